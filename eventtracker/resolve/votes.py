"""How much each mention's word counts: by its confidence, by how recent it is, and a text that
many outlets print counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from eventtracker.model import Event
from eventtracker.resolve.copies import alike
from eventtracker.told import Told

T = TypeVar("T", bound=Hashable)

_LEAST = 0.1
"""What a mention of no confidence still counts."""
_OLDEST = 0.5
"""What the oldest report counts, where the latest one counts 1."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A mention with its weight. `told_on` is the day of its document; date.min if unknown."""

    told: Told
    weight: float
    told_on: date

    @property
    def event(self) -> Event:
        return self.told.event


def published(told: Told) -> date:
    """The day of a mention's document; date.min if unknown."""
    return max((d.published for d in told.event.documents if d.published), default=date.min)


def voices(mentions: Iterable[Told]) -> list[Voice]:
    """Mentions by age, the oldest first, each with its weight."""
    ordered = sorted(mentions, key=lambda m: (published(m), m.key))
    copies = _copies(tuple((m.document, m.sketch) for m in ordered))
    days = sorted({published(m) for m in ordered})
    rank = {day: i / max(1, len(days) - 1) for i, day in enumerate(days)}
    found = []
    for told, times in zip(ordered, copies, strict=True):
        recency = _OLDEST + (1 - _OLDEST) * rank[published(told)] if len(days) > 1 else 1.0
        weight = max(_LEAST, told.event.confidence) * recency / times
        found.append(Voice(told, weight, published(told)))
    return found


def vote(found: Iterable[tuple[T | None, float]], tie: Callable[[T], object] = str) -> T | None:
    """The value of most weight; None without any. Of equals the one whose `tie` is least."""
    weights: dict[T, float] = {}
    for value, weight in found:
        if value is not None:
            weights[value] = weights.get(value, 0.0) + weight
    if not weights:
        return None
    most = max(round(w, 6) for w in weights.values())
    return min((v for v, w in weights.items() if round(w, 6) == most), key=tie)  # type: ignore[arg-type]


@lru_cache(maxsize=4)  # an event's mentions are weighed for its record and for its conflicts
def _copies(texts: tuple[tuple[str, tuple[int, ...]], ...]) -> tuple[int, ...]:
    """For each document and sketch of its text, how many documents print it, its own included."""
    sketches = [frozenset(sketch) for _, sketch in texts]
    same = [{document} for document, _ in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for i, sketch in enumerate(sketches):
        for j in set().union(*(holders[hashed] for hashed in sketch)):
            if alike(sketch, sketches[j]):
                same[i].add(texts[j][0])
                same[j].add(texts[i][0])
        for hashed in sketch:
            holders[hashed].append(i)
    return tuple(len(documents) for documents in same)
