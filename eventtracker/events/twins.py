"""One event that a text names twice without saying so: two outcomes that are the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import Cluster, kin
from eventtracker.events.occasions import Occasion

_ALIKE: Final = 0.4
_TELLING: Final = 2
"""Words of its own by which an event without a proper name is another than one with it."""


def without_twins(outcomes: Sequence[Outcome], of: dict[int, Cluster]) -> list[Outcome]:
    """The outcomes, each event once: the one dated best is kept and takes the other's names;
    `of`, the cluster of each mention by its first token, follows."""
    kept: list[Outcome] = []
    for o in outcomes:
        twin = next((k for k in kept if _same(k, o)), None)
        if twin is None:
            kept.append(o)
            continue
        better, worse = (twin, o) if _worth(twin) >= _worth(o) else (o, twin)
        for name in worse.main.cluster.names:
            better.main.cluster.add(name)
            of[name.first] = better.main.cluster
        better.main.cluster.names.sort(key=lambda n: n.first)
        kept[kept.index(twin)] = better
    return kept


def _worth(o: Outcome) -> tuple[float, ...]:
    main = o.main
    return (-main.rank, main.ranged, main.strength, len(main.cluster.names))


def _same(a: Outcome, b: Outcome) -> bool:
    one, other = a.main, b.main
    if not kin(one.cluster.type, other.cluster.type) or one.cluster.type == "other":
        return False
    if not _meet(a, b):
        return False
    if any(_local(o) for o in (one, other)):
        return True
    if _nameless(one, other):
        return True
    small, large = sorted((one.cluster.core, other.cluster.core), key=len)
    return bool(small) and len(small & large) / len(small) >= _ALIKE


def _nameless(one: Occasion, other: Occasion) -> bool:
    """Whether two are of one kind and the same days, and one has no proper name ("the leaders'
    summit")."""
    same = one.cluster.type == other.cluster.type and (one.first, one.last) == (
        other.first,
        other.last,
    )
    proper = [any(n.proper for n in o.cluster.names) for o in (one, other)]
    if not same or one.rank or other.rank or proper.count(True) != 1:
        return False
    bare, known = (other, one) if proper[0] else (one, other)
    return len(bare.cluster.core - known.cluster.core) < _TELLING


def _local(o: Occasion) -> bool:
    """Whether a place is all that names an event («منتدى قازان»)."""
    return next((n.local for n in o.cluster.names if n.telling), False)


def _meet(a: Outcome, b: Outcome) -> bool:
    """Whether two occasions may be one: the same first day, or one a vaguer date of the other."""
    one, other = sorted((a.main, b.main), key=lambda o: o.rank)
    if one.first is None or other.first is None:
        return one.last == other.last
    if one.rank == other.rank:
        return one.first == other.first
    return other.first <= one.first and (one.last or one.first) <= (other.last or other.first)
