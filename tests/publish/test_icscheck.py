"""The calendar before the byte checks and the parsers beside the checkout, where they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from eventtracker.publish import to_ics
from tests.conftest import Check, Command
from tests.publish.made import at_clock, forum, hostile, rich

SMALL = [
    forum(),
    forum(uid="part", parent="kazan-2024", start=date(2024, 5, 16), end=date(2024, 5, 16)),
    at_clock("10:00", "18:00", "Europe/Moscow", date(2024, 5, 14)),
]
CHANGED = {
    "postponed": {"status": "postponed"},
    "cancelled": {"status": "cancelled"},
    "moved": {"start": date(2024, 6, 1), "end": date(2024, 6, 2), "status": "rescheduled"},
    "edited": {"name": "Another name", "names": {}},
}

FEW = ("--only", "own,icalendar,ics,vobject,ts-ics,node-ical")
"""The parsers that were seen to stumble, and quick ones: all take half a minute."""


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_a_small_calendar_has_no_fault_at_all(check: Check, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "small.ics"
    file.write_bytes(to_ics(SMALL, lang=lang))
    ran = check("--strict", file, *([] if lang == "ar" else FEW))
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_hard_calendars_are_read_by_all(check: Check, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.ics"
    events = {"rich": rich, "hostile": hostile}[name]()
    file.write_bytes(to_ics(events, gone=[forum(uid="left")], lang="ru"))
    ran = check(file, *([] if name == "rich" else FEW))
    assert ran.returncode == 0, ran.stdout


def test_what_the_corpus_gives_is_read_by_all(
    check: Check,
    shared: Callable[[str], Path],
    command: Command,
    tmp_path: Path,
) -> None:
    store, file = f"sqlite:///{tmp_path / 'events.db'}", tmp_path / "corpus.ics"
    read = command("--db", store, "ingest", shared("eval/events"))
    assert read.returncode == 0, read.stderr
    command("--db", store, "events", "--format", "ics", "-o", file)
    ran = check(file, *FEW)
    assert ran.returncode == 0, ran.stdout


def test_the_first_article_s_calendar_has_no_fault_at_all(
    check: Check,
    shared: Callable[[str], Path],
    command: Command,
    tmp_path: Path,
) -> None:
    store, file = f"sqlite:///{tmp_path / 'events.db'}", tmp_path / "seed.ics"
    command("--db", store, "ingest", shared("seed_ar.txt"), "--published", "2024-03-07")
    command("--db", store, "events", "--format", "ics", "-o", file)
    ran = check("--strict", file, *FEW)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("name", list(CHANGED))
def test_a_change_is_a_proper_update(check: Check, tmp_path: Path, name: str) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.ics"
    later = forum().updated.replace(day=9)
    changed = SMALL[0].but(sequence=1, updated=later, **CHANGED[name])
    old.write_bytes(to_ics(SMALL))
    new.write_bytes(to_ics([changed, *SMALL[1:]]))
    ran = check("--compare", old, new, "--expect", changed.uid)
    assert ran.returncode == 0, ran.stdout
