"""A mention as its comparison needs it, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from eventtracker.model import Event, Place
from eventtracker.resolve.names import edition_in, take_apart, variants
from eventtracker.told import Key, Told


@dataclass(frozen=True, eq=False)
class Profile:
    """All that a mention says by which it is compared, without the document that says it.

    `names`: all that it is called; `recurring`: the name of its series, if that is another;
    `series`: the declared series that any of them belongs to; `place`: city and country only;
    `on_programme`: whether it has a parent. Mentions that say the same have one profile (while
    it is remembered), so that what follows from it is worked out once.
    """

    names: tuple[str, ...]
    recurring: tuple[str, ...]
    series: frozenset[str]
    edition: int | None
    type: str
    start: date | None
    end: date | None
    precision: str
    status: str
    previous_start: date | None
    previous_end: date | None
    place: Place
    on_programme: bool


@dataclass(frozen=True, eq=False)
class Facts:
    """`told` with its profile."""

    told: Told
    profile: Profile

    @property
    def key(self) -> Key:
        return self.told.key

    @property
    def event(self) -> Event:
        return self.told.event

    @cached_property
    def sketch(self) -> frozenset[int]:
        return frozenset(self.told.sketch)


def facts(told: Told, declared: Mapping[str, str]) -> Facts:
    """The facts of a mention, given the declared series (folded name → its canonical name)."""
    event = told.event
    names = _variants(event.name, *sorted(event.names.values()), *told.aliases)
    recurring = _variants(event.series) if event.series and not event.parent else ()
    keys = {take_apart(name).text for name in (*names, *recurring)}
    profile = _profile(
        names,
        tuple(n for n in recurring if n not in names),
        frozenset(declared[k] for k in keys if k in declared),
        edition(event),
        event.type,
        event.start,
        event.end,
        event.precision,
        event.status,
        event.previous_start,
        event.previous_end,
        Place(city=event.place.city, country=event.place.country),
        event.parent is not None,
    )
    return Facts(told, profile)


def edition(event: Event) -> int | None:
    """Which edition an event is, if it or its name says so."""
    return event.edition or edition_in(event.name)


_profile = lru_cache(maxsize=10_000)(Profile)


def _variants(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for name in names for v in variants(name)))
