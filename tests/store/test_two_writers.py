"""Two processes that write at once: nothing lost, nobody told of a lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.store import Review, Store, engine
from tests.make import document, event
from tests.store.test_save import ByName

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


REVIEWER = """
import sys
from eventtracker.store import Review, Store
from tests.store.test_save import ByName
url, name, number = sys.argv[1:]
with Store(url) as store:
    review = Review(store, ByName())
    print("open", flush=True)
    sys.stdin.readline()
    for n in range(int(number)):
        review.correct(f"known-{n}", {"edition": str(n + 1)}, by=name)
"""

READER = """
import sys
from eventtracker.store import Store
from tests.make import document, event
from tests.store.test_save import ByName
url, name, number = sys.argv[1:]
with Store(url) as store:
    print("open", flush=True)
    sys.stdin.readline()
    for n in range(int(number)):
        source = document(f"{name}, {n}", url=f"u:{name}-{n}")
        store.save(source, [event(f"m{n}", f"Known {n}", of=source)], resolver=ByName())
"""


def at_once(root: Path, url: str, number: int, **programs: str) -> list[str]:
    """What processes say on standard error that begin together: their names and programs."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, url, name, str(number)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name, program in programs.items()
    ]
    for process in running:  # all make and open the store at once, then all start
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=120)[1] for process in running]


def test_two_processes_lose_nothing(root: Path, tmp_path: Path) -> None:
    url, number = f"sqlite:///{tmp_path / 'events.db'}", 60
    assert at_once(root, url, number, north=WRITER, south=WRITER) == ["", ""]
    with Store(url) as store:
        assert store.count() == 2 * number
        assert store.version().endswith(f"-{2 * number}")
        assert store.check() == []


def test_a_reviewer_and_a_reader_of_articles_lose_nothing(root: Path, tmp_path: Path) -> None:
    url, number = f"sqlite:///{tmp_path / 'events.db'}", 30
    with Store(url) as store:
        for n in range(number):
            store.save(
                document(f"known {n}"), [event(f"known-{n}", f"Known {n}")], resolver=ByName()
            )
    assert at_once(root, url, number, anna=REVIEWER, daily=READER) == ["", ""]
    with Store(url) as store:
        found = {e.uid: e for e in store.query().events}
        assert {uid: e.edition for uid, e in found.items()} == {
            f"known-{n}": n + 1 for n in range(number)
        }
        assert all(len(e.documents) == 2 and e.reviewed for e in found.values())
        assert len(Review(store, ByName()).decisions()) == number
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
