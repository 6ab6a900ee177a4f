"""Layout: a text as people have it, as blocks, and as plain prose of the same length.

Mails wrapped at some width, posts, announcement cards, markdown and programmes are read alike.
`layout` gives the blocks of a text (paragraph, heading, list item, field, table row, front matter,
mail header) and `plain`: the same text, as many code points long, in which soft line breaks, marks
of emphasis, bullets, pictograms and addresses are spaces. Offsets into `plain` are those of the
text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from eventtracker.text.wrap import Line, soft_breaks

Kind = Literal["paragraph", "heading", "item", "field", "row", "front_matter", "mail_header"]

_PICTURES: Final = (
    "\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
"""Pictograms; the letters of flags (U+1F1E6 on) are not among them: they name countries."""
_MARKED: Final = re.compile(rf"[*_#|`\[\]\r\x85\u2028\u2029®™{_PICTURES}]|://|@|www\.")
"""What a text must have for any mark inside its lines to be taken out."""

_BREAK: Final = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_INLINE: Final = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s<>\"'»”)\]|،]*[^\s<>\"'»”)\]|،.,;:!?]"  # addresses
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|\*+|~~+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|[®™]"  # emphasis, signs of trade marks
    rf"|#(?=[^\W\d])|[{_PICTURES}]+[\ufe0f\u200d]?"
)
_HASHTAG: Final = re.compile(r"#(?:[^\W\d]\w*)")
_RULE: Final = re.compile(
    r"[ \t]*(?:[-*_=~–—#][ \t]?){3,}|[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+[ \t]*"
)
_HEADING: Final = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?=\S)")
_QUOTED: Final = re.compile(r"[ \t]{0,3}>[> \t]*")
_BULLET: Final = re.compile(r"[ \t]*(?:[-*+–—•◦▪●·∙▸►✓✔][ \t]+|[•◦▪●∙▸►✓✔])")
_NUMBERED: Final = re.compile(r"[ \t]*(?P<number>\d{1,2})[.)][ \t]+(?=[^\W\d]|[\"«“„*])")
_PICTURED: Final = re.compile(rf"[ \t]*(?P<marks>[{_PICTURES}\ufe0f\u200d]+)[ \t]*")
_FIELD: Final = re.compile(
    r"[ \t*_]*(?P<label>[^\W\d_][^:\n.!?؟|;,،]{0,38}?)[ \t*_]*:[*_]*(?=\s|$)[ \t*_]*"
)
_KEY: Final = re.compile(r"(?P<label>[^\W\d_][\w -]{0,30}?)[ \t]*:(?:[ \t]+|$)")
_CLOCK: Final = re.compile(r"[ \t]*\d{1,2}[:.]\d\d(?!\d|\.\d)")
_ENDS: Final = re.compile(r"[.!?؟…:;,،»\"]$")
_FENCES: Final = ("---", "+++")
_TITLE: Final = 120
"""A heading is at most so long."""
_MATTER: Final = 40
"""Lines of the longest front matter."""
_ENVELOPE: Final = frozenset(
    (
        "from to cc bcc subject date sent reply-to от кому копия тема дата من إلى الموضوع التاريخ"
    ).split()
)
_PICTURED_FIELDS: Final = {
    **dict.fromkeys("📅🗓📆", "when"),
    **dict.fromkeys("⏰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⌚⏱⌛", "time"),
    **dict.fromkeys("📍📌🏢🏛🏟🗺🏨", "where"),
    **dict.fromkeys("🎟🎫📝", "registration"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text, [start, end) in code points. `body` is where what it says begins, behind
    bullet and label; `label` are the words of a field's label, `picture` the field that a
    pictogram stands for: when, where, time, registration."""

    kind: Kind
    start: int
    end: int
    body: int
    label: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Layout:
    """The blocks of a text in order, where each begins, and the text without its marks, as long as
    it was given."""

    text: str
    plain: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Block | None:
        """The block that holds an offset, None between blocks."""
        k = bisect_right(self.starts, offset) - 1
        return self.blocks[k] if k >= 0 and offset < self.blocks[k].end else None

    def joined(self, breaks: Iterable[int]) -> Layout:
        """The layout with a space for the line breaks at some offsets."""
        plain = list(self.plain)
        for at in breaks:
            plain[at] = " "
        return replace(self, plain="".join(plain))


@lru_cache(maxsize=16)
def layout(text: str) -> Layout:
    """Lay a text out. Linear in its length; never raises on any text."""
    plain = _inline(text) if _MARKED.search(text) else text
    lines = list(_lines(text, plain))
    _number([x for x in lines if not x.blank])
    soft = soft_breaks([Line(plain[x.start : x.end], x.hard) for x in lines])
    blocks = tuple(_blocks(plain, lines, soft))
    return Layout(text, _spelt_out(plain, lines, soft), blocks, tuple(b.start for b in blocks))


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _linked(m: re.Match[str]) -> str:
    """The words of a markdown link alone."""
    before, after = m.start(1) - m.start(), m.end() - m.end(1)
    return " " * before + m[1] + " " * after


def _inline(text: str) -> str:
    """A text without the marks inside its lines, as long as before."""
    if "](" in text:
        text = _LINK.sub(_linked, text)
    if "#" in text:
        text = _HASHTAG.sub(lambda m: m[0].replace("_", " "), text)
    return _INLINE.sub(_blank, text)


@dataclass(slots=True)
class _Shape:
    """A line [start, end), its break to `after`, and what its beginning says it is."""

    start: int
    end: int
    after: int
    kind: Kind = "paragraph"
    body: int = 0
    label: str = ""
    picture: str = ""
    hard: bool = False
    blank: bool = False
    number: int = 0
    listed_body: int = 0


def _lines(text: str, plain: str) -> Iterator[_Shape]:
    matter, kind = _front_matter(text)
    at = 0
    labelled: list[_Shape] = []
    for m in [*_BREAK.finditer(text), None]:
        end, after = m.span() if m else (len(text), len(text))
        shape = _Shape(at, end, after, body=at)
        if at < matter:
            _read_key(text, shape, kind)
        else:
            _read(text, plain, shape)
        if shape.kind == "field" and not shape.picture:
            labelled.append(shape)
        else:
            _harden(labelled)
            labelled = []
        yield shape
        at = after
    _harden(labelled)


def _harden(fields: Sequence[_Shape]) -> None:
    """Labels in line after line are a card's: each begins a line of its own. A lone one may be a
    word of running prose before a colon."""
    for shape in fields if len(fields) > 1 else ():
        shape.hard = True


def _number(lines: Sequence[_Shape]) -> None:
    """A number and a full stop begin an item only in a list that counts on: "14. May" is a date."""
    for above, below in pairwise(lines):
        if above.number and below.number == above.number + 1:
            for x in (above, below):
                x.kind, x.body, x.hard = "item", x.listed_body, True


def _front_matter(text: str) -> tuple[int, Kind]:
    """Where the front matter or the header of a mail that opens a text ends, and which it is."""
    lines = text[: 200 * _MATTER].split("\n", _MATTER)
    if lines[0].strip() in _FENCES:
        size = len(lines[0]) + 1
        for line in lines[1:-1]:
            size += len(line) + 1
            if line.strip() == lines[0].strip():
                return size, "front_matter"
        return 0, "front_matter"
    size = count = 0
    for line in lines[:-1]:
        m = _KEY.match(line)
        if not m or m["label"].casefold() not in _ENVELOPE:
            break
        size, count = size + len(line) + 1, count + 1
    return (size, "mail_header") if count > 1 else (0, "mail_header")


def _read_key(text: str, x: _Shape, kind: Kind) -> None:
    x.kind, x.hard = kind, True
    x.blank = not text[x.start : x.end].strip()
    if m := _KEY.match(text, x.start, x.end):
        x.label, x.body = m["label"].casefold(), m.end()


def _read(text: str, plain: str, x: _Shape) -> None:
    """Read a line's beginning: what kind of line it is, and where its own words begin."""
    if not plain[x.start : x.end].strip() or _RULE.fullmatch(text, x.start, x.end):
        x.blank, x.body = True, x.end
        return
    if m := _QUOTED.match(text, x.start, x.end):
        x.body = m.end()
    if m := _HEADING.match(text, x.body, x.end):
        x.kind, x.body, x.hard = "heading", m.end(), True
    elif m := _PICTURED.match(text, x.body, x.end):
        x.kind, x.body, x.hard = "item", m.end(), True
        x.picture = next((f for c in m["marks"] if (f := _PICTURED_FIELDS.get(c))), "")
    elif m := _BULLET.match(text, x.body, x.end):
        x.kind, x.body, x.hard = "item", m.end(), m[0].lstrip()[0] not in "–—"
    elif m := _NUMBERED.match(text, x.body, x.end):
        x.number, x.listed_body = int(m["number"]), m.end()
    elif text.count("|", x.start, x.end) > 1 or text.count(" | ", x.start, x.end):
        x.kind, x.hard = "row", True
    elif _CLOCK.match(text, x.body, x.end):
        x.hard = True
    if x.kind != "row" and (m := _FIELD.match(text, x.body, x.end)):
        x.label, x.body, x.kind = m["label"].strip(" *_"), m.end(), "field"
    elif x.picture:
        x.kind = "field"


def _spelt_out(plain: str, lines: Sequence[_Shape], soft: set[int]) -> str:
    """The text with spaces for bullets and soft breaks, and one "\\n" for each other break."""
    pieces: list[str] = []
    for i, x in enumerate(lines):
        marked = x.blank or (x.kind in ("heading", "item") and i - 1 not in soft)
        lead = x.body if marked else x.start
        pieces += " " * (lead - x.start), plain[lead : x.end]
        if x.after > x.end:
            broken = " " if i in soft else "\n"
            pieces.append(" " * (x.after - x.end - 1) + broken)
    return "".join(pieces)


def _blocks(plain: str, lines: Sequence[_Shape], soft: set[int]) -> Iterator[Block]:
    """The lines that soft breaks join, each as a block."""
    first: _Shape | None = None
    for i, x in enumerate(lines):
        if first is None and x.blank:
            continue
        first = first or x
        if i in soft:
            continue
        kind = first.kind
        if kind == "paragraph" and _is_heading(plain, lines, i, first):
            kind = "heading"
        yield Block(kind, first.start, x.end, first.body, first.label, first.picture)
        first = None


def _is_heading(plain: str, lines: Sequence[_Shape], i: int, first: _Shape) -> bool:
    """Whether a line stands alone as a heading does: short, no mark at its end, something below."""
    said = plain[first.start : lines[i].end].strip()
    below = any(not x.blank for x in lines[i + 1 : i + 3])
    return below and len(said) <= _TITLE and not _ENDS.search(said)
