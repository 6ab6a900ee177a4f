"""A text with the words marked that say something of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import pairwise

from eventtracker.publish.text import plain


def marked(
    text: str, marks: Iterable[tuple[int, int, str]], *, label: Callable[[str], str] = str
) -> str:
    """HTML of `text` with `<mark class="ev ev-FIELD">` around the marks (start, end, field).

    Offsets are code points, end exclusive; what lies outside the text is cut off. Overlapping
    marks are split at every boundary, and a piece of several carries the classes of all.
    `label` names a field for those who cannot see colours: in the title, and after the mark
    for screen readers. Everything of the text is escaped.
    """
    spans = [(max(0, s), min(len(text), e), field) for s, e, field in marks]
    waiting = sorted((span for span in spans if span[0] < span[1]), reverse=True)
    cuts = sorted({0, len(text), *(at for span in waiting for at in span[:2])})
    here: list[tuple[int, int, str]] = []
    out = []
    for start, end in pairwise(cuts):
        here = [span for span in here if span[1] > start]
        while waiting and waiting[-1][0] == start:
            here.append(waiting.pop())
        piece = escape(plain(text[start:end]))
        out.append(_mark(piece, here, end, label) if here else piece)
    return "".join(out)


def _mark(
    piece: str, spans: list[tuple[int, int, str]], end: int, label: Callable[[str], str]
) -> str:
    """A piece in the classes of all its spans; where spans end, a word for screen readers."""
    fields = list(dict.fromkeys(field for _, _, field in spans))
    classes = " ".join(dict.fromkeys(f"ev-{_class(field)}" for field in fields))
    names = escape(", ".join(map(label, fields)))
    ended = dict.fromkeys(field for _, e, field in spans if e == end)
    spoken = escape(", ".join(map(label, ended)))
    tail = f'<span class="sr"> ({spoken})</span>' if ended else ""
    return f'<mark class="ev {classes}" title="{names}">{piece}{tail}</mark>'


def _class(field: str) -> str:
    """ "countries.MY" is marked as "countries"."""
    head = field.partition(".")[0]
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in head).lower()
