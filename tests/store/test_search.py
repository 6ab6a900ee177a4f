"""Free text: one meaning, by the index and without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.filters import Filter
from eventtracker.model import BlocParticipation, Place
from eventtracker.store import Store, search
from tests.make import KAZAN, document, event, parties

Find = Callable[[str], list[str]]
TOLD = {
    "kazan": {
        "name": "منتدى قازان الاقتصادي",
        "names": {"en": "KazanForum", "ru": "КазаньФорум"},
        "place": KAZAN,
        "countries": parties(host="RU", participant="MY"),
        "organizer": "Roscongress",
    },
    "fair": {"name": "Выставка «Ёлки»", "place": Place("Москва", "Moscow", "RU")},
    "oman": {"name": "Roman Days", "place": Place("Romania", None, "RO"), "series": "Latin Week"},
    "bloc": {"name": "المؤتمر الإسلامي", "blocs": (BlocParticipation("OIC"),)},
}


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Find, Find]]:
    """Two that find the uids of a query: with the index, and as a library without FTS5 does."""
    if not search.has_index():
        pytest.skip("this Python's SQLite has no FTS5")
    with Store("sqlite://") as store:
        for uid, said in TOLD.items():
            source = document(uid, url=f"u:{uid}", title="Article №7")
            store.save(source, [event(uid, of=source, **said)])  # type: ignore[arg-type]

        def found(query: str) -> list[str]:
            return sorted(e.uid for e in store.query(Filter(q=query)).events)

        def unindexed(query: str) -> list[str]:
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(search, "has_index", lambda: False)
                return found(query)

        yield found, unindexed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("منتدى", ["kazan"]),
        ("المنتدى", ["kazan"]),
        ("اقتصادي", ["kazan"]),
        ("والاقتصاد", ["kazan"]),
        ("مؤتمر اسلامي", ["bloc"]),
        ("КАЗАНЬФ", ["kazan"]),
        ("елки", ["fair"]),
        ("ёлки выставка", ["fair"]),
        ("елки казань", []),
        ("казан", ["kazan"]),
        ("kazan", ["kazan"]),
        ("малайз", ["kazan"]),
        ("ماليزيا", ["kazan"]),
        ("Malaysia", ["kazan"]),
        ("roscong", ["kazan"]),
        ("oman", []),  # a word's beginning, not its middle
        ("roman", ["oman"]),
        ("latin", ["oman"]),
        ("oic", ["bloc"]),
        ("article", ["bloc", "fair", "kazan", "oman"]),
        ("№7", ["bloc", "fair", "kazan", "oman"]),
        ("kazanforum 7", ["kazan"]),
        ("!!!", []),
        ("%", []),
        ("_", []),
        ('"kazanforum"', ["kazan"]),
        ("kazan*forum", []),
        ("kazanforum-russia", ["kazan"]),
        ("NOT kazanforum", []),
        ("text:kazan", []),
        ("kazan OR", []),
        ("^kazan", ["kazan"]),
        ("(kazan", ["kazan"]),
        ("kazan\x00", ["kazan"]),
    ],
)
def test_words_are_found_by_their_beginnings(
    both: tuple[Find, Find], query: str, found: list[str]
) -> None:
    assert [find(query) for find in both] == [found, found]


WORDS = "منتدى المنتدى قازان Ёлки ЕЛКИ roman romania казань kazan Article 7 OIC مؤتمر".split()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS).flatmap(lambda w: st.integers(1, len(w)).map(lambda n: w[:n])),
            st.text(max_size=5),
            st.text('"*^()+-:{}~\x00 NEAR,AND OR', max_size=6),
        ),
        max_size=3,
    ).map(" ".join)
)
def test_the_index_and_like_find_the_same(both: tuple[Find, Find], query: str) -> None:
    with_index, without = both
    assert with_index(query) == without(query)


def test_the_index_follows_changes(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as store:
        first = document("one", url="u:1")
        store.save(first, [event("e1", "Harbour Days")])
        second = replace(first, text="two")
        store.save(second, [event("e1", "Harbour Days", organizer="Seagulls")])
        assert store.count(Filter(q="seagull")) == 1
        store.save(replace(first, text="three"), [event("e1", "Harbour Days")])
        assert store.count(Filter(q="seagull")) == 0
        assert store.check() == []


def test_an_index_that_is_out_of_step_is_found(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with Store(f"sqlite:///{path}") as store:
        store.save(document(), [event()])
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("INSERT INTO words_index (words_index) VALUES ('delete-all')")
            raw.commit()
        assert [p.split(":")[0] for p in store.check()] == [
            "The index of words is not in step with the events"
        ]
        store.mend()
        assert store.check() == []
        assert store.count(Filter(q="tide")) == 1


def test_events_without_words_are_found(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with Store(f"sqlite:///{path}") as store:
        store.save(document(), [event()])
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DELETE FROM words")
            raw.commit()
        assert "1 events cannot be found by words" in store.check()[0]
        store.mend()
        assert store.check() == []


def test_a_store_moves_between_libraries_with_and_without_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'events.db'}"
    with Store(url) as store:
        store.save(document("one"), [event("e1", "Harbour Days")])
    with monkeypatch.context() as patched:
        patched.setattr(search, "has_index", lambda: False)
        with Store(url) as store:
            store.save(document("two"), [event("e2", "Harbour Nights")])
            assert store.count(Filter(q="harbour")) == 2
    with Store(url) as store:
        assert store.count(Filter(q="harbour")) == 2
        assert store.count(Filter(q="nights")) == 1
        assert store.check() == []
