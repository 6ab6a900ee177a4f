"""Not a time: units of time that tell how long or how often ("will last two weeks")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from eventtracker.scan import Scan
from eventtracker.times.grammar import Match


def _relative_unit(m: Match, s: Scan) -> bool:
    """ "recent years", "coming weeks" are no period: how many of them isn't said."""
    units = [m.first + k for t, k, _ in m.slots if t.startswith("UNIT_")]
    said = any(s.has(m.first + k, "REL_THIS") for _, k, _ in m.slots)  # "this years conference"
    return said or not any(s.has(i, "MANY") for i in units)


def _offset(m: Match, s: Scan) -> bool:
    """ "for three days from tomorrow" is a length and a beginning."""
    return not (s.has(m.first - 1, "BY") and any(t == "FROM" for t, *_ in m.slots))


def _so_many(m: Match, s: Scan) -> bool:
    """ "first nine months", not "second nine months"."""
    return all(v == 1 for t, _, v in m.slots if t == "ORD")


def _after(m: Match, s: Scan) -> bool:
    return s.has(m.last - 1, "UNIT", "DUAL", "HENCE") and not _counted_from(m, s)


def _ago(m: Match, s: Scan) -> bool:
    counted = any(t in ("NUM", "CARD", "A", "DUAL") for t, *_ in m.slots)
    if not counted and any(s.has(i, "MANY") for i in range(m.first, m.last)):
        return False  # "a few days ago": how many isn't said
    return not (s.has(m.first, "BEFORE") and _counted_from(m, s))


def _counted_from(m: Match, s: Scan) -> bool:
    """«بعد أيام من …»: counted from something else than today."""
    return s.has(m.last, "OF") and not s.has(m.first, "IN")


def _how_long(m: Match, s: Scan) -> bool:
    """ "will last two weeks", "courses last three days": how long, not when."""
    first = s.has(m.first, "REL")
    return first and (
        s.has(m.first - 1, "VERBAL", "TO", "HEADS", "NOT", "PLURAL", "WHICH")
        or s.has(m.last, "EVERY")
    )


def _rolling(m: Match, s: Scan) -> bool:
    if any(s.has(m.first + k, "REL_THIS") for _, k, _ in m.slots) or _how_long(m, s):
        return False
    if any(t == "UNIT_DAY" for t, *_ in m.slots) and s.has(m.last, "UNIT", "MONTH", "WEEKDAY"):
        return False
    ahead = any(s.has(m.first + k, "REL_COMING") for _, k, _ in m.slots)
    last = s.has(m.last - 1, "REL")  # «3 أيام القادمة»
    return m.slots[0][0] not in ("NUM", "CARD") or s.has(m.first - 1, "THE") or ahead or last


def _short_decade(m: Match, s: Scan) -> bool:
    return s.has(m.first, "APOS") or s.has(m.first - 1, "THE", "IN", "PART", "OF")


def _quarter(m: Match, s: Scan) -> bool:
    if any(s.has(i, "FISCAL") for i in range(m.first, m.last + 3)):
        # Its months in brackets say which they are; without them nothing does.
        return any(s.has(i, "LP") for i in range(m.last, m.last + 3))
    has_year = any(t in ("YEAR", "REL") for t, *_ in m.slots)
    return has_year or not (s.has(m.last, "OF") or s.has(m.last - 1, "OF"))


UNITS: Final[dict[str, Callable[[Match, Scan], bool]]] = {
    "quarter": _quarter,
    "after": _after,
    "ago": _ago,
    "rolling": _rolling,
    "short_decade": _short_decade,
    "so_many_of": _so_many,
    "relative_unit": _relative_unit,
    "offset": _offset,
}
