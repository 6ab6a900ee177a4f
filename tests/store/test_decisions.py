"""Decisions as constraints on mentions: what a resolver has to keep to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from eventtracker.store import Review, Store
from eventtracker.store.decisions import Anchor, constraints, nearest
from eventtracker.told import Constraints, Pair, pair
from tests.make import document, event
from tests.store.test_review import ANNA, tell
from tests.store.test_save import ByName


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as store:
        tell(store, 1, "e1")
        tell(store, 2, "e2", "Harbour Days")
        tell(store, 3, "m3")
        yield store


def said(store: Store, *documents: str) -> Constraints:
    with store._reading() as connection:
        return constraints(connection, documents)


def pairs(*given: str) -> frozenset[Pair]:
    """pairs("u:1 e1 u:2 e2") as pairs of mentions."""
    found = (text.split() for text in given)
    return frozenset(pair((a, b), (c, d)) for a, b, c, d in found)


def test_nothing_decided_constrains_nothing(store: Store) -> None:
    assert said(store, "u:1", "u:2") == Constraints()


def test_merged_mentions_belong_together(store: Store, review: Review) -> None:
    review.merge("e1", "e2", **ANNA)
    expected = pairs("u:1 e1 u:2 e2", "u:3 m3 u:2 e2")
    assert said(store, "u:1") == said(store, "u:2") == Constraints(together=expected)
    assert said(store, "u:9") == Constraints()


def test_split_mentions_and_pairs_kept_apart(store: Store, review: Review) -> None:
    review.split("e1", "u:3", **ANNA)
    review.keep_apart("e1", "e2", **ANNA)
    assert said(store, "u:1").apart == pairs("u:1 e1 u:3 m3", "u:1 e1 u:2 e2")


def test_the_last_word_on_a_pair_counts(store: Store, review: Review) -> None:
    review.keep_apart("e1", "e2", **ANNA)
    review.merge("e1", "e2", **ANNA)
    assert said(store, "u:1").apart == frozenset()
    review.undo(**ANNA)
    assert said(store, "u:1").together == frozenset()
    assert said(store, "u:1").apart == pairs("u:1 e1 u:2 e2", "u:3 m3 u:2 e2")


def test_a_word_on_one_event_says_nothing_of_pairs(store: Store, review: Review) -> None:
    review.reject("e1", **ANNA)
    assert said(store, "u:1") == Constraints()


def test_a_text_read_anew_keeps_its_constraints(store: Store, review: Review) -> None:
    review.keep_apart("e1", "e2", **ANNA)
    again = replace(document("Harbour Days, again.", url="u:2"), published=date(2024, 3, 2))
    store.save(again, [event("elsewhere", "Harbour Days", of=again)], resolver=ByName())
    assert pairs("u:1 e1 u:2 elsewhere") < said(store, "u:1").apart


@pytest.mark.parametrize(
    ("wanted", "told", "found"),
    [
        ("x Forum 1-3", ["x Forum 1-3", "y Forum 1-3"], "x"),
        ("x Forum 1-3", ["x Fair 1-3", "y Forum 2-4"], "y"),
        ("x Forum 1-3", ["a Forum 9-9", "b Forum 2-4"], "b"),
        ("x Forum 1-3", ["a Forum 9-9", "b Fair 2-4"], "a"),
        ("x Forum 1-3", ["a Fair 3-4", "b Fair 5-6"], "a"),
        ("x Forum 1-3", ["a Fair 3-4", "b Fair 2-6"], None),
        ("x Forum 1-3", ["x Fair 5-6"], None),
        ("x Forum 1-3", [], None),
    ],
)
def test_an_anchor_finds_its_mention(wanted: str, told: list[str], found: str | None) -> None:
    def made(text: str) -> Anchor:
        local, name, days = text.split()
        first, last = (date(2024, 1, int(day)) for day in days.split("-"))
        return Anchor("u:1", local, name, first, last)

    got = nearest(made(wanted), [made(text) for text in told])
    assert (got and got.local) == found
