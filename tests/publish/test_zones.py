"""One rule a zone, and whether it tells the right time."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventtracker.publish.zones import component, zone


@pytest.mark.parametrize(
    ("key", "daylight", "standard"),
    [
        ("Europe/Berlin", "BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"),
        ("America/New_York", "BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"),
        ("Australia/Sydney", "BYDAY=1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=4"),
        ("Africa/Cairo", "BYDAY=-1FR;BYMONTH=4", "BYDAY=-1TH;BYMONTH=10"),
    ],
)
def test_rules_have_one_weekday(key: str, daylight: str, standard: str) -> None:
    found = zone(key)
    assert found is not None
    summer, winter = (part.to_ical().decode() for part in component(found).subcomponents[::-1])
    assert f"FREQ=YEARLY;{daylight}\r\n" in summer
    assert f"FREQ=YEARLY;{standard}\r\n" in winter


def test_a_zone_without_summer_time_has_one_offset() -> None:
    found = zone("Asia/Dubai")
    assert found is not None
    (only,) = component(found).subcomponents
    assert only.name == "STANDARD"
    assert "RRULE" not in only


@pytest.mark.parametrize("key", ["Nowhere/Land", "", "/etc/localtime", "Europe"])
def test_what_is_no_zone(key: str) -> None:
    assert zone(key) is None


@given(
    st.sampled_from(["Europe/London", "Africa/Cairo", "America/Santiago", "Asia/Jerusalem"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2060, 1, 1)),
)
def test_where_the_rule_tells_the_time_it_is_the_zone_s_own(key: str, wall: datetime) -> None:
    found = zone(key)
    assert found is not None
    right = wall.replace(tzinfo=ZoneInfo(key)).utcoffset()
    known = wall.year <= 2037 or found.daylight is None
    assert found.tells(wall) == (known and found.offset_at(wall) == right)


@pytest.mark.parametrize(
    "key", ["Europe/London", "America/Sao_Paulo", "Asia/Tokyo", "Africa/Cairo"]
)
def test_the_rule_tells_the_time_nearly_always(key: str) -> None:
    found = zone(key)
    assert found is not None
    hours = [datetime(2024, 1, 1) + timedelta(hours=n) for n in range(0, 24 * 365 * 6, 5)]
    wrong = [wall for wall in hours if not found.tells(wall)]
    assert len(wrong) <= 3  # in the hour that summer time takes away
