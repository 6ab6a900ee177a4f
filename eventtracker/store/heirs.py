"""An article read anew: which of its mentions are the ones that it made before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventtracker.model import Event
from eventtracker.store import rows
from eventtracker.told import Key, Told


@dataclass(frozen=True, slots=True)
class Own:
    """A mention that the document made before, of the event `uid`."""

    uid: str
    told: Told


def heirs(fresh: Sequence[Told], before: Sequence[Own]) -> dict[Key, str]:
    """The events that this very document spoke of before it changed: by the same names; else
    at the same place of the text; else, if one is left, on days that meet."""
    found: dict[Key, str] = {}
    for told in fresh:
        name, year = rows.key(told.event.name), rows.days(told.event)[0].year
        same = [o for o in _left(before, found) if rows.key(o.told.event.name) == name]
        exact = [o for o in same if o.told.key == told.key]
        of_year = [o for o in same if rows.days(o.told.event)[0].year == year]
        for some in (exact, of_year, same):
            if len(some) == 1:
                found[told.key] = some[0].uid
                break
    for told in fresh:
        here = [o for o in _left(before, found) if o.told.key == told.key]
        if here and told.key not in found:
            found[told.key] = here[0].uid
    others, left = [t for t in fresh if t.key not in found], _left(before, found)
    if len(others) == len(left) == 1 and _meet(others[0].event, left[0].told.event):
        found[others[0].key] = left[0].uid
    return found


def _left(before: Sequence[Own], found: Mapping[Key, str]) -> list[Own]:
    taken = set(found.values())
    return [own for own in before if own.uid not in taken]


def _meet(one: Event, other: Event) -> bool:
    (first, last), (opens, closes) = rows.days(one), rows.days(other)
    return first <= closes and opens <= last
