"""When an event takes place: its links with times, joined into one occasion an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.mentions.name import Name
from eventtracker.times import Length

_RANK = {"minute": 0, "hour": 0, "day": 0, "weekend": 1, "week": 2, "part": 3, "month": 4}
_RANK |= {"quarter": 5, "half": 6, "season": 6, "year": 7}
_ONE_DAY: Final = {"day", "ceremony"}
_LONGEST: Final = timedelta(days=200)
_EDITIONS_APART: Final = timedelta(days=150)


@dataclass
class Occasion:
    """One edition of an event in time; `links` are the words that say so, the best first.
    `ends` says which words give the last day, `length` a stated length that does."""

    cluster: Cluster
    first: date | None
    last: date | None
    grain: str
    links: list[Link] = field(default_factory=list)
    ends: Link | None = None
    length: Length | None = None
    others: set[int] = field(default_factory=set)

    @property
    def names(self) -> list[Name]:
        """The cluster's mentions but those of its other editions; `others` are the mentions, by
        their first tokens, that only an earlier occasion's times are said of."""
        mine = self.editions
        return [
            n
            for n in self.cluster.names
            if n.first not in self.others and not (mine and n.edition and n.edition not in mine)
        ] or self.cluster.names

    @property
    def editions(self) -> set[int]:
        """The editions that the mentions have whose times these are."""
        return {k.name.edition for k in self.links if k.name.edition and not k.carried}

    def differs(self, other: Occasion) -> bool:
        """Whether another occasion is said to be another edition."""
        return bool(self.editions and other.editions and not self.editions & other.editions)

    @property
    def strength(self) -> float:
        return max((link.strength for link in self.links), default=0.0)

    @property
    def rank(self) -> int:
        return _RANK.get(self.grain, 7)

    @property
    def ranged(self) -> bool:
        return self.first != self.last and None not in (self.first, self.last)

    @property
    def original(self) -> bool:
        """Whether what says it speaks of a date that was given up."""
        return any(k.role == "original" for k in self.links)


def occasions(
    cluster: Cluster, links: Sequence[Link], linker: Linker, lengths: Sequence[Length]
) -> list[Occasion]:
    """The occasions of a cluster, the one the text is about first."""
    mine = [k for k in links if k.cluster is cluster and k.role != "deadline"]
    found: list[Occasion] = []
    ends = [k for k in mine if k.role == "close"]
    for k in sorted(
        mine, key=lambda k: (k.strength < 0.5, _rank(k), k.role == "original", not k.dated, k.first)
    ):
        if k.role == "close":
            continue
        home = next((o for o in found if _agrees(o, k)), None)
        if home is not None and _vaguely_given_up(home, k):
            continue
        if home is None:
            home = _begin(cluster, k)
            found.append(home)
        home.links.append(k)
    found.sort(key=lambda o: _order(o, linker.published))
    for k in ends:
        _close(cluster, found, k)
    if cluster.type in _ONE_DAY:
        for o in found:
            o.first = o.first or o.last  # "the Youth Day closes the programme on 5 June"
    for o in found:
        dated = {k.name.first for k in o.links}
        past = [x for x in found if _long_before(x, o)]
        o.others = {k.name.first for x in past for k in x.links if not k.carried} - dated
        _stretch(o, linker, lengths)
    return sorted(found, key=lambda o: _order(o, linker.published))


def _long_before(x: Occasion, o: Occasion) -> bool:
    """Whether an occasion is an edition before another."""
    days = [y.last or y.first for y in (x, o)]
    return bool(days[0] and days[1] and days[0] < days[1] - _EDITIONS_APART)


def _rank(k: Link) -> int:
    i = k.time.interval
    return _RANK.get(i.grain, 7) * 2 - (i.first != i.last and i.grain == "day")


def _begin(cluster: Cluster, k: Link) -> Occasion:
    i = k.time.interval
    last = None if k.role == "open" and i.first == i.last else i.last
    return Occasion(cluster, i.first, last, i.grain)


def _agrees(o: Occasion, k: Link) -> bool:
    """Whether a time says the same as an occasion, more vaguely or in part."""
    i = k.time.interval
    if i.first is None or o.first is None:
        return False
    last, o_last = i.last or i.first, o.last or o.first
    inside = o.first <= i.first and last <= o_last
    around = i.first <= o.first and o_last <= last and _RANK.get(i.grain, 7) > o.rank
    return inside or around


def _vaguely_given_up(o: Occasion, k: Link) -> bool:
    """Whether a time says of a plan that was given up no more than what still holds ("in May
    2012 it was first planned for Chicago")."""
    vaguer = _RANK.get(k.time.interval.grain, 7) > o.rank
    return k.role == "original" and not o.original and vaguer


def _close(cluster: Cluster, found: list[Occasion], k: Link) -> None:
    """Give an occasion its last day, or make one of which only that is known."""
    if k.time.interval.last is None:
        return
    for o in found:
        day = _end_after(o, k)
        if o.first and o.rank == 0 and timedelta(0) <= day - o.first <= _LONGEST:
            later = k.kind == "CLOSE" and o.last is not None and day > o.last
            if not o.ranged or o.last is None or later:
                o.last, o.ends = day, k
            return
    day = k.time.interval.last
    if k.time.interval.grain == "day":
        found.append(Occasion(cluster, None, day, "day", [k], ends=k))


def _end_after(o: Occasion, k: Link) -> date:
    """The last day that a time says: a bare weekday is the first one after the opening ("opened on
    Monday and can be seen through Friday")."""
    day = k.time.interval.last
    assert day is not None
    if o.first and not k.dated and "week" in k.time.interval.implied and day < o.first:
        day += timedelta(days=7 * -((day - o.first).days // 7))
    return day


def _stretch(o: Occasion, linker: Linker, lengths: Sequence[Length]) -> None:
    """A stated length gives the last day of an event of which only the first is known: in a
    sentence that dates or names it, or right after one that dates it."""
    if o.first is None or o.rank or (o.last not in (None, o.first)):
        return
    sentence = linker.v.sentence_of
    dated = {sentence(k.first) for k in o.links}
    named = {sentence(n.first) for n in o.cluster.names}
    for length in lengths:
        if not 2 <= length.days <= 60 or not _describes(linker, length):
            continue
        here = sentence(length.token)
        before = sentence(here[0] - 1) if here[0] else here
        follows = before in dated and not _told_of_another(o, linker, here)
        if here in dated or here in named or follows:
            o.last = o.first + timedelta(days=length.days - 1)
            o.length = length
            return


def _describes(linker: Linker, length: Length) -> bool:
    """Whether a length is how long something takes, not how far off it is ("two days ago")."""
    has, scan = linker.v.scan.has, linker.v.scan
    after = scan.token_at(length.end - 1) + 1
    apart = has(after, "AGO", "HENCE", "AFTER", "BEFORE") or has(
        length.token - 1, "AFTER", "AGO", "REL"
    )
    return length.token not in linker.dated and not apart


def _told_of_another(o: Occasion, linker: Linker, sentence: tuple[int, int]) -> bool:
    """Whether a sentence names another event, or says a time."""
    a, b = sentence
    names = [n for n in linker.names if a <= n.first < b and n.named]
    return any(linker.of[n.first] is not o.cluster for n in names) or any(
        a <= p.first < b for p in linker.placed
    )


def _order(o: Occasion, published: date | None) -> tuple[float, ...]:
    day = o.last or o.first
    past = bool(published and day and day < published - timedelta(days=120))
    return (
        past,
        o.original,
        o.first is None,
        o.strength < 0.5,
        o.rank,
        not any(k.dated for k in o.links),
        not o.ranged,
        -o.strength,
        min(k.gap for k in o.links),
        o.links[0].first,
    )
