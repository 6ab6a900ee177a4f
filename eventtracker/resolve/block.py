"""Where to look for the same event: words that a mention is found under, and words that it looks
for. A store keeps the former beside each event, so that a new document touches its neighbours
only. Two mentions of which neither looks for the other are two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from eventtracker.resolve.days import NEAR, Days, days, days_before, exact
from eventtracker.resolve.facts import Profile
from eventtracker.resolve.names import Name, folded, take_apart

MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Ways:
    """What a mention is found under (`keys`), and what it looks for (`sought`).

    Found: each telling word, acronym and declared series, by the months that it is reported
    for; the whole name by the edition, and by the years, for those that moved; the country by
    the first and the last day. Sought: the same, but words of common meaning ("energy") lead
    to few only where one of two reports is vague: else the country and the day do. A word that
    a town is called is looked for among those that are no towns, and the other way round.
    """

    keys: frozenset[str]
    sought: frozenset[str]


@lru_cache(maxsize=2_000)
def ways(said: Profile) -> Ways:
    """The ways to and from a mention."""
    names = [take_apart(name) for name in (*said.names, *said.recurring)]
    words, months, vague = _words(said.series, names), _all_months(said), _vague(said)
    held = words.coined | words.common | {f"@{w}" for w in words.towns} | words.initials
    if vague:
        held |= {f"?{word}" for word in words.common}
    mark = "" if vague else "?"
    asked = words.coined | {f"@{word}" for word in words.coined} | words.towns
    asked |= {f"{mark}{word}" for word in words.common} | {w[1:] for w in words.initials}
    narrow = _narrow(said, names, months)
    return Ways(_by_month(held, months) | narrow, _by_month(asked, months) | narrow)


def meet(one: Profile, other: Profile) -> bool:
    """Whether either of two mentions looks for the other."""
    ours, theirs = ways(one), ways(other)
    return not (ours.sought.isdisjoint(theirs.keys) and ours.keys.isdisjoint(theirs.sought))


def _by_month(words: set[str], months: set[str]) -> frozenset[str]:
    return frozenset(f"{word}|{month}" for word in words for month in months)


def _narrow(said: Profile, names: list[Name], months: set[str]) -> set[str]:
    whole = {key for name in names if (key := _whole(name))} | said.series
    years = {month[:4] for month in months}
    found = {f"{name}|{year}" for name in whole for year in years}
    if said.edition:
        found |= {f"{name}|#{said.edition}" for name in whole}
    return found | set(_places(said))


def _vague(said: Profile) -> bool:
    return not exact(said) or said.place.country is None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all names of a mention: those that stand for little else, those of common
    meaning, the sounds of places, and the acronyms that the names may have, marked."""

    coined: set[str]
    common: set[str]
    towns: set[str]
    initials: set[str]


def _words(series: frozenset[str], names: list[Name]) -> _Words:
    found = _Words(set(series), set(), set(), set())
    for name in names:
        for unit in name.units:
            (found.coined if unit.kind == "coined" else found.common).add(unit.key)
            if unit.kind == "place":
                found.towns.update(i for i in unit.ids if i[0] == "~")
        if name.acronym:
            found.coined.update((name.acronym, f"^{name.acronym}"))
        if not name.units:
            found.common.update((name.text, *map(str, name.numbers)))  # "Forum 12", "12-й форум"
        found.initials.update(f"^{letters}" for letters in name.initials)
    return found


def _all_months(said: Profile) -> set[str]:
    stretches = (days(said), days_before(said))
    return {month for stretch in stretches if stretch for month in _months(stretch)}


def _whole(name: Name) -> str:
    """A name's telling words in one key, whatever their language; "" without any."""
    return "&".join(sorted(unit.key for unit in name.units))


def _places(said: Profile) -> Iterator[str]:
    place = said.place.country or folded(said.place.city or "")
    if place and exact(said):
        yield from (f"{place}|{day}" for day in {said.start, said.end} if day)


def _months(stretch: Days) -> Iterator[str]:
    first = date.fromordinal(max(stretch[0].toordinal() - NEAR, date.min.toordinal()))
    last = date.fromordinal(min(stretch[1].toordinal() + NEAR, date.max.toordinal()))
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for month in range(start, min(end, start + MOST_MONTHS) + 1):
        yield f"{month // 12}-{month % 12 + 1:02}"
