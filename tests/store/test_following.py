"""What those who follow a store are told: changes, and what left."""

from __future__ import annotations

from datetime import UTC, date, datetime

from eventtracker.filters import Filter
from eventtracker.store import Review, Store
from tests.make import document, event
from tests.store.test_review import ANNA, one, tell
from tests.store.test_save import ByName

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def test_news_are_changes_and_new_events_the_newest_first(store: Store) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Gull Fair")
    again = document("Tidewater Forum, told again.", url="u:1")
    moved = event("e1", of=again, start=date(2024, 5, 15), status="rescheduled")
    store.save(again, [moved], resolver=ByName())
    news = store.news(limit=10)
    assert [(n.event.uid, n.hidden) for n in news] == [("e1", False), ("e2", False), ("e1", False)]
    changes = {c.field: (c.old, c.new) for c in news[0].changes}
    assert changes["start"] == ("2024-05-14", "2024-05-15")
    assert changes["status"] == ("scheduled", "rescheduled")
    assert news[1].changes == news[2].changes == ()
    assert [n.at for n in news] == sorted((n.at for n in news), reverse=True)
    assert news[0].event == one(store, "e1")
    assert store.news(limit=2) == news[:2]


def test_news_of_what_matches(store: Store) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Gull Fair", type="fair")
    (only,) = store.news(Filter(type=("fair",)), limit=10)
    assert only.event.uid == "e2"


def test_what_left_is_news(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Gull Fair")
    assert store.gone(Filter(), LONG_AGO) == []
    review.reject("e1", **ANNA)
    (latest,) = store.news(limit=1)
    assert (latest.event.uid, latest.hidden) == ("e1", True)
    assert ("hidden", None, "rejected") in {(c.field, c.old, c.new) for c in latest.changes}
    (left,) = store.gone(Filter(), LONG_AGO)
    assert (left.uid, left.sequence) == ("e1", 1)
    assert store.gone(Filter(), left.updated) == [left]
    assert store.gone(Filter(), left.updated.replace(year=2030)) == []
    assert store.gone(Filter(type=("fair",)), LONG_AGO) == []
    review.undo(**ANNA)
    assert store.gone(Filter(), LONG_AGO) == []
    assert one(store, "e1").sequence == 2


def test_what_was_merged_left(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Gull Fair")
    review.merge("e1", "e2", **ANNA)
    assert [e.uid for e in store.gone(Filter(), LONG_AGO)] == ["e2"]
    assert [e.uid for e in store.query().events] == ["e1"]
