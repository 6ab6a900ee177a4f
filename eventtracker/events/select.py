"""Which candidates are events: those likelier than not to be one, with the right days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from eventtracker.events import confidence
from eventtracker.events.candidate import Candidate, features
from eventtracker.events.changes import Outcome, apart_in_time
from eventtracker.events.dating import Linker
from eventtracker.events.placing import Placer
from eventtracker.events.record import best_name

LEAST: Final = 0.32
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
    why = {id(o.main.cluster): "common" for o in outcomes}
    sure: list[tuple[float, int]] = []
    days = [day for p in linker.placed if p.single and (day := p.time.interval.first)]
    facts = [features(linker.v, c, told, linker.published, days) for c in told]
    for k, (c, found) in enumerate(zip(told, facts, strict=True)):
        for watch in watchers:
            watch(c, found)
        sure.append((confidence.kept(found), k))
        why[id(c.occasion.cluster)] = _why_not(found)
    chosen: list[int] = []
    for probability, k in sorted(sure, reverse=True):
        if probability >= LEAST and not any(_rivals(told[k], told[n]) for n in chosen):
            chosen.append(k)
    kept = [(told[k], facts[k]) for k in sorted(chosen)]
    return kept, why | {id(c.occasion.cluster): "" for c, _ in kept}


def _rivals(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates say differently when one edition of an event is."""
    same = a.occasion.cluster is b.occasion.cluster
    return same and not apart_in_time(a.occasion, b.occasion)


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
