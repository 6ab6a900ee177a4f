"""What the timeline draws."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from eventtracker.filters import Filter
from eventtracker.model import EventtrackerError, Place
from eventtracker.store import Store, Window
from eventtracker.store.window import LANES
from tests.make import document, event

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Ten events from 1 January on, three days apart, each five days long; RU, KZ and nowhere."""
    with Store("sqlite://") as store:
        told = []
        for n in range(10):
            start = FIRST + timedelta(3 * n)
            place = Place(country=("RU", "RU", "KZ", None)[n % 4])
            told.append(event(f"e{n}", f"N{n}", start=start, end=start + timedelta(4), place=place))
        store.save(document(), told)
        yield store


def counted(found: Window) -> int:
    return sum(cell.count for cell in found.cells)


def test_few_events_come_as_bars_in_the_fullest_lane_first(store: Store) -> None:
    found = store.window(None, FIRST, LAST, "country")
    assert [(lane.key, lane.total) for lane in found.lanes] == [("RU", 6), (None, 2), ("KZ", 2)]
    assert [bar.event.uid for bar in found.bars] == [f"e{n}" for n in range(10)]
    assert all(found.lanes[b.lane].key == b.event.place.country for b in found.bars)
    assert (found.cells, found.total) == ((), 10)


def test_the_window_takes_what_overlaps_it(store: Store) -> None:
    found = store.window(None, date(2024, 1, 5), date(2024, 1, 7), "country")
    assert [bar.event.uid for bar in found.bars] == ["e0", "e1", "e2"]


def test_many_events_come_as_counts(store: Store) -> None:
    found = store.window(None, FIRST, LAST, "country", cap=9)
    assert found.bars == ()
    assert counted(found) == found.total == 10
    for cell in found.cells:
        assert FIRST <= cell.first <= cell.last <= LAST
        assert (cell.last - cell.first).days == 3  # 366 days in some 90 bins


def test_what_began_before_is_counted_at_the_edge(store: Store) -> None:
    found = store.window(None, date(2024, 1, 4), date(2024, 1, 10), "country", cap=0)
    counts = {(found.lanes[c.lane].key, c.first.day): c.count for c in found.cells}
    assert counts == {("RU", 4): 2, ("KZ", 7): 1, (None, 10): 1}


def test_counts_keep_to_the_filter(store: Store) -> None:
    found = store.window(Filter(country=("KZ",)), FIRST, LAST, "country", cap=0)
    assert [(lane.key, lane.total) for lane in found.lanes] == [("KZ", 2)]
    assert counted(found) == 2


def test_only_the_fullest_lanes_are_drawn_and_all_are_counted() -> None:
    with Store("sqlite://") as store:
        told = [event(f"e{n:02}", f"N{n}", series=f"S{n:02}") for n in range(LANES + 4)]
        store.save(document(), told)
        found = store.window(None, FIRST, LAST, "series")
        assert (len(found.lanes), len(found.bars), found.total) == (LANES, LANES, LANES + 4)


def test_an_empty_window_is_empty(store: Store) -> None:
    found = store.window(None, date(2030, 1, 1), date(2030, 1, 2), "type")
    assert found == Window((), (), (), 0)


def test_a_window_turned_round_or_wrongly_grouped_is_refused(store: Store) -> None:
    with pytest.raises(EventtrackerError, match="lies before"):
        store.window(None, LAST, FIRST, "type")
    with pytest.raises(EventtrackerError, match="groups by"):
        store.window(None, FIRST, LAST, "colour")  # type: ignore[arg-type]
