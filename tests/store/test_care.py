"""Checks, backup and restore."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.store import Review, Store
from tests.make import document, event
from tests.store.test_save import ByName


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as store:
        source = document()
        store.save(source, [event(of=source)])
        yield store


def alter(store: Store, statement: str) -> None:
    assert store.path is not None
    with sqlite3.connect(store.path) as raw:
        raw.execute(statement)
    raw.close()


def test_a_sound_store_has_no_problems(store: Store) -> None:
    assert store.check() == []


def test_a_quote_that_the_text_does_not_have_is_found(store: Store) -> None:
    wrong = document("The Tidewater Forum, again.", url="u:1")
    told = event(of=wrong)
    quote = replace(told.evidence[0], start=5, end=20)
    store.save(wrong, [told.but(evidence=(quote,))])
    assert len(store.check()) == 1
    assert "quotes words that u:1" in store.check()[0]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM texts", "points nowhere"),
        ("DELETE FROM mentions", "no document that speaks"),
        ("DELETE FROM documents", "points nowhere"),
        ("UPDATE texts SET text = text || '!'", "not the one that its hash names"),
    ],
)
def test_damage_is_named(store: Store, statement: str, said: str) -> None:
    alter(store, statement)
    assert any(said in problem for problem in store.check())


def test_a_decision_that_is_not_kept_is_found(store: Store) -> None:
    Review(store, ByName()).correct("e1", {"edition": "3"}, by="anna")
    assert store.check() == []
    alter(store, """UPDATE records SET record = replace(record, '"edition":3', '"edition":4')""")
    assert store.check() == ["Event e1 is not as it was decided to be."]


def test_a_rejection_that_is_not_kept_is_found(store: Store) -> None:
    Review(store, ByName()).reject("e1", by="anna")
    assert store.check() == []
    alter(store, "UPDATE events SET hidden = NULL")
    assert store.check() == ["Event e1 is not as it was decided to be."]


def test_a_backup_brings_decisions_back(store: Store, tmp_path: Path) -> None:
    review = Review(store, ByName())
    review.correct("e1", {"edition": "3"}, by="anna")
    store.backup(tmp_path / "copy.db")
    review.undo(by="anna")
    store.restore(tmp_path / "copy.db")
    assert [(d.kind, d.undone) for d in review.decisions()] == [("correct", False)]
    assert [e.edition for e in store.query().events] == [3]


def test_a_backup_brings_everything_back(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    kept, version = store.query().events, store.version()
    store.backup(copy)
    store.save(document("later"), [event("later", "Later")])
    later = store.version()
    store.restore(copy)
    assert store.query().events == kept
    assert store.check() == []
    assert store.version() not in (version, later)  # nobody may show what was cached
    assert [p.name for p in tmp_path.iterdir() if "copy" in p.name] == ["copy.db"]


def test_a_backup_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    with Store(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert copy.query().events == store.query().events


def test_other_connections_see_what_was_restored(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    with Store(store.url) as other:
        store.save(document("later"), [event("later", "Later")])
        assert other.count() == 2
        store.restore(tmp_path / "copy.db")
        assert other.count() == 1


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(EventtrackerError, match="exists already"):
        store.backup(tmp_path / "mine.txt")
    with pytest.raises(EventtrackerError, match="cannot be written"):
        store.backup(tmp_path / "missing" / "copy.db")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_only_a_whole_store_is_restored(store: Store, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words " * 1000)
    with sqlite3.connect(tmp_path / "other.db") as raw:
        raw.execute("CREATE TABLE songs (name TEXT)")
    for name in ("words.txt", "other.db"):
        with pytest.raises(EventtrackerError, match="not a whole copy"):
            store.restore(tmp_path / name)
    with pytest.raises(EventtrackerError, match="no file"):
        store.restore(tmp_path / "missing.db")
    assert store.count() == 1
