"""Starting is quick, because nothing is imported that isn't used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from eventtracker import __version__
from eventtracker.filters import NAMES
from tests.conftest import Command

HEAVY = {"pandas", "numpy", "sqlalchemy", "streamlit", "starlette", "icalendar", "babel"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["times", "text.txt", "--published", "2024-03-07"], set()),
        (["extract", "text.txt", "--published", "2024-03-07", "--format", "jsonl"], set()),
        (["extract", "text.txt", "--published", "2024-03-07"], {"babel"}),
    ],
)
def test_what_is_loaded(arguments: list[str], allowed: set[str], folder: object) -> None:
    code = f"import sys; from eventtracker.cli import run; run({arguments!r}); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=str(folder), check=True
    )
    assert HEAVY & set(ran.stdout.split()) <= allowed


def test_help_names_every_subcommand_and_filter(command: Command) -> None:
    said = command("--help").stdout
    names = re.findall(r"^  ([a-z]+)  ", said, re.M)
    assert names == [
        *(
            "times",
            "extract",
            "ingest",
            "sources",
            "watch",
            "events",
            "show",
            "review",
            "series",
            "add",
        ),
        *("serve", "demo"),
        *("doctor", "backup", "restore"),
    ]
    options = command("events", "--help").stdout
    for name in NAMES:
        assert f"--{name.replace('_', '-')} " in options
    assert command().stdout == said


def test_version(command: Command) -> None:
    assert command("--version").stdout == f"eventtracker {__version__}\n"
