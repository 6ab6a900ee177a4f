"""Each page's answers, through Streamlit's own harness: no browser, no clicks in components."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from eventtracker.dashboard.reader import Reader
from eventtracker.dashboard.roles import ROWS
from eventtracker.filters import COUNTRIES, Filter
from eventtracker.model import (
    BlocParticipation,
    Document,
    EventtrackerError,
    Participation,
    Place,
)
from eventtracker.store import Order, Store
from tests.dashboard.conftest import TODAY, Visit, html
from tests.dashboard.made import FORUMS, HOSTILE, hostile

SERIES = len(FORUMS) + 1
PAGES = ("timeline", "month", "countries", "series", "events", "event")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_every_page_opens_in_every_language(visit: Visit, page: str, lang: str) -> None:
    test = visit(page, lang=lang, uid="kazan-forum-2024", country="RU")
    assert not test.exception and not test.error
    chips = str([button.label for button in test.button])
    assert Reader(lang).country("RU") in html(test) + str(_chart(test)) + chips


@pytest.mark.parametrize("page", ["timeline", "month", "countries", "series", "events"])
def test_an_empty_store_says_what_to_do(visit: Visit, empty: Store, page: str) -> None:
    test = visit(page, store=empty)
    assert "No events yet" in html(test)
    assert [code.value for code in test.code] == [
        "eventtracker ingest articles.jsonl",
        "eventtracker demo",
    ]


@pytest.mark.parametrize("page", ["timeline", "month", "countries", "series", "events"])
def test_a_filter_that_leaves_nothing_says_so(visit: Visit, page: str) -> None:
    test = visit(page, q="no such words anywhere")
    assert "No events match this filter." in html(test)


def test_a_wrong_filter_gets_a_sentence_and_a_way_out(visit: Visit) -> None:
    test = visit("events", country="Atlantis")
    assert "There is no country" in test.error[0].value
    test.button[0].click().run()
    assert not test.error
    assert "Events" in html(test)


def test_a_store_that_fails_is_a_sentence(visit: Visit, filled: Store) -> None:
    class Locked:
        """A store that another program holds."""

        def __getattr__(self, name: str) -> object:
            raise EventtrackerError("The store is locked: close the other program.")

    test = visit("events", store=Locked())
    assert "The store is locked" in test.error[0].value and not test.exception


def test_events_are_filtered_by_the_address(visit: Visit) -> None:
    test = visit("events", country="RU", type="forum")
    assert "KazanForum" in html(test)
    assert "Canton Fair" not in html(test)
    assert test.multiselect(key="filter_country").value == ["RU"]
    assert test.multiselect(key="filter_type").value == ["forum"]


def test_a_widget_changes_the_address_and_the_page(visit: Visit) -> None:
    test = visit("events")
    test.multiselect(key="filter_country").set_value(["QA", "EG"]).run()
    assert test.query_params["country"] == "QA,EG"
    assert "Cairo Water Week" in html(test) and "Canton Fair" not in html(test)
    test.text_input(key="filter_q").set_value("  water ").run()
    assert test.query_params["q"] == "water"
    assert "منتدى الدوحة" not in html(test)
    test.button(key="chip_country").click().run()
    assert "country" not in test.query_params
    test.date_input(key="filter_from").set_value(TODAY).run()
    assert test.query_params["from"] == TODAY.isoformat()
    test.button(key="chip_all").click().run()
    assert not {"q", "from", "country"} & set(test.query_params)


def test_a_filter_without_a_widget_can_be_removed_as_well(visit: Visit) -> None:
    test = visit("events", role="exhibitor")
    assert "KazanForum" in html(test) and "Gulfood" not in html(test)
    test.button(key="chip_role").click().run()
    assert "Gulfood" in html(test)


def test_the_filter_goes_along_to_other_pages(visit: Visit) -> None:
    test = visit("events", country="QA")
    test.query_params.clear()
    test.switch_page("views/countries.py").run()
    assert test.query_params["country"] == "QA"
    assert "Qatar" in html(test)


def save_many(store: Store, names: Iterable[str]) -> None:
    """Events that differ in uid and name alone."""
    _, event = hostile(TODAY)
    many = [
        event.but(uid=f"e{n:04}", name=name, series=None, evidence=())
        for n, name in enumerate(names)
    ]
    store.save(Document("text", url="https://example.org/many"), many)


def test_events_come_in_pages_of_a_hundred(visit: Visit, empty: Store) -> None:
    save_many(empty, (f"Event {n:04}" for n in range(250)))
    first = visit("events", store=empty)
    assert "Shown: 1–100 of 250" in html(first)
    query = _query_of(html(first), "Next page")
    second = visit("events", store=empty, **query)
    assert "Shown: 101–200 of 250" in html(second)
    assert "Event 0100<" in html(second) and "Event 0099<" not in html(second)
    third = visit("events", store=empty, **_query_of(html(second), "Next page"))
    assert "Event 0249<" in html(third) and "Next page" not in html(third)


@pytest.mark.parametrize(
    ("column", "by", "first", "turned"),
    [
        ("Dates", "start", "start", "-start"),
        ("Event", "name", "name", "-name"),
        ("Countries", "country", "country", "-country"),
        ("Confidence", "confidence", "confidence", "-confidence"),
        ("Updated", "updated", "-updated", "updated"),
    ],
)
def test_a_column_s_head_sorts_by_it(
    visit: Visit, filled: Store, column: str, by: str, first: str, turned: str
) -> None:
    words = {"country": "RU,QA"}
    start = html(visit("events", **words, order="name" if by == "start" else ""))
    asked = _query_of(start, column)
    assert asked.pop("order", "start") == first and asked == words
    page = html(visit("events", **words, order=first))
    said = "descending" if first.startswith("-") else "ascending"
    assert re.findall(r"aria-sort='(\w+)'[^>]*>.*?<bdi>(.*?)</bdi>", page) == [(said, column)]
    wanted = Filter(country=("RU", "QA"))
    for order in (first, turned):
        found = filled.query(wanted, order=Order.parse(order)).events
        shown = html(visit("events", **words, order=order))
        assert re.findall(r'href="event\?uid=([^"]+)"', shown) == [event.uid for event in found]


def test_pages_keep_their_order(visit: Visit, empty: Store) -> None:
    save_many(empty, (f"Event {9999 - n}" for n in range(150)))
    first = html(visit("events", store=empty, order="-name"))
    assert "Event 9999<" in first and "Event 9899<" not in first
    query = _query_of(first, "Next page")
    assert query["order"] == "-name"
    second = visit("events", store=empty, **query)
    assert "Event 9899<" in html(second) and "Event 9900<" not in html(second)
    assert _query_of(html(second), "First page") == {"order": "-name"}
    other = visit("events", store=empty, **{**query, "order": "name"})
    assert "cursor" in other.error[0].value


def test_an_order_that_is_none_is_a_sentence(visit: Visit) -> None:
    test = visit("events", order="shoe size")
    assert "'order' takes one of" in test.error[0].value and not test.exception


def test_a_forged_cursor_is_a_sentence(visit: Visit) -> None:
    test = visit("events", cursor="forged")
    assert "cursor" in test.error[0].value and not test.exception


def test_countries_by_role_link_to_their_events(visit: Visit) -> None:
    test = visit("countries")
    assert 'href="events?country=IR&amp;role=exhibitor"' in html(test)
    shown = _chart(test)["countries"]
    assert shown["QA"]["label"] == "Qatar: 4" and shown["QA"]["href"] == "countries?country=QA"


def test_many_countries_come_in_pages_the_chosen_one_first(visit: Visit, empty: Store) -> None:
    _, event = hostile(TODAY)
    codes = [*sorted(COUNTRIES)[:70], "ZW"]
    some = [
        event.but(uid=code, place=Place(), countries=(Participation(code),), evidence=())
        for code in codes
    ]
    empty.save(Document("text", url="https://example.org/many"), some)
    first = html(visit("countries", store=empty, country="ZW"))
    assert first.count('<th scope="row">') == ROWS and ">Zimbabwe</bdi></a></th>" in first
    second = html(visit("countries", store=empty, **_query_of(first, "Next page")))
    assert second.count('<th scope="row">') == len(codes) - ROWS
    assert 'aria-current="true"><th' not in second and "Next page" not in second
    assert _query_of(second, "First page") == {"country": "ZW", "show": "roles"}


def test_one_country_s_page(visit: Visit) -> None:
    chosen = visit("countries", country="RU", type="games")
    assert "<bdi>Russia</bdi>" in html(chosen), "the title"
    assert "Next events" in html(chosen) and "Игры будущего" in html(chosen)
    assert "Canton Fair" not in html(chosen)
    shown = _chart(chosen)["countries"]
    assert [code for code, country in shown.items() if country["chosen"]] == ["RU"]
    assert {"RU", "ID"} <= shown.keys(), "the others stay on the map"


def test_the_roles_of_countries_across_events(visit: Visit) -> None:
    page = html(visit("countries", show="events", q="KazanForum"))
    assert 'title="Russia: host"' in page and 'title="Malaysia: exhibitor"' in page
    assert 'href="countries?q=KazanForum&amp;country=MY"' in page


def test_blocs_by_role(visit: Visit, empty: Store) -> None:
    assert "No bloc takes part" in html(visit("countries", show="blocs"))
    document, event = hostile(TODAY)
    empty.save(document, [event.but(blocs=(BlocParticipation("Arab League", "partner"),))])
    page = html(visit("countries", store=empty, show="blocs"))
    assert "Arab League" in page
    there = _query_of(page, "1")
    assert there == {"bloc": "arab league", "role": "partner"}
    assert "alert(1)" in html(visit("events", store=empty, **there))


@pytest.mark.parametrize(("lang", "city"), [("en", "Kazan"), ("ar", "قازان"), ("ru", "Казань")])
def test_a_place_is_named_in_the_reader_s_language(visit: Visit, lang: str, city: str) -> None:
    page = html(visit("event", uid="kazan-forum-2024", lang=lang))
    link = f'<a data-go href="events?city=Kazan" target="_self"><bdi>{city}</bdi>'
    assert link in page


def test_an_event_shows_its_fields_and_marked_words(visit: Visit) -> None:
    page = html(visit("event", uid="kazan-forum-2024"))
    assert "14–19 May 2024" in page and "more than 16,000 (2023)" in page
    assert '<article class="et-text" lang="ar" dir="rtl">' in page
    assert re.search(
        r'<mark class="ev [^"]*ev-start[^"]*"[^>]*>من 14 إلى 19 مايو/أيار المقبل', page
    )
    assert "اجتماع مجموعة الرؤية الاستراتيجية" in page, "its programme"
    assert "Follows from" not in page or "place" in page.casefold()


@pytest.mark.parametrize("uid", ["", "nobody", "<script>", "'; drop table events; --", "\x00" * 9])
def test_an_unknown_event_is_a_sentence(visit: Visit, uid: str) -> None:
    test = visit("event", uid=uid)
    assert "No such event" in html(test) and not test.exception


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_any_field_stays_text(visit: Visit, empty: Store, page: str) -> None:
    document, event = hostile(TODAY)
    empty.save(document, [event])
    test = visit(page, store=empty, uid="hostile", series=HOSTILE, q="script")
    assert not test.exception
    assert "<script" not in html(test)
    assert not re.search(r'href="\s*javascript', html(test), re.IGNORECASE)
    assert "\u202e" not in html(test)
    markdown = [m.value for m in (*test.markdown, *test.caption)] + [b.label for b in test.button]
    assert not any(re.search(r"(?<!\\)\[link\]\(|(?<!\\)<script|(?<!\\):red", m) for m in markdown)


def test_the_timeline_opens_on_the_next_events(visit: Visit) -> None:
    chart = _chart(visit("timeline"))
    first, last = chart["window"]
    assert first < TODAY.isoformat() < last
    assert any(bar["first"] >= TODAY.isoformat() for bar in chart["bars"])


def test_the_timeline_opens_on_the_latest_where_nothing_is_next(visit: Visit) -> None:
    chart = _chart(visit("timeline", q="KazanForum"))
    assert chart["window"][0] < "2024-05-14" and chart["window"][1] > "2024-05-19"
    assert [bar["name"] for bar in chart["bars"]] == ["Russia – Islamic World: KazanForum"]


def test_the_timeline_shows_the_days_of_the_address(visit: Visit) -> None:
    chart = _chart(visit("timeline", window="2024-05-01/2024-05-31", group="type"))
    assert chart["window"] == ["2024-05-01", "2024-05-31"]
    assert [lane["name"] for lane in chart["lanes"]] == ["forum", "meeting"]


@pytest.mark.parametrize("window", ["", "x", "2024-05-31/2024-05-01", "2024-05-01", "//", "9/9"])
def test_days_that_are_none_are_passed_over(visit: Visit, window: str) -> None:
    test = visit("timeline", window=window, group="nonsense")
    assert not test.exception and not test.error
    assert _chart(test)["group"] == "country"


def test_moving_the_timeline_asks_for_other_days(visit: Visit) -> None:
    test = visit("timeline")
    revision = _chart(test)["revision"]
    view = {"window": ["2024-05-01", "2024-05-31"], "group": "series"}
    test.session_state["timeline"] = {"view": view}
    test.run()
    chart = _chart(test)
    assert chart["window"] == view["window"] and chart["group"] == "series"
    assert chart["revision"] == revision, "the reader is ahead: no jump"


def test_another_filter_opens_anew_where_nothing_would_be_seen(visit: Visit) -> None:
    test = visit("timeline")
    test.text_input(key="filter_q").set_value("KazanForum").run()
    assert _chart(test)["window"][0] < "2024-05-14" < _chart(test)["window"][1]


def test_many_events_come_as_counts(visit: Visit, empty: Store) -> None:
    _, event = hostile(TODAY)
    many = [event.but(uid=f"e{n:04}", evidence=()) for n in range(401)]
    empty.save(Document("text", url="https://example.org/many"), many)
    chart = _chart(visit("timeline", store=empty))
    assert not chart["bars"]
    assert sum(cell["count"] for cell in chart["cells"]) == 401
    month = _chart(visit("month", store=empty))
    assert month["dense"] and not month["bars"]
    assert sum(day["count"] for day in month["days"]) == 401


def test_the_calendar_opens_on_the_next_event(visit: Visit) -> None:
    chart = _chart(visit("month"))
    assert chart["title"] == "June 2026" and chart["today"] == TODAY.isoformat()
    chart = _chart(visit("month", q="KazanForum"))
    assert chart["title"] == "May 2024"
    assert [bar["name"] for bar in chart["bars"]] == ["Russia – Islamic World: KazanForum"]


@pytest.mark.parametrize(
    ("lang", "first"), [("en", "2024-04-29"), ("ru", "2024-04-29"), ("ar", "2024-04-27")]
)
def test_weeks_begin_as_the_language_has_it(visit: Visit, lang: str, first: str) -> None:
    chart = _chart(visit("month", day="2024-05-14", lang=lang))
    assert chart["days"][0]["day"] == first and len(chart["days"]) % 7 == 0


@pytest.mark.parametrize(("show", "days"), [("month", 35), ("week", 7), ("agenda", 31)])
def test_the_calendar_shows_what_the_address_asks_for(visit: Visit, show: str, days: int) -> None:
    chart = _chart(visit("month", show=show, day="2024-05-14"))
    assert chart["show"] == show and len(chart["days"]) == days
    assert {"2024-05-16": 2}.items() <= {d["day"]: d["count"] for d in chart["days"]}.items()


@pytest.mark.parametrize("day", ["", "x", "2024-13-01", "9999-01-01", "0001-01-01"])
def test_a_day_that_is_none_is_passed_over(visit: Visit, day: str) -> None:
    test = visit("month", day=day, show="nonsense")
    assert not test.exception and not test.error
    assert _chart(test)["show"] == "month" and _chart(test)["title"] == "June 2026"


def test_moving_the_calendar_asks_for_other_days(visit: Visit) -> None:
    test = visit("month")
    test.session_state["month"] = {"view": {"show": "week", "day": "2024-05-14"}}
    test.run()
    assert _chart(test)["title"] == "13–19 May 2024"
    test.text_input(key="filter_q").set_value("Canton Fair").run()
    assert _chart(test)["show"] == "week" and "2024" not in _chart(test)["title"]


def test_quiet_days_offer_the_nearest_events(visit: Visit) -> None:
    test = visit("month", day="1990-01-01")
    next(b for b in test.button if b.label == "Go to the nearest events").click().run()
    assert _chart(test)["title"] == "June 2026"


def test_series_lead_to_their_editions(visit: Visit) -> None:
    page = html(visit("series"))
    assert "Canton Fair" in page and f"{SERIES}</span>" in page
    one = visit("series", **_query_of(page, "Canton Fair"))
    assert "Canton Fair" in html(one) and html(one).count('data-label="Dates"') == 4
    assert html(one).count("2026") and not html(one).count("Gulfood")


def test_a_series_shows_what_it_is_called_and_what_was_said_of_it(visit: Visit) -> None:
    page = html(visit("series", series="KazanForum"))
    assert "Also called: <bdi>روسيا – العالم الإسلامي: KazanForum</bdi>" in page
    assert "only figures are known" in page and "more than 16,000" in page


def test_series_come_in_pages_of_a_hundred(visit: Visit, empty: Store) -> None:
    _, event = hostile(TODAY)
    many = [event.but(uid=f"e{n:04}", series=f"Fair {n:04}", evidence=()) for n in range(150)]
    empty.save(Document("text", url="https://example.org/many"), many)
    page = html(visit("series", store=empty))
    assert "Fair 0099" in page and "Fair 0100" not in page
    page = html(visit("series", store=empty, **_query_of(page, "Next page")))
    assert "Fair 0149" in page and "Fair 0099" not in page and "Next page" not in page


def test_two_readers_share_nothing(visit: Visit) -> None:
    one = visit("events", country="QA", lang="ar")
    other = visit("events")
    assert "Canton Fair" in html(other) and "Events" in html(other)
    one.run()
    assert "Canton Fair" not in html(one) and "الفعاليات" in html(one)


def _chart(test: AppTest) -> dict[str, Any]:
    """The data that a page's drawing is given; {} on pages without one."""
    for element in test.get("bidi_component"):
        if element.proto.component_name != "eventtracker_links":
            return json.loads(element.proto.json)
    return {}


def _query_of(page: str, label: str) -> dict[str, str]:
    links = re.findall(r'<a data-go href="([^"]*)"[^>]*><bdi>([^<]*)</bdi>', page)
    address = next(href for href, text in links if text == label)
    return dict(parse_qsl(urlsplit(unescape(address)).query))
