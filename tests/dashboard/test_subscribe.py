"""The ways to subscribe, and what is said of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
import segno

from eventtracker.dashboard import subscribe
from tests.dashboard.conftest import Visit, html


def test_the_page_offers_the_feed_of_its_filter(visit: Visit) -> None:
    page = visit("events", country="RU")
    (address,) = [c.value for c in page.code if "calendar.ics" in c.value]
    assert address.endswith("/calendar.ics?country=RU")
    said = html(page)
    for name in ("Apple", "Thunderbird", "Nextcloud", "8 to 24 hours", "3 hours", "iPhone"):
        assert name in said


@pytest.mark.parametrize(("lang", "word"), [("ar", "ساعة"), ("ru", "часа")])
def test_the_ways_are_told_in_the_reader_s_language(visit: Visit, lang: str, word: str) -> None:
    page = visit("events", lang=lang)
    said = html(page)
    assert word in said
    (address,) = [c.value for c in page.code if "calendar.ics" in c.value]
    assert address.endswith(f"lang={lang}")


@pytest.mark.parametrize(
    ("address", "only"),
    [
        ("http://127.0.0.1:8501/calendar.ics", True),
        ("http://[::1]:8501/calendar.ics", True),
        ("http://localhost/calendar.ics", True),
        ("https://calendar.example.org/calendar.ics", False),
        ("http://192.0.2.7:8501/calendar.ics", False),
    ],
)
def test_a_loopback_address_is_no_address_for_others(address: str, only: bool) -> None:
    assert subscribe.only_here(address) is only


def test_the_code_is_the_address_as_a_picture() -> None:
    address = "webcal://calendar.example.org/calendar.ics?country=MY,RU&lang=ru"
    made = ET.fromstring(subscribe.code(address))
    light, dark = made.iter("{http://www.w3.org/2000/svg}path")
    assert (light.get("fill"), dark.get("stroke")) == ("#fff", "#000")
    drawn = sum(map(int, re.findall(r"h(\d+)", dark.get("d") or "")))
    matrix = segno.make(address, micro=False).matrix
    assert drawn == sum(bit for row in matrix for bit in row)
