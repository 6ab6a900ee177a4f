"""Events as JSON-LD in the words of schema.org/Event, for search engines and linked data.

The context is written out, so that a reader needs nothing from the network. Texts are the
reader's language where they are ours; names and quotes stay as the articles have them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from eventtracker.model import DocumentRef, Event, Place
from eventtracker.publish import words, zones
from eventtracker.publish.description import facts
from eventtracker.publish.text import line, plain, web_address, whole

Node = dict[str, Any]

_DAYS = ("startDate", "endDate", "previousStartDate", "datePublished")
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "eventStatus", "eventAttendanceMode")},
    **{name: {"@type": "Date"} for name in _DAYS},
}
_STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
}
_ATTENDANCE = {"offline": "Offline", "online": "Online", "mixed": "Mixed"}


def to_jsonld(events: Iterable[Event], *, lang: str | None = "en") -> str:
    """A JSON-LD 1.1 document, one node of type Event an event; descriptions in `lang`."""
    graph = [node(event, lang) for event in events]
    document = {"@context": CONTEXT, "@graph": graph}
    return whole(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def node(event: Event, lang: str | None = "en") -> Node:
    """An event as a schema.org/Event. Days are inclusive, as schema.org has them.

    schema.org has no word for a vague or tentative date: the description says it first.
    """
    parents = [{"@id": identity(event.parent)}] if event.parent else []
    series = [_named("EventSeries", event.series)] if event.series else []
    moved = event.status == "rescheduled" and event.previous_start
    return _known(
        {
            "@id": identity(event.uid),
            "@type": "Event",
            "identifier": line(event.uid),
            "additionalType": event.type,
            "name": line(event.name),
            "alternateName": [
                {"@value": line(name), "@language": tag} for tag, name in event.names.items()
            ],
            "description": plain("\n".join(facts(event, lang))),
            "startDate": _when(event.start, event.start_time, event.place.timezone),
            "endDate": _when(event.end, event.end_time, event.place.timezone),
            "previousStartDate": _when(event.previous_start, None, None) if moved else None,
            "eventStatus": f"https://schema.org/{_STATUS.get(event.status, 'EventScheduled')}",
            "eventAttendanceMode": "https://schema.org/"
            f"{_ATTENDANCE[event.attendance]}EventAttendanceMode",
            "location": _place(event, lang),
            "organizer": _named("Organization", event.organizer) if event.organizer else None,
            "url": web_address(event.url),
            "superEvent": [*parents, *series],
            "keywords": [name for _, names in words.countries(event, lang) for name in names],
            "subjectOf": [_article(ref) for ref in event.documents],
        }
    )


def identity(uid: str) -> str:
    """The IRI of an event: the same wherever it is published."""
    return f"urn:eventtracker:{quote(whole(uid), safe='')}"


def _when(day: date | None, clock: str | None, key: str | None) -> str | None:
    """A day, or a moment, with its offset from UTC where the zone is known (ISO 8601)."""
    if day is None or clock is None:
        return day.isoformat() if day else None
    wall = datetime.fromisoformat(f"{day}T{clock}")
    return (wall.replace(tzinfo=ZoneInfo(key)) if key and zones.zone(key) else wall).isoformat()


def _place(event: Event, lang: str | None) -> list[Node]:
    where = event.place
    found: list[Node] = []
    if where != Place():
        address = {"addressLocality": _text(where.city), "addressCountry": where.country}
        geo = {"latitude": where.latitude, "longitude": where.longitude}
        found.append(
            _known(
                {
                    "@type": "Place",
                    "name": _text(where.name) or words.place(event, lang),
                    "address": _known({"@type": "PostalAddress", **address}),
                    "geo": _known({"@type": "GeoCoordinates", **geo}),
                }
            )
        )
    if event.attendance != "offline" and (link := web_address(event.url)):
        found.append({"@type": "VirtualLocation", "url": link})
    return found


def _article(ref: DocumentRef) -> Node:
    return _known(
        {
            "@type": "NewsArticle",
            "url": web_address(ref.url),
            "headline": _text(ref.title),
            "publisher": _named("Organization", ref.source) if ref.source else None,
            "datePublished": _when(ref.published, None, None),
            "inLanguage": ref.lang,
        }
    )


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": line(name)}


def _text(text: str | None) -> str | None:
    return line(text) or None if text else None


def _known(said: Node) -> Node:
    """What is known of a node: neither empty values nor nodes that say only their type."""
    return {
        name: value
        for name, value in said.items()
        if value not in (None, "", []) and not (isinstance(value, dict) and [*value] == ["@type"])
    }
