"""An event's hour is that of the clocks of its place."""

from datetime import date

import pytest

from eventtracker import extract
from eventtracker.events.wallclock import at_place
from eventtracker.model import Clock

DAY = date(2026, 6, 12)


@pytest.mark.parametrize(
    ("clock", "place", "there", "moved"),
    [
        (Clock("14:00", None, "UTC"), "Asia/Baku", Clock("18:00", None, "Asia/Baku"), 0),
        (Clock("22:00", "23:00", "UTC"), "Asia/Baku", Clock("02:00", "03:00", "Asia/Baku"), 1),
        (
            Clock("01:00", None, "+03:00"),
            "Europe/London",
            Clock("23:00", None, "Europe/London"),
            -1,
        ),
        (Clock("14:00"), "Asia/Baku", Clock("14:00"), 0),
        (Clock("14:00", None, "UTC"), None, Clock("14:00", None, "UTC"), 0),
        (
            Clock("14:00", None, "Nowhere/Town"),
            "Asia/Baku",
            Clock("14:00", None, "Nowhere/Town"),
            0,
        ),
    ],
)
def test_at_place(clock, place, there, moved):
    assert at_place(clock, DAY, place) == (there, moved)


@pytest.mark.parametrize(
    ("text", "start", "end", "hour"),
    [
        ("The Caspian Trade Forum opens in Baku on 12 June at 14:00 UTC.", DAY, None, "18:00"),
        ("The Caspian Trade Forum opens in Baku on 12 June at 22:00 UTC.", date(2026, 6, 13), None, "02:00"),
        ("The Caspian Trade Forum opens in Baku on 12 June at 10:00.", DAY, None, "10:00"),
    ],
)  # fmt: skip
def test_an_opening_in_another_zone(text, start, end, hour):
    (event,) = extract(text, published="2026-05-01", lang="en")
    assert (event.start, event.end, event.start_time) == (start, end, hour)
