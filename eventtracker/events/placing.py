"""Where an event takes place: the place named in, beside or in one sentence with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventtracker.events.occasions import Occasion
from eventtracker.mentions.view import AND, DASH, THE, View
from eventtracker.model import Place
from eventtracker.places import PlaceMention

_CITIES = {"city", "local"}
_STATES = {"country", "region", "adjective"}


@dataclass(frozen=True)
class Site:
    """Where an event is, and the mentions that say so."""

    place: Place
    city: PlaceMention | None
    country: PlaceMention | None


NOWHERE = Site(Place(), None, None)


class Placer:
    """Finds the site of each occasion of one document."""

    def __init__(self, v: View, places: Sequence[PlaceMention], header: int) -> None:
        self.v = v
        self.places = places
        self.header = header

    def site(self, o: Occasion) -> Site:
        dated = {self.v.sentence_of(k.first) for k in o.links}
        named = {self.v.sentence_of(n.first) for n in o.cluster.names}
        scored = [(self._score(p, o, dated, named), -p.first, p) for p in self.places]
        scored = sorted((s for s in scored if s[0] >= 2), key=lambda s: (-s[0], -s[1]))
        cities = [(score, p) for score, _, p in scored if p.kind in _CITIES]
        states = [(score, p) for score, _, p in scored if p.kind in _STATES]
        if not cities and not states:
            return self._likely()
        if not cities and states and states[0][1].kind == "adjective":
            return Site(Place(None, None, states[0][1].country), None, states[0][1])
        if states and (not cities or states[0][0] > cities[0][0] + 2.5):
            within = [p for _, p in cities if p.country == states[0][1].country]
            if not within:
                return self._state(states[0][1])
            return self._city(within[0], cities)
        return self._city(cities[0][1], cities)

    def _likely(self) -> Site:
        """The one country whose places a text says things happen in."""
        inside = [p for p in self.places if p.kind != "adjective" and self._locative(p)]
        if inside and len({p.country for p in inside}) == 1:
            return Site(Place(None, None, inside[0].country), None, inside[0])
        return NOWHERE

    def _state(self, p: PlaceMention) -> Site:
        return Site(p.place(self.v.scan.text), None, p)

    def _city(self, p: PlaceMention, cities: list[tuple[float, PlaceMention]]) -> Site:
        other = self._twin(p, [q for _, q in cities])
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
            if (
                a is not b
                and b.first == a.last + 1
                and self.v.scan.has(a.last, "AND")
                and a.kind == b.kind == "city"
            ):
                return q
        return None

    def _score(
        self,
        p: PlaceMention,
        o: Occasion,
        dated: set[tuple[int, int]],
        named: set[tuple[int, int]],
    ) -> float:
        """How surely a place is the event's."""
        weight = 0.0 if p.kind in _CITIES else -0.5
        if any(n.first <= p.first < n.last for n in o.cluster.names):
            return self._in_name(p, o)
        if p.kind == "adjective" or self._reported(p):
            return 0
        if any(self._possessive(p, n.first) for n in o.cluster.names):
            return 5 + weight
        if self._where(p):
            return 8 + weight
        here = self.v.sentence_of(p.first)
        inside = self._locative(p)
        if any(0 <= p.first - n.last <= 3 and inside for n in o.cluster.names):
            return 9 + weight + (1.5 if here in dated else 0)
        if here in dated:
            gap = min(
                abs(p.first - k.first) for k in o.links if self.v.sentence_of(k.first) == here
            )
            base = 7.5 if inside or self._hosts(p) else 3.5 if p.kind in _CITIES else 1
            return base + weight - 0.05 * gap
        if here in named:
            return (4.5 if inside or self._hosts(p) else 1.5) + weight
        if p.last <= self.header:
            return 2.2 + weight
        return 0

    def _in_name(self, p: PlaceMention, o: Occasion) -> float:
        """A city in the name; a country only where it is the one country there."""
        if p.kind in _CITIES:
            return 0 if self.v.shout(p.first) and p.last == p.first + 1 else 5.5
        name = next(n for n in o.cluster.names if n.first <= p.first < n.last)
        inside = [q for q in self.places if name.first <= q.first < name.last]
        joined = any(self.v.at(k) & (DASH | AND) for k in (p.first - 1, p.last))
        if joined or len({q.country for q in inside}) > 1:
            return 0
        return 2.0 if p.kind == "adjective" else 2.6

    def _possessive(self, p: PlaceMention, first: int) -> bool:
        """ "Hong Kong's annual festival"."""
        return p.last < first <= p.last + 5 and self.v.scan.has(p.last, "APOS")

    def _reported(self, p: PlaceMention) -> bool:
        """Whether a place is where something was said ("told a press conference in Ankara")."""
        return any(self.v.scan.has(k, "PRESS") for k in range(p.first - 4, p.first))

    def _where(self, p: PlaceMention) -> bool:
        """ "Venue: Moscow", «Место проведения: Москва»."""
        return any(self.v.scan.has(k, "WHERE") for k in (p.first - 1, p.first - 2))

    def _locative(self, p: PlaceMention) -> bool:
        if p.located:
            return True
        k = p.first - 1
        while k in self.v.site_at or self.v.at(k) & THE or self.v.scan.has(k, "PLACE_NOUN"):
            k -= 1
        return self.v.scan.has(k, "IN") or self.v.scan.has(k, "AT")

    def _hosts(self, p: PlaceMention) -> bool:
        near = range(max(0, p.first - 3), min(len(self.v), p.last + 5))
        return any(self.v.scan.has(k, "HOSTS") for k in near)
