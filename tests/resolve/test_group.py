"""Mentions put together as events: the order is no matter, people's word counts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.model import Place
from eventtracker.resolve import decide, facts, group
from eventtracker.resolve.block import meet
from eventtracker.resolve.decide import within_reach
from eventtracker.resolve.group import _Clusters, _in_order
from eventtracker.told import APART, DOUBTFUL, Constraints, Grouping, Told, pair
from tests.make import KAZAN
from tests.resolve.made import PLAIN, groups, told

MOVED = {
    "status": "rescheduled",
    "start": date(2024, 9, 3),
    "end": date(2024, 9, 5),
    "previous_start": date(2024, 5, 14),
}


def test_a_chain_of_names_leads_from_one_to_the_other() -> None:
    said: dict[str, Any] = {"place": KAZAN, "edition": 3}
    full = told("Northern Coast Economic Forum", url="full", **said)
    acronym = told("NCEF", url="acronym", type="other", place=KAZAN)
    russian = told("Экономический форум Северного побережья", url="ru", lang="ru", **said)
    assert groups(full, acronym, russian) == [{"full", "acronym", "ru"}]


def test_editions_stay_apart_though_a_vague_report_fits_both() -> None:
    spring = told(url="spring", edition=7)
    autumn = told(url="autumn", edition=8, start=date(2024, 10, 1), end=date(2024, 10, 5))
    year = told(url="year", start=date(2024, 1, 1), end=date(2024, 12, 31), precision="year")
    found = groups(spring, autumn, year)
    assert len(found) == 2
    assert {"spring", "autumn"} not in found
    (link,) = PLAIN.group([spring, autumn, year], Constraints()).links
    assert link.verdict == APART
    assert "edition 7 is not edition 8" in link.reasons


def test_a_report_of_the_move_joins_what_was_and_what_will_be() -> None:
    before, after = told(url="before"), told(url="after", start=MOVED["start"], end=MOVED["end"])
    assert groups(before, after) == [{"after"}, {"before"}]
    assert groups(before, after, told(url="move", **MOVED)) == [{"after", "before", "move"}]


def test_two_events_of_one_article_are_two() -> None:
    both = [told(url="a", uid=f"a#{n}", place=KAZAN) for n in (0, 1)]
    days = {"start": date(2024, 5, 15), "end": date(2024, 5, 16)}
    other = told("Tidewater Fair", url="a", uid="a#1", type="fair", place=KAZAN, **days)
    assert groups(both[0], other) == [{"a"}, {"a"}]
    assert groups(*both) == [{"a"}]  # one event that was found twice


def test_a_copied_article_on_two_events_tells_of_two() -> None:
    wire = "An agency's report on two shows that open on one day in one town, word for word. " * 2
    shows = ("Selvantex", "Agromash")
    said = {"text": wire, "type": "exhibition", "place": KAZAN}
    mentions = [
        told(name, url=url, uid=f"{url}#{n}", **said)
        for url in ("a", "b")
        for n, name in enumerate(shows)
    ]
    found = PLAIN.group(mentions, Constraints()).groups
    assert found == ((("a", "a#0"), ("b", "b#0")), (("a", "a#1"), ("b", "b#1")))


def test_doubtful_pairs_are_told_and_not_joined() -> None:
    one, other = (
        told(url="a", edition=2, place=KAZAN),
        told("Bay Forum", url="b", edition=2, place=KAZAN),
    )
    found = PLAIN.group([one, other], Constraints())
    assert len(found.groups) == 2
    assert [(n.pair, n.verdict) for n in found.links] == [(pair(one.key, other.key), DOUBTFUL)]


def test_people_join_and_split() -> None:
    one, other, third = told(url="a"), told(url="b"), told("Harbour Days", url="c")
    apart = Constraints(apart=frozenset({pair(one.key, other.key)}))
    assert groups(one, other, said=apart) == [{"a"}, {"b"}]
    assert PLAIN.group([one, other], apart).links == ()
    together = Constraints(together=frozenset({pair(other.key, third.key)}))
    assert groups(one, other, third, said=together) == [{"a", "b", "c"}]
    split = Constraints(together.together, frozenset({pair(one.key, third.key)}))
    assert {"b", "c"} in groups(one, other, third, said=split)


def some(chance: random.Random, number: int) -> Told:
    """A mention out of few names, days, places and editions, so that many are alike."""
    names = ["Tidewater Forum", "Форум «Тайдуотер»", "Tidewater", "Harbour Forum", "Summit"]
    day = chance.choice([14, 14, 15, 20])
    month = chance.choice([5, 5, 9])
    return told(
        chance.choice(names),
        url=f"d{number % 9}",
        uid=f"d{number % 9}#{number}",
        start=date(2024, month, day),
        end=chance.choice([None, date(2024, month, day + 2)]),
        edition=chance.choice([None, None, 4, 5]),
        place=chance.choice([KAZAN, KAZAN, type(KAZAN)(country="RU"), type(KAZAN)()]),
        status=chance.choice(["scheduled", "scheduled", "postponed", "rescheduled"]),
        on=f"2024-0{chance.randint(1, 4)}-07",
    )


NAMES = ["Tidewater", "Canton Fair", "معرض كانتون", "Кантонская", "NCEF", "Water Forum"]
NAMES += ["Northern Coast Economic Forum", "Energy Week", "Moscow Energy Week", "Summit"]


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_what_looks_for_another_is_found_by_it(chance: random.Random) -> None:
    """A store asks what the newcomer looks for: so both must lead to each other."""
    both = (some(chance, n) for n in (1, 2))
    one, other = (replace(m, event=m.event.but(name=chance.choice(NAMES))) for m in both)
    there = set(PLAIN.sought(one)) & set(PLAIN.keys(other))
    back = set(PLAIN.sought(other)) & set(PLAIN.keys(one))
    assert bool(there) == bool(back)


def test_what_is_out_of_reach_is_never_one() -> None:
    places = [KAZAN, Place(city="Moscow", country="RU"), Place(country="MY")]
    reached = 0
    for seed in range(1500):
        chance = random.Random(seed)
        one, other = (
            m.event.but(
                type=chance.choice(["forum", "summit", "fair", "other"]),
                precision=chance.choice(["day", "day", "month"]),
                parent=chance.choice([None, None, "whole"]),
                place=chance.choice(places),
            )
            for m in (some(chance, n) for n in (1, 2))
        )
        if decide(*(facts(Told(event.uid, event), {}) for event in (one, other))).verdict:
            assert within_reach(one, other)
            reached += 1
    assert reached > 20


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_the_order_of_mentions_makes_no_difference(chance: random.Random) -> None:
    mentions = [some(chance, n) for n in range(12)]
    found = PLAIN.group(mentions, Constraints())
    events = [PLAIN.merge([m for m in mentions if m.key in g]) for g in found.groups]
    chance.shuffle(mentions)
    assert PLAIN.group(mentions, Constraints()) == found
    assert [PLAIN.merge([m for m in mentions if m.key in g]) for g in found.groups] == events
    assert sorted(k for g in found.groups for k in g) == sorted(m.key for m in mentions)


def one_by_one(mentions: list[Told], said: Constraints) -> Grouping:
    """What `group` is to make, every pair looked at by itself."""
    known = {m.key: facts(m, {}) for m in mentions}
    judged = {}
    for a, b in combinations(known.values(), 2):
        found, between = decide(a, b), pair(a.key, b.key)
        decided = said.apart | said.together
        if found.verdict and between not in decided and meet(a.profile, b.profile):
            judged[between] = found
    clusters = _Clusters(known, said)
    for between in _in_order(judged, said, known):
        named = between in said.together or judged[between].strength > 0
        clusters.join(*between, named=named)
    return clusters.grouping(judged)


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_profiles_compared_make_what_pairs_compared_make(chance: random.Random) -> None:
    mentions = [some(chance, n) for n in range(14)]
    a, b, c = (m.key for m in chance.sample(mentions, 3))
    for said in (Constraints(), Constraints(frozenset({pair(a, b)}), frozenset({pair(a, c)}))):
        assert PLAIN.group(mentions, said) == one_by_one(mentions, said)


def test_a_hundred_articles_on_one_forum_are_not_compared_pair_by_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[Any] = []
    monkeypatch.setattr(group, "decide", lambda a, b: looked_at.append((a, b)) or decide(a, b))
    monkeypatch.setattr(group, "objects", lambda a, b: looked_at.append((a, b)))
    later = {"start": MOVED["start"], "end": MOVED["end"]}
    ways: list[dict[str, Any]] = [{}, {"edition": 4}, {"place": KAZAN}, later, MOVED]
    mentions = [told(url=f"d{n}", **ways[n % len(ways)]) for n in range(100)]
    assert len(groups(*mentions)) == 1
    assert looked_at == []
