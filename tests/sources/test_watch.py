"""Feeds and pages read again and again: only what is new is asked for, and failures cost one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eventtracker import watch
from eventtracker.cli import run
from eventtracker.ingest import Summary
from eventtracker.model import EventtrackerError
from eventtracker.store import Store, Watched
from tests.sources.site import Site
from tests.sources.test_formats import ARTICLES, page, rss

pytestmark = pytest.mark.usefixtures("impatient")
HOUR = timedelta(hours=1)


@dataclass
class Clock:
    """The store's time, moved by hand."""

    now: datetime = datetime(2026, 11, 27, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Iterator[Store]:
    with Store("sqlite://", clock=clock) as store:
        yield store


def read(store: Store, clock: Clock, after: timedelta = timedelta()) -> dict[str, Summary]:
    """One round of the watcher, some time later."""
    clock.now += after
    done: dict[str, Summary] = {}
    watch.watch(store, lambda source, summary: done.update({source.address: summary}), once=True)
    return done


def only(store: Store) -> Watched:
    (source,) = store.watched()
    return source


@pytest.fixture
def feed(site: Site) -> str:
    """A feed of three articles, all with stamps."""
    for n in range(3):
        site.give(f"/news/{n}", page(ARTICLES[n]), ETag=f'"{n}"')
    return site.give("/feed", rss(site, ARTICLES[:3]), "application/rss+xml", ETag='"feed"')


def test_a_feed_is_read_when_it_is_due(store: Store, clock: Clock, feed: str) -> None:
    assert store.watch(feed, every=HOUR, private=True).due == clock.now
    (summary,) = read(store, clock).values()
    assert (summary.read, summary.failed) == (3, [])
    assert summary.new > 0
    assert only(store).due == clock.now + HOUR
    assert only(store).read == clock.now
    assert only(store).result["new"] == summary.new
    assert read(store, clock, HOUR - timedelta(seconds=1)) == {}
    assert list(read(store, clock, timedelta(seconds=1))) == [feed]


def test_what_has_not_changed_is_not_sent_again(
    store: Store, clock: Clock, feed: str, site: Site
) -> None:
    store.watch(feed, private=True)
    read(store, clock)
    site.asked.clear()
    site.replies["/feed"] = (304, {}, b"")
    assert read(store, clock, HOUR)[feed] == Summary()
    assert [(path, sent["if-none-match"]) for path, sent in site.asked] == [("/feed", '"feed"')]


def test_a_changed_feed_costs_the_articles_that_it_says_something_new_of(
    store: Store, clock: Clock, feed: str, site: Site
) -> None:
    store.watch(feed, private=True)
    read(store, clock)
    site.asked.clear()
    site.give("/news/3", page(ARTICLES[3]))
    site.give("/feed", rss(site, ARTICLES[:4]), "application/rss+xml")
    assert read(store, clock, HOUR)[feed].read == 1
    assert [p for p in site.paths() if p.startswith("/news")] == ["/news/3"]
    site.asked.clear()
    for n in range(4):
        site.replies[f"/news/{n}"] = (304, {}, b"")
    assert read(store, clock, timedelta(days=1))[feed].read == 0
    sent = {path: headers.get("if-none-match") for path, headers in site.asked}
    assert [sent[f"/news/{n}"] for n in range(4)] == ['"0"', '"1"', '"2"', None]


def test_an_article_that_failed_is_tried_with_the_next_reading(
    store: Store, clock: Clock, feed: str, site: Site
) -> None:
    """Though the feed itself didn't change; those that were read aren't asked for again."""
    whole = site.replies["/news/1"]
    site.replies["/news/1"] = (503, {}, b"")
    store.watch(feed, private=True)
    assert [name for name, _ in read(store, clock)[feed].failed] == [site.url("/news/1")]
    assert only(store).error is None
    assert only(store).result["failed"] == 1
    assert [f.name for f in store.failures()] == [site.url("/news/1")]
    site.replies["/news/1"] = whole
    site.asked.clear()
    assert read(store, clock, HOUR)[feed].read == 1
    assert store.failures() == []
    assert site.paths() == ["/feed", "/robots.txt", "/news/1"]


def test_a_failure_that_was_not_tried_again_stays_listed(
    store: Store, clock: Clock, feed: str, site: Site
) -> None:
    site.give("/news/1", "<html><body></body></html>", ETag='"empty"')
    store.watch(feed, private=True)
    read(store, clock)
    (failure,) = store.failures()
    site.give("/feed", rss(site, ARTICLES[:3]) + " ", "application/rss+xml")
    assert read(store, clock, HOUR)[feed].failed == []
    assert store.failures() == [failure]


def test_a_source_that_fails_is_read_again_sooner_and_drops_no_other(
    store: Store, clock: Clock, feed: str, site: Site
) -> None:
    down = site.url("/down")
    site.replies["/down"] = (500, {}, b"")
    store.watch(down, private=True)
    store.watch(feed, private=True)
    done = read(store, clock)
    assert done[down].failed == [(down, "answers 500 Internal Server Error.")]
    assert done[feed].read == 3
    pauses = []
    for _ in range(5):
        failing = next(s for s in store.watched() if s.address == down)
        pauses.append(failing.due - clock.now)
        read(store, clock, pauses[-1])
    assert [pause.total_seconds() / 60 for pause in pauses] == [5, 10, 20, 40, 60]
    assert (failing.failures, failing.error) == (5, "answers 500 Internal Server Error.")
    assert failing.read is None
    site.give("/down", page(ARTICLES[4]))
    assert read(store, clock, HOUR)[down].read == 1
    mended = next(s for s in store.watched() if s.address == down)
    assert (mended.failures, mended.error) == (0, None)
    assert mended.due == clock.now + HOUR


def test_a_host_that_asks_for_patience_gets_it(store: Store, clock: Clock, site: Site) -> None:
    site.replies["/busy"] = (429, {"Retry-After": "18000"}, b"")
    store.watch(site.url("/busy"), private=True)
    read(store, clock)
    assert only(store).due == clock.now + 5 * HOUR


def test_a_fault_of_a_reader_costs_its_source_only(
    store: Store, clock: Clock, feed: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*words: object) -> object:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr("eventtracker.sources.sitemap.Sitemap.documents", broken)
    faulty = site.give("/sitemap.xml", "<urlset></urlset>", "text/xml")
    store.watch(faulty, private=True)
    store.watch(feed, private=True)
    done = read(store, clock)
    assert "ZeroDivisionError: broken" in done[faulty].failed[0][1]
    assert done[feed].read == 3


def test_one_process_reads_a_source_at_a_time(store: Store, clock: Clock, feed: str) -> None:
    source = store.watch(feed, private=True)
    assert store.begin_reading(source) == (clock.now, {})
    assert watch.visit(store, source) is None
    assert store.due() == []
    clock.now += timedelta(minutes=15)  # the other one was killed
    assert [s.address for s in store.due()] == [feed]


def test_a_person_stops_it_and_goes_on(
    store: Store, clock: Clock, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = store.watch(feed, private=True)
    saved = Store.save

    def stopped(*words: object, **named: object) -> object:
        saved(*words, **named)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Store, "save", stopped)
        watch.visit(store, source)
    assert store.totals()["documents"] == 1
    assert only(store) == source
    assert read(store, clock)[feed].read == 3
    assert store.totals()["documents"] == 3


def test_sources_keep_their_settings(store: Store, clock: Clock) -> None:
    address = "https://example.org/feed"
    store.watch(f" {address} ", every=2 * HOUR, lang="ru")
    store.watch("http://example.org/other")
    assert [s.address for s in store.watched()] == ["http://example.org/other", address]
    changed = store.watch(address, every=3 * HOUR)
    assert (changed.every, changed.lang, changed.private) == (3 * HOUR, None, False)
    assert len(store.watched()) == 2
    assert store.next_due() == clock.now
    assert store.unwatch(address)
    assert not store.unwatch(address)


@pytest.mark.parametrize(
    ("address", "every"),
    [
        ("/etc/passwd", HOUR),
        ("file:///etc/passwd", HOUR),
        ("https://", HOUR),
        ("https://a b/", HOUR),
        ("http://[", HOUR),
        ("https://example.org:feed/", HOUR),
        ("https://example.org/", timedelta(minutes=4)),
        ("https://example.org/", timedelta(days=31)),
    ],
)
def test_what_cannot_be_watched(store: Store, address: str, every: timedelta) -> None:
    with pytest.raises(EventtrackerError) as caught:
        store.watch(address, every=every)
    assert caught.value.usage
    assert store.watched() == []


def test_the_command_sleeps_until_sources_are_due_and_ends_when_told_to(
    site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    def nap(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(watch, "sleep", nap)
    address = site.give("/", page(ARTICLES[6]))
    db = ["--db", f"sqlite:///{tmp_path}/events.db"]
    run([*db, "sources", "add", address, "--allow-private"])
    before = signal.getsignal(signal.SIGTERM)
    assert run([*db, "watch"]) == 0
    said = capfd.readouterr().out.splitlines()
    assert said[-1] == "Stopped."
    assert [line.count(": read 1, new ") for line in said[-2:]] == [1, 0]
    assert slept == [30.0, 30.0]
    assert site.paths() == ["/"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_from_the_command_line(
    feed: str, site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def command(*words: str) -> tuple[int, str, str]:
        status = run(["--db", f"sqlite:///{tmp_path}/events.db", *words])
        return (status, *capfd.readouterr())

    assert command("sources")[2].startswith("No source is watched")
    assert command("sources", "add", feed, "--every", "6h", "--allow-private")[0] == 0
    status, said, failed = command("watch", "--once")
    assert (status, failed) == (0, "")
    assert f" UTC  {feed}: read 3, new " in said
    assert command("watch", "--once") == (0, "", "")
    listed = command("sources", "list")[1]
    assert " 6h " in listed
    assert "read 3" in " ".join(listed.split())
    gone = site.url("/gone")
    assert command("sources", "add", gone, "--allow-private")[0] == 0
    status, said, failed = command("watch", "--once")
    assert (status, failed) == (1, f"{gone}: answers 404 Not Found.\n")
    assert "answers 404" in " ".join(command("sources")[1].split())
    assert command("sources", "remove", gone)[0] == 0
    assert command("sources", "remove", gone)[0] == 2
    assert command("sources", "add", gone, "--every", "often")[0] == 2
    assert command("sources", "drop", gone)[0] == 2
