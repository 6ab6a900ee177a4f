"""The README's examples are true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Command


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return root.joinpath("README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def test_python_example_runs(readme: str) -> None:
    (code,) = blocks(readme, "python")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Gulfood 2027-01-25 2027-01-29 Dubai\n")
    assert "start ← from 25 to 29 January" in ran.stdout


def test_commands_and_options_exist(readme: str, command: Command) -> None:
    code = [line for block in blocks(readme, "") for line in block.splitlines()]
    code += re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", readme, flags=re.M | re.S))
    lines = re.findall(r"^eventtracker (\w+)([^#\n]*)", "\n".join(code), re.M)
    used: dict[str, set[str]] = {}
    for name, rest in lines:
        used.setdefault(name, set()).update(re.findall(r"--[\w-]+", rest))
    assert {"extract", "times", "ingest", "events", "show", "serve", "doctor"} <= set(used)
    for name, options in used.items():
        ran = command(name, "--help")
        assert ran.returncode == 0, name
        assert {o for o in options if o not in ran.stdout} == set(), name


def test_files_that_it_names_exist(readme: str, root: Path) -> None:
    for target in re.findall(r"\]\(([^):]+)\)", readme):
        assert (root / target).exists(), target
