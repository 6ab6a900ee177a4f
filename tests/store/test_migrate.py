"""Older stores open, are brought to today's tables, and lose nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from eventtracker.filters import Filter
from eventtracker.model import EventtrackerError
from eventtracker.resolve import Resolver
from eventtracker.store import Store, migrate, rows
from eventtracker.store.tables import REVISION, metadata
from tests.make import KAZAN, document, event

KEPT = "texts documents versions events records participations blocs languages mentions keys"
GONE_OR_NEW = ("search", "settled", "name_key")
DUMP = Path(__file__).parent / "data" / "schema-1.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as the first version wrote it: three events, one withdrawn, a failure."""
    path = tmp_path / "events.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(DUMP.read_text(encoding="utf-8"))
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that the first version had, but for columns that went or came."""
    with closing(sqlite3.connect(path)) as raw:
        columns = {
            table: [c[1] for c in raw.execute(f"PRAGMA table_info({table})")]
            for table in [*KEPT.split(), "history", "failures"]
        }
        return {
            table: sorted(
                raw.execute(
                    f"SELECT {', '.join(c for c in names if c not in GONE_OR_NEW)} FROM {table}"
                ),
                key=repr,
            )
            for table, names in columns.items()
        }


def test_the_revision_of_the_tables_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_an_old_store_is_upgraded_and_loses_nothing(old: Path) -> None:
    before = content(old)
    with Store(f"sqlite:///{old}") as store:
        assert store.check() == []
        assert [e.uid for e in store.query().events] == ["e1", "e3"]
        assert [e.uid for e in store.query(Filter(q="прилив")).events] == ["e1"]
        assert store.history("e1")
        assert [f.name for f in store.failures()] == ["news/a.txt"]
    assert content(old) == before


def test_the_names_of_an_old_store_can_be_sorted_by(old: Path) -> None:
    with Store(f"sqlite:///{old}") as store:
        names = {e.uid: rows.key(e.name) for e in store.query().events}
    with closing(sqlite3.connect(old)) as raw:
        kept = dict(raw.execute("SELECT uid, name_key FROM events").fetchall())
    assert names.items() <= kept.items() and all(kept.values())


def test_new_articles_find_the_events_of_an_old_store(old: Path) -> None:
    text = "Tidewater Forum will be held in Kazan from 15 to 19 May 2024."
    later = document(text, url="https://example.org/5", lang="en", published=date(2024, 4, 1))
    with Store(f"sqlite:///{old}") as store:
        told = event("new", of=later, start=date(2024, 5, 15), place=KAZAN)
        result = store.save(later, [told], resolver=Resolver())
        assert (result.new, result.changed) == ((), ("e1",))
        assert store.check() == []


def test_an_upgraded_store_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Store(f"sqlite:///{old}").close()
    Store(f"sqlite:///{tmp_path / 'new.db'}").close()
    indexes = []
    for path in (old, tmp_path / "new.db"):
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={"include_name": lambda name, kind, _: "words_index" not in (name or "")},
            )
            assert compare_metadata(context, metadata) == []
            found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type<>'table'")
            indexes.append(sorted(found.scalars()))
        engine.dispose()
    assert indexes[0] == indexes[1]


def test_a_copy_of_the_old_store_stays_beside_it(old: Path, tmp_path: Path) -> None:
    before = content(old)
    Store(f"sqlite:///{old}").close()
    copy = tmp_path / "events.db.revision-0001"
    assert content(copy) == before
    assert {p.name for p in tmp_path.glob("*.db*")} == {"events.db", copy.name}


def test_a_step_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: object) -> None:
        raise ZeroDivisionError("broken")

    before = content(old)
    with monkeypatch.context() as patched:
        patched.setattr("eventtracker.store.search.refill", broken)
        with pytest.raises(EventtrackerError, match=r"Nothing was changed; .*revision-0001"):
            Store(f"sqlite:///{old}")
    assert content(old) == before
    with Store(f"sqlite:///{old}") as store:
        assert store.count() == 2


def test_without_room_for_a_copy_nothing_is_changed(old: Path) -> None:
    before = content(old)
    old.with_name("events.db.revision-0001.part").mkdir()
    with pytest.raises(EventtrackerError, match="no copy of it can be written"):
        Store(f"sqlite:///{old}")
    assert content(old) == before


def test_a_backup_of_an_old_store_is_restored_and_upgraded(old: Path, tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'new.db'}") as store:
        store.restore(old)
        assert store.count(Filter(q="tidewater")) == 1
        assert store.check() == []


def test_two_processes_upgrade_an_old_store_at_once(old: Path, root: Path) -> None:
    code = "import sys; from eventtracker.store import Store; print(Store(sys.argv[1]).count())"
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", code, f"sqlite:///{old}"],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [opener.communicate(timeout=120) for opener in openers] == [("2\n", "")] * 2


def test_opening_a_current_store_imports_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'events.db'}"
    code = (
        "import sys; from eventtracker.store import Store; Store(sys.argv[1]).close()\n"
        "print('alembic' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert said == ["False\n", "False\n"]
