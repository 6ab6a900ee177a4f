"""Where little is read, the commands say so: the language, and dates that became no event."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GERMAN = "Die Messe findet vom 12. bis 15. Mai 2026 in Hannover statt und ist für alle offen."
DATES_ONLY = "This text is in German: only its dates are read, no events."
NO_EVENT = "The president visited the city on 14 May 2026 and spoke with the mayor of it."


@pytest.fixture(scope="module")
def texts(folder: Path) -> Path:
    folder.joinpath("german.txt").write_text(GERMAN, encoding="utf-8")
    folder.joinpath("german2.txt").write_text(GERMAN + " Er ist da.", encoding="utf-8")
    folder.joinpath("no-event.txt").write_text(NO_EVENT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", ["extract", "times"])
def test_a_language_of_which_only_dates_are_read(run: Run, texts: Path, command: str) -> None:
    ran = run(command, "german.txt", "--format", "table")
    assert ran.returncode == 0
    assert DATES_ONLY in ran.stderr.splitlines()


def test_several_texts_of_it_are_one_line(run: Run, texts: Path) -> None:
    ran = run("extract", "german.txt", "german2.txt", "--format", "jsonl")
    assert ran.stdout == ""
    said = "2 texts are in German: only their dates are read, no events."
    assert said in ran.stderr.splitlines()


@pytest.mark.parametrize("command", ["extract", "times"])
def test_a_language_that_nothing_reads(run: Run, texts: Path, command: str) -> None:
    ran = run(command, "german.txt", "--lang", "mi")
    assert (ran.returncode, "This text is in Māori: nothing is read in it." in ran.stderr) == (
        *(0, True),
    )


def test_an_unknown_language_names_the_option(run: Run, texts: Path) -> None:
    texts.joinpath("unknown.txt").write_text("12 345 — 67", encoding="utf-8")
    assert "--lang" in run("times", "unknown.txt").stderr


def test_nothing_is_said_of_a_language_that_is_read(run: Run, texts: Path) -> None:
    assert run("times", "no-event.txt", "--published", "2026-03-01").stderr == ""


def test_dates_without_an_event(run: Run, texts: Path) -> None:
    ran = run("extract", "no-event.txt", "--published", "2026-03-01")
    assert ran.stderr.splitlines()[:2] == [
        "no-event.txt: no event found.",
        "  1 date was seen, but no event: “14 May 2026”.",
    ]
    for format in ("jsonl", "csv"):
        said = run("extract", "no-event.txt", "--published", "2026-03-01", "--format", format)
        assert "seen" not in said.stdout + said.stderr


def test_ingest_counts_them(run: Run, texts: Path) -> None:
    store = ("--db", "sqlite:///little.db", "ingest")
    ran = run(*store, "no-event.txt", "german.txt", "--published", "2026-03-01")
    assert ran.stdout.splitlines() == [
        "read 2, new 0, changed 0, unchanged 0, failed 0",
        "1 with dates and no event: eventtracker extract says why",
    ]
    assert DATES_ONLY in ran.stderr.splitlines()


def test_times_of_a_range_are_whole(run: Run, texts: Path) -> None:
    (time,) = map(json.loads, run("times", "german.txt").stdout.splitlines())
    assert time["value"] == {"from": "2026-05-12", "to": "2026-05-15"}


def test_doctor_lists_the_languages(run: Run) -> None:
    said = run("doctor").stdout
    assert "languages: events in Arabic, English, Russian" in said
    ranges, single = (
        next(line for line in said.splitlines() if line.strip().startswith(start))
        for start in ("only dates, ranges among them, in", "only plain dates in")
    )
    assert "German" in ranges and "Chinese" in ranges
    assert "Welsh" in single and "French" not in single
    assert "nothing in any other" in said
