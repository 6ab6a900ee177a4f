"""JSON-LD, read back by rdflib without a network."""

from __future__ import annotations

import json
from datetime import date

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from eventtracker.model import Event, Place
from eventtracker.publish import to_jsonld
from eventtracker.publish.jsonld import identity
from eventtracker.publish.text import line
from tests.publish.made import DOCUMENT, ZONES, at_clock, forum, hostile, rich

SCHEMA = Namespace("https://schema.org/")


def graph(events: list[Event], lang: str = "en") -> Graph:
    return Graph().parse(data=to_jsonld(events, lang=lang), format="json-ld")


def said(event: Event, *path: str) -> set[str]:
    """The values that stand at the end of a path from the event's node."""
    read = graph([event])
    nodes: list[Node] = [URIRef(identity(event.uid))]
    for name in path:
        nodes = [o for n in nodes for o in read.objects(n, SCHEMA[name])]
    return {str(n) for n in nodes}


def test_every_event_is_there_with_its_name_and_days() -> None:
    events = rich(60)
    read = graph(events)
    assert len(set(read.subjects(RDF.type, SCHEMA.Event))) == 60
    for event in events:
        node = URIRef(identity(event.uid))
        assert read.value(node, SCHEMA.name) == Literal(line(event.name))
        assert str(read.value(node, SCHEMA.startDate))[:10] == str(event.start)
        assert str(read.value(node, SCHEMA.endDate))[:10] == str(event.end)


def test_what_an_event_is_in_schema_org_s_words() -> None:
    event = forum(parent="whole", organizer="The Agency", status="rescheduled").but(
        previous_start=date(2024, 4, 1)
    )
    expected = {
        ("identifier",): {"kazan-2024"},
        ("additionalType",): {"forum"},
        ("alternateName",): {"KazanForum", "المنتدى"},
        ("eventStatus",): {"https://schema.org/EventRescheduled"},
        ("eventAttendanceMode",): {"https://schema.org/OfflineEventAttendanceMode"},
        ("previousStartDate",): {"2024-04-01"},
        ("location", "name"): {"قازان"},
        ("location", "address", "addressLocality"): {"Kazan"},
        ("location", "address", "addressCountry"): {"RU"},
        ("organizer", "name"): {"The Agency"},
        ("url",): {"https://www.kazanforum.ru"},
        ("superEvent", "name"): {"KazanForum"},
        ("keywords",): {"Russia", "Malaysia", "OIC", "Turkmenistan"},
        ("subjectOf", "url"): {DOCUMENT.url},
        ("subjectOf", "datePublished"): {"2024-03-07"},
    }
    assert {path: said(event, *path) for path in expected} == expected
    assert identity("whole") in said(event, "superEvent")


def test_a_language_tagged_name() -> None:
    read = graph([forum()])
    names = set(read.objects(URIRef(identity("kazan-2024")), SCHEMA.alternateName))
    assert Literal("KazanForum", lang="en") in names


@pytest.mark.parametrize("zone", [*ZONES[:3], None, "Mars/Olympus"])
def test_clock_times_say_their_offset_where_it_is_known(zone: str | None) -> None:
    offset = dict(zip(ZONES, ("+03:00", "+04:00", "+03:00"), strict=False)).get(zone or "", "")
    (start,) = said(at_clock("09:00", None, zone, date(2026, 7, 20)), "startDate")
    assert start == f"2026-07-20T09:00:00{offset}"


def test_what_is_not_known_is_not_said() -> None:
    bare = Event("bare", "Fair", end=date(2024, 5, 19))
    (node,) = json.loads(to_jsonld([bare]))["@graph"]
    assert node["endDate"] == "2024-05-19"
    assert not {"startDate", "location", "url", "organizer", "superEvent", "keywords"} & set(node)


def test_online_events_are_at_their_address() -> None:
    online = forum(attendance="online", place=Place())
    assert said(online, "location", "url") == {"https://www.kazanforum.ru"}


def test_descriptions_follow_the_language() -> None:
    read = graph([forum()], "ru")
    described = str(read.value(URIRef(identity("kazan-2024")), SCHEMA.description))
    assert "Россия" in described


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_hostile_text_is_text(event: Event) -> None:
    read = graph([event])
    assert list(read.subjects(RDF.type, SCHEMA.Event)) == [URIRef(identity(event.uid))]
    assert said(event, "name") == {line(event.name)}
    assert said(event, "url") == set()
