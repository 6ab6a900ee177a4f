"""A folder to run commands in, and a store with two events made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from eventtracker.model import Document
from eventtracker.store import Store
from tests.forked import forked
from tests.publish.made import DOCUMENT, forum

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts, files that are none, and a store."""
    folder = tmp_path_factory.mktemp("cli")
    folder.joinpath("text.txt").write_text("The forum opens on 14 May.", encoding="utf-8")
    folder.joinpath("empty.txt").write_bytes(b"")
    folder.joinpath("binary.txt").write_bytes(bytes(range(256)) * 20)
    folder.joinpath("folder").mkdir()
    clock = iter(datetime(2024, 3, day, tzinfo=UTC) for day in range(8, 31))
    with Store(f"sqlite:///{folder / 'events.db'}", clock=lambda: next(clock)) as store:
        store.save(DOCUMENT, [forum()])
        store.save(DOCUMENT, [forum(status="rescheduled", previous_start=date(2024, 5, 1))])
        fair = Document("A fair.", url="https://example.org/fair")
        made = forum(uid="fair", name="Fair", names={}, type="fair", series=None, countries=())
        store.save(fair, [made.but(documents=(fair.ref,), evidence=(), lang="en")])
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs the command line in that folder, on that store."""
    return lambda *arguments: forked("--db", "sqlite:///events.db", *arguments, cwd=folder)
