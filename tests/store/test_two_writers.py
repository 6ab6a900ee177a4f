"""Two processes that write at once: nothing lost, nobody told of a lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.store import Store, engine
from tests.make import document, event

WRITER = """
import sys
from eventtracker.store import Store
from tests.make import document, event
url, name, number = sys.argv[1:]
with Store(url) as store:
    print("open", flush=True)
    sys.stdin.readline()
    for n in range(int(number)):
        store.save(document(f"{name} {n}"), [event(f"{name}-{n}", f"{name} {n}")])
"""


def test_two_processes_lose_nothing(root: Path, tmp_path: Path) -> None:
    url, number = f"sqlite:///{tmp_path / 'events.db'}", 60
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, name, str(number)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("north", "south")
    ]
    for writer in writers:  # both make and open the store at once, then both start
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.communicate(timeout=60)[1] for writer in writers] == ["", ""]
    with Store(url) as store:
        assert store.count() == 2 * number
        assert store.version().endswith(f"-{2 * number}")
        assert store.check() == []


def test_a_writer_that_never_ends_is_named_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.1)
    url = f"sqlite:///{tmp_path / 'events.db'}"
    with Store(url) as store, engine.writing(engine.connect(url)) as other:
        assert store.count() == 0  # readers don't wait
        with pytest.raises(EventtrackerError, match="Another program"):
            store.save(document(), [event()])
        other.rollback()
