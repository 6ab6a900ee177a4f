"""What several test rooms need: where things lie, and how to run the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
EVENTTRACKER = Path(sys.executable).parent / "eventtracker"

Command = Callable[..., subprocess.CompletedProcess[str]]
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path among the evaluation corpora, which lie beside the checkout; skips without them."""

    def path(name: str) -> Path:
        found = SHARED / name
        if not found.exists():
            pytest.skip(f"needs ../shared/{name}, which isn't part of the repository")
        return found

    return path


@pytest.fixture(scope="session")
def command() -> Command:
    """Runs the installed `eventtracker ARGS…` in a process of its own, as a person would."""

    def run(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [EVENTTRACKER, *map(str, args)],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=cwd,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "160"},
        )

    return run


@pytest.fixture(scope="module")
def check(shared: Callable[[str], Path]) -> Check:
    """Runs the byte checks and parsers beside the checkout; skips where they aren't installed."""
    script = shared("icscheck/icscheck.py")
    python = Path(os.environ.get("ICS_ENV", "/tmp/ics-env")) / "venv" / "bin" / "python"
    if not python.exists():
        pytest.skip("needs what ../shared/icscheck/setup.sh installs")

    def check(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, script, *map(str, arguments)], capture_output=True, text=True
        )

    return check
