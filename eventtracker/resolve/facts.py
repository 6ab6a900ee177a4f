"""A mention as its comparison needs it, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from eventtracker.model import Event
from eventtracker.resolve.names import edition_in, take_apart, variants
from eventtracker.told import Key, Told


@dataclass(frozen=True)
class Facts:
    """`told` with what follows from it. `names`: all that it is called; `recurring`: the name of
    its series, if that is another; `series`: the declared series that any of them belongs to.
    """

    told: Told
    names: tuple[str, ...]
    recurring: tuple[str, ...]
    series: frozenset[str]
    edition: int | None

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
    series = frozenset(declared[k] for k in keys if k in declared)
    edition = event.edition or edition_in(event.name)
    return Facts(told, names, tuple(n for n in recurring if n not in names), series, edition)


def _variants(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for name in names for v in variants(name)))
