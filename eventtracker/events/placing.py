"""Where an event takes place: the place named in, beside or in one sentence with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eventtracker.events.occasions import Occasion
from eventtracker.mentions.entry import Entry, Tokens
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, APOS, COMMA, DASH, THE, View, within
from eventtracker.model import Place
from eventtracker.places import PlaceMention

_CITIES: Final = {"city", "local"}
_STATES: Final = {"country", "region", "adjective"}
_DATE_LINE: Final = 12
"""Tokens that a date line may take."""
_HEADER: Final = 60
"""Tokens within which a date line stands."""
_FIELD: Final = 9.5
"""How surely a place in the field "Where:" is the event's."""
_ENOUGH: Final = 2.0
"""How surely a place must be an event's."""


@dataclass(frozen=True)
class Site:
    """Where an event is, and the mentions that say so."""

    place: Place
    city: PlaceMention | None
    country: PlaceMention | None


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


@dataclass(slots=True, eq=False)
class Spot:
    """A place mention; what its own sentence says of it is read when it is asked for."""

    view: View
    mention: PlaceMention
    sentence: tuple[int, int]

    @property
    def is_city(self) -> bool:
        return self.mention.kind in _CITIES

    @property
    def inside(self) -> bool:
        """Whether things happen in it."""
        v, k = self.view, self.mention.first - 1
        if self.mention.located:
            return bool(self.mention.clitic) or not v.scan.has(k, "R_WITH")
        while k in v.site_at or v.bits[k] & (THE | APOS) or v.scan.has(k, "PLACE_NOUN"):
            k -= 1
        return v.scan.has(k, "IN", "AT") or (self.seat and v.scan.has(k, "ON"))

    @property
    def at(self) -> bool:
        """Whether it is rather a building than a city ("at Olympia")."""
        return self.view.scan.has(self.mention.first - 1, "AT")

    @property
    def hosts(self) -> bool:
        """Whether it is the host."""
        hosts = self.view.where("HOSTS")
        return bool(within(hosts, self.mention.first - 3, self.mention.last + 5))

    @property
    def reported(self) -> bool:
        """Whether something was said there."""
        return bool(within(self.view.where("PRESS"), self.mention.first - 4, self.mention.first))

    @property
    def where(self) -> bool:
        """Whether "Venue:" names it."""
        return bool(within(self.view.where("WHERE"), self.mention.first - 2, self.mention.first))

    @property
    def owner(self) -> bool:
        """Whether it has an apostrophe ("Hong Kong's festival")."""
        return bool(self.view.bits[self.mention.last] & APOS)

    @property
    def seat(self) -> bool:
        """Whether it is an adjective of a town ("the Kazakh capital")."""
        has, p = self.view.scan.has, self.mention
        return p.kind == "adjective" and (
            has(p.last, "PLACE_NOUN") or has(p.first - 1, "PLACE_NOUN")
        )


class Placer:
    """Finds the site of each occasion of one document; places up to token `header` stand in its
    date line. `venue` says that one is named as such."""

    def __init__(self, v: View, places: Sequence[PlaceMention], header: int) -> None:
        self.v, self.header = v, header
        self.spots = [Spot(v, p, v.sentence_of(p.first)) for p in places]
        self.venue = bool(v.where("WHERE")) and any(s.where for s in self.spots)

    def site(self, o: Occasion) -> Site:
        """The site of an occasion: its likeliest city, else country; without any, the one country
        in whose places the text says that things happen."""
        names = [n for n in o.names if not self._former(n)] or o.names
        scored = self._scored(o, names) or self._scored(o, o.cluster.names)
        cities = [s for s in scored if s[1].kind in _CITIES]
        states = [s for s in scored if s[1].kind in _STATES]
        if not cities:
            return self._state(states[0][1]) if states else self._likely()
        if states and states[0][0] > cities[0][0] + 2.5:
            there = [p for _, p in cities if p.country == states[0][1].country]
            if not there:
                return self._state(states[0][1])
            return self._city(there[0], [p for _, p in cities])
        return self._city(cities[0][1], [p for _, p in cities])

    def _scored(self, o: Occasion, names: Sequence[Name]) -> list[tuple[float, PlaceMention]]:
        """The places that may be an occasion's, as its mentions tell, the surest first."""
        dated: dict[tuple[int, int], list[int]] = {}
        for k in o.links:
            dated.setdefault(self.v.sentence_of(k.first), []).append(k.first)
        named = {self.v.sentence_of(n.first) for n in names}
        mine = {n.first for n in names}
        where = [w for e in self.v.entries if self._of(e, mine) for w in e.where]
        scored = [(self._score(s, names, dated, named, where), s.mention) for s in self.spots]
        return sorted((s for s in scored if s[0] >= _ENOUGH), key=lambda s: -s[0])

    def _of(self, e: Entry, mine: set[int]) -> bool:
        """Whether an entry's title holds one of some mentions, given by their first tokens."""
        return any(e.title[0] <= first < e.title[1] for first in mine)

    def _former(self, n: Name) -> bool:
        """Whether a mention is of an earlier edition ("the previous games", «القمة الماضية»)."""
        last = n.last + bool(self.v.scan.pack.elided)
        return any(self.v.scan.has(k, "REL_LAST", "M_PAST") for k in range(n.first - 1, last))

    def _likely(self) -> Site:
        spots = [s for s in self.spots if s.inside and not s.reported]
        inside = [s.mention for s in spots if s.mention.kind != "adjective"]
        if inside and len({p.country for p in inside}) == 1:
            return Site(Place(None, None, inside[0].country), None, inside[0])
        return NOWHERE

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

    def _score(
        self,
        s: Spot,
        names: Sequence[Name],
        dated: dict[tuple[int, int], list[int]],
        named: set[tuple[int, int]],
        where: Sequence[Tokens],
    ) -> float:
        """How surely a place is the event's."""
        p = s.mention
        if any(a <= p.first < b for a, b in where):
            return _FIELD - (0 if s.is_city else 0.5)
        if s.sentence not in named and s.sentence not in dated:
            return self._apart(s)
        weight = 0.0 if s.is_city else -0.5
        best = 0.0
        for n in names:
            if n.first <= p.first < n.last:
                return self._in_name(s, n)
            if p.last < n.first <= p.last + 5 and s.owner:
                best = max(best, 5 + weight)
            gap = p.first - n.last
            if 0 <= gap <= 3 + 2 * (gap > 3 and self._owned(p)) and s.inside:
                best = max(best, 9 + weight + (1.5 if s.sentence in dated else 0))
        far = p.kind == "local" and not s.inside  # «московского клуба»
        if (p.kind == "adjective" and not s.seat) or s.reported or far:
            return 0
        if best or s.where:
            return max(best, 8 + weight if s.where else 0)
        if s.sentence in dated:
            gap = min(abs(p.first - first) for first in dated[s.sentence])
            base = 4.7 if s.at else 7.5 if s.inside or s.hosts else 3.5 if s.is_city else 1
            return base + weight - 0.05 * gap
        return (4.5 if s.inside or s.hosts else 1.5) + weight

    def _owned(self, p: PlaceMention) -> bool:
        """Whether a place before it has it ("in France's Lyon")."""
        return any(self.v.bits[k] & APOS for k in (p.first - 2, p.first - 1))

    def _apart(self, s: Spot) -> float:
        """For a place in a sentence without the event: "Venue: …", the date line."""
        near = self.header - _DATE_LINE <= s.mention.first and s.mention.last <= self.header
        told = self.venue and s.where
        if not (near or told) or s.mention.kind == "adjective" or s.reported:
            return 0
        return (8 if told else 2.2) - (0 if s.is_city else 0.5)

    def _in_name(self, s: Spot, n: Name) -> float:
        """A city in the name; a country only where it is the one country there."""
        v, p = self.v, s.mention
        if s.is_city:
            return 0 if v.shout(p.first) and p.last == p.first + 1 else 5.5
        countries = {q.mention.country for q in self.spots if n.first <= q.mention.first < n.last}
        ends = ((p.first - 1, p.first - 2), (p.last, p.last + 1))
        joined = any(v.at(k) & (DASH | AND) and far in v.site_at for k, far in ends)
        if joined or len(countries) > 1:
            return 0
        return 2.0 if p.kind == "adjective" else 2.6
