"""Resolution: which mentions are one event, and what that event is. Pure, no storage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from eventtracker.model import Event
from eventtracker.resolve.block import keys
from eventtracker.resolve.decide import Decision, resolve
from eventtracker.resolve.merge import merge

__all__ = ["Decision", "Resolver", "keys", "merge", "resolve"]


class Resolver:
    """The three questions that a store asks while it takes a document in."""

    def keys(self, event: Event) -> Iterable[str]:
        """Words under which the same event would be found again."""
        return keys(event)

    def choose(self, new: Event, candidates: Sequence[Event]) -> str | None:
        """The uid of the candidate that `new` is, or None."""
        return resolve(new, candidates).uid

    def merge(self, mentions: Sequence[Event]) -> Event:
        """One event out of its mentions, the oldest first."""
        return reduce(merge, mentions)
