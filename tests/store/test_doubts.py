"""Doubtful pairs in the queue: shown, settled by a person, and not asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from eventtracker.store import Review, Store
from eventtracker.told import DOUBTFUL, Constraints, Grouping, Link, Told, pair
from tests.make import document, event
from tests.store.test_review import ANNA
from tests.store.test_save import ByName


def first_word(told: Told) -> str:
    return told.event.name.split()[0]


class Doubting(ByName):
    """Names that begin alike are a case for a person."""

    def keys(self, told: Told) -> Sequence[str]:
        return [told.event.name, first_word(told)]

    def near(self, new: Sequence[Told], others: Sequence[Told]) -> Iterator[Link]:
        yield from super().near(new, others)
        yield from (link for a in new for b in others for link in self._doubts(a, b))

    def group(self, mentions: Sequence[Told], constraints: Constraints) -> Grouping:
        found = [link for a, b in combinations(mentions, 2) for link in self._doubts(a, b)]
        return replace(super().group(mentions, constraints), links=tuple(found))

    def _doubts(self, one: Told, other: Told) -> Iterator[Link]:
        if one.event.name != other.event.name and first_word(one) == first_word(other):
            yield Link(pair(one.key, other.key), DOUBTFUL, ("they begin alike",))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as store:
        for number, name in enumerate(("Tidewater Forum", "Tidewater Fair", "Harbour Days"), 1):
            tell(store, number, name)
        yield store


def tell(store: Store, number: int, name: str, text: str = "") -> None:
    source = document(f"{name}, article {number}. {text}", url=f"u:{number}")
    source = replace(source, published=date(2024, 3, number))
    store.save(source, [event(f"e{number}", name, of=source)], resolver=Doubting())


def doubts(review: Review) -> dict[str, list[tuple[str, str]]]:
    queue = review.queue(kind="merge")
    assert queue.total == len(queue.waiting)
    return {w.event.uid: [(d.about, d.reason) for d in w.doubts] for w in queue.waiting}


BOTH = {"e1": [("e2", "they begin alike")], "e2": [("e1", "they begin alike")]}


def test_doubtful_pairs_wait_first(store: Store) -> None:
    review = Review(store, Doubting())
    assert doubts(review) == BOTH
    assert [w.event.uid for w in review.queue().waiting] == ["e1", "e2", "e3"]


def test_a_pair_kept_apart_is_not_asked_again(store: Store) -> None:
    review = Review(store, Doubting())
    review.keep_apart("e1", "e2", **ANNA)
    assert doubts(review) == {}
    tell(store, 2, "Tidewater Fair", "More of it.")
    assert doubts(review) == {}
    review.undo(**ANNA)
    assert doubts(review) == BOTH


def test_a_merged_pair_is_no_question_any_more(store: Store) -> None:
    review = Review(store, Doubting())
    review.merge("e1", "e2", **ANNA)
    assert doubts(review) == {}
    review.undo(**ANNA)
    assert doubts(review) == BOTH


def test_a_rejected_event_raises_no_doubt(store: Store) -> None:
    review = Review(store, Doubting())
    review.reject("e2", **ANNA)
    assert doubts(review) == {}


def test_an_accepted_pair_waits_again_only_when_something_changed(store: Store) -> None:
    review = Review(store, Doubting())
    review.accept("e1", **ANNA)
    review.accept("e2", **ANNA)
    assert doubts(review) == {}
    tell(store, 4, "Tidewater Forum")
    assert list(doubts(review)) == ["e1"]
