"""From sources into the store: idempotent, resumable, failures kept."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from eventtracker import pipeline
from eventtracker.ingest import Summary, ingest
from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.pipeline import Inspected
from eventtracker.store import Store
from tests.make import KAZAN, event, parties


def said_in(document: Document) -> list[Event]:
    """A stand-in for the extraction: a text is JSON lines, an event's fields a line."""
    found = []
    for position, line in enumerate(document.text.splitlines()):
        said = json.loads(line)
        if "fault" in said:
            raise ZeroDivisionError(said["fault"])
        for name in ("start", "end", "previous_start"):
            if said.get(name):
                said[name] = date.fromisoformat(said[name])
        if "countries" in said:
            said["countries"] = parties(**said["countries"])
        local = f"{document.id}#{position}"
        found.append(event(local, of=document, place=KAZAN, **{"lang": document.lang, **said}))
    return found


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "inspect", lambda document: Inspected(said_in(document), [], []))
    monkeypatch.setattr(pipeline, "date_line", lambda text, lang: None)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as store:
        yield store


def article(name: str, *events: dict[str, Any], **labels: Any) -> dict[str, Any]:
    text = "\n".join(json.dumps(e, ensure_ascii=False) for e in events)
    return {"url": f"https://example.org/{name}", "published": "2024-03-07", "text": text} | labels


def archive(path: Path, *articles: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(a) for a in articles), encoding="utf-8")
    return path


FORUM = {"name": "KazanForum", "series": "KazanForum"}
ARABIC = article(
    "ar",
    FORUM | {"name": "روسيا – العالم الإسلامي: KazanForum", "countries": {"exhibitor": "IR EG"}},
    lang="ar",
)
RUSSIAN = article(
    "ru",
    FORUM | {"name": "Россия — Исламский мир: KazanForum", "countries": {"exhibitor": "TM EG"}},
    lang="ru",
    published="2024-04-01",
)
ENGLISH = article(
    "en",
    FORUM | {"edition": 15, "countries": {"participant": "MY"}},
    {"name": "Night of Lanterns", "start": "2024-05-16", "end": None, "parent": "…"},
    lang="en",
    published="2024-04-02",
)
ENGLISH["text"] = ENGLISH["text"].replace("…", "https://example.org/en#0").replace("\\u2026", "…")
MOVED = article(
    "moved",
    FORUM
    | {
        "status": "rescheduled",
        "start": "2024-09-03",
        "end": None,
        "previous_start": "2024-05-14",
    },
    lang="en",
    published="2024-05-02",
)


def test_three_languages_and_a_postponement_are_one_forum(store: Store, tmp_path: Path) -> None:
    summary = ingest(store, [archive(tmp_path / "a.jsonl", ARABIC, RUSSIAN, ENGLISH, MOVED)])
    assert summary == Summary(read=4, new=2)
    forum, lanterns = (
        store.get(u) for u in ("https://example.org/ar#0", "https://example.org/en#1")
    )
    assert forum is not None
    assert lanterns is not None
    assert set(forum.names) == {"ar", "ru", "en"}
    assert {c.country for c in forum.countries} == {"IR", "EG", "TM", "MY"}
    assert [d.url and d.url[-2:] for d in forum.documents] == ["ar", "ru", "en", "ed"]
    assert {e.document for e in forum.evidence} == {d.id for d in forum.documents}
    assert (forum.start, forum.previous_start) == (date(2024, 9, 3), date(2024, 5, 14))
    assert (forum.status, forum.edition) == ("rescheduled", 15)
    assert lanterns.parent == forum.uid
    changes = {c.field: c for c in store.history(forum.uid)}
    assert (changes["start"].old, changes["start"].new) == ("2024-05-14", "2024-09-03")
    assert changes["start"].by == MOVED["url"]
    assert forum.sequence == 3


def test_reading_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", ARABIC, RUSSIAN, ENGLISH, MOVED)
    ingest(store, [source])
    before, version = store.query().events, store.version()
    assert ingest(store, [source]) == Summary(read=4, unchanged=2)
    assert (store.query().events, store.version()) == (before, version)


def content(store: Store) -> list[dict[str, Any]]:
    """The events without what tells of the order of arrival."""
    found = [e.to_dict() for e in store.query().events]
    for e in found:
        for name in ("uid", "sequence", "created", "updated", "parent"):
            del e[name]
    return found


@pytest.mark.parametrize("order", ["3210", "1302", "2031"])
def test_the_order_of_arrival_makes_no_difference(order: str, store: Store, tmp_path: Path) -> None:
    articles = [ARABIC, RUSSIAN, ENGLISH, MOVED]
    ingest(store, [archive(tmp_path / "a.jsonl", *articles)])
    with Store("sqlite://") as other:
        ingest(other, [archive(tmp_path / "b.jsonl", *(articles[int(n)] for n in order))])
        assert content(other) == content(store)


def test_an_archive_with_two_versions_of_an_article_settles(store: Store, tmp_path: Path) -> None:
    later = article("ar", FORUM | {"start": "2024-05-15"}, lang="ar")
    source = archive(tmp_path / "a.jsonl", ARABIC, later)
    assert ingest(store, [source]) == Summary(read=2, new=1)
    (forum,) = store.query().events
    assert forum.start == date(2024, 5, 15)
    assert ingest(store, [source]) == Summary(read=2, unchanged=1)
    assert store.query().events == [forum]


def test_an_article_that_goes_back_to_its_former_text_has_a_new_version(
    store: Store, tmp_path: Path
) -> None:
    later = article("ar", FORUM | {"start": "2024-05-15"}, lang="ar")
    for told in (ARABIC, later, ARABIC):
        ingest(store, [archive(tmp_path / "a.jsonl", told)])
    (forum,) = store.query().events
    assert forum.start == date(2024, 5, 14)
    assert store.known(ARABIC["url"]) == Document(ARABIC["text"]).digest
    assert [(c.old, c.new) for c in store.history(forum.uid) if c.field == "start"] == [
        ("2024-05-14", "2024-05-15"),
        ("2024-05-15", "2024-05-14"),
    ]


def test_failures_cost_themselves_and_are_tried_again(store: Store, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    archive(news / "1.jsonl", ARABIC, {"title": "no text"})
    (news / "2.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (news / "3.txt").write_text(json.dumps({"fault": "of ours"}))
    archive(news / "4.jsonl", ENGLISH)
    summary = ingest(store, [news])
    assert (summary.read, summary.new) == (3, 2)
    reasons = dict(summary.failed)
    assert reasons[f"{news}/1.jsonl, line 2"].startswith("has no text")
    assert reasons[f"{news}/2.txt"] == "is a picture, not text."
    fault = Document((news / "3.txt").read_text()).id
    assert "ZeroDivisionError: of ours" in reasons[fault]
    assert {f.name: f.reason for f in store.failures()} == reasons

    archive(news / "1.jsonl", ARABIC, RUSSIAN)
    (news / "2.txt").write_text(json.dumps({"name": "Harbour Days"}))
    again = ingest(store, [], retry_failed=True)
    assert again.new == 1
    assert [name for name, _ in again.failed] == [fault]
    assert [f.name for f in store.failures()] == [fault]


def test_a_whole_folder_read_again_forgives_what_works_now(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00")
    ingest(store, [tmp_path])
    assert len(store.failures()) == 1
    (tmp_path / "a.txt").write_text(json.dumps({"name": "Harbour Days"}))
    assert ingest(store, [tmp_path]).failed == []
    assert store.failures() == []


def test_a_source_that_is_not_there_is_told_but_not_tried_again(
    store: Store, tmp_path: Path
) -> None:
    good = archive(tmp_path / "a.jsonl", ARABIC)
    summary = ingest(store, [tmp_path / "missing.txt", good])
    assert summary.failed == [
        (f"{tmp_path}/missing.txt", f"There is no file {tmp_path}/missing.txt.")
    ]
    assert summary.new == 1
    assert store.failures() == []


def test_the_date_of_the_text_is_used_where_none_is_given(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undated = archive(tmp_path / "a.jsonl", article("x", {"name": "Harbour Days"}, published=None))
    assert ingest(store, [undated]).undated == 1
    monkeypatch.setattr(pipeline, "date_line", lambda text, lang: date(2024, 2, 2))
    assert ingest(store, [undated]).undated == 0
    (found,) = store.query().events
    assert found.documents[0].published == date(2024, 2, 2)
    ingest(store, [undated], published="2024-03-03")
    (found,) = store.query().events
    assert found.documents[0].published == date(2024, 3, 3)


def test_progress_is_told_after_each_document(store: Store, tmp_path: Path) -> None:
    seen: list[int] = []
    source = archive(tmp_path / "a.jsonl", ARABIC, RUSSIAN, ENGLISH)
    ingest(store, [source], progress=lambda s: seen.append(s.read))
    assert seen == [1, 2, 3, 3]


def test_ctrl_c_ends_after_a_whole_document(store: Store, tmp_path: Path) -> None:
    def stop(summary: Summary) -> None:
        if summary.read == 2:
            raise KeyboardInterrupt

    source = archive(tmp_path / "a.jsonl", ARABIC, RUSSIAN, ENGLISH)
    summary = ingest(store, [source], progress=stop)
    assert summary == Summary(read=2, new=1, interrupted=True)
    assert store.totals()["documents"] == 2
    assert ingest(store, [source]).read == 3
    assert store.totals()["documents"] == 3


def test_a_store_that_fails_ends_the_run(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **words: object) -> None:
        raise EventtrackerError("There is no room left on the disk.")

    monkeypatch.setattr(Store, "save", full)
    with pytest.raises(EventtrackerError, match="no room left"):
        ingest(store, [archive(tmp_path / "a.jsonl", ARABIC)])


def ingest_until(moment: int, url: str, source: Path) -> None:
    """Ingest, and die without a word once so many statements were executed."""
    executed = count(1)

    def killing(*args: object) -> None:
        if next(executed) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    sqlalchemy.event.listen(sqlalchemy.Engine, "after_cursor_execute", killing)
    with Store(url) as store:
        ingest(store, [source])


def test_killed_runs_end_as_an_undisturbed_one(store: Store, tmp_path: Path) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("needs processes that begin as copies of this one")
    towns = "Arden Bexley Corby Deal Epsom Filey Goole Hythe Ilkley Jarrow Keswick Luton".split()
    kinds = ("Timber Forum", "Wool Fair", "Night of Lanterns", "Harbour Days")
    forums = [
        {"name": f"{town} {kind}", "start": f"2025-{month:02}-14", "end": None}
        for month, town in enumerate(towns, 1)
        for kind in kinds
    ]
    many = [article(f"{n}", forums[n % len(forums)]) for n in range(196)]
    source = archive(tmp_path / "a.jsonl", ARABIC, RUSSIAN, ENGLISH, MOVED, *many)
    assert ingest(store, [source]).read == 200
    url = f"sqlite:///{tmp_path / 'events.db'}"
    chance = random.Random(200)
    moments = [chance.randrange(1, 500) for _ in range(10)]
    ends = []
    for moment in [*moments, sys.maxsize]:
        run = multiprocessing.get_context("fork").Process(
            target=ingest_until, args=(moment, url, source)
        )
        run.start()
        run.join(120)
        ends.append(run.exitcode)
    assert ends == [-signal.SIGKILL] * 10 + [0]
    with Store(url) as killed:
        assert content(killed) == content(store)
        assert killed.check() == store.check()
