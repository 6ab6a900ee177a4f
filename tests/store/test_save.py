"""Writing: what a document says, uids for ever, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from eventtracker.filters import Filter
from eventtracker.model import Event, EventtrackerError
from eventtracker.store import Store
from eventtracker.store.resolver import Apart
from eventtracker.told import ONE, Constraints, Grouping, Link, Told, pair
from tests.make import KAZAN, document, event, parties

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
KAZAN_DAY = date(2024, 5, 14)


class Clock:
    """A minute passes at every look."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1, microseconds=7)
        return self.now


class ByName(Apart):
    """A resolver for tests: one name, one event, but not within a document; the last speaks."""

    def keys(self, told: Told) -> Sequence[str]:
        return [told.event.name]

    def near(self, new: Sequence[Told], others: Sequence[Told]) -> Iterator[Link]:
        for one in new:
            for other in others:
                if one.event.name == other.event.name:
                    yield Link(pair(one.key, other.key), ONE)

    def group(self, mentions: Sequence[Told], constraints: Constraints) -> Grouping:
        named = {told.key: told.event.name for told in mentions}
        same = {(a, b) for a, b in combinations(sorted(named), 2) if named[a] == named[b]}
        of = {key: {key} for key in named}
        for a, b in [*sorted(constraints.together), *sorted(same)]:
            if a not in of or b not in of or of[a] is of[b]:
                continue
            crossing = {pair(x, y) for x in of[a] for y in of[b]}
            if crossing & constraints.together or not (
                crossing & constraints.apart or any(x[0] == y[0] for x, y in crossing)
            ):
                joined = of[a] | of[b]
                of |= dict.fromkeys(joined, joined)
        return Grouping(tuple(sorted({tuple(sorted(keys)) for keys in of.values()})))

    def merge(self, mentions: Sequence[Told]) -> Event:
        documents = tuple(d for told in mentions for d in told.event.documents)
        return mentions[-1].event.but(documents=documents)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://", clock=Clock()) as store:
        yield store


def test_a_saved_event_comes_back_whole(store: Store) -> None:
    source = document(url="https://example.org/1", title="Forum", lang="en", source="Courier")
    told = event(
        of=source, place=KAZAN, countries=parties(host="RU", exhibitor="MY TM"), series="Tidewater"
    )
    result = store.save(source, [told])
    assert result.new == ("e1",)
    got = store.get("e1")
    assert got is not None
    assert got == told.but(created=got.created, updated=got.updated)
    assert got.created == got.updated == datetime(2026, 1, 1, 12, 1, tzinfo=UTC)
    assert got.sequence == 0
    assert store.history("e1") == []


def test_saving_twice_changes_nothing(store: Store) -> None:
    source = document()
    store.save(source, [event(of=source)])
    before, version = store.get("e1"), store.version()
    again = store.save(source, [event(of=source)])
    assert (again.new, again.changed, again.unchanged) == ((), (), ("e1",))
    assert (store.get("e1"), store.version()) == (before, version)


def test_a_document_comes_back_as_it_was(store: Store) -> None:
    source = document("Line one\r\nسطر\u200f ثانٍ\n", published=datetime(2024, 3, 7, 9, tzinfo=UTC))
    store.save(source, [])
    assert store.document(source.id) == source
    assert store.known(source.id) == source.digest
    assert store.known("other") is None
    assert store.held(source) == ()
    assert store.held(document("Other")) is None


def test_other_labels_make_a_document_worth_reading_again(store: Store) -> None:
    undated = document(published=None)
    store.save(undated, [])
    assert store.held(replace(undated, published=date(2024, 3, 7))) is None
    store.save(replace(undated, published=date(2024, 3, 7)), [event()])
    assert store.held(replace(undated, published=date(2024, 3, 7))) == ("e1",)
    assert store.held(undated) == ("e1",)  # seen before: nothing to do


def test_a_change_is_counted_dated_and_remembered(store: Store) -> None:
    first = document("The Tidewater Forum opens on 14 May.", url="https://example.org/1")
    store.save(first, [event(of=first)])
    second = document("The Tidewater Forum opens on 15 May.", url="https://example.org/1")
    result = store.save(second, [event(of=second, start=date(2024, 5, 15), place=KAZAN)])
    assert result.changed == ("e1",)
    got = store.get("e1")
    assert got is not None
    assert (got.sequence, got.created) == (1, datetime(2026, 1, 1, 12, 1, tzinfo=UTC))
    assert got.updated == store.last_updated() == datetime(2026, 1, 1, 12, 2, tzinfo=UTC)
    changes = {c.field: (c.old, c.new, c.by, c.at) for c in store.history("e1")}
    assert changes["start"] == ("2024-05-14", "2024-05-15", first.url, got.updated)
    assert set(changes) == {"start", "place"}


def test_new_evidence_alone_is_a_change_without_a_field(store: Store) -> None:
    source = document()
    store.save(source, [event(of=source)])
    store.save(source, [event(of=source).but(evidence=())])
    got = store.get("e1")
    assert got is not None
    assert got.sequence == 1
    assert store.history("e1") == []


def test_version_changes_with_what_is_visible_and_only_then(store: Store) -> None:
    versions = [store.version()]
    store.save(document("No event here."), [])
    assert store.version() == versions[0]
    for n in range(3):
        store.save(document(f"text {n}"), [event(f"e{n}")])
        versions.append(store.version())
    assert len(set(versions)) == 4


def test_an_event_keeps_the_uid_of_its_first_mention(store: Store) -> None:
    for n in range(3):
        source = document(f"The Tidewater Forum, told the {n}. time.")
        store.save(source, [event(f"m{n}", of=source)], resolver=ByName())
    assert [e.uid for e in store.query().events] == ["m0"]
    assert {m.uid for m in store.mentions("m0")} == {"m0", "m1", "m2"}
    assert store.get("m1") is None


def test_the_uid_outlives_its_first_document(store: Store) -> None:
    first, second = document("first", url="u:1"), document("second", url="u:2")
    store.save(first, [event("m1", of=first)], resolver=ByName())
    store.save(second, [event("m2", of=second)], resolver=ByName())
    store.save(replace(first, text="no more"), [], resolver=ByName())
    got = store.get("m1")
    assert got is not None
    assert [d.id for d in got.documents] == ["u:2"]


def test_order_of_arrival_makes_no_difference(store: Store) -> None:
    documents = [
        document(f"text {n}", published=date(2024, 3, n + 1), url=f"u:{n}") for n in range(3)
    ]
    for source in (documents[2], documents[0], documents[1]):
        told = event(f"m-{source.url}", of=source, start=source.published)
        store.save(source, [told], resolver=ByName())
    (got,) = store.query().events
    assert got.start == date(2024, 3, 3)
    assert [d.url for d in got.documents] == ["u:0", "u:1", "u:2"]


def test_a_changed_article_keeps_the_uids_of_its_events(store: Store) -> None:
    first = document("The Tidewater Forum.", url="u:1")
    store.save(first, [event("old-offset", of=first)])
    second = document("Update. The Tidewater Forum moves.", url="u:1")
    result = store.save(second, [event("new-offset", of=second, start=date(2024, 9, 1), end=None)])
    assert result.changed == ("old-offset",)
    assert store.totals() == {"documents": 1, "events": 1, "failures": 0}
    assert store.document("u:1") == replace(second, lang="en")  # as the events say


def test_editions_of_one_name_in_one_article_are_told_apart_by_year(store: Store) -> None:
    first = document("one", url="u:1")
    this, last = event("a"), event("b", start=date(2023, 5, 1), end=None)
    store.save(first, [this, last])
    result = store.save(document("two", url="u:1"), [last.but(uid="c"), this.but(uid="d")])
    starts = {e.uid: e.start and e.start.year for e in store.query().events}
    assert starts == {"a": 2024, "b": 2023}
    assert result.new == ()


def test_an_event_that_no_document_speaks_of_is_withdrawn_and_may_come_back(store: Store) -> None:
    first = document("first", url="u:1")
    store.save(first, [event(of=first)])
    gone = store.save(replace(first, text="second"), [])
    assert gone.changed == ("e1",)
    assert store.get("e1") is None
    assert store.query(Filter(rejected=True)).events == []
    assert [(c.field, c.old, c.new) for c in store.history("e1")] == [("hidden", None, "withdrawn")]
    store.save(replace(first, text="third"), [event(of=first)])
    back = store.get("e1")
    assert back is not None
    assert back.sequence == 2
    assert store.history("e1")[-1].new is None


def test_a_uid_in_use_is_not_given_twice(store: Store) -> None:
    store.save(document("one", url="u:1"), [event("e1", "Tidewater Forum")])
    store.save(document("two", url="u:2"), [event("e1", "Harbour Days")])
    names = {e.name: e.uid for e in store.query().events}
    assert set(names) == {"Tidewater Forum", "Harbour Days"}
    assert len(set(names.values())) == 2


def test_parents_are_named_by_their_stored_uid(store: Store) -> None:
    first = document("one", url="u:1")
    store.save(first, [event("p1", of=first)], resolver=ByName())
    second = document("two", url="u:2")
    told = [event("c2", "Opening night", parent="p2"), event("p2", of=second)]
    store.save(second, told, resolver=ByName())
    assert [c.uid for c in store.children("p1")] == ["c2"]
    child = store.get("c2")
    assert child is not None
    assert child.parent == "p1"


def test_two_events_of_a_document_never_become_one(store: Store) -> None:
    source = document()
    store.save(source, [event("a"), event("b")], resolver=ByName())
    assert {e.uid for e in store.query().events} == {"a", "b"}


def test_an_event_without_a_day_stores_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="no day"):
        store.save(document(), [event("a"), event("b", start=None, end=None)])
    assert store.totals()["events"] == store.totals()["documents"] == 0


def test_two_events_with_one_uid_are_refused(store: Store) -> None:
    with pytest.raises(EventtrackerError, match="uid a"):
        store.save(document(), [event("a"), event("a", "Other")])


def test_half_characters_are_refused_in_words(store: Store) -> None:
    with pytest.raises(EventtrackerError, match="half characters"):
        store.save(document("bad \ud800 text"), [])


def test_failures_are_kept_until_forgiven(store: Store) -> None:
    store.fail("news/a.txt", "is empty.")
    store.fail("big.jsonl, line 3", "is not JSON.", origin="big.jsonl")
    store.fail("news/a.txt", "is a picture.")
    assert [(f.name, f.origin, f.reason) for f in store.failures()] == [
        ("big.jsonl, line 3", "big.jsonl", "is not JSON."),
        ("news/a.txt", "news/a.txt", "is a picture."),
    ]
    store.forgive(["news/a.txt"])
    assert len(store.failures()) == 1


def test_changes_within_one_second_are_told_apart_and_ordered() -> None:
    with Store("sqlite://", clock=lambda: START) as store:
        states = []
        for days in range(3):
            source = document(f"Version {days}.", url="u:1")
            start = KAZAN_DAY + timedelta(days)
            store.save(source, [event("e1", of=source, start=start, end=start)])
            states += [store.get("e1")]
        known = [(e.sequence, e.created, e.updated) for e in states if e]
        second = timedelta(seconds=1)
        assert known == [(n, START, START + n * second) for n in range(3)]
        moments = {change.at for change in store.history("e1")}
        assert moments == {START + second, START + 2 * second}
        assert [(n.at, bool(n.changes)) for n in store.news(limit=9)] == [
            (START + 2 * second, True),
            (START + second, True),
            (START, False),
        ]
