"""`serve`, `demo` and `ingest`: real processes on a port of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import icalendar
import pytest

from tests.cli.conftest import Run
from tests.conftest import EVENTTRACKER, SHARED
from tests.samples import documents


@contextmanager
def served(*arguments: str, **env: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running server's address, which it says itself, and its process."""
    with subprocess.Popen(
        [EVENTTRACKER, *arguments, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **env},
    ) as process:
        assert process.stdout
        said = ""
        try:
            for line in process.stdout:
                said += line
                if found := re.search(r"Calendar +(http://\S+)/calendar.ics", line):
                    yield found[1], process
                    return
            pytest.fail(said)
        finally:
            process.kill()


def test_serving_says_where_and_ends_quietly(folder: Path) -> None:
    with served("--db", f"sqlite:///{folder / 'events.db'}", "serve") as (address, process):
        assert process.stdout
        assert process.stdout.readline().startswith("Subscribe  webcal://")
        # Connections wait until the server takes them.
        health = httpx.get(f"{address}/healthz", timeout=60).json()
        assert (health["status"], health["events"]) == ("ok", 2)
        calendar = httpx.get(f"{address}/calendar.ics", timeout=60)
        assert len(icalendar.Calendar.from_ical(calendar.content).walk("VEVENT")) == 2
        assert httpx.get(f"{address}/timeline", timeout=60).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert "Traceback" not in process.stdout.read()


def test_the_feed_is_served_as_calendars_want_it(folder: Path) -> None:
    check = SHARED / "icscheck" / "icscheck.py"
    python = Path(os.environ.get("ICS_ENV", "/tmp/ics-env")) / "venv" / "bin" / "python"
    if not check.exists() or not python.exists():
        pytest.skip("needs ../shared/icscheck and what its setup.sh installs")
    with served("--db", f"sqlite:///{folder / 'events.db'}", "serve") as (address, _):
        ran = subprocess.run(
            [python, check, "--http", f"{address}/calendar.ics"], capture_output=True, text=True
        )
    assert ran.returncode == 0, ran.stdout


def test_the_demo_has_a_store_of_its_own(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "EVENTTRACKER_DB": "sqlite:////not/used"}
    runs = [
        subprocess.run(
            [EVENTTRACKER, "demo", "--no-serve"], capture_output=True, text=True, env=env
        )
        for _ in range(2)
    ]
    assert [ran.returncode for ran in runs] == [0, 0], runs[0].stderr
    assert (tmp_path / "eventtracker" / "demo.db").exists()
    assert f"read {len(documents())}, " in runs[0].stdout and "failed 0" in runs[0].stdout
    assert "new 0, changed 0" in runs[1].stdout


def test_ingest_reports_and_keeps_what_failed(run: Run, folder: Path) -> None:
    store = ("--db", "sqlite:///ingested.db")
    ran = run(*store, "ingest", "text.txt", "binary.txt", "--published", "2024-03-07")
    assert ran.returncode == 1
    assert re.search(r"^read 1, new \d+, changed 0, unchanged 0, failed 1$", ran.stdout, re.M)
    assert "binary.txt" in ran.stderr
    folder.joinpath("binary.txt").write_bytes(b"Now it is a text.")
    try:
        again = run(*store, "ingest", "--retry-failed")
        assert (again.returncode, "failed 0" in again.stdout) == (0, True)
    finally:
        folder.joinpath("binary.txt").write_bytes(bytes(range(256)) * 20)


def test_ingest_names_the_option_that_undated_texts_need(run: Run) -> None:
    ran = run("--db", "sqlite:///undated.db", "ingest", "text.txt")
    assert (ran.returncode, ran.stderr.count("--published")) == (0, 1)
