from __future__ import annotations

from datetime import date

import pytest

from eventtracker.dashboard import bars, chart, kinds
from eventtracker.dashboard.reader import Reader
from eventtracker.filters import Filter
from eventtracker.model import EVENT_TYPES, Event
from eventtracker.store import Store

DAY = date(2024, 5, 14)
MAY = (date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("said", "shape"),
    [
        ({}, "firm"),
        ({"precision": "minute"}, "firm"),
        ({"precision": "month"}, "vague"),
        ({"precision": "year", "status": "cancelled"}, "off"),
        ({"status": "postponed"}, "off"),
        ({"status": "rescheduled"}, "firm"),
    ],
)
def test_how_a_bar_looks(said: dict[str, str], shape: str) -> None:
    assert bars.shape(Event("e", "Event", DAY, **said)) == shape


def test_every_type_has_a_colour() -> None:
    assert set(kinds.COLOUR) == set(EVENT_TYPES)
    assert len(kinds.KINDS) == 8


def test_lanes_and_bars_speak_the_reader_s_language(filled: Store) -> None:
    found = filled.window(Filter(), *MAY, "country")
    data = chart.data(Reader("ar"), found, MAY, "country", DAY, {"q": "x"})
    assert data["dir"] == "rtl" and data["locale"] == "ar-u-nu-latn"
    assert data["lanes"] == [
        {"name": "روسيا", "count": 2, "href": "timeline?q=x&group=country&country=RU"}
    ]
    name, days, place, kind = data["bars"][0]["tip"].split("\n")
    assert name == "روسيا – العالم الإسلامي: KazanForum"
    assert "مايو 2024" in days and "روسيا" in place and kind == "منتدى"


def test_events_in_lanes_without_room_are_told_of(filled: Store) -> None:
    year = (date(2025, 1, 1), date(2027, 12, 31))
    found = filled.window(Filter(), *year, "series")
    data = chart.data(Reader("en"), found, year, "series", DAY, {})
    shown = sum(lane["count"] for lane in data["lanes"])
    assert shown < found.total
    assert data["note"].endswith(f"(in other lanes: {found.total - shown})")
