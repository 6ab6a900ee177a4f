"""Which candidates are events: those likelier than not to be one, with the right days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from eventtracker.events import confidence
from eventtracker.events.candidate import Candidate, features
from eventtracker.events.changes import Outcome
from eventtracker.events.dating import Linker
from eventtracker.events.placing import Placer
from eventtracker.events.record import best_name

LEAST: Final = 0.36
"""The probability from which a candidate is kept; fitted for the best F1 of events."""

Watcher = Callable[[Candidate, dict[str, float]], None]
watchers: list[Watcher] = []
"""Called with every candidate and its features: for fitting."""


def select(
    linker: Linker, placer: Placer, outcomes: Sequence[Outcome]
) -> tuple[list[tuple[Candidate, dict[str, float]]], dict[int, str]]:
    """The candidates that are kept, with their features, and why the others' clusters are no
    events (of `model.REJECTIONS`), by their identity."""
    told = [
        Candidate(o, best_name(o), placer.site(o.main))
        for o in outcomes
        if any(n.named for n in o.main.cluster.names)
    ]
    kept, why = [], {id(o.main.cluster): "common" for o in outcomes}
    for c in told:
        found = features(linker.v, c, told, linker.published)
        for watch in watchers:
            watch(c, found)
        if confidence.kept(found) >= LEAST:
            kept.append((c, found))
        else:
            why[id(c.occasion.cluster)] = _why_not(found)
    return kept, why | {id(c.occasion.cluster): "" for c, _ in kept}


def _why_not(found: dict[str, float]) -> str:
    """The reason that speaks most against a candidate, for people."""
    if "given_up" in found:
        return "given_up"
    if "body" in found or "other_happening" in found:
        return "body"
    if "date_loose" in found or "date_maybe" in found:
        return "loose_date"
    if "grain_year" in found:
        return "vague"
    return "common" if "not_proper" in found else "loose_date"
