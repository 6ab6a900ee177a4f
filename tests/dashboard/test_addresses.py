from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from eventtracker.dashboard import addresses
from eventtracker.filters import Filter
from tests.dashboard.conftest import TODAY

FEED = "https://host.example/calendar.ics?country=MY,RU"


def test_exports_keep_the_filter_s_words_alone_in_their_order() -> None:
    words = {"type": "forum", "country": "MY,RU", "window": "x", "q": ""}
    assert addresses.export("/events.csv", words) == "/events.csv?country=MY,RU&type=forum"
    assert addresses.export("/events.csv", {}) == "/events.csv"


@pytest.mark.parametrize("value", ["a&b=c", "a, b", "back\\slash", "Россия — мир", "a#b?c", "100%"])
def test_a_value_comes_back_out_of_the_address_as_it_was(value: str) -> None:
    address = addresses.page("events", series=addresses.one(value))
    query = parse_qs(urlsplit(address).query)
    assert Filter.parse(query, TODAY).series == (value,)


def test_calendars_get_the_feed_whole() -> None:
    assert addresses.webcal(FEED) == "webcal://host.example/calendar.ics?country=MY,RU"
    google = parse_qs(urlsplit(addresses.google(FEED)).query)
    assert google["cid"] == [addresses.webcal(FEED)]
    outlook = parse_qs(urlsplit(addresses.outlook(FEED, "Малайзия & Co")).query)
    assert outlook == {"url": [FEED], "name": ["Малайзия & Co"]}
    office = urlsplit(addresses.microsoft_365(FEED, "Малайзия & Co"))
    assert (office.hostname, parse_qs(office.query)) == ("outlook.office.com", outlook)


def test_the_way_back_from_a_change_of_language() -> None:
    address = addresses.language("ar", "events?country=MY&q=a b")
    assert parse_qs(urlsplit(address).query)["next"] == ["/events?country=MY&q=a b"]
