"""An edition that is called off, and a later one that holds: two events of one cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.events.occasions import Occasion
from eventtracker.mentions.name import Name
from eventtracker.mentions.status import Cue

_ANOTHER: Final = timedelta(days=200)
"""Days between two editions; fewer are between the old and the new days of one."""

Group = tuple[list[Occasion], list[Cue]]
"""Occasions of one event, the main one first, and the cues of a change that are said of it."""


def apart(linker: Linker, found: Sequence[Occasion], cues: Sequence[Cue]) -> list[Group]:
    """The occasions of a cluster with its cues: one group, or two where what is called off is an
    edition before the one that holds."""
    cues = [c for c in cues if not _of_another(linker, c, found)]
    cancelled = next((c for c in cues if c.kind == "cancelled"), None)
    if cancelled is None or any(c.kind in ("moved", "postponed") for c in cues):
        return [(list(found), cues)]
    off = _said_with(linker, cancelled, found)
    held = [o for o in found if o.strength >= 0.5 and _follows(o, off)]
    names = _names(linker, held, off)
    if not off or not names:
        return [(list(found), cues)]
    cluster = Cluster()
    for n in names:
        cluster.add(n)
        linker.of[n.first] = cluster
    rest = [o for o in found if o not in held]
    mine = [c for c in cues if _said_with(linker, c, held)]
    return [
        (rest, [c for c in cues if c not in mine]),
        ([replace(o, cluster=cluster) for o in held], mine),
    ]


def _said_with(linker: Linker, cue: Cue, found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions whose days a cue governs, else those that its sentence gives."""
    governed = [o for o in found if any(k.cue == cue.token for k in o.links)]
    if governed:
        return governed
    a, b = linker.v.sentence_of(cue.token)
    return [o for o in found if any(a <= k.first < b for k in o.links)]


def _follows(o: Occasion, off: Sequence[Occasion]) -> bool:
    """Whether an occasion is of another season, or of a later year where only years are said."""
    for x in off:
        day = x.last or x.first
        if not day or not o.first:
            return False
        later = o.first > day if x.grain == "year" else o.first > day + _ANOTHER
        if not later:
            return False
    return True


def _of_another(linker: Linker, cue: Cue, found: Sequence[Occasion]) -> bool:
    """Whether all that a cue's sentence dates is of other years than the event ("the edition of
    2020 was cancelled"), and nothing of it is."""
    if _said_with(linker, cue, found):
        return False
    a, b = linker.v.sentence_of(cue.token)
    start, end = linker.v.scan.starts[a], linker.v.scan.span(b - 1, b).end
    said = [t.interval for t in linker.times if start <= t.start < end]
    years = {day.year for i in said for day in (i.first, i.last) if day}
    years |= {n.year for n in linker.names if a <= n.first < b and n.year}
    own = {day.year for o in found for day in (o.first, o.last) if day}
    return bool(years) and bool(own) and max(years) < min(own)


def _names(linker: Linker, held: Sequence[Occasion], off: Sequence[Occasion]) -> list[Name]:
    """The mentions of the edition that holds; a bare one ("the forum") takes the full name."""
    taken = {k.name.first for o in off for k in o.links}
    mine = {k.name.first: k.name for o in held for k in o.links if k.name.first not in taken}
    if not mine:
        return []
    full = [n for n in held[0].cluster.names if n.named and n.proper]
    if not full or any(n.proper for n in mine.values()):
        return list(mine.values())
    return [
        replace(full[0], first=n.first, last=n.last, span=n.span, edition=n.edition)
        for n in mine.values()
    ]
