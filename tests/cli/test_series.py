"""`eventtracker series`: the list, another name, two made one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eventtracker.resolve import Resolver
from eventtracker.store import Store
from tests.forked import forked
from tests.make import document, event


@pytest.fixture
def db(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'events.db'}"
    with Store(url) as store:
        for n, name in enumerate(("Tidewater Forum", "Волновой форум")):
            source = document(name, url=f"u:{n}", published=date(2024, 3, 7))
            told = event(f"e{n}", name, of=source, series=name, lang="en" if n == 0 else "ru")
            store.save(source, [told], resolver=Resolver({}))
    return url


def test_series_are_listed_named_and_joined(db: str) -> None:
    def run(*words: str) -> str:
        ran = forked("--db", db, "series", *words)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    listed = run("list")
    assert "Tidewater Forum" in listed
    assert "Волновой форум" in listed
    assert run("alias", "Tidewater Forum", "Great Tides") == "changed 0 events\n"
    assert run("merge", "Tidewater Forum", "Волновой форум") == "changed 2 events\n"
    (row,) = (line for line in run().splitlines() if "Tidewater" in line)
    assert "Great Tides; Волновой форум" in row


def test_wrong_words_are_told(db: str) -> None:
    for words, said in (
        (("merge", "One"), "Write: "),
        (("merge", "One", "Two"), "no series 'One'"),
    ):
        ran = forked("--db", db, "series", *words)
        assert ran.returncode == 2
        assert said in ran.stderr
