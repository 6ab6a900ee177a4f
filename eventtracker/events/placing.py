"""Where an event takes place: the place named in, beside or in one sentence with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eventtracker.events.occasions import Occasion
from eventtracker.events.spots import CITIES, STATES, Setting, Spot, Spots, features
from eventtracker.events.weights import weights
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, COMMA, View
from eventtracker.model import Place
from eventtracker.places import PlaceMention

_HEADER: Final = 60
"""Tokens within which a date line stands."""
_ENOUGH: Final = 1.0
"""The odds from which a place is an event's."""
_RATHER: Final = 0.8
"""By how much (in log-odds) a country must be surer than a city elsewhere."""

Watcher = Callable[["Placer", Occasion, list[tuple[Spot, list[str]]]], None]
watchers: list[Watcher] = []
"""Called with every occasion and the features of its places: for fitting."""


_MANY: Final = 300
"""Places of the longest text in which each is weighed for each event."""
_REACH: Final = 12


@dataclass(frozen=True)
class Site:
    """Where an event is, and the mentions that say so."""

    place: Place
    city: PlaceMention | None
    country: PlaceMention | None


def _named(p: PlaceMention) -> tuple[bool, str | None]:
    """What a mention names, the same for all its mentions: a city, or else a country."""
    return (True, p.city) if p.kind in CITIES else (False, p.country)


NOWHERE: Final = Site(Place(), None, None)


def shouted_header(v: View) -> int:
    """The end of a date line without a date ("ROME: …", "ROME (Agency) — …"); 0 without one."""
    for p in v.sites.values():
        if p.last > _HEADER:
            break
        begins = p.first == 0 or "\n" in v.scan.tokens[p.first - 1]
        if begins and v.shout(p.first) and v.scan.has(p.last, "COLON", "DASH", "LP"):
            return p.last
    return 0


class Placer:
    """Finds the site of each occasion of one document; places up to token `header` stand in its
    date line. `venue` says that one is named as such."""

    def __init__(
        self, v: View, places: Sequence[PlaceMention], header: int, names: Sequence[Name]
    ) -> None:
        self.v = v
        self.spots = Spots(v, places, header)
        self._named = [n.first for n in names]
        self.venue = bool(v.where("WHERE")) and any(s.where for s in self.spots.all)

    def site(self, o: Occasion) -> Site:
        """The site of an occasion: its likeliest city, else country."""
        scored = self.scored(o)
        cities = [s for s in scored if s[1].kind in CITIES]
        states = [s for s in scored if s[1].kind in STATES]
        if not cities:
            return self._state(states[0][1]) if states else NOWHERE
        if states and states[0][0] > cities[0][0] + _RATHER:
            there = [p for _, p in cities if p.country == states[0][1].country]
            if not there:
                return self._state(states[0][1])
            return self._city(there[0], [p for _, p in cities])
        return self._city(cities[0][1], [p for _, p in cities])

    def scored(self, o: Occasion) -> list[tuple[float, PlaceMention]]:
        """The places that are likelier an occasion's than not, the surest first."""
        by = weights("place")
        pairs = self.pairs(o)
        for watch in watchers:
            watch(self, o, pairs)
        scored = [(sum([by.get(f, 0.0) for f in facts]), s.mention) for s, facts in pairs]
        scored.sort(key=lambda s: -s[0])
        of: dict[tuple[bool, str | None], float] = {}
        for score, p in scored:
            key = _named(p)
            of[key] = of.get(key, 0.0) + math.exp(score)
        likely = {key for key, odds in of.items() if odds >= _ENOUGH}
        best = sorted(scored, key=lambda s: (-of[_named(s[1])], -s[0]))
        return [(math.log(of[_named(p)]), p) for _, p in best if _named(p) in likely]

    def pairs(self, o: Occasion) -> list[tuple[Spot, list[str]]]:
        """Every place but mere guests' with the facts that it and an occasion have."""
        strange = [n for n in o.cluster.names if self._of_another(n)]
        names = [n for n in o.names if n not in strange] or o.names
        mine = {n.first for n in o.cluster.names}
        others = [k for k in self._named if k not in mine]
        t = Setting(self.spots, names, o, others, self.v.entries, [n.last for n in strange])
        fields = [*t.fields, *t.other_fields]
        return [
            (s, features(t, s))
            for s in self._near(t)
            if not s.guest or any(a <= s.mention.first < b for a, b in fields)
        ]

    def _near(self, t: Setting) -> Sequence[Spot]:
        """The places of a text; of a very long one those at its beginning and those within some
        sentences of what names or dates the event."""
        spots = self.spots.all
        if len(spots) <= _MANY:
            return spots
        reach = {n for k in (*t.named, *t.dated) for n in range(k - _REACH, k + _REACH + 1)}
        return [*spots[:_REACH], *(s for s in spots[_REACH:] if s.number in reach)]

    def _of_another(self, n: Name) -> bool:
        """Whether a mention is of an earlier edition ("the previous games", «القمة الماضية») or
        of any event ("at a conference")."""
        if self.v.scan.has(n.first - 1, "A"):
            return True
        last = n.last + bool(self.v.scan.pack.elided)
        return any(self.v.scan.has(k, "REL_LAST", "M_PAST") for k in range(n.first - 1, last))

    def _state(self, p: PlaceMention) -> Site:
        if p.kind == "adjective":
            return Site(Place(None, None, p.country), None, p)
        return Site(p.place(self.v.scan.text), None, p)

    def _city(self, p: PlaceMention, cities: list[PlaceMention]) -> Site:
        other = self._twin(p, cities)
        if other is None:
            return Site(p.place(self.v.scan.text), p, p)
        first, last = sorted((p, other), key=lambda m: m.first)
        name = self.v.scan.text[first.span.start : last.span.end]
        country = p.country if p.country == other.country else None
        return Site(Place(name, None, country), None, p)

    def _twin(self, p: PlaceMention, cities: list[PlaceMention]) -> PlaceMention | None:
        """A second city that "and" joins to the first: the event is in both."""
        for q in cities:
            a, b = sorted((p, q), key=lambda m: m.first)
            joined = b.first == a.last + 1 and self.v.at(a.last) & AND
            if a is not b and joined and a.kind == b.kind == "city":
                return q
        return self._last_listed(p)

    def _last_listed(self, p: PlaceMention) -> PlaceMention | None:
        """The last of three and more cities that commas part, the first of which is given."""
        run = [p]
        while q := self.v.sites.get(run[-1].last + 1):
            listed = self.v.at(run[-1].last) & (COMMA | AND)
            if q.kind not in ("city", "local", "region") or not listed:
                break
            run.append(q)
        return run[-1] if len(run) > 2 else None
