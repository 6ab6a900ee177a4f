"""The article that the project began with, from the shell: an Arabic report on KazanForum 2024.

The text is third-party and lies beside the repository; without it these tests skip.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.conftest import Command

pytestmark = pytest.mark.end_to_end

PUBLISHED = ("--published", "2024-03-07")
EXHIBITORS = {(code, "exhibitor") for code in ("IR", "EG", "TR", "ID", "MY", "AZ", "TM")}
BILATERAL = {(code, "bilateral") for code in ("PS", "PK", "KW", "SA", "MY", "ID", "QA", "AZ")}


@pytest.fixture(scope="module")
def seed(shared: Callable[[str], Path]) -> Path:
    return shared("seed_ar.txt")


@pytest.fixture(scope="module")
def extracted(seed: Path, command: Command) -> list[dict[str, Any]]:
    ran = command("extract", seed, *PUBLISHED, "--format", "jsonl")
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture(scope="module")
def forum(extracted: list[dict[str, Any]]) -> dict[str, Any]:
    (event,) = [e for e in extracted if e["start"] == "2024-05-14"]
    return event


def test_forum(forum: dict[str, Any]) -> None:
    assert "KazanForum" in forum["name"]
    assert forum["series"] == "KazanForum"
    assert (forum["edition"], forum["type"]) == (15, "forum")
    assert (forum["start"], forum["end"], forum["precision"]) == ("2024-05-14", "2024-05-19", "day")
    assert (forum["place"]["city"], forum["place"]["country"]) == ("Kazan", "RU")
    assert forum["place"]["timezone"] == "Europe/Moscow"
    assert forum["url"] == "https://www.kazanforum.ru"
    assert forum["status"] == "scheduled"


def test_countries_of_the_forum(forum: dict[str, Any]) -> None:
    said = {(c["country"], c["role"]) for c in forum["countries"]}
    assert said == EXHIBITORS | BILATERAL | {("RU", "host")}


def test_figures(extracted: list[dict[str, Any]], forum: dict[str, Any]) -> None:
    said = {
        (f["kind"], f["value"], f["comparator"], f["year"])
        for e in extracted
        if e is forum or e["start"] == "2023-01-01"
        for f in e["figures"]
    }
    assert said >= {
        ("participants", 16000, ">", 2023),
        ("countries", 80, "=", 2023),
        ("regions", 86, "=", 2023),
        ("delegations", 40, ">", 2023),
    }
    assert [f["value"] for f in forum["figures"] if f["kind"] == "sessions"] == [200]


def test_the_vision_groups_event_stands_on_its_programme(
    extracted: list[dict[str, Any]], forum: dict[str, Any]
) -> None:
    (event,) = [e for e in extracted if e["start"] == "2024-05-16"]
    assert "العالم الإسلامي" in event["name"]
    assert event["end"] in ("2024-05-16", None)
    assert event["place"]["city"] == "Kazan"
    assert event["parent"] == forum["uid"]


def test_nothing_else(extracted: list[dict[str, Any]]) -> None:
    allowed = {"2024-05-14", "2024-05-16", "2024-03-07", "2023-01-01"}
    assert {e["start"] for e in extracted} <= allowed
    assert len(extracted) <= len(allowed)


def test_evidence_quotes_the_text(seed: Path, extracted: list[dict[str, Any]]) -> None:
    text = seed.read_text(encoding="utf-8")
    for event in extracted:
        for e in event["evidence"]:
            if "derived_from" not in e:
                assert text[e["start"] : e["end"]] == e["text"]


def test_every_field_has_evidence(extracted: list[dict[str, Any]]) -> None:
    plain = ("name", "edition", "start", "end", "start_time", "url", "organizer", "parent")
    for event in extracted:
        fields = {e["field"] for e in event["evidence"]}
        wanted = {f for f in plain if event[f] is not None}
        wanted |= {f"place.{f}" for f in ("city", "country") if event["place"][f]}
        wanted |= {f"countries.{c['country']}" for c in event["countries"]}
        wanted |= {f"figures.{f['kind']}" for f in event["figures"]}
        assert wanted <= fields, event["name"]


def test_calendar(seed: Path, command: Command, forum: dict[str, Any]) -> None:
    first, second = (command("extract", seed, *PUBLISHED, "--format", "ics") for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    entries = {str(e["UID"]): e for e in Calendar.from_ical(first.stdout).walk("VEVENT")}
    entry = entries[forum["uid"]]
    assert entry["DTSTART"].to_ical() == b"20240514"
    assert entry["DTEND"].to_ical() == b"20240520"


def test_table_is_readable(seed: Path, command: Command) -> None:
    ran = command("extract", seed, *PUBLISHED)
    assert ran.returncode == 0, ran.stderr
    assert "KazanForum" in ran.stdout
    assert "14–19 May 2024" in ran.stdout
