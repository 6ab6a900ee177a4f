"""The sentences of an article that say something of an event, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from eventtracker.dashboard import pieces
from eventtracker.dashboard.reader import Reader
from eventtracker.i18n import direction
from eventtracker.model import Document, DocumentRef, Event
from eventtracker.publish import words
from eventtracker.publish.evidence import marked
from eventtracker.publish.text import shortened

Mark = tuple[int, int, str]
"""First offset, the one after the last, field."""

_STOP = re.compile(r"[.!?؟。]+[»”\"')\]]*\s|\n")
_WIDEST = 400
"""Characters on one side of a mark, where a text has no full stops."""


def marks(event: Event, document: Document) -> list[Mark]:
    """The event's evidence in a document, where its words still stand there."""
    return [
        (e.start, e.end, e.field)
        for e in event.evidence
        if e.document == document.id
        and e.start is not None
        and e.end is not None
        and document.text[e.start : e.end] == e.text
    ]


def stretches(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The sentences around the marks, in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for start, end, _ in marks):
        first, last = _sentence(text, start, end)
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def passages(
    tr: Reader, event: Event, documents: Sequence[tuple[DocumentRef, Document | None]]
) -> str:
    """What each article says of an event; nothing of an article that isn't stored."""
    said = "".join(
        _of(tr, ref, document, marks(event, document)) for ref, document in documents if document
    )
    return f'<section class="et-passages">{said}</section>'


def show(tr: Reader, document: Document, found: Iterable[Mark]) -> str:
    """A whole text with its marks."""
    return _text(tr, document, found, 0, len(document.text))


def _of(tr: Reader, ref: DocumentRef, document: Document, found: list[Mark]) -> str:
    title = shortened(ref.title or ref.source or ref.url or ref.id, 160)
    day = f" · {escape(tr.day(ref.published))}" if ref.published else ""
    parts = "".join(
        _text(tr, document, found, first, last) for first, last in stretches(document.text, found)
    )
    nothing = f"<p class='et-note'>{escape(tr('No words of this article are marked.'))}</p>"
    return f"<h3 class='et-of'>{pieces.isolated(title)}{day}</h3>{parts or nothing}"


def _text(tr: Reader, document: Document, found: Iterable[Mark], first: int, last: int) -> str:
    lang = document.lang
    said = f'lang="{escape(lang)}" dir="{direction(lang)}"' if lang else 'dir="auto"'
    here = [(s - first, e - first, f) for s, e, f in found if s < last and e > first]
    text = marked(document.text[first:last], here, label=lambda path: words.field(path, tr.lang))
    return f'<article class="et-text" {said}>{text}</article>'


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = text[max(0, start - _WIDEST) : start]
    first = start - len(before)
    for stop in _STOP.finditer(before):
        first = start - len(before) + stop.end()
    stop_after = _STOP.search(text, max(start, end - 1), end + _WIDEST)
    last = stop_after.end() if stop_after else min(len(text), end + _WIDEST)
    return first, first + len(text[first:last].rstrip())
