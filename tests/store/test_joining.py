"""Mentions find their events: bridges, uids for ever, doubts, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.model import Document, Event
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store
from tests.make import KAZAN, document, event

RESOLVER = Resolver({})
MOVED = {
    "status": "rescheduled",
    "start": date(2024, 9, 3),
    "end": date(2024, 9, 5),
    "previous_start": date(2024, 5, 14),
}
LATER = {"start": date(2024, 9, 3), "end": date(2024, 9, 5)}


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as store:
        yield store


def article(url: str, *told: dict[str, Any], text: str = "") -> tuple[Document, list[Event]]:
    source = document(text or f"Article {url}.", url=url)
    events = [
        event(f"{url}#{n}", said.get("name", "Tidewater Forum"), of=source, **{k: v for k, v in said.items() if k != "name"})
        for n, said in enumerate(told)
    ]  # fmt: skip
    return source, events


def save(store: Store, url: str, *told: dict[str, Any], text: str = "") -> Any:
    source, events = article(url, *told, text=text)
    return store.save(source, events, resolver=RESOLVER)


def test_a_bridge_makes_two_stored_events_one_under_the_first_uid(store: Store) -> None:
    save(store, "before", {})
    save(store, "after", LATER)
    assert len(store.query().events) == 2
    result = save(store, "move", MOVED)
    (found,) = store.query().events
    assert found.uid == "before#0"
    assert (found.status, found.start) == ("rescheduled", date(2024, 9, 3))
    assert set(result.changed) == {"before#0", "after#0"}
    assert store.get("after#0") is None
    assert [(c.field, c.new) for c in store.history("after#0")] == [
        ("hidden", "withdrawn"),
        ("uid", "before#0"),
    ]
    assert Review(store, RESOLVER).became("after#0") == "before#0"


def test_without_the_bridge_they_are_two_again_under_their_uids(store: Store) -> None:
    for url, said in (("before", {}), ("after", LATER), ("move", MOVED)):
        save(store, url, said)
    save(store, "move", text="Nothing is said of it any more.")
    assert {e.uid for e in store.query().events} == {"before#0", "after#0"}


def test_what_was_kept_apart_is_looked_at_again(store: Store) -> None:
    save(store, "4th", {"edition": 4})
    save(store, "5th", {"edition": 5, "start": date(2024, 5, 16)})
    save(store, "any", {"start": date(2024, 5, 16)})
    held = {e.edition: {d.url for d in e.documents} for e in store.query().events}
    assert held == {4: {"4th"}, 5: {"5th", "any"}}
    save(store, "5th", text="No edition, no forum.")
    (found,) = store.query().events
    assert {d.url for d in found.documents} == {"4th", "any"}


def test_doubtful_pairs_wait_for_a_person(store: Store) -> None:
    save(store, "a", {"edition": 2, "place": KAZAN})
    save(store, "b", {"name": "Bay Forum", "edition": 2, "place": KAZAN})
    review = Review(store, RESOLVER)
    waiting = review.queue(kind="merge").waiting
    assert [(w.event.uid, w.doubts[0].about) for w in waiting] == [("a#0", "b#0"), ("b#0", "a#0")]
    assert "both are edition 2" in waiting[0].doubts[0].reason
    review.keep_apart("a#0", "b#0", by="Anna")
    save(store, "c", {"edition": 2, "place": KAZAN})
    assert review.queue(kind="merge").waiting == ()


def test_documents_that_contradict_each_other_are_told(store: Store) -> None:
    save(store, "a", {"place": KAZAN})
    save(store, "b", {"place": KAZAN, "end": date(2024, 5, 18)})
    (waiting,) = Review(store, RESOLVER).queue(kind="conflict").waiting
    assert [(d.about, d.reason) for d in waiting.doubts] == [("end", "2024-05-19 (a)")]


def test_the_programme_follows_a_forum_that_becomes_part_of_another(store: Store) -> None:
    night = {"name": "Night of Lanterns", "start": date(2024, 9, 4), "end": None}
    save(store, "before", {})
    save(store, "after", LATER, {**night, "parent": "after#0"})
    save(store, "move", MOVED)
    assert [c.uid for c in store.children("before#0")] == ["after#1"]


ARTICLES = [
    ("a", {"edition": 4, "place": KAZAN}),
    ("b", {"name": "Форум «Тайдуотер»", "lang": "ru", "place": KAZAN}),
    ("c", {"name": "Tidewater", "start": date(2024, 5, 1), "end": date(2024, 5, 31), "precision": "month"}),
    ("d", MOVED),
    ("e", {"edition": 4, **LATER}),
    ("f", {"edition": 5, "start": date(2025, 5, 6), "end": date(2025, 5, 8)}),
    ("g", {"name": "Harbour Fair", "type": "fair", "place": KAZAN}),
    ("h", {"name": "Tidewater Youth Forum", "place": KAZAN}),
]  # fmt: skip


def outcome(order: list[int]) -> list[dict[str, Any]]:
    with Store("sqlite://") as store:
        for n in order:
            url, said = ARTICLES[n]
            save(store, url, said)
        found = [e.to_dict() for e in store.query().events]
        assert store.check() == []
    for e in found:
        for name in ("uid", "sequence", "created", "updated"):
            del e[name]
    return sorted(found, key=repr)


@cache
def in_their_order() -> list[dict[str, Any]]:
    return outcome(list(range(len(ARTICLES))))


@settings(deadline=None, max_examples=12)
@given(st.permutations(range(len(ARTICLES))))
def test_the_order_of_arrival_makes_no_difference(order: list[int]) -> None:
    assert outcome(order) == in_their_order()
