"""One server process on one port: the calendar, the events and the dashboard, over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar

from tests import samples
from tests.conftest import EVENTTRACKER, Command

pytestmark = pytest.mark.end_to_end


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def until_it_answers(client: httpx.Client, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            if client.get("/healthz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    pytest.fail("the server never answered: " + log.read_text(encoding="utf-8", errors="replace"))


@pytest.fixture(scope="module")
def client(
    command: Command, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("served")
    store = f"sqlite:///{folder / 'events.db'}"
    ran = command("--db", store, "ingest", root / "data")
    assert ran.returncode == 0, ran.stderr
    port = free_port()
    log = folder / "log.txt"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [EVENTTRACKER, "--db", store, "serve", "--port", str(port)],
            stdout=out,
            stderr=out,
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=30, follow_redirects=True
        ) as c:
            until_it_answers(c, server, log)
            yield c
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_calendar_is_read_back(client: httpx.Client) -> None:
    answer = client.get("/calendar.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    days = {(e["DTSTART"].to_ical(), e["DTEND"].to_ical()) for e in entries if "DTEND" in e}
    assert (b"20240514", b"20240520") in days
    assert (b"20270125", b"20270130") in days


def test_a_filter_is_a_feed(client: httpx.Client) -> None:
    answer = client.get("/calendar.ics", params={"country": "MY", "from": "2027-01-01"})
    summaries = [str(e["SUMMARY"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert any("Gulfood" in s for s in summaries)
    assert not any("Kazan" in s for s in summaries)


def test_an_unchanged_calendar_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_events_as_json(client: httpx.Client) -> None:
    answer = client.get("/events.json", params={"limit": 500})
    urls = {d["url"] for e in answer.json()["events"] for d in e["documents"]}
    assert urls <= set(samples.expected())
    assert len(urls) >= 15


def test_wrong_filters_are_refused_in_words(client: httpx.Client) -> None:
    answer = client.get("/calendar.ics", params={"country": "Atlantis"})
    assert answer.status_code == 400
    assert "country" in answer.text


def test_the_dashboard_is_there_too(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "text/html" in answer.headers["content-type"]
