"""The times of a text that may date an event, with their tokens."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from eventtracker.mentions.view import ANYEVENT, APOS, HEAD, HEADS, QUOTE, YEAR, View, within
from eventtracker.mentions.zones import Zones
from eventtracker.model import Interval, TimeExpression

_GRAINS: Final = set("minute hour day weekend week part month quarter half season year".split())
_DATE_WORDS: Final = ("MONTH", "HMONTH", "ISO", "DMY", "DM", "YEAR")
_LONGEST: Final = timedelta(days=400)


@dataclass(slots=True, eq=False)
class Placed:
    """A time with its tokens [first, last); `dated` where it names a month or a date ("5 May"),
    not a distance ("in a week"), `single` where it is one day; `doubts` speak against it."""

    time: TimeExpression
    first: int
    last: int
    dated: bool
    single: bool
    doubts: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether it is a stretch of dated days, which says little else than when an event is."""
        return not self.single and self.dated and self.time.interval.grain == "day"


def place(v: View, times: Sequence[TimeExpression], zones: Zones) -> list[Placed]:
    """The times that may date an event: resolved, a year or finer, in the text's story."""
    out = []
    for t in times:
        i = t.interval
        if (i.first is None and i.last is None) or i.grain not in _GRAINS or t in zones.dated:
            continue
        first, last = v.scan.token_at(t.start), v.scan.token_at(t.end - 1) + 1
        dated = bool(within(v.where(*_DATE_WORDS), first, last))
        if i.first and i.last and i.last - i.first > _LONGEST:
            continue
        if zones.alive(first) and not _is_title(v, first, last):
            single = i.first is not None and i.first == i.last
            out.append(Placed(t, first, last, dated, single, tuple(_doubts(v, t, first, last))))
    return out


def _doubts(v: View, t: TimeExpression, first: int, last: int) -> Iterator[str]:
    """What speaks against a time's being an event's, as features."""
    grain = t.interval.grain
    undated = grain in ("half", "season") and not within(v.where(*_DATE_WORDS), first, last)
    unnumbered = grain == "year" and not any(v.bits[k] & YEAR for k in range(first, last))
    if (undated or unnumbered) and not _put_off(v, first):
        yield "unnumbered_year" if unnumbered else "undated_season"
    if _of_another(v, last):
        yield "of_another"
    if _habitual(v, first):
        yield "habitual"


def two_ends(i: Interval) -> tuple[Interval, Interval]:
    """The two that "from … to" names, not what lies between: days, or months."""
    if i.first is None or i.last is None or i.grain == "day":
        return replace(i, last=i.first), replace(i, first=i.last)
    end = i.first.replace(day=monthrange(i.first.year, i.first.month)[1])
    return replace(i, last=end), replace(i, first=i.last.replace(day=1))


def _put_off(v: View, first: int) -> bool:
    """Whether a time is what something is moved to ("postponed until next year")."""
    to = v.scan.has(first - 1, "TO", "ON")
    return to and bool(within(v.where("POSTPONED", "MOVED"), first - 6, first))


def _of_another(v: View, last: int) -> bool:
    """Whether a time tells what is no event ("December's flood"), not when one is."""
    near = range(last + 1, min(last + 7, len(v)))
    return bool(v.at(last) & APOS) and not any(v.at(k) & (HEAD | HEADS | ANYEVENT) for k in near)


def _habitual(v: View, first: int) -> bool:
    """Whether a time says when events of a kind are held ("it normally begins in January")."""
    a, _ = v.sentence_of(first)
    return bool(within(v.where("HABIT"), max(a, first - 6), first))


def _is_title(v: View, first: int, last: int) -> bool:
    """Whether a time is all that stands in quotes: the name of a cinema, not a month."""
    return bool(v.at(first - 1) & QUOTE) and v.quotes.get(first - 1) == last
