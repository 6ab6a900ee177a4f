"""How alike two names are, in one language or across languages and scripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from eventtracker.resolve.names import Name, match, take_apart
from eventtracker.resolve.words import Unit


class Level(IntEnum):
    """From "they name different things" to "they are one name"."""

    APART = 0  # each has a word that the other should have
    UNKNOWN = 1  # nothing to compare: other scripts, or nothing but "summit"
    WIDER = 2  # one says more, and it may be another event for that
    OPEN = 3  # they share words; what else they say can't be compared
    PART = 4  # one is the other's short form
    SAME = 5


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """`weight`: how many telling words two names share, a coined one counts twice; `own`: the same
    without places. `names`: the two compared."""

    level: Level
    weight: int
    own: int
    names: tuple[str, str] = ("", "")

    @property
    def telling(self) -> bool:
        """Whether hardly anything else is called so."""
        return self.weight >= 2


def likeness(one: Iterable[str], other: Iterable[str]) -> Likeness:
    """The greatest likeness of any two names of two events."""
    ours, theirs = list(one), list(other)
    return max(_compared(a, b) for a in ours for b in theirs)


@lru_cache(maxsize=100_000)
def _compared(one: str, other: str) -> Likeness:
    a, b = sorted((one, other))
    return replace(compare(take_apart(a), take_apart(b)), names=(a, b))


def compare(one: Name, other: Name) -> Likeness:
    """How alike two names are; one's numbers must be the other's."""
    if _stands_for(one, other) or _stands_for(other, one):
        return Likeness(Level.SAME, 2, 2)
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return Likeness(Level.APART, 0, 0)
    shared, ours, theirs = match(one, other)
    numbered = bool(one.numbers & other.numbers)
    told = [u for u in shared if u.kind != "place"]
    own = sum(2 if u.kind == "coined" else 1 for u in told) + numbered
    level = _level(one, other, (shared, ours, theirs), numbered=numbered)
    return Likeness(level, own + len(shared) - len(told), own)


def _level(
    one: Name, other: Name, units: tuple[list[Unit], list[Unit], list[Unit]], *, numbered: bool
) -> Level:
    shared, ours, theirs = units
    if not shared and not numbered:
        return _nothing_shared(one, other)
    if any(u.kind == "audience" for u in (*ours, *theirs)):
        return Level.APART
    if ours and theirs:
        return _both_say_more(one, other, ours, theirs, len(shared) + numbered)
    if not (ours or theirs):
        return Level.SAME
    more = ours or theirs
    short_of_it = any(u.kind == "coined" for u in shared) or all(u.kind == "place" for u in more)
    return Level.PART if short_of_it else Level.WIDER


def _stands_for(short: Name, long: Name) -> bool:
    """Whether a name is the other's acronym: «ПМЭФ», "SPIEF"."""
    return short.acronym is not None and short.acronym in long.initials


def _nothing_shared(one: Name, other: Name) -> Level:
    if not one.units and not other.units:
        return Level.SAME if one.text == other.text else Level.UNKNOWN
    if not one.units or not other.units:
        return Level.UNKNOWN
    if one.script == other.script and not (one.acronym or other.acronym):
        return Level.APART
    return Level.APART if _known(one.units) and _known(other.units) else Level.UNKNOWN


def _both_say_more(
    one: Name, other: Name, ours: list[Unit], theirs: list[Unit], shared: int
) -> Level:
    """In one script two words that differ are two things; across scripts one may translate
    the other unless both are known."""
    if one.script == other.script or (_known(ours) and _known(theirs)):
        return Level.APART
    return Level.OPEN if shared >= min(len(ours), len(theirs)) else Level.UNKNOWN


def _known(units: Iterable[Unit]) -> bool:
    """Whether every word is one whose translations are known."""
    return all(u.kind in ("topic", "place", "audience") for u in units)
