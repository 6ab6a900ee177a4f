from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventtracker.dashboard import weeks
from eventtracker.dashboard.reader import Reader
from eventtracker.dashboard.weeks import Show, stretch
from eventtracker.model import Event

DAY = date(2024, 5, 14)


@given(
    st.sampled_from(weeks.SHOWS), st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 6)
)
def test_the_day_lies_in_whole_weeks_between_its_neighbours(
    show: Show, day: date, first_weekday: int
) -> None:
    seen = stretch(show, day, first_weekday)
    earlier, later = seen.steps
    assert seen.first <= day <= seen.last
    assert earlier < seen.first + timedelta(7) and later > seen.last - timedelta(7)
    if show != "agenda":
        assert seen.first.weekday() == first_weekday and len(seen.days()) % 7 == 0
    if show != "week":
        assert {day.replace(day=1), later - timedelta(1)} <= set(seen.days())


@pytest.mark.parametrize(
    ("precision", "length", "is_vague"),
    [("day", 60, False), ("month", 29, True), ("part", 9, False), ("year", 365, True)],
)
def test_which_events_are_no_bar(precision: str, length: int, is_vague: bool) -> None:
    event = Event("e", "Event", DAY, DAY + timedelta(length), precision=precision)
    assert weeks.vague(event) is is_vague


def test_vague_events_stand_apart_and_are_on_no_day() -> None:
    seen = stretch("agenda", DAY, 0)
    found = [
        Event("firm", "Firm", DAY, DAY, start_time="15:00"),
        Event("loose", "Loose", seen.first, seen.last, precision="month"),
    ]
    counts = {day: 1 + (day == DAY) for day in seen.days()}
    data = weeks.data(Reader("en"), seen, found, counts, total=2, today=DAY, words={"q": "x"})
    assert [(bar["name"], bar["time"]) for bar in data["bars"]] == [("Firm", "15:00")]
    assert [(bar["name"], bar["days"]) for bar in data["vague"]] == [("Loose", "May 2024")]
    assert {day["day"]: day["count"] for day in data["days"] if day["count"]} == {"2024-05-14": 1}
    assert data["days"][0]["href"] == "events?q=x&from=2024-05-01&to=2024-05-01"
    assert not data["dense"]
