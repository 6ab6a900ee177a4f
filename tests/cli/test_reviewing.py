"""`review` and `add`: decisions from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eventtracker import cli
from tests.cli.conftest import Run
from tests.forked import forked


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    """A copy of the store, so that each test has its own."""
    return Path(shutil.copy(folder / "events.db", tmp_path / "events.db"))


@pytest.fixture
def run(store: Path, tmp_path: Path) -> Run:
    """Runs the command line on that copy."""
    return lambda *arguments: forked("--db", "sqlite:///events.db", *arguments, cwd=tmp_path)


def events(run: Run) -> dict[str, dict[str, object]]:
    lines = run("events", "--format", "jsonl").stdout.splitlines()
    return {e["uid"]: e for e in map(json.loads, lines)}


def test_decisions_are_made_shown_and_undone(run: Run) -> None:
    before = events(run)
    done = run("review", "fair", "set", "start=2024-05-13", "type=exhibition", "--by", "anna")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1: correct, Fair (fair)\n", "")
    assert events(run)["fair"]["start"] == "2024-05-13"
    assert run("review", "fair", "accept", "--by", "boris").returncode == 0
    shown = run("show", "fair").stdout
    for part in (
        *("100%, reviewed by a person", "start: 2024-05-14 → 2024-05-13 (reviewer:anna)"),
        *(
            "1 2",
            "correct start, type, precision, implied (anna)",
            "accept (boris)",
            "follows from Reviewer's decision",
        ),
    ):
        assert part in shown, part
    assert run("review", "undo", "--by", "anna").stdout == (
        "3: undo of decision 2 (accept), Fair (fair)\n"
    )
    assert run("review", "undo", "1", "--by", "anna").returncode == 0
    after = events(run)
    assert after["fair"]["start"] == before["fair"]["start"]
    assert after["fair"]["reviewed"] is False


def test_a_merged_event_is_shown_under_its_new_uid(run: Run) -> None:
    (forum,) = set(events(run)) - {"fair"}
    assert run("review", forum, "merge", "fair", "--by", "anna").returncode == 0
    assert list(events(run)) == [forum]
    assert forum in run("show", "fair").stdout
    split = run("review", forum, "split", "https://example.org/fair", "--by", "anna")
    assert split.returncode == 0
    assert len(events(run)) == 2


def test_a_rejected_event_is_listed_no_more(run: Run) -> None:
    assert run("review", "fair", "reject").returncode == 0
    assert "fair" not in events(run)


def test_what_changed_since_is_not_decided_on(run: Run) -> None:
    assert run("review", "fair", "accept", "--on", "0").returncode == 0
    late = run("review", "fair", "reject", "--on", "0")
    assert (late.returncode, late.stdout) == (1, "")
    assert "has changed since you saw it" in late.stderr
    assert "fair" in events(run)


def test_an_event_typed_in(run: Run) -> None:
    done = run(
        "add", "Lantern Fair", "--start", "2026-03-01", "--city", "Kazan", "--set", "edition=3"
    )
    uid = done.stdout.strip()
    got = events(run)[uid]
    assert (got["name"], got["edition"], got["reviewed"]) == ("Lantern Fair", 3, True)


def test_the_queue_and_labelled_data(run: Run, tmp_path: Path) -> None:
    assert run("review", "queue").stdout.endswith("waiting 2, decided 0\n")
    run("review", "fair", "accept", "--by", "anna")
    said = run("review", "queue").stdout
    assert "fair" not in said and said.endswith("waiting 1, decided 1\n")
    assert run("review", "export", "-o", "labels.jsonl").returncode == 0
    (label,) = map(json.loads, (tmp_path / "labels.jsonl").read_text("utf-8").splitlines())
    assert (label["kind"], label["by"], label["event"]["name"]) == ("accept", "anna", "Fair")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["fair"], 2, "Write: eventtracker review UID"),
        (["fair", "praise"], 2, "Write: eventtracker review UID"),
        (["fair", "accept", "now"], 2, "Write: eventtracker review UID"),
        (["fair", "merge"], 2, "Write: eventtracker review UID"),
        (["fair", "set"], 2, "Write: eventtracker review UID"),
        (["fair", "set", "start"], 2, "not FIELD=VALUE"),
        (["fair", "set", "start=soon"], 2, "takes a day"),
        (["fair", "merge", "fair"], 2, "no pair"),
        (["nobody", "accept"], 1, "There is no event 'nobody'"),
        (["undo"], 2, "no such decision"),
        (["undo", "last"], 2, "Write: eventtracker review UID"),
        (["fair", "accept", "--by", ""], 2, "name of who decides"),
    ],
)
def test_what_cannot_be_decided_says_why(
    store: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, said: str
) -> None:
    assert cli.run(["--db", f"sqlite:///{store}", "review", *words]) == status
    out, error = capsys.readouterr()
    assert said in error and len(error.splitlines()) == 1
    assert out == ""
