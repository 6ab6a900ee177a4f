from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.filters import Filter
from eventtracker.model import BlocParticipation, Document, Event, Participation, Place
from eventtracker.resolve import Resolver
from eventtracker.store import SeriesSpan, Store

FIRST = date(2026, 3, 1)


def made(number: int, start: date, length: int, **more: object) -> Event:
    return Event(f"e{number:03}", f"Event {number}", start, start + timedelta(length), **more)


def holding(*found: Event) -> Store:
    store = Store("sqlite://")
    store.save(Document("text", url="https://example.org/1"), list(found))
    return store


@pytest.fixture
def store() -> Iterator[Store]:
    with holding(
        made(
            *(1, FIRST, 2),
            series="Water Week",
            place=Place(country="EG"),
            countries=(Participation("EG", "exhibitor"), Participation("RU")),
            blocs=(BlocParticipation("OIC"),),
        ),
        made(2, FIRST + timedelta(365), 2, series="water week", place=Place(country="EG")),
        made(3, FIRST, 0, series="Fair", blocs=(BlocParticipation("OIC", "partner"),)),
        made(4, FIRST, 0),
    ) as opened:
        yield opened


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(-9, 20), st.integers(0, 9)), max_size=8))
def test_days_are_counted_as_one_by_one(spans: list[tuple[int, int]]) -> None:
    found = [made(n, FIRST + timedelta(at), long) for n, (at, long) in enumerate(spans)]
    last = FIRST + timedelta(13)
    with holding(*found) as store:
        counted = store.day_counts(None, FIRST, last)
    days = [FIRST + timedelta(n) for n in range(14)]
    assert counted == {
        day: sum(e.start <= day <= e.end for e in found if e.start and e.end) for day in days
    }


def test_a_country_counts_once_an_event(store: Store) -> None:
    assert store.country_totals() == {"EG": 2, "RU": 1}
    assert store.country_totals(Filter(role=("participant",))) == {"RU": 1}
    assert ("EG", "exhibitor", 1) in store.country_counts()


def test_blocs_by_role(store: Store) -> None:
    assert store.bloc_counts() == [("oic", "participant", 1), ("oic", "partner", 1)]
    assert store.bloc_counts(Filter(series=("Fair",))) == [("oic", "partner", 1)]


def test_series_with_their_days(store: Store) -> None:
    last = FIRST + timedelta(367)
    spans = [SeriesSpan("Water Week", 2, FIRST, last), SeriesSpan("Fair", 1, FIRST, FIRST)]
    assert store.series_spans() == spans
    assert store.series_spans(limit=1) == spans[:1]
    assert store.series_spans(limit=1, offset=1) == spans[1:]
    assert store.series_total() == 2
    assert [s.name for s in store.series_spans(Filter(country=("RU",)))] == ["Water Week"]


def test_a_series_goes_by_the_names_that_were_learnt() -> None:
    ours = made(1, FIRST, 2, series="Water Week", lang="en", names={"ru": "Неделя воды"})
    with Store("sqlite://") as store:
        document = Document("text", url="https://example.org/1")
        store.save(document, [ours], resolver=Resolver())
        (span,) = store.series_spans()
        assert store.names_of_series(span.name) == ["Неделя воды"]
        assert store.names_of_series("Fair") == []
