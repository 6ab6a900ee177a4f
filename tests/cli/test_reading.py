"""`times` and `extract`. What they find is the engine's; here is how they say it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Run
from tests.conftest import EVENTTRACKER

TEXT = "The Gulfood exhibition will be held in Dubai from 25 to 29 January 2027."


@pytest.fixture(scope="module")
def article(folder: Path) -> Path:
    path = folder / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_times_as_json_lines(run: Run, article: Path) -> None:
    ran = run("times", article)
    (time,) = map(json.loads, ran.stdout.splitlines())
    assert TEXT[time["start"] : time["end"]] == time["text"]
    assert time["value"] == {"from": "2027-01-25", "to": "2027-01-29"}
    assert time["document"].startswith("sha256:")
    assert list(time) == [
        *("document", "start", "end", "text", "type", "value", "clock", "grain", "mod"),
        *("implied", "conflict", "timex"),
    ]


def test_times_as_a_table(run: Run, article: Path) -> None:
    said = run("times", article, "--format", "table").stdout
    assert "2027-01-25" in said and "2027-01-29" in said and "INTERVAL" in said


def test_without_a_date_one_warning_names_the_option(run: Run, folder: Path) -> None:
    archive = folder / "undated.jsonl"
    lines = [json.dumps({"text": f"It opens on 14 May in hall {n}."}) for n in range(3)]
    archive.write_text("\n".join(lines), encoding="utf-8")
    ran = run("times", archive)
    assert ran.returncode == 0
    assert ran.stderr.count("--published") == 1
    assert "3 of the documents" in ran.stderr
    assert "--published" not in run("times", archive, "--published", "2024-03-07").stderr


@pytest.mark.parametrize("format", ["table", "jsonl", "csv", "ics", "html"])
def test_extract_names_days_and_event_in_every_form(run: Run, article: Path, format: str) -> None:
    ran = run("extract", article, "--format", format)
    assert ran.returncode == 0, ran.stderr
    assert "Gulfood" in ran.stdout
    days = {"table": "25–29 January 2027", "ics": "20270125", "html": "25–29 January 2027"}
    assert days.get(format, "2027-01-25") in ran.stdout


def test_extract_writes_what_others_read(run: Run, article: Path) -> None:
    (event,) = map(json.loads, run("extract", article, "--format", "jsonl").stdout.splitlines())
    (row,) = csv.DictReader(io.StringIO(run("extract", article, "--format", "csv").stdout))
    data = run("extract", article, "--format", "ics").stdout
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["uid"] == row["uid"] == entry["UID"]
    assert entry["DTEND"].to_ical() == b"20270130"


def test_standard_input() -> None:
    ran = subprocess.run(
        [EVENTTRACKER, "extract", "-", "--format", "jsonl"],
        input=TEXT.encode(),
        capture_output=True,
    )
    assert json.loads(ran.stdout)["start"] == "2027-01-25"


def test_several_documents_share_one_calendar_and_one_page(run: Run, article: Path) -> None:
    both = ("extract", article, article.with_name("text.txt"), "--published", "2024-03-07")
    assert run(*both, "--format", "ics").stdout.count("BEGIN:VCALENDAR") == 1
    page = run(*both, "--format", "html").stdout
    assert (page.count("<!doctype html>"), page.count("<article")) == (1, 2)


def test_no_colours_in_a_pipe(run: Run, article: Path) -> None:
    assert "\x1b" not in run("extract", article).stdout
