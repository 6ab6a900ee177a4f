"""Which known events a new one may be: those near in time, judged as mentions are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from eventtracker.filters import Filter
from eventtracker.model import Event
from eventtracker.resolve import Resolver, Verdict, decide, facts
from eventtracker.store import Store
from eventtracker.told import Told

_NEAR = timedelta(days=45)
_MOST = 2000
"""Events around the new one's days that are compared with it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stored event that a new one is, or (not `sure`) may be."""

    event: Event
    sure: bool


def known(store: Store, event: Event, *, most: int = 3) -> list[Known]:
    """The stored events that an event with a day may be, the surest first."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return []
    window = Filter(start_from=first - _NEAR, start_to=last + _NEAR)
    return alike(event, store.query(window, limit=_MOST).events)[:most]


def alike(event: Event, others: Iterable[Event]) -> list[Known]:
    """Those of the others that an event is or may be, the surest first."""
    declared = Resolver().declared
    new = facts(Told("", event), declared)
    judged = [
        (decision, other)
        for other in others
        if (decision := decide(new, facts(Told(other.uid, other), declared))).verdict
        is not Verdict.NO
    ]
    judged.sort(key=lambda each: (-each[0].verdict, -each[0].strength, each[1].uid))
    return [Known(other, decision.verdict is Verdict.YES) for decision, other in judged]
