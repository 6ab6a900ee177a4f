"""Resolution: which mentions are one event, and what that event is. Pure, no storage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventtracker.model import Document, Event
from eventtracker.resolve import block, group
from eventtracker.resolve.aliases import aliases
from eventtracker.resolve.alternatives import Alternative, alternatives, conflicts
from eventtracker.resolve.compare import Decision, Verdict
from eventtracker.resolve.copies import sketch
from eventtracker.resolve.decide import decide, within_reach
from eventtracker.resolve.facts import Facts, facts
from eventtracker.resolve.merge import merge
from eventtracker.resolve.names import take_apart
from eventtracker.resolve.series import SeriesName, canonical, catalogue, series_names
from eventtracker.told import Constraints, Grouping, Link, Told

__all__ = [
    "Alternative",
    "Decision",
    "Facts",
    "Resolver",
    "Verdict",
    "alternatives",
    "conflicts",
    "decide",
    "facts",
    "merge",
]


class Resolver:
    """The questions that a store asks while it takes a document in.

    `declared`: names of series (folded) → the canonical name; by default those that the
    package brings.
    """

    def __init__(self, declared: Mapping[str, str] | None = None) -> None:
        self._declared = declared

    @property
    def declared(self) -> Mapping[str, str]:
        """Folded name → canonical name; the package's own are read when they are asked for."""
        return catalogue() if self._declared is None else self._declared

    def taught(self, names: Mapping[str, str]) -> Resolver:
        """A resolver that knows more names of series: name → canonical name."""
        more = {take_apart(name).text: found for name, found in names.items()}
        return Resolver({**self.declared, **more}) if more else self

    def read(self, document: Document, event: Event) -> Told:
        """A mention: an event with what else its document's text tells of it."""
        return Told(document.id, event, aliases(document.text, event), sketch(document.text))

    def keys(self, told: Told) -> Iterable[str]:
        """Words under which the same event would be found again."""
        return block.ways(facts(told, self.declared).profile).keys

    def sought(self, told: Told) -> Iterable[str]:
        """The words that lead to the same event."""
        return block.ways(facts(told, self.declared).profile).sought

    def near(self, new: Sequence[Told], others: Sequence[Told]) -> Iterator[Link]:
        """Which of the others new mentions are, or may be."""
        some = [t for t in others if any(within_reach(n.event, t.event) for n in new)]
        return group.near(self._facts(new), self._facts(some))

    def group(self, mentions: Sequence[Told], constraints: Constraints) -> Grouping:
        """Mentions as events; any order gives the same."""
        return group.group(self._facts(mentions), constraints)

    def merge(self, mentions: Sequence[Told]) -> Event:
        """One event out of its mentions, in any order."""
        return merge(mentions)

    def conflicts(self, mentions: Sequence[Told], event: Event) -> dict[str, str]:
        """Field → what documents say against `event`."""
        return conflicts(mentions, event)

    def series_names(self, told: Told) -> Sequence[SeriesName]:
        """The names that a mention gives its series: (key, language, name)."""
        return series_names(told)

    def canonical(self, names: Iterable[str]) -> str:
        """The name of a series out of its names; at least one."""
        return canonical(names, self.declared)

    def _facts(self, mentions: Iterable[Told]) -> list[Facts]:
        return [facts(told, self.declared) for told in mentions]
