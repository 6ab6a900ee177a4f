"""Stated lengths of time ("three-day", «продлится два дня», «لمدة يومين»): no times of their
own, but an event needs them for its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from eventtracker.model import Span
from eventtracker.scan import Scan

_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True)
class Length:
    """A length in days, and the words that say it."""

    span: Span
    token: int
    days: int

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


def lengths(scan: Scan) -> list[Length]:
    """The lengths of a text that are given in days or weeks, up to 60 days."""
    out = []
    for i in scan.where("UNIT_DAY", "UNIT_WEEK", "DUAL"):
        found = _length(scan, i)
        if found and 0 < found[2] <= 60:
            out.append(Length(scan.span(found[0], found[1]), found[0], found[2]))
    return out


def _length(s: Scan, i: int) -> tuple[int, int, int] | None:
    dual = s.value(i, "DUAL")
    if dual is not None:
        return (i, i + 1, 2 * _DAYS[str(dual)]) if str(dual) in _DAYS else None
    size = _DAYS.get(str(s.value(i, "UNIT")), 0)
    before = i - 1
    if s.has(before, "DASH") and not s.tokens[before].endswith(" "):
        before -= 1
    first = before
    if s.has(before, "RP") and s.has(before - 2, "LP"):
        first, before = before - 2, before - 1  # «على مدار (4) أيام»
    n = s.value(before, "NUM") or s.value(before, "CARD")
    if not isinstance(n, int) or n > 60 or s.has(before, "YEAR"):
        return None
    return min(first, before), i + 1, n * size
