"""What else the documents say of an event: every value of a field, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eventtracker.model import Event, Evidence
from eventtracker.resolve.days import exact
from eventtracker.resolve.votes import Voice, voices
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
    found = {path: _alternatives(told, path) for path in FIELDS}
    return {path: values for path, values in found.items() if values}


def _alternatives(told: Sequence[Voice], path: str) -> list[Alternative]:
    said: dict[Any, list[Voice]] = {}
    for voice in told:
        if (value := _value(voice.event, path)) is not None:
            said.setdefault(value, []).append(voice)
    values = [
        Alternative(
            value,
            tuple(dict.fromkeys(v.told.document for v in who)),
            tuple(q for v in who for q in v.event.evidence if q.field == path),
            sum(v.weight for v in who),
        )
        for value, who in said.items()
    ]
    return sorted(values, key=lambda a: (-a.weight, str(a.value)))


def conflicts(mentions: Iterable[Told], event: Event) -> dict[str, str]:
    """Field → what else documents say of it, for the fields on which they contradict `event`.

    Vague days contradict nothing, nor do the days that the event was moved from.
    """
    told = list(mentions)
    sharp = [t for t in told if exact(t.event)]
    of_all = voices(told)
    of_days = of_all if len(sharp) == len(told) else voices(sharp)
    before = {str(event.previous_start), str(event.previous_end)}
    found = {}
    for path in sorted(_FIRM):
        said = _alternatives(of_days if path in _DAYS else of_all, path)
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
