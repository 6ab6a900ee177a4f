"""`events`, `show`, and the store's care, on a store made by hand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Run


def uids(run: Run, *filters: str) -> list[str]:
    said = run("events", *filters, "--format", "jsonl")
    assert said.returncode == 0, said.stderr
    return [json.loads(line)["name"] for line in said.stdout.splitlines()]


def test_every_filter_is_an_option(run: Run) -> None:
    assert sorted(uids(run)) == ["Fair", "المنتدى"]
    for filters in (
        ("--country", "MY", "--role", "participant"),
        ("--country", "TM,XK", "--country", "TR"),
        ("--bloc", "OIC", "--type", "forum"),
        ("--series", "KazanForum"),
        ("--status", "rescheduled"),
        ("--source-lang", "ar"),
        ("--q", "المنتدى"),
        ("--city", "Kazan", "--type", "forum", "--reviewed", "false"),
        ("--from", "2024-05-19", "--to", "2024-06-01", "--min-confidence", "0.9", "--type=forum"),
        ("--changed-since", "2024-03-09", "--country", "RU", "--type", "forum"),
    ):
        assert uids(run, *filters) == ["المنتدى"], filters
    assert uids(run, "--country", "BR") == []


def test_the_table_in_the_language_asked_for(run: Run) -> None:
    english, russian = run("events").stdout, run("events", "--lang", "ru").stdout
    assert "14–19 May 2024" in english and "KazanForum" in english and "Kazan, Russia" in english
    assert "14–19 мая 2024" in russian and "Россия" in russian and "перенесено" in russian


def test_nothing_that_matches_is_said(run: Run) -> None:
    ran = run("events", "--country", "BR")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "None of the 2 stored events match" in ran.stderr


def test_exports_go_to_a_file(run: Run, folder: Path) -> None:
    for format in ("csv", "ics", "jsonl"):
        file = folder / f"out.{format}"
        ran = run("events", "--format", format, "-o", file)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO((folder / "out.csv").read_text("utf-8"), newline="")))
    entries = icalendar.Calendar.from_ical((folder / "out.ics").read_bytes()).walk("VEVENT")
    lines = (folder / "out.jsonl").read_text("utf-8").splitlines()
    assert len(rows) == len(entries) == len(lines) == 2


def test_show_tells_fields_evidence_and_history(run: Run) -> None:
    (uid,) = (
        json.loads(line)["uid"]
        for line in run("events", "--format", "jsonl", "--type", "forum").stdout.splitlines()
    )
    said = run("show", uid).stdout
    for part in (
        *("KazanForum", "14–19 May 2024", "Kazan, Russia", "Malaysia, OIC", "Turkmenistan"),
        *("من 14 إلى 19 مايو 2024", "Countries (Malaysia)", "follows from Place"),
        *("status: scheduled → rescheduled", "https://example.org/kazan", uid),
    ):
        assert part in said, part


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_show_in_another_language(run: Run, lang: str) -> None:
    uid = json.loads(run("events", "--format", "jsonl").stdout.splitlines()[0])["uid"]
    said = run("show", uid, "--lang", lang).stdout
    assert {"ar": "التواريخ", "ru": "Даты"}[lang] in said


def test_doctor_finds_a_sound_store(run: Run) -> None:
    ran = run("doctor")
    assert ran.returncode == 0, ran.stdout
    assert "2 events" in ran.stdout and "ok" in ran.stdout


def test_doctor_finds_what_is_wrong(run: Run) -> None:
    ran = run("--db", "sqlite:///binary.txt", "doctor")
    assert ran.returncode == 1
    assert "wrong  store" in ran.stdout and "binary.txt" in ran.stdout


def test_a_backup_brings_the_events_back(run: Run, folder: Path) -> None:
    assert run("backup", "copy.db").returncode == 0
    ran = run("--db", "sqlite:///other.db", "restore", "copy.db")
    assert ran.returncode == 0 and "2 events" in ran.stdout
    assert run("--db", "sqlite:///other.db", "events", "--format", "jsonl").stdout == (
        run("events", "--format", "jsonl").stdout
    )
    again = run("backup", "copy.db")
    assert again.returncode == 1 and "exists already" in again.stderr


def test_an_empty_store_says_what_to_do(run: Run) -> None:
    ran = run("--db", "sqlite:///new.db", "events")
    assert ran.returncode == 0
    assert "eventtracker ingest" in ran.stderr
