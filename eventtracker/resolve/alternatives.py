"""What else the documents say of an event: every value of a field, and who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eventtracker.model import Event, Evidence
from eventtracker.resolve.days import exact
from eventtracker.resolve.votes import voices
from eventtracker.told import Told

FIELDS = (
    "start end start_time end_time status edition type attendance place.city place.country "
    "organizer url registration_deadline"
).split()
_DAYS = frozenset({"start", "end"})
_FIRM = frozenset({"place.city", "place.country", "edition", *_DAYS})
"""Fields of which two values can't both be right."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One value of a field, as in the contract's JSON; the documents that give it, the oldest
    first; their words for it. `weight` is how much they count together."""

    value: Any
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    weight: float


def alternatives(mentions: Iterable[Told]) -> dict[str, list[Alternative]]:
    """Field → its values, the weightiest first; fields of which nothing is said are left out."""
    told = voices(mentions)
    found: dict[str, list[Alternative]] = {}
    for path in FIELDS:
        said: dict[Any, list[int]] = {}
        for i, voice in enumerate(told):
            if (value := _value(voice.event, path)) is not None:
                said.setdefault(value, []).append(i)
        values = [
            Alternative(
                value,
                tuple(dict.fromkeys(told[i].told.document for i in who)),
                tuple(q for i in who for q in told[i].event.evidence if q.field == path),
                sum(told[i].weight for i in who),
            )
            for value, who in said.items()
        ]
        if values:
            found[path] = sorted(values, key=lambda a: (-a.weight, str(a.value)))
    return found


def conflicts(mentions: Iterable[Told], event: Event) -> dict[str, str]:
    """Field → what else documents say of it, for the fields on which they contradict `event`.

    Vague days contradict nothing, nor do the days that the event was moved from.
    """
    told = list(mentions)
    sharp = [t for t in told if exact(t.event)]
    of_all = alternatives(told)
    of_days = of_all if len(sharp) == len(told) else alternatives(sharp)
    before = {str(event.previous_start), str(event.previous_end)}
    found = {}
    for path in sorted(_FIRM):
        said = (of_days if path in _DAYS else of_all).get(path, [])
        ours = _value(event, path)
        others = [a for a in said if a.value != ours and str(a.value) not in before]
        if ours is not None and others:
            found[path] = "; ".join(f"{a.value} ({', '.join(a.documents)})" for a in others)
    return found


def _value(event: Event, path: str) -> Any:
    value: Any = event
    for name in path.split("."):
        value = getattr(value, name)
    return value.isoformat() if hasattr(value, "isoformat") else value
