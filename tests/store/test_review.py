"""Reviewers' decisions: made, undone, and standing whatever is read afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.filters import Filter
from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.store import Review, Stale, Store
from tests.make import KAZAN, document, event, parties
from tests.store.test_save import ByName, Clock

ANNA = {"by": "anna"}


def tell(store: Store, number: int, uid: str, name: str = "Tidewater Forum", **said: object) -> str:
    """Store an article of March 2024 on one event; the article's id."""
    source = document(f"{name}, told in article {number}.", url=f"u:{number}")
    source = replace(source, published=date(2024, 3, number))
    store.save(source, [event(uid, name, of=source, **said)], resolver=ByName())
    return source.id


def shown(store: Store) -> dict[str, str]:
    return {e.uid: e.name for e in store.query().events}


def one(store: Store, uid: str) -> Event:
    found = store.get(uid)
    assert found is not None
    return found


def state(store: Store) -> list[dict[str, object]]:
    """The events but for what counts changes."""
    counted = ("sequence", "updated", "created")
    events = store.query(Filter(rejected=True)).events
    return [{k: v for k, v in e.to_dict().items() if k not in counted} for e in events]


def test_an_accepted_event_is_reviewed_and_sure(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    decision = review.accept("e1", **ANNA)
    got = one(store, "e1")
    assert (got.reviewed, got.confidence, got.sequence) == (True, 1.0, 1)
    assert (decision.kind, decision.by, decision.uid, decision.sequence) == (
        *("accept", "anna", "e1", 0),
    )
    changes = {c.field: (c.old, c.new, c.by) for c in store.history("e1")}
    assert changes["reviewed"] == (False, True, "reviewer:anna")


def test_an_accepted_event_still_follows_the_news(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    review.accept("e1", **ANNA)
    tell(store, 2, "m2", start=date(2024, 5, 15))
    assert one(store, "e1").start == date(2024, 5, 15)
    assert one(store, "e1").reviewed


def test_a_correction_wins_over_later_articles(store: Store, review: Review) -> None:
    tell(store, 1, "e1", place=KAZAN)
    review.correct("e1", {"start": "2024-05-13", "place.city": "Samara"}, **ANNA)
    tell(store, 2, "m2", start=date(2024, 5, 15), place=KAZAN)
    got = one(store, "e1")
    assert (got.start, got.place.city, got.place.timezone) == (
        *(date(2024, 5, 13), "Samara", "Europe/Samara"),
    )
    assert got.reviewed
    said = {e.field: e for e in got.evidence if e.derived_from == "reviewer"}
    assert said["start"].document == "reviewer:anna"
    assert "place.city" in said
    assert [e.field for e in got.evidence if e.field == "start"] == ["start"]


def test_a_correction_outlives_a_changed_article(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    review.correct("e1", {"edition": "15"}, **ANNA)
    moved = document("New. The Tidewater Forum!", url="u:1")
    store.save(moved, [event("elsewhere", of=moved)], resolver=ByName())
    assert one(store, "e1").edition == 15
    renamed = document("New. The Forum of Tides!", url="u:1")
    store.save(renamed, [event("again", "Forum of Tides", of=renamed)], resolver=ByName())
    (got,) = store.query().events
    assert (got.name, got.edition) == ("Forum of Tides", 15)


def test_a_correction_finds_its_event_in_another_store_order(store: Store, review: Review) -> None:
    """The article vanishes; another one tells of the same name and days under another uid."""
    tell(store, 1, "e1")
    review.correct("e1", {"edition": "15"}, **ANNA)
    store.save(document("Nothing.", url="u:1"), [])
    source = document("The Tidewater Forum.", url="u:2")
    store.save(source, [event("e2", of=source)])  # kept apart: a new uid
    assert one(store, "e2").edition == 15


def test_a_rejected_event_stays_away(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    review.reject("e1", **ANNA)
    assert shown(store) == {}
    tell(store, 2, "m2", start=date(2024, 5, 15))
    assert shown(store) == {}
    assert [e.uid for e in store.query(Filter(rejected=True)).events] == ["e1"]
    store.save(document("Nothing.", url="u:1"), [], resolver=ByName())
    store.save(document("Nothing.", url="u:2"), [], resolver=ByName())
    tell(store, 3, "m3")
    assert shown(store) == {}
    hidden = [(c.old, c.new, c.by) for c in store.history("e1") if c.field == "hidden"]
    assert hidden == [(None, "rejected", "reviewer:anna")]


def test_another_event_of_the_article_is_not_rejected_with_it(store: Store, review: Review) -> None:
    source = document("Tidewater Forum and Harbour Days.", url="u:1")
    told = [event("e1", of=source), event("e2", "Harbour Days", of=source)]
    store.save(source, told, resolver=ByName())
    review.reject("e1", **ANNA)
    store.save(replace(source, title="New"), told[::-1], resolver=ByName())
    assert shown(store) == {"e2": "Harbour Days"}


def test_two_events_are_merged_and_stay_so(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Прилив")
    review.merge("e1", "e2", **ANNA)
    assert list(shown(store)) == ["e1"]
    assert {d.id for d in one(store, "e1").documents} == {"u:1", "u:2"}
    assert store.get("e2") is None
    tell(store, 3, "e3", "Прилив")
    assert list(shown(store)) == ["e1"]
    again = replace(document("Прилив, again.", url="u:2"), published=date(2024, 3, 2))
    store.save(again, [event("e2b", "Прилив", of=again)], resolver=ByName())
    assert list(shown(store)) == ["e1"]


def test_the_programme_of_a_merged_event_moves_with_it(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    source = document("Прилив: Night of Lanterns.", url="u:2")
    told = [event("e2", "Прилив", of=source), event("n", "Night of Lanterns", parent="e2")]
    store.save(source, told, resolver=ByName())
    review.merge("e1", "e2", **ANNA)
    assert [e.uid for e in store.children("e1")] == ["n"]
    review.undo(**ANNA)
    assert [e.uid for e in store.children("e2")] == ["n"]


def test_what_a_document_says_is_split_off(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "m2", start=date(2025, 5, 1), end=None)
    decision = review.split("e1", "u:2", **ANNA)
    assert set(shown(store)) == {"e1", "m2"}
    assert decision.detail == {"document": "u:2", "other": "m2"}
    assert one(store, "e1").start == date(2024, 5, 14)
    assert one(store, "m2").start == date(2025, 5, 1)
    again = replace(document("Tidewater Forum!", url="u:2"), published=date(2024, 3, 2))
    told = event("m2b", of=again, start=date(2025, 5, 1), end=None)
    store.save(again, [told], resolver=ByName())
    assert set(shown(store)) == {"e1", "m2"}


@pytest.mark.parametrize("kind", ["accept", "reject", "correct", "merge", "split", "apart"])
def test_every_decision_can_be_undone(store: Store, review: Review, kind: str) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "m2", start=date(2024, 5, 15))
    tell(store, 3, "e3", "Harbour Days")
    before = state(store)
    {
        "accept": lambda: review.accept("e1", **ANNA),
        "reject": lambda: review.reject("e1", **ANNA),
        "correct": lambda: review.correct("e1", {"status": "cancelled"}, **ANNA),
        "merge": lambda: review.merge("e1", "e3", **ANNA),
        "split": lambda: review.split("e1", "u:2", **ANNA),
        "apart": lambda: review.keep_apart("e1", "e3", **ANNA),
    }[kind]()
    assert kind == "apart" or state(store) != before
    undo = review.undo(by="boris")
    assert state(store) == before
    done, undone = review.decisions()
    assert (done.kind, done.undone, done.by) == (kind, True, "anna")
    assert (undone.id, undone.kind, undone.undoes, undone.by) == (undo.id, "undo", done.id, "boris")
    assert store.check() == []


ACTS = st.sampled_from("accept reject correct merge apart split add".split())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(ACTS, st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_undoing_everything_leads_back(steps: list[tuple[str, int, int]]) -> None:
    with Store("sqlite://", clock=Clock()) as store:
        review = Review(store, ByName())
        for number, name in enumerate(("Tidewater", "Tidewater", "Harbour", "Harbour"), 1):
            tell(store, number, f"m{number}", name, start=date(2024, 5, number))
        states = [state(store)]
        for kind, first, second in steps:
            uids = [e.uid for e in store.query(Filter(rejected=True)).events]
            uid, other = uids[first % len(uids)], uids[second % len(uids)]
            done = {
                "accept": lambda u=uid: review.accept(u, **ANNA),
                "reject": lambda u=uid: review.reject(u, **ANNA),
                "correct": lambda u=uid, n=second: review.correct(
                    u, {"edition": f"{n + 1}"}, **ANNA
                ),
                "merge": lambda u=uid, o=other: review.merge(u, o, **ANNA),
                "apart": lambda u=uid, o=other: review.keep_apart(u, o, **ANNA),
                "split": lambda u=uid, n=first: review.split(u, f"u:{n % 4 + 1}", **ANNA),
                "add": lambda n=first: review.add(
                    {"name": f"New {n}", "start": "2026-03-01"}, **ANNA
                ),
            }[kind]
            try:
                done()
            except EventtrackerError:
                continue  # makes no sense here; nothing was decided
            states.append(state(store))
        assert store.check() == []
        while len(states) > 1:
            states.pop()
            review.undo(**ANNA)
            assert state(store) == states[-1]
        assert store.check() == []


def test_undoing_goes_back_step_by_step(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    first = review.correct("e1", {"edition": "1"}, **ANNA)
    review.correct("e1", {"edition": "2"}, **ANNA)
    review.undo(**ANNA)
    assert one(store, "e1").edition == 1
    with pytest.raises(EventtrackerError, match="undone already"):
        review.undo(first.id + 1, **ANNA)
    review.undo(first.id, **ANNA)
    assert one(store, "e1").edition is None
    with pytest.raises(EventtrackerError, match="undone already"):
        review.undo(**ANNA)
    with pytest.raises(EventtrackerError, match="no such decision"):
        review.undo(99, **ANNA)


def test_a_second_reviewer_is_told_of_a_change(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    seen = one(store, "e1").sequence
    review.accept("e1", by="anna", on=seen)
    with pytest.raises(Stale, match="changed since you saw it"):
        review.reject("e1", by="boris", on=seen)
    assert list(shown(store)) == ["e1"]
    assert [d.by for d in review.decisions()] == ["anna"]
    review.reject("e1", by="boris", on=seen + 1)
    assert shown(store) == {}


def test_an_event_is_typed_in(store: Store, review: Review) -> None:
    given = {"name": "Lantern Fair", "start": "2026-03-01", "city": "Kazan", "type": "fair"}
    uid = review.add(given | {"countries.MY": "exhibitor"}, **ANNA).uid
    got = one(store, uid)
    assert (got.name, got.start, got.place.country, got.type) == (
        *("Lantern Fair", date(2026, 3, 1), "RU", "fair"),
    )
    assert got.reviewed and got.countries == parties(exhibitor="MY")
    assert {e.derived_from for e in got.evidence} == {"reviewer"}
    assert [d.source for d in got.documents] == ["reviewer:anna"]
    source = document("Lantern Fair moves.", url="u:9", published=date(2027, 1, 1))
    told = event("m", "Lantern Fair", of=source, start=date(2026, 3, 9), end=None)
    store.save(source, [told], resolver=ByName())
    assert one(store, uid).start == date(2026, 3, 1)
    assert store.check() == []


def test_a_typed_in_event_can_be_undone(store: Store, review: Review) -> None:
    review.add({"name": "Lantern Fair", "start": "2026-03-01"}, **ANNA)
    review.undo(**ANNA)
    assert shown(store) == {}
    assert store.check() == []


def test_an_event_that_is_known_is_not_typed_in_twice(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    review.add({"name": "Tidewater Forum", "start": "2024-05-12"}, **ANNA)
    assert one(store, "e1").start == date(2024, 5, 12)
    assert len(shown(store)) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"place.planet": "Mars"}, "no field"),
        ({"names.": "x"}, "no field"),
        ({"start": "soon"}, "'start' takes a day"),
        ({"start": "2024-05-20"}, "last day 2024-05-19 lies before"),
        ({"start": "", "end": ""}, "first or a last day"),
        ({"name": " "}, "cannot be empty"),
        ({"type": "party"}, "'type' takes one of"),
        ({"country": "Atlantis"}, "no country 'Atlantis'"),
        ({"countries.MY": "guest"}, "takes one of"),
        ({"timezone": "Mars/Base"}, "time zone"),
        ({"latitude": "north"}, "degrees"),
        ({"start_time": "25:00"}, "a time such as"),
        ({"edition": "last"}, "a number"),
        ({"url": "javascript:alert(1)"}, "an address"),
        ({"figures.visitors": "many"}, "takes a number"),
    ],
)
def test_what_cannot_be_settled_says_why(
    store: Store, review: Review, given: dict[str, str], said: str
) -> None:
    tell(store, 1, "e1")
    with pytest.raises(EventtrackerError, match=said) as caught:
        review.correct("e1", given, **ANNA)
    assert caught.value.usage
    assert review.decisions() == []


def test_every_kind_of_field_can_be_settled(store: Store, review: Review) -> None:
    tell(store, 1, "e1", countries=parties(participant="MY IR"), precision="month")
    given = {
        "names.ru": "Форум",
        "countries.MY": "exhibitor; partner",
        "countries.IR": "",
        "blocs.OIC": "participant",
        "figures.visitors": ">1,000 (2023); <=5000",
        "url": "https://example.org",
        "country": "Russia",
        "end": "",
        "start": "2024-05-14",
        "start_time": "09:30",
    }
    review.correct("e1", given, **ANNA)
    got = one(store, "e1")
    assert got.names == {"ru": "Форум"}
    assert got.countries == parties(exhibitor="MY", partner="MY")
    assert [(f.value, f.comparator, f.year) for f in got.figures] == [
        (1000, ">", 2023),
        (5000, "<=", None),
    ]
    assert (got.end, got.place.country, got.precision) == (None, "RU", "day")
    assert [b.bloc for b in got.blocs] == ["OIC"]
    assert {e.field for e in got.evidence} >= {"names.ru", "countries.MY", "figures.visitors"}


@pytest.mark.parametrize("uid", ["nobody", ""])
def test_no_event_no_decision(review: Review, uid: str) -> None:
    with pytest.raises(EventtrackerError, match="no event"):
        review.accept(uid, **ANNA)


def test_pairs_and_splits_that_make_no_sense(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Harbour Days")
    for work, said in (
        (lambda: review.merge("e1", "e1", **ANNA), "no pair"),
        (lambda: review.merge("e1", "e9", **ANNA), "no event"),
        (lambda: review.split("e1", "u:1", **ANNA), "only document"),
        (lambda: review.split("e1", "u:2", **ANNA), "does not speak"),
        (lambda: review.accept("e1", by=" "), "name of who decides"),
        (lambda: review.add({"start": "2024-01-01"}, **ANNA), "needs a name"),
    ):
        with pytest.raises(EventtrackerError, match=said):
            work()
    review.reject("e2", **ANNA)
    with pytest.raises(EventtrackerError, match="was rejected"):
        review.merge("e1", "e2", **ANNA)


def test_the_queue_holds_the_least_sure_first(store: Store, review: Review) -> None:
    tell(store, 1, "sure")
    tell(store, 2, "vague", "Harbour Days", confidence=0.4)
    tell(store, 3, "done", "Night of Lanterns", confidence=0.2)
    review.accept("done", **ANNA)
    queue = review.queue()
    assert [w.event.uid for w in queue.waiting] == ["vague", "sure"]
    assert (queue.total, queue.decided) == (2, 1)
    assert [w.event.uid for w in review.queue(limit=1).waiting] == ["vague"]
    assert review.queue(Filter(min_confidence=0.5)).total == 1
    review.undo(**ANNA)
    assert (review.queue().total, review.queue().decided) == (3, 0)


def test_what_one_reviewer_sets_aside_waits_for_the_others(store: Store, review: Review) -> None:
    tell(store, 1, "sure")
    tell(store, 2, "vague", "Harbour Days", confidence=0.4)

    def waits(by: str | None) -> tuple[list[str], int, int]:
        queue = review.queue(by=by)
        return [w.event.uid for w in queue.waiting], queue.total, queue.aside

    review.set_aside("vague", **ANNA)
    review.set_aside("vague", **ANNA)
    assert waits("anna") == waits(" anna ") == (["sure"], 1, 1)
    assert waits("boris") == waits(None) == (["vague", "sure"], 2, 0)
    assert review.decisions() == []
    assert store.check() == []
    review.correct("vague", {"edition": "3"}, by="boris")
    review.undo(by="boris")
    assert waits("anna") == (["vague", "sure"], 2, 0), "it has changed since"
    review.set_aside("sure", **ANNA)
    review.bring_back(by="boris")
    assert waits("anna") == (["vague"], 1, 1)
    review.bring_back(**ANNA)
    assert waits("anna") == (["vague", "sure"], 2, 0)
    with pytest.raises(EventtrackerError, match="no event"):
        review.set_aside("nobody", **ANNA)


def test_a_settled_field_that_an_article_contradicts_waits_again(
    store: Store, review: Review
) -> None:
    tell(store, 1, "e1")
    review.correct("e1", {"start": "2024-05-13"}, **ANNA)
    tell(store, 2, "m2")  # says what the first one said
    assert review.queue().total == 0
    tell(store, 3, "m3", start=date(2024, 5, 16))
    (waiting,) = review.queue(kind="contradicted").waiting
    (doubt,) = waiting.doubts
    assert (waiting.event.uid, doubt.about, doubt.reason) == ("e1", "start", '"2024-05-16"')
    review.accept("e1", **ANNA)
    assert review.queue().total == 0


def test_decisions_are_labelled_data(store: Store, review: Review) -> None:
    tell(store, 1, "e1")
    tell(store, 2, "e2", "Harbour Days")
    review.correct("e1", {"edition": "15"}, **ANNA)
    review.keep_apart("e1", "e2", **ANNA)
    review.reject("e2", **ANNA)
    review.undo(**ANNA)
    corrected, apart = review.labels()
    assert corrected["values"] == {"edition": 15}
    assert corrected["event"]["edition"] is None
    assert [m["evidence"][0]["text"] for m in corrected["mentions"]] == ["Tidewater Forum"]
    assert [(m["document"], m["side"]) for m in apart["mentions"]] == [("u:1", 0), ("u:2", 1)]
    assert (apart["kind"], apart["by"], apart["other"]) == ("apart", "anna", "e2")


def test_a_document_typed_in_reads_as_it_was_typed(store: Store, review: Review) -> None:
    decision = review.add({"name": "Lantern Fair", "start": "2026-03-01"}, **ANNA)
    (source,) = one(store, decision.uid).documents
    text = store.document(source.id)
    assert isinstance(text, Document)
    assert text.text.startswith("name: Lantern Fair\nstart: 2026-03-01\n")
