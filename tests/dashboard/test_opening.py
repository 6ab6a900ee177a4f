from __future__ import annotations

from datetime import date, timedelta

import pytest

from eventtracker.dashboard.opening import BARS, LONGEST, SHORTEST, opening, overlapping
from eventtracker.filters import Filter
from eventtracker.model import Document, Event
from eventtracker.store import Store

TODAY = date(2026, 6, 1)


def _keep(store: Store, *days: tuple[date, date]) -> None:
    events = [Event(f"e{n}", f"Event {n}", a, b) for n, (a, b) in enumerate(days)]
    store.save(Document("text", url="https://example.org/1"), events)


def _after(days: int, length: int = 2) -> tuple[date, date]:
    first = TODAY + timedelta(days=days)
    return first, first + timedelta(days=length)


def test_the_next_events_are_seen_with_today(empty: Store) -> None:
    _keep(empty, _after(-900), _after(20), _after(45), _after(90))
    first, last = opening(empty, Filter(), TODAY)
    assert first <= TODAY and last >= TODAY + timedelta(days=92)
    assert last - first <= timedelta(days=120)


def test_what_goes_on_already_says_nothing_on_how_far_to_look(empty: Store) -> None:
    _keep(empty, _after(-300, 600), *(_after(n) for n in range(3, 90, 3)))
    first, last = opening(empty, Filter(), TODAY)
    assert timedelta(days=40) < last - first < timedelta(days=90)


@pytest.mark.parametrize("ago", [30, 700, 9000])
def test_the_latest_are_seen_where_nothing_is_next(empty: Store, ago: int) -> None:
    _keep(empty, _after(-ago), _after(-ago - 20), _after(-ago - 5000))
    first, last = opening(empty, Filter(), TODAY)
    assert first < _after(-ago - 20)[0] and _after(-ago)[1] < last
    assert last - first < timedelta(days=90)


def test_never_too_few_days_nor_too_many(empty: Store) -> None:
    _keep(empty, _after(0, 0), _after(5000, 0))
    first, last = opening(empty, Filter(), TODAY)
    assert last - first <= LONGEST * 1.2
    first, last = opening(empty, Filter(start_to=TODAY), TODAY)
    assert last - first >= SHORTEST


def test_a_crowd_is_looked_at_week_by_week(empty: Store) -> None:
    _keep(empty, *(_after(n % 60, 0) for n in range(3000)))
    first, last = opening(empty, Filter(), TODAY)
    assert first <= TODAY < last
    assert empty.count(overlapping(Filter(), (first, last))) <= BARS


def test_a_crowd_far_ahead_stays_in_sight(empty: Store) -> None:
    _keep(empty, *[_after(50, 0)] * 300, *[_after(70, 0)] * 300)
    first, last = opening(empty, Filter(), TODAY)
    assert first <= _after(50)[0] <= last


def test_a_crowd_that_no_week_can_show_is_counted_over_more_days(empty: Store) -> None:
    _keep(empty, *[_after(5, 0)] * 500)
    first, last = opening(empty, Filter(), TODAY)
    assert last - first >= SHORTEST


def test_nothing_at_all_opens_on_today(empty: Store) -> None:
    first, last = opening(empty, Filter(), TODAY)
    assert first < TODAY < last


def test_a_filter_in_the_past_opens_there(empty: Store) -> None:
    _keep(empty, _after(30), _after(-400))
    first, last = opening(empty, Filter(start_to=TODAY - timedelta(days=300)), TODAY)
    assert first < _after(-400)[0] < last < TODAY
