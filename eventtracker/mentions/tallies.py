"""Figures beside one another: of which edition each is said, and which are parts of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eventtracker.model import Span
from eventtracker.scan import Scan


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number of something: one of model.FIGURE_KINDS and COMPARATORS.

    `year` is a year that the sentence names, `past` whether it speaks of the edition before.
    """

    span: Span
    kind: str
    value: int
    comparator: str = "="
    year: int | None = None
    past: bool = False
    first: int = 0


def together(scan: Scan, figures: Sequence[FigureMention]) -> list[FigureMention]:
    """A text's figures without shares of others, with the editions that earlier ones name."""
    return _carried(scan, _wholes(scan, figures))


def edition(scan: Scan, first: int, last: int) -> tuple[int | None, bool]:
    """(year, past) that the sentence around tokens first … last-1 speaks of."""
    start, end = scan.sentence_of(first)
    years = set(_years(scan, start, end, range(first, last)))
    return years.pop() if len(years) == 1 else None, _past(scan, start, end)


def _wholes(scan: Scan, figures: Sequence[FigureMention]) -> Iterator[FigureMention]:
    """Without the shares of a whole: "240 firms, among them 97 local and 122 foreign firms"."""
    said: dict[str, FigureMention] = {}
    for f in figures:
        whole = said.get(f.kind)
        if whole is None or not _shares(scan, f, whole):
            said[f.kind] = f
            yield f


def _shares(scan: Scan, f: FigureMention, whole: FigureMention) -> bool:
    """Whether a figure counts some of those that an earlier one of its sentence counts."""
    if f.value >= whole.value or scan.sentence_of(f.first) != scan.sentence_of(whole.first):
        return False
    part = scan.lexicon.pattern("M_PART")
    return bool(part.search(scan.letters, whole.first, f.first))


def _carried(scan: Scan, figures: Iterator[FigureMention]) -> list[FigureMention]:
    """A year is said once: the next sentence of a paragraph counts on for the same edition."""
    out: list[FigureMention] = []
    for f in figures:
        start, end = scan.sentence_of(f.first)
        before = out[-1] if out else None
        follows = before is not None and scan.sentence_of(before.first)[1] == start
        silent = f.year is None and not f.past and not _breaks(scan, start, end)
        if before is not None and follows and silent and (before.year or before.past):
            f = replace(f, year=before.year, past=before.past)
        out.append(f)
    return out


def _breaks(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence begins a paragraph or speaks of what is to come."""
    if start and "\n" in scan.tokens[start - 1]:
        return True
    ahead = scan.lexicon.pattern("FUTURE", "REL_THIS", "REL_NEXT", "REL_COMING")
    return bool(ahead.search(scan.letters, start, end))


def _past(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence speaks of the edition before: "last year", "the previous edition"."""
    for m in scan.lexicon.pattern("M_PAST", "REL_LAST").finditer(scan.letters, start, end):
        i = m.start()
        if scan.has(i, "M_PAST") or scan.has(i - 1, "UNIT_YEAR") or scan.has(i + 1, "UNIT_YEAR"):
            return True
    return False


def _years(scan: Scan, start: int, end: int, own: range) -> Iterator[int]:
    for m in scan.lexicon.pattern("YEAR").finditer(scan.letters, start, end):
        value = scan.value(m.start(), "YEAR")
        if m.start() not in own and isinstance(value, int) and 1990 <= value <= 2100:
            yield value
