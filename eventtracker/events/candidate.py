"""A candidate event and its features: what speaks for its being one, with the right days."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.occasions import Occasion
from eventtracker.events.placing import Site
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import BODY, View

_LONG_AGO: Final = timedelta(days=400)
_SOON: Final = timedelta(days=400)
_SURE: Final = ((0.9, "date_sure"), (0.75, "date_likely"), (0.55, "date_maybe"))
_LIKELY: Final = 0.6
_LENGTHS: Final = ((1, "words_1"), (2, "words_2"), (4, "words_4"), (8, "words_8"))


@dataclass(frozen=True)
class Candidate:
    """An outcome with the mention that names it best and its site."""

    outcome: Outcome
    name: Name
    site: Site

    @property
    def occasion(self) -> Occasion:
        return self.outcome.main


def features(
    v: View,
    c: Candidate,
    others: Sequence[Candidate],
    published: date | None,
    days: Sequence[date] = (),
) -> dict[str, float]:
    """The facts of a candidate that hold, each with its size: 1.0."""
    found = {"bias": 1.0, "date_odds": _odds(max(k.strength for k in c.occasion.links))}
    date_facts, text_facts = _of_date(c, published, days), _of_text(v, c, others)
    for facts in (_of_name(v, c), _around_name(v, c.name), date_facts, _of_place(c), text_facts):
        found |= dict.fromkeys(facts, 1.0)
    return found


def _odds(probability: float) -> float:
    """The log-odds of a probability, between -3 and 3."""
    p = min(0.953, max(0.047, probability))
    return math.log(p / (1 - p))


def _of_name(v: View, c: Candidate) -> Iterator[str]:
    n, cluster = c.name, c.occasion.cluster
    names = c.occasion.names
    proper = any(m.proper for m in names)
    yield "proper" if proper else "not_proper"
    if not proper:
        yield f"plain_{cluster.type or 'other'}"
    if any(m.titles for m in names):
        yield "title"
    if any(m.edition for m in names):
        yield "edition"
    yield "no_kind_word" if n.head is None else "kind_word"
    yield f"type_{cluster.type or 'other'}"
    for fact in ("whole", "modified", "members", "body", "common", "plural", "local"):
        if getattr(n, fact):
            yield fact
    size = len(n.text.split())
    yield next((name for most, name in _LENGTHS if size <= most), "words_many")
    telling = sum(m.named for m in cluster.names)
    yield "named_once" if telling < 2 else "named_twice" if telling < 4 else "named_often"
    if n.year and o_year(c) and n.year != o_year(c):
        yield "year_differs"
    if n.head is not None and v.capital(n.head):
        yield "capital_kind_word"
    if not any(m.proper or (m.named and not m.plural and m.whole) for m in names):
        yield "untold_kind_word" if size == 1 else "untold"
    if not n.text[:1].isupper() and v.scan.pack.naming.get("capitals"):
        yield "lower_case"


def _around_name(v: View, n: Name) -> Iterator[str]:
    """What stands around the mention that names a candidate best."""
    before = n.first - 1
    if v.scan.has(before, "A"):
        yield "indefinite"
    preposition = next(
        (t for t in ("IN", "AT", "ON", "OF", "BY", "TO") if v.scan.has(before, t)), ""
    )
    if preposition:
        yield f"name_after_{preposition}"
    kinds = ("EVE", "ORGANIZER", "SIDELINE")
    if setting := next((t for t in kinds if v.scan.has(before - v.scan.has(before, "THE"), t)), ""):
        yield f"setting_{setting}"
    if any(v.scan.has(k, "OTHERWISE", "PRESS") for k in range(n.first - 2, n.last + 2)):
        yield "other_happening"
    a, b = v.sentence_of(n.first)
    if any(v.bits[k] & BODY for k in range(max(a, n.first - 6), min(b, n.last + 4))):
        yield "body_beside" if n.proper else "body_beside_not_proper"


def o_year(c: Candidate) -> int | None:
    day = c.occasion.first or c.occasion.last
    return day.year if day else None


def _of_date(c: Candidate, published: date | None, days: Sequence[date]) -> Iterator[str]:
    """What is said of the days of a candidate; `days` are all that the text says."""
    o = c.occasion
    best = max(o.links, key=lambda k: k.strength)
    yield next((name for least, name in _SURE if best.strength >= least), "date_loose")
    one_day = o.first == o.last and best.role == "close"
    yield "role_when" if one_day else f"role_{best.role}"
    if len({k.time.start for k in o.links}) > 1 and sum(k.strength > _LIKELY for k in o.links) > 1:
        yield "told_surely_again"
    yield "told_once" if len(o.links) < 2 else "told_again"
    for fact in ("laid", "carried", "beside"):
        if getattr(best, fact):
            yield fact
    if best.kind:
        yield f"cue_{best.kind}"
    yield "dated" if any(k.dated for k in o.links) else "relative"
    yield f"grain_{o.grain}" if o.grain in ("day", "month", "year") else "grain_other"
    if o.ranged and o.rank == 0:
        yield "range"
    elif o.first is None:
        yield "end_only" if any(d < (o.last or d) for d in days) else "end_only_no_other_day"
    elif o.last is None:
        yield "start_only" if any(d > o.first for d in days) else "start_only_no_other_day"
    if o.length:
        yield "stated_length"
    if c.outcome.status != "scheduled":
        yield "changed"
    elif o.original:
        yield "given_up"
    if "year" in best.time.interval.implied:
        yield "year_implied" if published else "year_guessed"
    yield from _when(o, published)


def _when(o: Occasion, published: date | None) -> Iterator[str]:
    day = o.last or o.first
    start = o.first or o.last
    if published is None or day is None or start is None:
        yield "when_unknown"
    elif day < published - _LONG_AGO:
        yield "long_ago"
    elif day < published:
        yield "past"
    elif start <= published:
        yield "now"
    else:
        yield "soon" if start < published + _SOON else "far_ahead"


def _of_place(c: Candidate) -> Iterator[str]:
    place = c.site.place
    yield "city" if place.city else "country" if place.country else "no_place"


def _of_text(v: View, c: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """What the other candidates of the text say of this one."""
    clusters = len({id(x.occasion.cluster) for x in others})
    yield "only_one" if clusters == 1 else "few" if clusters < 4 else "many"
    if all(len(c.occasion.cluster.names) >= len(x.occasion.cluster.names) for x in others):
        yield "main"
    times = {k.first for k in c.occasion.links}
    surest = max(k.strength for k in c.occasion.links)
    rivals = [x for x in others if x.occasion.cluster is not c.occasion.cluster]
    shared = [x for x in rivals if times & {k.first for k in x.occasion.links}]
    if shared:
        yield "shares_date"
    same = [x for x in rivals if (x.occasion.first, x.occasion.last) == _days(c)]
    if any(max(k.strength for k in x.occasion.links) > surest for x in same):
        yield "same_days_as_surer"
    twins = [x for x in others if x is not c and x.occasion.cluster is c.occasion.cluster]
    if twins:
        yield "one_of_several_editions"
        first = next(x for x in others if x.occasion.cluster is c.occasion.cluster)
        yield "first_choice" if first is c else "another_choice"
        if any(max(k.strength for k in x.occasion.links) > surest for x in twins):
            yield "less_sure_than_twin"
        if any(len(x.occasion.links) > len(c.occasion.links) for x in twins):
            yield "less_told_than_twin"
    block = v.scan.layout.at(v.scan.starts[c.name.first])
    if block is not None and block.kind in ("heading", "item", "row", "field"):
        yield f"in_{block.kind}"
    yield "early" if c.occasion.cluster.names[0].first < 80 else "late"


def _days(c: Candidate) -> tuple[date | None, date | None]:
    return c.occasion.first, c.occasion.last
