"""What a text says of a place and an event: the features of the pair.

A place's own facts are read once; those of the pair once for each event. All are names that hold
or don't, the same in all languages; `weights.toml`, section [place], says how much each counts for
the place being the event's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from eventtracker.events.occasions import Occasion
from eventtracker.mentions import roles
from eventtracker.mentions.entry import Entry
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, APOS, COMMA, DASH, HEAD, THE, View, within
from eventtracker.places import PlaceMention

CITIES: Final = {"city", "local"}
STATES: Final = {"country", "region", "adjective"}
_DATE_LINE: Final = 12
"""Tokens that a date line may take."""
_TITLE: Final = 160
"""Code points of the longest heading."""
_AFTER: Final = ((3, "after_3"), (8, "after_8"), (20, "after_20"))
_BEFORE: Final = ((3, "before_3"), (8, "before_8"), (20, "before_20"))
_DATED: Final = ((3, "date_3"), (8, "date_8"), (20, "date_20"))
_OWN: Final = (
    "inside seat hosts reported where owner named_for listed takes_part of_people outsider"
).split()
_PREPOSITIONS: Final = ("FROM", "TO", "OF", "BY", "AND", "R_WITH")
_PEOPLE: Final = ("R_PARTY", "R_PEOPLE", "R_TEAM", "R_STAND")


@dataclass(eq=False)
class Spot:
    """A place mention in its `sentence`, [first, last) in tokens, which is the text's
    `number`-th; `own` are the facts of the mention itself."""

    view: View
    mention: PlaceMention
    sentence: tuple[int, int]
    number: int
    takes_part: bool
    """Whether it is said to take part, to exhibit, to be invited …"""
    own: tuple[str, ...] = ()
    inside: bool = field(init=False)
    """Whether things happen in it."""

    def __post_init__(self) -> None:
        self.inside = self._is_inside()

    @property
    def is_city(self) -> bool:
        return self.mention.kind in CITIES

    def _is_inside(self) -> bool:
        v, k = self.view, self.mention.first - 1
        if self.mention.located:
            return bool(self.mention.clitic) or not v.scan.has(k, "R_WITH")
        while k in v.site_at or v.bits[k] & (THE | APOS) or v.scan.has(k, "PLACE_NOUN"):
            k -= 1
        return v.scan.has(k, "IN", "AT") or (self.seat and v.scan.has(k, "ON"))

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

    @property
    def named_for(self) -> bool:
        """Whether a name in capitals runs on from it ("Mandalay Bay", "the Sofia Theatre")."""
        v, k = self.view, self.mention.last
        glued = v.scan.tokens[k - 1].endswith(" ") and k < len(v)
        return glued and v.capital(k) and not v.bits[k] & HEAD and k not in v.site_at

    @property
    def listed(self) -> bool:
        """Whether it stands among other places of its kind."""
        v, p = self.view, self.mention
        ends = ((p.first - 1, p.first - 2), (p.last, p.last + 1))
        return any(
            v.at(k) & (AND | COMMA) and far in v.site_at and v.site_at[far].kind == p.kind
            for k, far in ends
        )

    @property
    def of_people(self) -> bool:
        """Whether it says whence people are ("Malaysia's minister", «мэр Казани»)."""
        v, p = self.view, self.mention
        return bool(within(v.where(*_PEOPLE), p.first - 3, p.last + 3))

    @property
    def guest(self) -> bool:
        """Whether it only takes part: nothing is said to happen in it or to be held by it."""
        return self.takes_part and not (self.inside or self.hosts or self.where)

    @property
    def of_any(self) -> bool:
        """Whether it is said of any event ("at a conference in Oslo")."""
        v, first = self.view, self.mention.first
        heads = [k for k in range(max(0, first - 3), first) if v.bits[k] & HEAD]
        return any(v.scan.has(k - i, "A") for k in heads for i in (1, 2) if k >= i)

    @property
    def outsider(self) -> bool:
        """Whether it is a town's adjective, said of what is not in it («московский клуб»)."""
        return self.mention.kind == "local" and not self.inside


class Spots:
    """The spots of one document with what the whole text says of them; places up to token
    `header` stand in its date line."""

    def __init__(self, v: View, places: Sequence[PlaceMention], header: int) -> None:
        self.v, self.header = v, header
        guests = {r.span.start for r in roles.find(v.scan, places) if r.role != "bilateral"}
        self.all = [
            Spot(v, p, v.sentence_of(p.first), self.number(p.first), p.span.start in guests)
            for p in places
        ]
        cities = [p.city for p in places if p.kind == "city"]
        self._cities, self._states = Counter(cities), Counter(p.country for p in places)
        self._stated = {p.country for p in places if p.kind in STATES}
        blocks = v.scan.layout.blocks
        titled = len(blocks) > 1 and blocks[0].end - blocks[0].start < _TITLE
        self.heading = v.scan.token_at(blocks[0].end - 1) + 1 if titled else 0
        for s in self.all:
            s.own = tuple(self._own(s))

    def number(self, k: int) -> int:
        """The number of the sentence that token k stands in."""
        return max(0, bisect_right(self.v.firsts, k) - 1)

    def _own(self, s: Spot) -> Iterator[str]:
        p, kind = s.mention, "city" if s.is_city else "state"
        yield f"is_{p.kind}"
        facts = [fact for fact in _OWN if getattr(s, fact)]
        yield from (f"{kind}_{fact}" for fact in facts)
        if not s.inside:
            yield f"{kind}_{self._preposition(s)}"
        yield from (f"{kind}_{fact}" for fact in self._of_text(s))

    def _preposition(self, s: Spot) -> str:
        has, k = self.v.scan.has, s.mention.first - 1
        if self.v.bits[k] & THE:
            k -= 1
        found = next((t for t in _PREPOSITIONS if has(k, t)), "none")
        if s.mention.clitic:
            found = "clitic"
        return f"preposition_{found.lower()}"

    def _of_text(self, s: Spot) -> Iterator[str]:
        """How the place stands among the text's others."""
        v, p = self.v, s.mention
        if p.first < self.heading:
            yield "in_heading"
        elif s.number <= 1:
            yield "in_lead"
        if self.header - _DATE_LINE <= p.first and p.last <= self.header:
            yield "in_date_line"
        if (p.first and "\n" in v.scan.tokens[p.first - 1]) or p.first == 0:
            yield "opens_line"
        if s.is_city:
            n = self._cities[p.city]
            yield "only" if len(self._cities) <= 1 else "main" if self._most(p) else "one_of_many"
            yield "once" if n < 2 else "twice" if n < 4 else "often"
            if p.country in self._stated:
                yield "state_named"
        else:
            yield "only" if len(self._states) <= 1 else "main" if self._mostly(p) else "one_of_many"

    def _most(self, p: PlaceMention) -> bool:
        return self._cities[p.city] == max(self._cities.values())

    def _mostly(self, p: PlaceMention) -> bool:
        return self._states[p.country] == max(self._states.values())


@dataclass
class Setting:
    """An occasion as the features of places see it: its mentions, those of all other events, the
    days said of it, and the fields "where" of its cards."""

    spots: Spots
    names: Sequence[Name]
    occasion: Occasion
    others: Sequence[int]
    """The first tokens of other events' mentions, in order."""
    entries: Sequence[Entry] = ()
    strange: Sequence[int] = ()
    """Where mentions of another edition, or of any event, end."""
    dates: list[int] = field(init=False)
    named: set[int] = field(init=False)
    """The sentences that name the event, by their numbers."""
    dated: set[int] = field(init=False)
    """The sentences that say its days."""
    fields: list[tuple[int, int]] = field(init=False)
    """The fields "where" of its own cards."""
    other_fields: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = sorted({k.first for k in self.occasion.links})
        self.named = {self.spots.number(n.first) for n in self.names}
        self.dated = {self.spots.number(k) for k in self.dates}
        mine = sorted({n.first for n in self.names})
        self.fields, self.other_fields = [], []
        for e in self.entries:
            own = within(mine, e.title[0], e.title[1])
            (self.fields if own else self.other_fields).extend(e.where)


def features(t: Setting, s: Spot) -> list[str]:
    """The facts of a place and an event that hold."""
    kind = "city" if s.is_city else "state"
    return [*s.own, *(f"{kind}_{fact}" for fact in _pair(t, s))]


def _pair(t: Setting, s: Spot) -> Iterator[str]:
    first = s.mention.first
    if s.of_any or any(0 <= first - last <= 3 for last in t.strange):
        yield "of_another"
    if any(a <= first < b for a, b in t.fields):
        yield "in_field"
    if any(a <= first < b for a, b in t.other_fields):
        yield "in_other_field"
    holder = next((n for n in t.names if n.first <= first < n.last), None)
    if holder is not None:
        yield from _in_name(t, s, holder)
    named, dated = s.number in t.named, s.number in t.dated
    inside = s.inside
    if not (named or dated):
        yield from _apart(t, s, inside)
        return
    yield "with_both" if named and dated else "with_name" if named else "with_date"
    if inside:
        yield "inside_with_event"
    if named and holder is None:
        yield from _beside_name(t, s, inside)
    if dated:
        gap = min(abs(first - k) for k in t.dates)
        yield next((name for most, name in _DATED if gap <= most), "date_far")


def _in_name(t: Setting, s: Spot, n: Name) -> Iterator[str]:
    v, p = t.spots.v, s.mention
    if v.shout(p.first) and p.last == p.first + 1:
        yield "in_name_acronym"
        return
    countries = {q.mention.country for q in t.spots.all if n.first <= q.mention.first < n.last}
    ends = ((p.first - 1, p.first - 2), (p.last, p.last + 1))
    joined = any(v.at(k) & (DASH | AND) and far in v.site_at for k, far in ends)
    many = joined or len(countries) > 1
    yield "in_name_of_many" if many else f"in_name_{p.kind}"
    if s.inside:
        yield "inside_in_name"


def _beside_name(t: Setting, s: Spot, inside: bool) -> Iterator[str]:
    """Of a place in a sentence that names the event, outside the name."""
    first, last = s.mention.first, s.mention.last
    near = min(t.names, key=lambda n: first - n.last if n.last <= first else n.first - last + 3)
    if near.last <= first:
        gap, between, steps, far = first - near.last, (near.last, first), _AFTER, "after_far"
    else:
        gap, between, steps, far = near.first - last, (last, near.first), _BEFORE, "before_far"
    step = next((name for most, name in steps if gap <= most), far)
    yield step
    if inside:
        yield f"inside_{step}"
    if within(t.others, *between):  # type: ignore[arg-type]
        yield "rival_between"
    if step.startswith("before") and s.owner and gap <= 5:
        yield "owns_event"
    if within(t.spots.v.breaks, *between):
        yield "break_between"


def _apart(t: Setting, s: Spot, inside: bool) -> Iterator[str]:
    """Of a place in a sentence without the event."""
    homes = t.named | t.dated
    near = min(homes, key=lambda k: (abs(k - s.number), k)) if homes else s.number
    apart = s.number - near
    side = "behind" if apart > 0 else "ahead"
    step = f"{side}_{abs(apart)}" if abs(apart) < 3 else f"{side}_far"
    yield step
    if inside:
        yield "inside_apart" if abs(apart) < 3 else "inside_far"
    if within(t.others, *s.sentence):  # type: ignore[arg-type]
        yield "with_rival"
