"""Calendars of others, and ours read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest

from eventtracker import pipeline, publish
from eventtracker.ingest import ingest
from eventtracker.model import Event, Place
from eventtracker.sources import Declared, Unreadable, demo, read
from eventtracker.store import Store
from tests.sources.site import Site

OURS = ("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "DESCRIPTION")
"""What changes with each writing: stamps, and words that are made of the fields."""


def entries(data: bytes) -> dict[str, dict[str, object]]:
    """The VEVENTs by UID, their properties as they are written."""
    return {
        str(part["UID"]): {
            name: value.to_ical() if hasattr(value, "to_ical") else value
            for name, value in part.items()
            if name not in OURS
        }
        for part in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def samples() -> list[Event]:
    """The events of the sample articles; a doubtful one's entry says more than is read back."""
    articles = read(demo.folder() / "articles.jsonl")
    found = [e for d in articles for e in pipeline.extract_document(d)]
    return [e for e in found if (e.start or e.end) and e.confidence >= 0.5]


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_our_calendar_read_back_is_written_the_same(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(publish.to_ics(samples(), lang=lang))
    back = [e for d in read(path) for e in d.events]  # type: ignore[attr-defined]
    assert entries(publish.to_ics(back, lang=lang)) == entries(path.read_bytes())


def test_our_calendar_through_the_store(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    # One article's events: what several articles say is put together by the store.
    told = [e for e in samples() if e.documents[0].lang == "en"]
    path.write_bytes(publish.to_ics(told))
    with Store("sqlite://") as store:
        assert ingest(store, [path]).failed == []
        stored = store.query().events
        assert ingest(store, [path]).unchanged == len(stored)
        assert store.query().events == stored
    written, again = entries(path.read_bytes()), entries(publish.to_ics(stored))
    assert again.keys() <= written.keys()
    for uid, entry in again.items():
        kept, before = dict(entry), dict(written[uid])
        # Of the categories the second is the series, which a store calls by its canonical name.
        tags, former = (bytes(e.pop("CATEGORIES")).split(b",") for e in (kept, before))  # type: ignore[call-overload]
        assert (tags[0], tags[2:]) == (former[0], former[2:])
        assert kept == before


MADE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Conferences//EN
X-WR-CALNAME:Conferences
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260301T080000Z
LAST-MODIFIED:20260302T080000Z
DTSTART;VALUE=DATE:20270514
DTEND;VALUE=DATE:20270520
SUMMARY:Harbour Forum
LOCATION:Expo Centre\\, Kazan\\, Russia
STATUS:TENTATIVE
CATEGORIES:Forum,Malaysia
URL:https://example.org/harbour
DESCRIPTION:The programme\\nfollows.
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20260301T080000Z
DTSTART:20270514T120000Z
DURATION:PT90M
SUMMARY:Opening
LOCATION:Kazan
STATUS:CANCELLED
RELATED-TO:1@example.org
GEO:55.79;49.12
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
DTSTAMP:20260301T080000Z
DTSTART;TZID=Europe/Moscow:20270515T100000
DTEND;TZID=Europe/Moscow:20270515T113000
SUMMARY:Round table
LOCATION:https://example.org/live
END:VEVENT
BEGIN:VEVENT
UID:4@example.org
DTSTAMP:20260301T080000Z
SUMMARY:Some day
END:VEVENT
END:VCALENDAR
"""


def test_what_others_publish(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_text(MADE.replace("\n", "\r\n"))
    failures: list[Unreadable] = []
    found = list(read(tmp_path / "a.ics", on_failure=failures.append))
    assert [Path(f.name).name for f in failures] == ["a.ics, event 4"]
    assert all(isinstance(d, Declared) for d in found)
    forum, opening, table = (d.events[0] for d in found)  # type: ignore[attr-defined]
    assert (forum.uid, forum.name, forum.type) == ("1@example.org", "Harbour Forum", "forum")
    assert (forum.start, forum.end) == (date(2027, 5, 14), date(2027, 5, 19))
    assert (forum.place.city, forum.place.country) == ("Kazan", "RU")
    assert forum.place.name == "Expo Centre, Kazan, Russia"
    assert (forum.status, forum.url) == ("tentative", "https://example.org/harbour")
    assert [c.country for c in forum.countries] == ["MY"]
    assert (opening.start_time, opening.end_time) == ("15:00", "16:30")
    assert opening.place.timezone == "Europe/Moscow"
    assert (opening.status, opening.parent) == ("cancelled", "1@example.org")
    assert (table.attendance, table.place) == ("online", Place(timezone="Europe/Moscow"))
    assert (table.start_time, table.end_time) == ("10:00", "11:30")
    assert found[0].published == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert (found[0].source, found[0].url) == ("Conferences", "urn:ical:1%40example.org")


def test_evidence_quotes_what_is_declared(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_text(MADE)
    for document in read(tmp_path / "a.ics", on_failure=lambda item: None):
        (event,) = document.events  # type: ignore[attr-defined]
        assert {e.field for e in event.evidence} >= {"name", "start", "end"}
        for said in event.evidence:
            assert document.text[said.start : said.end] == said.text
            assert said.document == document.id


def test_a_calendar_at_an_address(site: Site) -> None:
    url = site.give("/events.ics", MADE, "text/calendar; charset=utf-8")
    found = list(read(url, private=True, on_failure=lambda item: None))
    assert [d.url for d in found] == [f"{url}#{n}%40example.org" for n in (1, 2, 3)]


def test_a_changed_entry_is_a_new_version_of_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_text(MADE)
    with Store("sqlite://") as store:
        ingest(store, [path])
        path.write_text(MADE.replace("20270514\n", "20270515\n"))
        assert ingest(store, [path]).changed == 1
        event = store.get("1@example.org")
        assert event is not None
        assert (event.start, event.end) == (date(2027, 5, 15), date(2027, 5, 19))
        assert store.totals()["documents"] == 3
