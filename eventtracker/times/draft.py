"""What a matched rule *says*, before anything is resolved: partials and how they join."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from eventtracker.languages import Pack
from eventtracker.languages.numerals import dmy
from eventtracker.model import Interval
from eventtracker.times.grammar import Match, Rule, Slot
from eventtracker.times.match import REMEMBERED, slots_of

_JOINERS: Final = {"TO", "DASH", "SLASH", "AND"}
_TWO: Final = {"range", "month_range", "weekday_range", "pair", "weekdays"}
_LISTS: Final = {"list", "either", "ranges", "bare_days", "bare_range"}
_FIELDS = {
    "MONTH": "month",
    "MON": "month",
    "YEAR": "year",
    "WEEKDAY": "weekday",
    "NTHDAY": "weekday",
}
_FIELDS |= {"REL": "relative", "DEIXIS": "deixis"}
_HIJRI_YEARS: Final = range(1300, 1501)
STEP: Final = {"next": 1, "coming": 1, "last": -1, "this": 0, "second_next": 2, "second_last": -2}


class Partial(NamedTuple):
    """One end as said; None where the text is silent. `relative` is next, last or this, of
    `relative_unit` ("year": "May next year"; None: "next May"); `begins` a range of days."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hijri: bool = False
    relative: str | None = None
    relative_unit: str | None = None
    numeric: tuple[tuple[int, int, int], ...] = ()
    deixis: int | None = None
    part: str | None = None
    begins: bool = False

    @property
    def silent(self) -> bool:
        return self == _SILENT


_SILENT: Final = Partial()


class Draft(NamedTuple):
    """A match read: the kind says which resolver it needs (see `resolve.RESOLVERS`).

    `days` and `slots` count tokens from `first` on. `year_said`: its year is no guess.
    """

    kind: str
    first: int
    last: int
    left: Partial
    right: Partial | None = None
    days: tuple[tuple[int, int], ...] = ()
    slots: tuple[Slot, ...] = ()
    extra: Mapping[str, int | str] = MappingProxyType({})
    amounts: tuple[int | str, ...] = ()
    year_said: bool = False
    apart: tuple[Draft, ...] = ()


Found = tuple[int, int, Interval]
"""First token, end token, interval."""


def one(d: Draft, interval: Interval | None) -> list[Found]:
    """The whole draft as one interval; nothing where there is none."""
    return [(d.first, d.last, interval)] if interval else []


def read(match: Match, pack: Pack, order: str) -> Draft:
    """The draft of a match. `order` is the text's order of numeric dates."""
    said = _said(pack, match.rule, match.words, order)
    return Draft._make((said.kind, match.first, match.last, *said[3:]))


@lru_cache(maxsize=REMEMBERED)
def _said(pack: Pack, rule: Rule, words: tuple[str, ...], order: str) -> Draft:
    """What a rule says on words that it matches, as if they were a text's first."""
    kind, slots = rule.means, slots_of(pack, rule, words)
    split = next((k for k, (t, *_) in enumerate(slots) if t in _JOINERS), None)
    two = kind in _TWO and split is not None
    cut = split if two and split is not None else len(slots)
    left = _partial(slots[:cut], words, pack, order)
    right = _partial(slots[cut + 1 :], words, pack, order) if two else None
    if kind == "range" and rule.name == "weekdays with dates":
        left, right = _weekdays_with_dates(slots, words, pack, order)
        said = says_year(slots, left)
        return Draft(kind, 0, len(words), left, right, slots=slots, year_said=said)
    if kind == "digits_range":
        left, right = _digits_range(slots, order)
        kind = "range"
    if right and rule.name == "range, days of a relative month":
        right = right._replace(relative_unit="month")  # «من 7 إلى 12 الجاري»
    digits = kind == "day_month" or rule.name == "range, days and months in digits"
    if digits and order == "MDY" and _day_first(slots):
        left, right = _month_first(left), right and _month_first(right)
    return Draft(
        kind,
        0,
        len(words),
        left,
        right,
        days=_days(words, pack) if kind in _LISTS else (),
        slots=slots,
        extra={t: v for t, _, v in slots},
        amounts=tuple(v for t, _, v in slots if t in ("NUM", "CARD")) if "range" in kind else (),
        year_said=says_year(slots, left),
    )


def _digits_range(slots: tuple[Slot, ...], order: str) -> tuple[Partial, Partial]:
    """ "9/28-10/2/2027": both in the order that one of them shows; silent if they differ."""
    (a, b), value = (int(v) for t, _, v in slots if t == "DAY"), str(slots[-1][2])
    c, d = (int(x) for x in re.split(r"[./\\-]", value)[:2])
    shown = {"DMY" for x in (a, c) if x > 12} | {"MDY" for x in (b, d) if x > 12}
    if len(shown) > 1 or c > 31:
        return Partial(), Partial()
    order = shown.pop() if shown else order
    day, month = (a, b) if order == "DMY" else (b, a)
    fits = [x for x in dmy(value, order) if x[2] == (c if order == "DMY" else d)]
    if not fits or month > 12:
        return Partial(), Partial()
    y, m, n = fits[0]
    return Partial(day=day, month=month), Partial(day=n, month=m, year=y, numeric=((y, m, n),))


def _day_first(slots: tuple[Slot, ...]) -> bool:
    """Whether "10/1 to 11/7" was read as days before months, and may be the other way round."""
    numbers = [(t, int(v)) for t, _, v in slots if t in ("DAY", "MON")]
    fits = all(v <= 12 for t, v in numbers if t == "DAY")
    return bool(numbers) and numbers[0][0] == "DAY" and numbers[-1][0] == "MON" and fits


def _month_first(p: Partial) -> Partial:
    """ "4/6", read as day and month, where the text's order is the other."""
    return p._replace(day=p.month, month=p.day) if p.day and p.day <= 12 else p


def says_year(slots: tuple[Slot, ...], left: Partial) -> bool:
    return bool(left.numeric) or any(t == "YEAR" for t, *_ in slots)


def _weekdays_with_dates(
    slots: tuple[Slot, ...], words: tuple[str, ...], pack: Pack, order: str
) -> tuple[Partial, Partial]:
    """ "Monday and Tuesday, May 20-21": the days decide, the weekdays decorate."""
    dates = tuple(s for s in slots if s[0] not in ("WEEKDAY", "AND"))
    cut = next(k for k, (t, *_) in enumerate(dates) if t in _JOINERS)
    return (
        _partial(dates[:cut], words, pack, order),
        _partial(dates[cut + 1 :], words, pack, order),
    )


def _partial(slots: tuple[Slot, ...], words: tuple[str, ...], pack: Pack, order: str) -> Partial:
    said: dict[str, Any] = {}
    era = None
    for type_, i, value in slots:
        if type_ in _FIELDS:
            said[_FIELDS[type_]] = value
        elif type_ == "ERA":
            era = value
        elif type_ in ("DMY", "ISO"):
            said |= _numeric(str(value), order)
        elif type_ == "DM":
            said["day"], said["month"] = (int(x) for x in str(value).split("."))
        elif type_ in ("DAY", "ORD"):
            if isinstance(value, int) and value <= 31:
                said["day"] = value
        elif type_ == "Y2" and isinstance(value, int):
            said["year"] = value + (2000 if value < 70 else 1900)
        elif type_ == "NOW":
            said["deixis"] = 0
        elif type_ == "PART":
            said["part"] = str(value).upper()
        elif type_ == "HMONTH":
            said["month"], said["hijri"] = value, True
        elif type_.startswith("UNIT"):
            said["relative_unit"] = pack.lexicon.readings(words[i]).get("UNIT")
    if era == "AH" or (era is None and said.get("year") in _HIJRI_YEARS and pack.script == "Arab"):
        said["hijri"] = True
    elif era == "AD":
        said["hijri"] = False
    return Partial(**said)


def _numeric(value: str, order: str) -> dict[str, Any]:
    if re.match(r"\d{4}-\d\d-\d\d", value):
        y, m, d = (int(x) for x in value[:10].split("-"))
        return {"numeric": ((y, m, d),), "year": y, "month": m, "day": d}
    readings = dmy(value, order)
    y, m, d = readings[0]
    return {"numeric": tuple(readings), "year": y, "month": m, "day": d}


def _days(words: tuple[str, ...], pack: Pack) -> tuple[tuple[int, int], ...]:
    """(day, token) of every day of a list."""
    out: list[tuple[int, int]] = []
    for i, readings in enumerate(map(pack.lexicon.readings, words)):
        n = readings.get("DAY") or readings.get("ORD")
        if isinstance(n, int) and n <= 31 and "YEAR" not in readings:
            out.append((n, i))
    return tuple(out)
