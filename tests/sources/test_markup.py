"""Events that pages declare for machines (schema.org/Event), beside what their articles say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventtracker.ingest import ingest
from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.publish.jsonld import to_jsonld
from eventtracker.sources import Declared, Options, read
from eventtracker.sources.markup import declared
from eventtracker.store import Store
from tests.publish.made import forum
from tests.sources.site import Site
from tests.sources.test_formats import ARTICLES, page, rss

PAGE = Document("", date(2026, 11, 1), "A page", "https://example.org/a#top", source="Outlet")
PLACE = {
    "@type": "Place",
    "name": "Tide Hall",
    "address": {"@type": "PostalAddress", "addressLocality": "Dubai", "addressCountry": "AE"},
}
FORUM = {
    "@context": "https://schema.org",
    "@type": "BusinessEvent",
    "name": "The 15th Tidewater Economic Forum 2027",
    "startDate": "2027-01-25T06:00:00Z",
    "endDate": "2027-01-29",
    "location": PLACE,
    "organizer": [{"@type": "Organization", "name": "Tide &amp; Co"}],
    "url": "/forum",
}


def script(*nodes: Any) -> str:
    blocks = "".join(
        f'<script type="application/ld+json">{n if isinstance(n, str) else json.dumps(n)}</script>'
        for n in nodes
    )
    return f"<html><head>{blocks}</head><body><p>Text</p></body></html>"


def told(*nodes: Any) -> Declared:
    found = declared(script(*nodes), PAGE, Options())
    assert found is not None
    for event in found.events:
        for e in event.evidence:
            assert e.document == found.id
            assert e.text is None or found.text[e.start : e.end] == e.text
    return found


def only(*nodes: Any) -> Event:
    (event,) = told(*nodes).events
    return event


def quotes(event: Event) -> dict[str, str | None]:
    return {e.field: e.text or e.derived_from for e in event.evidence}


def test_a_declared_event_with_the_words_that_say_it() -> None:
    event = only(FORUM)
    assert (event.name, event.edition, event.type) == ("Tidewater Economic Forum", 15, "forum")
    assert (event.start, event.end) == (date(2027, 1, 25), date(2027, 1, 29))
    assert (event.start_time, event.end_time) == ("10:00", None)
    assert (event.place.city, event.place.country) == ("Dubai", "AE")
    assert (event.organizer, event.url) == ("Tide & Co", "https://example.org/forum")
    assert quotes(event) == {
        "name": FORUM["name"],
        "edition": FORUM["name"],
        "start": FORUM["startDate"],
        "start_time": FORUM["startDate"],
        "end": FORUM["endDate"],
        "place.name": "Tide Hall, Dubai, AE",
        "place.city": "Tide Hall, Dubai, AE",
        "place.country": "Tide Hall, Dubai, AE",
        "organizer": "Tide & Co",
        "url": "https://example.org/forum",
        "type": "name",
        "series": "name",
        "names.en": "name",
    }


def test_the_markup_is_a_document_of_its_own() -> None:
    found = told(FORUM)
    assert found.id == "https://example.org/a#schema.org"
    assert (found.title, found.source, found.published) == ("A page", "Outlet", PAGE.published)
    assert found.events[0].documents == (found.ref,)
    assert told(FORUM) == found


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"eventStatus": "https://schema.org/EventCancelled"}, "status", "cancelled"),
        ({"eventStatus": "EventPostponed"}, "status", "postponed"),
        ({"eventStatus": "https://schema.org/EventMovedOnline"}, "attendance", "online"),
        ({"eventAttendanceMode": "schema:MixedEventAttendanceMode"}, "attendance", "mixed"),
        (
            {"location": {"@type": "VirtualLocation", "url": "https://e.org"}},
            "attendance",
            "online",
        ),
        ({"startDate": "2027-01-25T00:00:00+04:00"}, "start_time", None),
        ({"startDate": "2027-01-24T20:00:00Z"}, "start", date(2027, 1, 25)),
        ({"startDate": "2027-01", "endDate": None}, "precision", "month"),
        ({"startDate": "2027-01", "endDate": None}, "end", date(2027, 1, 31)),
        ({"startDate": "25 January"}, "start", None),
        ({"startDate": "2027-02-30"}, "start", None),
        ({"endDate": "2026-01-29"}, "end", None),
        ({"name": "Opening ceremony of the Tidewater Forum"}, "name", None),
        ({"name": {"@value": "Harbour&#x20;Days", "@language": "en"}}, "name", "Harbour Days"),
        ({"@type": "ExhibitionEvent", "name": "Gulfood 2027"}, "type", "exhibition"),
        ({"location": "Kazan"}, "place.city", "Kazan"),
    ],
)
def test_what_else_markup_says(change: dict[str, Any], field: str, value: Any) -> None:
    node = FORUM | change
    found: Any = only(node)
    for name in field.split("."):
        found = getattr(found, name)
    assert found == (node["name"] if field == "name" and value is None else value)


def test_a_moved_event_keeps_its_old_day() -> None:
    moved = {"eventStatus": "EventRescheduled", "previousStartDate": "2026-11-30"}
    event = only(FORUM | moved)
    assert (event.status, event.previous_start) == ("rescheduled", date(2026, 11, 30))
    assert quotes(event)["previous_start"] == "2026-11-30"


def test_a_programme_stands_under_its_event() -> None:
    parts = [
        {"@type": "Event", "name": f"Session {n}", "startDate": "2027-01-26"} for n in range(2)
    ]
    whole, *sessions = told({"@graph": [{"@type": "WebPage"}, FORUM | {"subEvent": parts}]}).events
    assert [e.parent for e in sessions] == [whole.uid] * 2
    assert len({e.uid for e in (whole, *sessions)}) == 3


def test_a_programme_of_an_event_said_twice_stands_under_it() -> None:
    part = {"@type": "Event", "name": "Session", "startDate": "2027-01-26"}
    whole, session = told({"@graph": [FORUM, FORUM | {"subEvent": part}]}).events
    assert (whole.parent, session.parent) == (None, whole.uid)


def test_what_is_no_gathering_is_passed_over() -> None:
    match = FORUM | {"@type": "SportsEvent", "homeTeam": {"name": "A"}, "awayTeam": {"name": "B"}}
    nodes = (match, FORUM | {"@type": "SaleEvent"}, FORUM | {"name": ""}, FORUM | {"startDate": 1})
    assert declared(script(*(n | {"endDate": None} for n in nodes)), PAGE, Options()) is None
    assert declared("<html>addEventListener</html>", PAGE, Options()) is None


def test_broken_markup_costs_no_other() -> None:
    assert only("{broken", FORUM, '{"@type": "Event", "name": [[[]]], "startDate": {}}')
    deep = "[" * 50_000 + '{"@type":"Event"}'
    assert only(deep, FORUM)


def test_the_same_event_twice_counts_once() -> None:
    microdata = (
        "<div itemscope itemtype='http://schema.org/Event'><h1 itemprop='name'>"
        "The 15th Tidewater Economic Forum 2027</h1><meta itemprop='startDate' content='2027-01-25'>"
        "<meta itemprop='endDate' content='2027-01-29'><span itemprop='location'>Dubai</span></div>"
    )
    both = script(FORUM).replace("<p>", microdata + "<p>")
    found = declared(both, PAGE, Options())
    assert found
    assert len(found.events) == 1
    alone = declared(script().replace("<p>", microdata + "<p>"), PAGE, Options())
    assert alone
    assert alone.events[0].place.city == "Dubai"


def test_our_own_json_ld_is_read_back() -> None:
    ours = forum()
    event = only(to_jsonld([ours], lang="en"))
    for field in ("start", "end", "start_time", "url", "organizer", "status", "attendance"):
        assert getattr(event, field) == getattr(ours, field), field


def test_article_and_markup_are_one_event_with_both_quoted(site: Site, impatient: None) -> None:
    article = ARTICLES[6]
    said = page(article).decode()
    (event, *_) = [e for e in _events(article) if e.start and e.end and e.place.city]
    node = {
        "@type": "Event",
        "name": event.name,
        "startDate": str(event.start),
        "endDate": str(event.end),
        "location": f"Tide Hall, {event.place.city}",
    }
    block = f'<script type="application/ld+json">{json.dumps(node)}</script></head>'
    site.give("/news/0", said.replace("</head>", block).replace(article.url or "", ""))
    feed = site.give("/feed", rss(site, [article]), "application/rss+xml")
    with Store("sqlite://") as store:
        assert ingest(store, [feed], private=True).read == 2
        found = [e for e in store.query().events if e.name == event.name]
        assert len(found) == 1
        said_by = {e.document for e in found[0].evidence if e.field == "start"}
        assert said_by == {site.url("/news/0"), site.url("/news/0") + "#schema.org"}
        assert store.check() == []


def _events(article: Document) -> list[Event]:
    from eventtracker.pipeline import extract_document

    return extract_document(article)


def test_a_page_without_article_tells_what_it_declares(tmp_path: Path) -> None:
    bare = script(FORUM).replace("<p>Text</p>", "")
    (tmp_path / "a.html").write_text(bare)
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Declared)
    (tmp_path / "b.html").write_text(script("{}").replace("<p>Text</p>", ""))
    with pytest.raises(EventtrackerError, match="no article text"):
        list(read(tmp_path / "b.html"))
