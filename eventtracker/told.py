"""What documents tell of events, and which of it belongs together: the nouns that the store
and the resolver share.

One document's word on one event is a `Told`; its `Key` names it for ever: the document and
the event's uid as extracted from it. Events are groups of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eventtracker.model import Event

Key = tuple[str, str]
"""(document, uid as extracted)."""
Pair = tuple[Key, Key]
"""Two keys, the smaller first."""


def pair(one: Key, other: Key) -> Pair:
    """Two keys in their order."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says of one event. `event.parent` names an event of that document.

    `aliases`: further names that the text gives it. `sketch`: a few hashes of the document's
    text; copies of one text share most of them.
    """

    document: str
    event: Event
    aliases: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        return self.document, self.event.uid

    def to_dict(self) -> dict[str, Any]:
        """The event's JSON with two keys more, which `Event.from_dict` passes over."""
        more = {"aliases": list(self.aliases), "sketch": list(self.sketch)}
        return self.event.to_record() | {name: found for name, found in more.items() if found}

    @classmethod
    def from_dict(cls, document: str, d: Mapping[str, Any]) -> Told:
        """The inverse of `to_dict`."""
        more = (tuple(d.get("aliases") or ()), tuple(d.get("sketch") or ()))
        return cls(document, Event.from_dict(dict(d)), *more)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided of pairs of mentions: that they are one event, or that they aren't."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


ONE, DOUBTFUL, APART = "one event", "doubtful", "kept apart"
"""Verdicts on two mentions: they are one event; a case for a person; they would be one but for
something else that either belongs to."""


@dataclass(frozen=True, slots=True)
class Link:
    """A verdict on two mentions, and why, in English words."""

    pair: Pair
    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """Mentions as events, each a sorted tuple of keys; and the links between two events."""

    groups: tuple[tuple[Key, ...], ...] = ()
    links: tuple[Link, ...] = ()
