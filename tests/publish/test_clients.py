"""The calendar as clients read it: other people's parsers, and a CalDAV server.

What they should read is worked out from the events here, not from the calendar.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import caldav
import httpx
import icalendar
import ics
import pytest
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream

from eventtracker.model import Event
from eventtracker.publish import to_ics, words
from tests.publish.made import ZONES, forum, hostile, rich

Moment = date | datetime
Read = dict[str, tuple[Moment, Moment, str]]
"""UID -> first moment, the one after the last, and the summary."""


def expected(events: list[Event]) -> Read:
    """What a client should read: whole days, or moments in UTC."""
    read: Read = {}
    for event in events:
        assert event.start and event.end
        zone = event.place.timezone
        first: Moment = event.start
        after: Moment = event.end + timedelta(days=1)
        if event.start_time and zone in ZONES:
            opens = datetime.fromisoformat(f"{event.start}T{event.start_time}")
            closes = datetime.fromisoformat(f"{event.end}T{event.end_time or '00:00'}")
            if not event.end_time:
                closes = opens + timedelta(hours=1)
            first, after = (in_utc(t.replace(tzinfo=ZoneInfo(zone or ""))) for t in (opens, closes))
        read[event.uid] = (first, after, words.title(event, "en"))
    return read


def in_utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def by_icalendar(data: bytes) -> Read:
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {
        str(e["UID"]): (in_utc(e["DTSTART"].dt), in_utc(e["DTEND"].dt), str(e["SUMMARY"]))
        for e in found
    }


def by_recurring_ical_events(data: bytes) -> Read:
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between((2020, 1, 1), (2040, 1, 1))
    return {
        str(e["UID"]): (in_utc(e["DTSTART"].dt), in_utc(e["DTEND"].dt), str(e["SUMMARY"]))
        for e in found
    }


def by_ical(data: bytes) -> Read:
    """Home Assistant's parser, which refuses the whole of a calendar for one fault."""
    found = IcsCalendarStream.calendar_from_ics(data.decode()).events
    return {e.uid or "": (in_utc(e.dtstart), in_utc(e.end), e.summary or "") for e in found}


def by_ics(data: bytes) -> Read:
    read: Read = {}
    for e in ics.Calendar(data.decode()).events:
        first, after = (e.begin, e.end)
        days = (first.date(), after.date())
        moments = (first.datetime.astimezone(UTC), after.datetime.astimezone(UTC))
        read[e.uid] = (*(days if e.all_day else moments), e.name)
    return read


READERS = [by_icalendar, by_recurring_ical_events, by_ical, by_ics]


@pytest.fixture(scope="module")
def calendar() -> tuple[list[Event], bytes]:
    """300 events of every kind, and their calendar."""
    events = rich(300)
    return events, to_ics(events)


@pytest.mark.parametrize("reader", READERS)
def test_every_client_reads_every_event_and_its_moments(
    calendar: tuple[list[Event], bytes], reader: Callable[[bytes], Read]
) -> None:
    events, data = calendar
    read, truth = reader(data), expected(events)
    assert read.keys() == truth.keys()
    wrong = [uid for uid in truth if read[uid][:2] != truth[uid][:2]]
    assert wrong == []
    unnamed = [uid for uid in truth if truth[uid][2] not in read[uid][2]]
    assert unnamed == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_hostile_text_and_other_languages_lose_no_event(
    reader: Callable[[bytes], Read], lang: str
) -> None:
    events = [*hostile(), forum()]
    read = reader(to_ics(events, gone=[forum(uid="left")], lang=lang))
    assert read.keys() == {*(e.uid for e in events), "left"}


def test_the_calendar_is_as_rich_as_it_claims(calendar: tuple[list[Event], bytes]) -> None:
    events, data = calendar
    entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(entries) == len(events) == 300
    assert {str(e["STATUS"]) for e in entries} == {"CONFIRMED", "TENTATIVE", "CANCELLED"}
    assert sum(len(str(e["DESCRIPTION"]).encode()) >= 5000 for e in entries) >= 30
    assert sum("RELATED-TO" in e for e in entries) >= 30
    assert len(set(re.findall(rb"TZID:(\S+)", data))) == 12
    assert "👩🏽‍🚀" in data.replace(b"\r\n ", b"").decode()
    assert len(data) < 1_000_000


@pytest.fixture(scope="module")
def caldav_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Radicale of its own, without passwords, on the loopback."""
    folder: Path = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    options = ["--hosts", host, "--auth-type", "none", "--config", ""]
    command = [sys.executable, "-m", "radicale", *options]
    command += ["--storage-filesystem-folder", str(folder)]
    with (folder / "log").open("w") as log, subprocess.Popen(command, stderr=log) as server:
        try:
            for _ in range(300):
                try:
                    httpx.get(f"http://{host}/.web/")
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield f"http://{host}"
        finally:
            server.terminate()


def test_a_caldav_server_takes_the_calendar_and_finds_every_event(caldav_server: str) -> None:
    events = rich(60)
    home = f"{caldav_server}/reader/forums/"
    kind = {"Content-Type": "text/calendar; charset=utf-8"}
    put = httpx.put(home, content=to_ics(events), headers=kind, auth=("reader", ""), timeout=60)
    assert put.status_code == 201, put.text
    with caldav.DAVClient(caldav_server, username="reader", password="x") as client:
        found = client.calendar(url=home).events()
        read: Read = {}
        for one in found:
            read |= by_icalendar(one.data.encode())
        truth = expected(events)
        assert {uid: said[:2] for uid, said in read.items()} == {
            uid: said[:2] for uid, said in truth.items()
        }
        day = datetime(2024, 1, 10, tzinfo=UTC)
        that_day = client.calendar(url=home).search(
            start=day, end=day + timedelta(days=1), event=True
        )
        assert {str(one.icalendar_component["UID"]) for one in that_day} == {"rich-0"}
