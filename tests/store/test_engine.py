"""Opening stores, and everything that isn't one."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.store import Store, default_url
from tests.make import document, event


def address(path: Path) -> str:
    return f"sqlite:///{path}"


def refused(url: str) -> str:
    with pytest.raises(EventtrackerError) as caught:
        Store(url)
    return str(caught.value)


def test_the_default_is_a_file_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENTTRACKER_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    with Store() as store:
        assert store.path is not None
        assert store.path.is_relative_to(tmp_path)
        assert store.path.exists()


def test_the_environment_names_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTTRACKER_DB", address(tmp_path / "mine.db"))
    assert default_url() == address(tmp_path / "mine.db")
    with Store() as store:
        assert store.path == tmp_path / "mine.db"


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    url = address(tmp_path / "events.db")
    with Store(url) as store:
        store.save(document(), [event()])
        version = store.version()
    with Store(url) as store:
        assert store.count() == 1
        assert store.version() == version


def test_readers_and_a_writer_work_side_by_side(tmp_path: Path) -> None:
    url = address(tmp_path / "events.db")
    with Store(url), sqlite3.connect(tmp_path / "events.db") as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("url", ["events.db", "sqlite//events.db", "", " ", "://"])
def test_an_address_that_is_none_says_how_to_write_one(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENTTRACKER_DB", "nonsense")
    assert "sqlite:///" in refused(url)


def test_other_databases_are_not_supported_yet() -> None:
    assert "postgresql" in refused("postgresql://localhost/events")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all, just words.\n" * 50)
    assert "not an SQLite database" in refused(address(path))
    assert path.read_text().startswith("Not a database")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE songs (name TEXT)")
    assert "another program" in refused(address(path))
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    Store(address(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "upgrade eventtracker" in refused(address(path))


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert "is a folder" in refused(address(tmp_path))
    assert "no folder" in refused(address(tmp_path / "missing" / "events.db"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux")
def test_a_folder_that_cannot_be_written() -> None:
    assert "cannot be written" in refused("sqlite:////proc/events.db")


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with Store(address(path)) as store:
        store.save(document("x" * 50_000), [event()])
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(EventtrackerError, match=r"damaged|not an SQLite database|failed"):
        Store(address(path)).query()


@pytest.mark.parametrize("place", ["file", "memory"])
def test_threads_share_one_store(place: str, tmp_path: Path) -> None:
    url = "sqlite://" if place == "memory" else address(tmp_path / "events.db")
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(10):
                uid = f"{number}-{n}"
                store.save(document(uid), [event(uid, uid)])
                assert store.get(uid) is not None
        except BaseException as error:
            errors.append(error)

    with Store(url) as store:
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert store.count() == 40
