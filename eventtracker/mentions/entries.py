"""Entries: what a card, a list of dates or a programme says of an event, line by line.

A card is a title over labelled fields; in a list of dates each line has a name beside its days; in
a programme the days are headings. Where the form tells which name and which days are one event,
no sentence has to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from eventtracker.mentions.entry import Entry, Tokens
from eventtracker.mentions.labels import META, labels_of
from eventtracker.mentions.view import AND, BREAK, COMMA, CUE, DASH, LINK, QUOTE, THE, View
from eventtracker.text import Block

_LINE: Final = 260
"""Code points of the longest line of a list."""
_TITLE: Final = 140
_TOKENS: Final = 40
"""Tokens of the longest line with its days at the end."""
_LEAD: Final = 4
"""Tokens before the date that a line begins with: a weekday, a bracket."""
_DATED: Final = ("MONTH", "HMONTH", "ISO", "DMY", "DM", "WEEKDAY")


@dataclass(slots=True)
class _Line:
    """A block as tokens; `days` are its dates, [first, last) each."""

    block: Block
    first: int
    body: int
    last: int
    fields: frozenset[str]
    days: list[Tokens] = field(default_factory=list)

    @property
    def size(self) -> int:
        return self.block.end - self.block.start

    @property
    def all_date(self) -> bool:
        """Whether a line is nothing but a day."""
        return (
            bool(self.days)
            and self.days[0][0] - self.body <= 1
            and self.last - self.days[-1][1] <= 1
        )


def find(v: View) -> list[Entry]:
    """The entries of a text, in its order."""
    lines = _lines(v)
    return [*_cards(v, lines), *_programme(v, lines), *_listed(v, lines)]


def _lines(v: View) -> list[_Line]:
    scan, out = v.scan, []
    days = list(v.dates)
    at = 0
    for b in scan.layout.blocks:
        first, last = scan.token_at(b.start), scan.token_at(b.end - 1) + 1
        while first < last and v.scan.has(first, "NL", "PARA"):
            first += 1
        body = max(first, scan.token_at(b.body)) if b.body < b.end else last
        line = _Line(b, first, body, last, labels_of(scan.pack, b))
        while at < len(days) and days[at][0] < last:
            begin, end = days[at]
            dated = begin == body or any(scan.has(k, *_DATED) for k in range(begin, end))
            if begin >= first and dated:
                line.days.append(days[at])
            at += 1
        out.append(line)
    return out


def _cards(v: View, lines: Sequence[_Line]) -> Iterator[Entry]:
    """Titles over fields that say when."""
    i = 0
    while i < len(lines):
        if not lines[i].fields or "meta" in lines[i].fields or lines[i].block.kind in META:
            i += 1
            continue
        j = i
        while j < len(lines) and (lines[j].block.kind == "field" or lines[j].fields):
            j += 1
        fields = lines[i:j]
        title = _card_title(v, lines, i, fields)
        when = [x for x in fields if "when" in x.fields and x.days]
        if title and when:
            yield Entry(
                (title.body, title.last),
                (title.first, fields[-1].last),
                tuple(d for x in when for d in x.days),
                tuple((x.body, x.last) for x in fields if "where" in x.fields),
                tuple(d for x in fields if "registration" in x.fields for d in x.days),
                tuple((x.body, x.last) for x in fields if x.fields & {"time", "when"}),
                titled=title.size <= _TITLE and not v.scan.has(title.last - 1, "DOT"),
            )
        i = j


def _card_title(v: View, lines: Sequence[_Line], i: int, fields: Sequence[_Line]) -> _Line | None:
    """The field that gives the name, else the line above the fields."""
    for x in fields:
        if x.fields & {"name", "title"} and x.last > x.body and not x.days:
            return x
    for x in reversed(lines[max(0, i - 3) : i]):
        if x.block.kind not in META and not x.all_date:
            return x
    return None


def _programme(v: View, lines: Sequence[_Line]) -> Iterator[Entry]:
    """The event above headings that are days, with these for its days; and what its items name."""
    heads = [k for k, x in enumerate(lines) if x.all_date and not x.fields]
    if len(heads) < 2 or all(b == a + 1 for a, b in pairwise(heads)):
        return
    above = [x for x in lines[: heads[0]] if x.block.kind not in META and not x.all_date]
    title = next((x for x in above if x.size <= _TITLE and not x.fields), None)
    if title is None:
        return
    days = tuple(lines[k].days[0] for k in heads)
    yield Entry((title.body, title.last), (title.body, lines[-1].last), days, programme=True)
    for head, end in pairwise([*heads, len(lines)]):
        for x in lines[head + 1 : end]:
            clocked = v.scan.has(x.body, "CLOCK", "DM") and not x.days
            if clocked and x.size <= _LINE and (piece := _piece(v, x.body + 1, x.last)):
                clock = (x.body, x.body + 1)
                yield Entry(piece, (x.body, x.last), (lines[head].days[0],), opening=(clock,))


def _listed(v: View, lines: Sequence[_Line]) -> Iterator[Entry]:
    """The lines of a list in which each has a name and its days."""
    shapes = [_shape(v, x) for x in lines]
    for k, x in enumerate(lines):
        beside = [s for s in shapes[max(0, k - 2) : k] + shapes[k + 1 : k + 3] if s]
        if not shapes[k] or shapes[k] not in beside:
            continue
        if title := _own_words(v, x, shapes[k]):
            yield Entry(title, (x.first, x.last), (x.days[0],), ((x.body, x.last),), titled=True)


def _shape(v: View, x: _Line) -> str:
    """Where the days stand in a line of a list: at its beginning, behind a mark, in a cell."""
    if x.fields or x.size > _LINE or not x.days or x.all_date or x.block.kind in META:
        return ""
    if x.block.kind == "row":
        return "row" if len(_cells(v, x, dated=True)) == 1 else ""
    a = x.days[0][0]
    if a - x.body <= _LEAD and all(v.at(k) & (BREAK | DASH) for k in range(x.body, a)):
        return "lead"
    marked = v.at(a - 1) & (BREAK | COMMA | DASH) and not v.scan.has(a - 1, "DOT")
    return "tail" if marked and len(x.days) == 1 and x.last - x.body <= _TOKENS else ""


def _cells(v: View, x: _Line, dated: bool) -> list[Tokens]:
    """The cells of a row that hold days, or that hold none."""
    marks = [k for k in range(x.body, x.last) if v.scan.word(k) == "|"]
    cells = [(a + 1, b) for a, b in pairwise([x.body - 1, *marks, x.last]) if b > a + 1]
    return [c for c in cells if dated is any(c[0] <= a < c[1] for a, _ in x.days)]


def _own_words(v: View, x: _Line, shape: str) -> Tokens | None:
    """The piece of a line that is neither its days nor a place."""
    if shape == "row":
        return next((p for c in _cells(v, x, dated=False) if (p := _piece(v, *c))), None)
    a, b = x.days[0]
    return _piece(v, b, x.last) if shape == "lead" else _piece(v, x.body, a)


def _piece(v: View, first: int, last: int) -> Tokens | None:
    """The first piece between marks, from `first` on, that has a word and is no place alone."""
    k = first
    while k < last:
        while k < last and v.at(k) & (BREAK | COMMA | DASH):
            k += 1
        end = k
        while end < last and not _parts(v, end):
            end = v.quotes[end] + 1 if end < v.quotes.get(end, end) < last else end + 1
        worded = any(v.wordy(n) and n not in v.site_at for n in range(k, end))
        if end > k and worded and not v.scan.has(k, "CLOCK"):
            return k, end
        k = max(end, k + 1)
    return None


def _parts(v: View, k: int) -> bool:
    """Whether a mark parts the pieces of a line: a comma, a bracket, a dash between spaces."""
    if v.at(k) & COMMA or (v.at(k) & BREAK and not v.scan.has(k, "SLASH")):
        return True
    return bool(v.at(k) & DASH) and not v.glued(k) and not v.glued(k - 1)


def untitled(v: View, taken: Sequence[Tokens]) -> Iterator[tuple[int, int, int | None]]:
    """The titles of entries in which no name was found, without marks; and the year that closes
    each."""
    for e in v.entries:
        a, b = e.title
        if not e.titled or any(first < b and a < last for first, last in taken):
            continue
        if piece := _piece(v, a, b):
            first, last = _bare(v, *piece)
            year = v.scan.value(last - 1, "YEAR") if last - first > 1 else None
            if last > first and _reads_as_name(v, first, last):
                yield first, last, int(year) if year else None


def _bare(v: View, first: int, last: int) -> Tokens:
    """A piece without the quotes and marks around it."""
    while first < last and v.at(first) & (QUOTE | THE):
        first += 1
    while last > first and v.at(last - 1) & (QUOTE | BREAK):
        last -= 1
    return first, last


def _reads_as_name(v: View, first: int, last: int) -> bool:
    """Whether a piece is written as names are: in quotes, in Latin among other letters, or in
    capitals; and says nothing (no verb) and nothing that is no event (an election)."""
    said = range(first, last)
    if any(v.at(k) & CUE or v.scan.has(k, "OTHERWISE", "FUNCTION", "MONEY") for k in said):
        return False
    if v.at(first - 1) & QUOTE or (v.scan.pack.script != "Latn" and v.latin(first)):
        return v.capital(first) or not v.scan.pack.naming.get("capitals")
    words = [k for k in said if v.wordy(k) and not v.at(k) & (LINK | AND | THE)]
    capitals = [k for k in words if v.capital(k)]
    if v.scan.pack.naming.get("left") == ("capitals",):
        return bool(capitals) and 2 * len(capitals) > len(words) and v.capital(first)
    return False
