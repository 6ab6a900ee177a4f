"""Where to look for the same event: words that a mention is found under, and words that it looks
for. A store keeps the former beside each event, so that a new document touches its neighbours
only. Two mentions of which neither looks for the other are two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eventtracker.model import Event
from eventtracker.resolve.days import NEAR, Days, days, days_before, exact
from eventtracker.resolve.facts import Facts
from eventtracker.resolve.names import Name, folded, take_apart

MOST_MONTHS = 24


def keys(facts: Facts) -> frozenset[str]:
    """What a mention is found under: each telling word, acronym and declared series, by the
    months that it is reported for; the whole name by the edition, and by the years, for those
    that moved; the country by the first and the last day."""
    words, months = _words(facts), _all_months(facts)
    named = words.coined | words.common | {f"@{w}" for w in words.towns} | words.initials
    if _vague(facts.event):
        named |= {f"?{word}" for word in words.common}
    return frozenset({f"{word}|{month}" for word in named for month in months} | _narrow(facts))


def sought(facts: Facts) -> frozenset[str]:
    """What a mention looks for. Words of common meaning ("energy") lead to few only where one of
    two reports is vague: else the country and the day do. A word that a town is called is
    looked for among those that are no towns, and the other way round."""
    words, months = _words(facts), _all_months(facts)
    mark = "" if _vague(facts.event) else "?"
    named = words.coined | {f"@{word}" for word in words.coined} | words.towns
    named |= {f"{mark}{word}" for word in words.common} | {w[1:] for w in words.initials}
    return frozenset({f"{word}|{month}" for word in named for month in months} | _narrow(facts))


def meet(one: Facts, other: Facts) -> bool:
    """Whether either of two mentions looks for the other."""
    return bool(sought(one) & keys(other) or sought(other) & keys(one))


def _narrow(facts: Facts) -> set[str]:
    whole = {key for name in _names(facts) if (key := _whole(name))} | facts.series
    years = {month[:4] for month in _all_months(facts)}
    found = {f"{name}|{year}" for name in whole for year in years}
    if facts.edition:
        found |= {f"{name}|#{facts.edition}" for name in whole}
    return found | set(_places(facts.event))


def _vague(event: Event) -> bool:
    return not exact(event) or event.place.country is None


def _names(facts: Facts) -> list[Name]:
    return [take_apart(name) for name in (*facts.names, *facts.recurring)]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all names of a mention: those that stand for little else, those of common
    meaning, the sounds of places, and the acronyms that the names may have, marked."""

    coined: set[str]
    common: set[str]
    towns: set[str]
    initials: set[str]


def _words(facts: Facts) -> _Words:
    found = _Words(set(facts.series), set(), set(), set())
    for name in _names(facts):
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


def _all_months(facts: Facts) -> set[str]:
    stretches = (days(facts.event), days_before(facts.event))
    return {month for stretch in stretches if stretch for month in _months(stretch)}


def _whole(name: Name) -> str:
    """A name's telling words in one key, whatever their language; "" without any."""
    return "&".join(sorted(unit.key for unit in name.units))


def _places(event: Event) -> Iterator[str]:
    place = event.place.country or folded(event.place.city or "")
    if place and exact(event):
        yield from (f"{place}|{day}" for day in {event.start, event.end} if day)


def _months(stretch: Days) -> Iterator[str]:
    first = date.fromordinal(max(stretch[0].toordinal() - NEAR, date.min.toordinal()))
    last = date.fromordinal(min(stretch[1].toordinal() + NEAR, date.max.toordinal()))
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for month in range(start, min(end, start + MOST_MONTHS) + 1):
        yield f"{month // 12}-{month % 12 + 1:02}"
