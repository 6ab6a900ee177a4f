"""What the store asks a resolver, and the resolver that joins nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from eventtracker.model import Document, Event
from eventtracker.told import Constraints, Grouping, Link, Told


class Resolver(Protocol):
    """Tells which mentions are one event, and what that event then is. Pure functions."""

    def taught(self, names: Mapping[str, str]) -> Resolver:
        """A resolver that knows more names of series: name → canonical name."""

    def read(self, document: Document, event: Event) -> Told:
        """A mention: an event with what else its document tells of it."""

    def keys(self, told: Told) -> Iterable[str]:
        """Words under which the same event would be found again; few, and telling."""

    def sought(self, told: Told) -> Iterable[str]:
        """The words that lead to the same event."""

    def near(self, new: Sequence[Told], others: Sequence[Told]) -> Iterable[Link]:
        """Which of the others new mentions are, or may be."""

    def group(self, mentions: Sequence[Told], constraints: Constraints) -> Grouping:
        """Mentions as events; any order gives the same."""

    def merge(self, mentions: Sequence[Told]) -> Event:
        """One event out of its mentions, the oldest first; at least one."""

    def conflicts(self, mentions: Sequence[Told], event: Event) -> Mapping[str, str]:
        """Field → what documents say against `event`."""

    def series_names(self, told: Told) -> Sequence[tuple[str, str, str]]:
        """The names that a mention gives its series: (key, language, name)."""

    def canonical(self, names: Iterable[str]) -> str:
        """The name of a series out of its names; at least one."""


class Apart:
    """The resolver that takes every mention for an event of its own, unless people joined it
    with another."""

    def taught(self, names: Mapping[str, str]) -> Resolver:
        return self

    def read(self, document: Document, event: Event) -> Told:
        return Told(document.id, event)

    def keys(self, told: Told) -> Iterable[str]:
        return ()

    def sought(self, told: Told) -> Iterable[str]:
        return self.keys(told)

    def near(self, new: Sequence[Told], others: Sequence[Told]) -> Iterable[Link]:
        return ()

    def group(self, mentions: Sequence[Told], constraints: Constraints) -> Grouping:
        of = {told.key: {told.key} for told in mentions}
        for one, other in sorted(constraints.together):
            if one in of and other in of:
                of[one] |= of[other]
                of |= dict.fromkeys(of[one], of[one])
        return Grouping(tuple(sorted({tuple(sorted(keys)) for keys in of.values()})))

    def merge(self, mentions: Sequence[Told]) -> Event:
        return mentions[-1].event

    def conflicts(self, mentions: Sequence[Told], event: Event) -> Mapping[str, str]:
        return {}

    def series_names(self, told: Told) -> Sequence[tuple[str, str, str]]:
        return ()

    def canonical(self, names: Iterable[str]) -> str:
        return min(names)
