"""The commands that people type, run for real on the sample articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests import samples
from tests.conftest import Command

pytestmark = pytest.mark.end_to_end


@dataclass
class Ingested:
    """A store with the sample articles in it: what two runs of `ingest` said, and gave."""

    run: Callable[..., str]
    said: tuple[str, str]
    gave: tuple[str, str]


@pytest.fixture(scope="module")
def ingested(command: Command, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    store = f"sqlite:///{tmp_path_factory.mktemp('store') / 'events.db'}"

    def run(*args: object) -> str:
        ran = command("--db", store, *args)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    said, gave = zip(
        *((run("ingest", root / "data"), run("events", "--format", "jsonl")) for _ in range(2)),
        strict=True,
    )
    return Ingested(run, said, gave)


def jsonl(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_ingesting_twice_changes_nothing(ingested: Ingested) -> None:
    first, second = ingested.said
    assert f"read {len(samples.documents())}," in first
    assert "failed 0" in first
    assert "new 0, changed 0" in second
    assert ingested.gave[0] == ingested.gave[1]


def test_stored_events_are_those_of_the_articles(ingested: Ingested) -> None:
    stored = jsonl(ingested.gave[1])
    urls = {d["url"] for e in stored for d in e["documents"]}
    assert urls == {url for url, events in samples.expected().items() if events}
    assert len({e["uid"] for e in stored}) == len(stored)


def test_evidence_quotes_the_articles(ingested: Ingested) -> None:
    texts = {d.id: d.text for d in samples.documents()}
    for event in jsonl(ingested.gave[1]):
        fields = {e["field"] for e in event["evidence"]}
        assert "name" in fields and fields & {"start", "end"}, event["name"]
        for e in event["evidence"]:
            if "derived_from" not in e:
                assert texts[e["document"]][e["start"] : e["end"]] == e["text"]


def test_calendar_is_read_back(ingested: Ingested, tmp_path: Path) -> None:
    file = tmp_path / "all.ics"
    ingested.run("events", "--format", "ics", "-o", file)
    entries = {str(e["UID"]): e for e in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    stored = jsonl(ingested.gave[1])
    assert set(entries) == {e["uid"] for e in stored}
    gulfood = next(e for e in stored if e["series"] == "Gulfood")
    entry = entries[gulfood["uid"]]
    assert entry["DTSTART"].to_ical() == b"20270125"
    assert entry["DTEND"].to_ical() == b"20270130"
    assert "Dubai" in entry["LOCATION"]


def test_where_malaysia_will_be_next_year(ingested: Ingested) -> None:
    asked = ("--country", "MY", "--from", "2027-01-01", "--to", "2027-12-31", "--format", "jsonl")
    found = {
        (e["name"], c["role"])
        for e in jsonl(ingested.run("events", *asked))
        for c in e["countries"]
        if c["country"] == "MY"
    }
    assert ("Gulfood", "exhibitor") in found
    assert ("Malaysia International Halal Showcase", "host") in found
    assert not any("Kazan" in name for name, _ in found)


def test_moved_and_cancelled_events_say_so(ingested: Ingested) -> None:
    moved = jsonl(ingested.run("events", "--status", "rescheduled", "--format", "jsonl"))
    assert [(e["start"], e["previous_start"]) for e in moved] == [("2027-04-07", "2027-03-03")]
    off = ingested.run("events", "--status", "cancelled,postponed", "--format", "ics")
    assert {e["STATUS"] for e in Calendar.from_ical(off).walk("VEVENT")} == {"CANCELLED"}


def test_show_prints_fields_and_their_evidence(ingested: Ingested) -> None:
    event = jsonl(ingested.run("events", "--series", "LEAP", "--format", "jsonl"))[-1]
    shown = ingested.run("show", event["uid"])
    assert "12–15 April 2027" in shown
    assert "ذي القعدة" in shown


def test_events_as_table_and_csv(ingested: Ingested) -> None:
    assert "Gulfood" in ingested.run("events", "--q", "Gulfood")
    header = ingested.run("events", "--format", "csv").splitlines()[0]
    assert header.startswith("uid,name,series,edition,type,start,end,start_time")


def test_doctor_finds_nothing_wrong(ingested: Ingested) -> None:
    assert ingested.run("doctor")


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["extract", "missing.txt"], 1),
        (["extract", "empty.txt"], 1),
        (["extract", "binary.txt"], 1),
        (["extract", "text.txt", "--published", "soon"], 2),
        (["extract", "text.txt", "--lang", "zz"], 2),
        (["extract", "text.txt", "--format", "docx"], 2),
        (["--db", "sqlite:////nowhere/at/all.db", "events"], 2),
        (["--db", "carrier-pigeon", "events"], 2),
        (["--db", "sqlite:///new.db", "show", "no-such-event"], 1),
        (["--db", "sqlite:///new.db", "events", "--country", "Atlantis"], 2),
        (["--db", "sqlite:///new.db", "events", "--from", "the day after never"], 2),
        (["conjure"], 2),
    ],
    ids=lambda a: " ".join(map(str, a)) if isinstance(a, list) else str(a),
)
def test_bad_input_gets_a_plain_line(
    command: Command, tmp_path: Path, args: list[str], status: int
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "text.txt").write_text("The forum will be held on 14 May.", encoding="utf-8")
    ran = command(*args, cwd=tmp_path)
    assert ran.returncode == status, ran.stderr
    said = ran.stderr.strip().splitlines()
    assert 1 <= len(said) <= 4
    assert "Traceback" not in ran.stderr
    assert not set("╭│╰─") & set(ran.stderr)
