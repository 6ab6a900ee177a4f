"""The feed of changes, read back as XML."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from eventtracker.model import Event
from eventtracker.publish.atom import Update, to_atom
from tests.publish.made import STAMP, forum, hostile

SITE = "http://127.0.0.1:8501/"
A = "{http://www.w3.org/2005/Atom}"
LATER = STAMP + timedelta(days=1)


def read(updates: list[Update], lang: str = "en") -> ET.Element:
    address = f"{SITE}changes.atom"
    return ET.fromstring(to_atom(updates, title="Malaysia", address=address, site=SITE, lang=lang))


def entry(
    event: Event, *changes: tuple[str, Any, Any], lang: str = "en", **more: Any
) -> ET.Element:
    (one,) = read([Update(event, LATER, changes, **more)], lang).iter(f"{A}entry")
    return one


def text(element: ET.Element, tag: str) -> str:
    return element.findtext(f"{A}{tag}") or ""


def test_the_frame_has_what_rfc_4287_wants() -> None:
    feed = read([Update(forum(), STAMP), Update(forum(), LATER)])
    assert feed.tag == f"{A}feed"
    assert (text(feed, "id"), text(feed, "title")) == (f"{SITE}changes.atom", "Malaysia")
    assert text(feed, "updated") == "2024-03-08T09:30:00Z"
    assert feed.findtext(f"{A}author/{A}name") == "eventtracker"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{A}link")}
    assert links == {"self": f"{SITE}changes.atom", "alternate": f"{SITE}changes"}
    for one in feed.iter(f"{A}entry"):
        assert all(text(one, tag) for tag in ("id", "title", "updated", "content"))
    assert len({text(one, "id") for one in feed.iter(f"{A}entry")}) == 2


def test_an_empty_feed_is_a_feed() -> None:
    assert text(read([]), "updated") == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("changes", "more", "headline"),
    [
        ([], {}, "New: KazanForum"),
        ([("hidden", None, "withdrawn")], {"gone": True}, "No longer listed: KazanForum"),
        ([("status", "scheduled", "postponed")], {}, "KazanForum: postponed"),
        ([("start", None, "2024-05-14"), ("place", {}, {})], {}, "KazanForum: First day, Place"),
        ([("documents", [], [1])], {}, "KazanForum: another article"),
    ],
)
def test_the_headline_says_what_happened(
    changes: list[tuple[str, Any, Any]], more: dict[str, Any], headline: str
) -> None:
    event = forum(status="postponed") if "postponed" in headline else forum()
    assert text(entry(event, *changes, **more), "title") == headline


def test_changes_are_told_in_words_and_then_the_whole_event() -> None:
    event = forum()
    one = entry(
        event,
        ("start", "2024-05-14", None),
        ("status", "scheduled", "tentative"),
        ("countries", [], [c.to_dict() for c in event.countries[:2]]),
        ("figures", [f.to_dict() for f in event.figures], []),
        ("place", event.place.to_dict(), None),
        ("names", {}, event.names),
        ("blocs", [], [b.to_dict() for b in event.blocs]),
        ("reviewed", False, True),
        ("confidence", 0.5, 0.97),
        ("edition", 14, 15),
    )
    said = text(one, "content").splitlines()
    assert said[:10] == [
        "First day: 14 May 2024 → –",
        "Status: scheduled → tentative",
        "Countries: – → Russia (host), Malaysia (participant)",
        "Figures: participants > 16000, countries = 80 → –",
        "Place: قازان, Kazan, RU → –",
        "Name: – → KazanForum, المنتدى",
        "Blocs: – → OIC participant",
        "Reviewed: no → yes",
        "Confidence: 50% → 97%",
        "Edition: 14 → 15",
    ]
    assert "Dates: 14–19 May 2024" in said[10:]


def test_words_follow_the_language() -> None:
    one = entry(forum(), ("start", None, "2024-05-14"), lang="ru")
    assert text(one, "title") == "المنتدى: Первый день"
    assert "14 мая 2024" in text(one, "content")


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_hostile_text_is_text(event: Event) -> None:
    bad = event.name + "\ufffe\uffff\x00"
    one = entry(event, ("name", bad, bad), ("organizer", None, bad))
    assert {e.tag for e in one.iter()} <= {
        f"{A}{tag}"
        for tag in ("entry", "id", "title", "updated", "published", "link", "category", "content")
    }


def test_moments_are_in_utc() -> None:
    at = datetime.fromisoformat("2024-03-07T12:00:00+03:00")
    (one,) = read([Update(forum(), at)]).iter(f"{A}entry")
    assert text(one, "updated") == "2024-03-07T09:00:00Z"
    assert text(one, "id").endswith(f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
