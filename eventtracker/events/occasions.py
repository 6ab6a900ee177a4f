"""When an event takes place: its links with times, joined into one occasion an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Link
from eventtracker.times import Length

_RANK = {"minute": 0, "hour": 0, "day": 0, "weekend": 1, "week": 2, "part": 3, "month": 4, "half": 6, "quarter": 5, "season": 6, "year": 7}


@dataclass
class Occasion:
    """One edition of an event in time; `links` are the words that say so, the best first."""

    cluster: Cluster
    first: date | None
    last: date | None
    grain: str
    links: list[Link] = field(default_factory=list)
    open_end: bool = True

    @property
    def strength(self) -> float:
        return max((link.strength for link in self.links), default=0.0)


def occasions(
    cluster: Cluster, links: Sequence[Link], lengths: Sequence[Length], published: date | None
) -> list[Occasion]:
    """The occasions of a cluster, the one the text is about first."""
    mine = [k for k in links if k.cluster is cluster and k.role not in ("deadline",)]
    found: list[Occasion] = []
    for k in sorted(mine, key=lambda k: (-k.strength > -0.5, _rank(k), k.first)):
        if k.role == "close" and k.time.interval.first == k.time.interval.last:
            continue
        home = next((o for o in found if _agrees(o, k)), None)
        if home is None:
            home = _begin(cluster, k)
            found.append(home)
        home.links.append(k)
    for k in mine:
        if k.role == "close" and k.time.interval.first == k.time.interval.last:
            _close(cluster, found, k)
    for o in found:
        _stated_length(o, lengths)
    return sorted(found, key=lambda o: _order(o, published))


def _rank(k: Link) -> int:
    i = k.time.interval
    return _RANK.get(i.grain, 7) * 2 - (i.first != i.last and i.grain == "day")


def _begin(cluster: Cluster, k: Link) -> Occasion:
    i = k.time.interval
    ranged = i.first != i.last or k.role != "open"
    return Occasion(cluster, i.first, i.last, i.grain, open_end=not ranged)


def _agrees(o: Occasion, k: Link) -> bool:
    """Whether a time says the same as an occasion, more vaguely or in part."""
    i = k.time.interval
    if i.first is None or o.first is None:
        return False
    last, o_last = i.last or i.first, o.last or o.first
    inside = o.first <= i.first and last <= o_last
    around = i.first <= o.first and o_last <= last and _RANK.get(i.grain, 7) > _RANK.get(o.grain, 7)
    return inside or around


def _close(cluster: Cluster, found: list[Occasion], k: Link) -> None:
    day = k.time.interval.first
    assert day is not None
    for o in found:
        if o.first and o.grain == "day" and timedelta(0) <= day - o.first <= timedelta(days=200):
            if o.open_end or o.last == o.first:
                o.last, o.open_end = day, False
                o.links.append(k)
            return
    if not found:
        found.append(Occasion(cluster, None, day, k.time.interval.grain, [k], open_end=False))


def _stated_length(o: Occasion, lengths: Sequence[Length]) -> None:
    """A length said in the sentence gives the last day of an event with only a first one."""


def _order(o: Occasion, published: date | None) -> tuple[float, ...]:
    day = o.first or o.last
    past = bool(published and day and day < published - timedelta(days=120))
    return (past, -o.strength, _RANK.get(o.grain, 7), o.links[0].first if o.links else 0)
