"""Whatever goes wrong is said in a line or two on standard error, with the right status."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from eventtracker import cli
from eventtracker.model import EventtrackerError
from tests.cli.conftest import Run
from tests.conftest import EVENTTRACKER

FAILED = [
    ("extract missing.txt", "missing.txt"),
    ("extract binary.txt", "binary"),
    ("extract empty.txt", "empty"),
    ("extract folder", "folder"),
    ("times missing.txt", "missing.txt"),
    ("ingest missing.txt", "missing.txt"),
    ("show no-such-event", "no-such-event"),
    ("events --format csv -o /nowhere/events.csv", "/nowhere/events.csv"),
    ("backup /nowhere/copy.db", "/nowhere/copy.db"),
    ("restore missing.db", "missing.db"),
    ("restore text.txt", "text.txt"),
    ("--db sqlite:///binary.txt events", "binary.txt"),
    ("--db sqlite:///binary.txt serve --port 0", "binary.txt"),
]
WRONG = [
    ("extract text.txt --published soon", "soon"),
    ("extract text.txt --published 2024-02-30", "2024-02-30"),
    ("extract text.txt --lang zz", "zz"),
    ("extract text.txt --lang x!", "x!"),
    ("extract text.txt --format docx", "docx"),
    ("extract", "PATH"),
    ("times text.txt --lang zz", "zz"),
    ("times text.txt --format ics", "ics"),
    ("ingest", "SOURCE"),
    ("ingest text.txt --lang zz", "zz"),
    ("events --country Atlantis", "--country|Atlantis"),
    ("events --from never", "--from"),
    ("events --from 2026-06-01 --to 2026-05-01", "from"),
    ("events --min-confidence 7", "--min-confidence"),
    ("events --role nobody", "--role"),
    ("events --type nonsense", "--type"),
    ("events --status nonsense", "--status"),
    ("events --reviewed perhaps", "--reviewed"),
    ("events --lang x!", "--lang"),
    ("events --changed-since never", "--changed-since"),
    ("events --format docx", "docx"),
    ("events --colour red", "--colour"),
    ("events -o file.txt", "--format"),
    ("show", "UID"),
    ("serve --port high", "--port"),
    ("serve --port 99999", "--port"),
    ("conjure", "conjure"),
    ("events --db sqlite:///events.db", "before the subcommand"),
    ("--db carrier-pigeon events", "carrier-pigeon"),
    ("--db postgresql://host/db events", "postgresql"),
]


@pytest.mark.parametrize(
    ("line", "names", "status"),
    [(*case, 1) for case in FAILED] + [(*case, 2) for case in WRONG],
)
def test_a_plain_line_and_a_status(run: Run, line: str, names: str, status: int) -> None:
    ran = run(*line.split())
    assert ran.returncode == status, ran.stderr
    said = ran.stderr.strip().splitlines()
    assert 1 <= len(said) <= 3
    assert any(name in ran.stderr for name in names.split("|"))
    assert "Traceback" not in ran.stderr
    assert not set("╭│╰─━┃") & set(ran.stderr)


def test_a_port_in_use(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run("serve", "--port", port)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"Port {port} is in use" in ran.stderr


def test_one_bad_file_costs_no_other(run: Run) -> None:
    ran = run("times", "missing.txt", "text.txt", "empty.txt", "--published", "2024-03-07")
    assert ran.returncode == 1
    assert ran.stdout.count('"14 May"') == 1
    assert "missing.txt" in ran.stderr and "empty.txt" in ran.stderr


def test_nothing_is_written_where_nothing_could_be_read(run: Run) -> None:
    for format in ("ics", "csv", "html", "jsonl"):
        assert run("extract", "missing.txt", "--format", format).stdout == ""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_hears_nothing(folder: Path, unbuffered: str) -> None:
    many = folder / "many.txt"
    many.write_text("It opens on 14 May 2024. " * 3000, encoding="utf-8")
    with subprocess.Popen(
        [EVENTTRACKER, "times", many],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_long_answer_is_whole(folder: Path, unbuffered: str) -> None:
    many = folder / "long.txt"
    many.write_text("It opens on 14 May 2024. " * 3000, encoding="utf-8")
    ran = subprocess.run(
        [EVENTTRACKER, "times", many],
        capture_output=True,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert ran.stdout.count(b"\n") == 3000


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (EventtrackerError("It is gone."), 1, "It is gone.\n"),
        (EventtrackerError("Not so.", usage=True), 2, "Not so.\n"),
        (PermissionError(13, "Permission denied", "/x"), 1, "/x: Permission denied.\n"),
        (ZeroDivisionError("division by zero"), 1, "A fault of eventtracker's own: ZeroDivision"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_how_each_error_ends(
    error: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("eventtracker.cli.app.app", fail)
    assert cli.run([]) == status
    heard = capsys.readouterr().err
    assert heard.startswith(said) and bool(heard) == bool(said)
    assert "Traceback" not in heard
