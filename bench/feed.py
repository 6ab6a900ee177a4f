"""The calendar feed: writing it anew after one change, and answering many who ask for it.

    python bench/feed.py

A store of 500 events, made of those in the sample articles, moved to other days. First the
ratio of writing all of the feed through icalendar to writing it after one event changed, when
the other entries are known, in one run; then a server on this machine's loopback, asked a
bounded number of times over 16 connections: answers a second of its processor's time and of
the clock, and how long an answer takes. The machine is noisy: ratios are of the best rounds.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from times import ROOT, best

import eventtracker as et
from eventtracker.filters import Filter
from eventtracker.model import Document, Event
from eventtracker.publish.ics import to_ics
from eventtracker.store import Store
from eventtracker.web.cache import Entries
from eventtracker.web.feeds import feed

EVENTS, ROUNDS, CONNECTIONS = 500, 7, 16
NOT_MODIFIED, WHOLE = 6000, 1000
"""How often each is asked for."""
TODAY = date(2026, 1, 1)
EVERYTHING = Filter(min_confidence=0.0)


def found() -> list[tuple[Document, Event]]:
    """The events of the sample articles, each with its document."""
    lines = (ROOT / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    documents = [Document(**json.loads(line)) for line in lines]
    return [
        (document, event)
        for document in documents
        for event in et.extract(document.text, published=document.published, lang=document.lang)
        if event.status not in ("cancelled", "postponed")
    ]


def fill(store: Store) -> Document:
    """Put the events into a store, each by a document of its own; returns the first."""
    samples = found()
    for number in range(EVENTS):
        document, event = samples[number % len(samples)]
        days = timedelta(days=7 * (number // len(samples)))
        own = Document(f"{document.text}\n{number}", url=f"https://example.org/{number}")
        ref = own.ref
        moved = event.but(
            uid=f"bench-{number}",
            start=event.start and event.start + days,
            end=event.end and event.end + days,
            parent=None,
            documents=(ref,),
        )
        store.save(own, [moved])
    first = store.document("https://example.org/0")
    assert first is not None
    return first


def rendering(store: Store, document: Document) -> None:
    """Seconds to write the feed, whole and after one change."""
    before = store.query(EVERYTHING).events
    (event,) = (e for e in before if e.documents[0].url == document.url)
    store.save(document, [event.but(uid="bench-0", organizer="Another")])
    after = store.query(EVERYTHING).events
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1

    def anew() -> float:
        return best(lambda: to_ics(after), 1)

    def changed() -> float:
        kept = Entries()
        to_ics(before, write=kept)
        return best(lambda: to_ics(after, write=kept), 1)

    def anew_from_store() -> float:
        return best(lambda: to_ics(feed(store, EVERYTHING, TODAY).events), 1)

    def changed_in_store() -> float:
        kept = Entries()
        to_ics(before, write=kept)
        return best(lambda: to_ics(feed(store, EVERYTHING, TODAY).events, write=kept), 1)

    size = len(to_ics(after)) / 1e6
    print(f"{EVENTS} events, {size:.2f} MB{'whole':>21}{'one change':>13}{'ratio':>8}")
    for name, whole, one in (
        ("written", anew, changed),
        ("read from the store and written", anew_from_store, changed_in_store),
    ):
        a, b = (min(work() for _ in range(ROUNDS)) for work in (whole, one))
        print(f"{name:34}{a * 1000:7.0f} ms{b * 1000:10.1f} ms{a / b:8.1f}")


def serving(db: str) -> None:
    """Answers a second, and how long they take."""
    with served(db) as (port, process):
        whole = urllib.request.urlopen(f"http://127.0.0.1:{port}/calendar.ics?min_confidence=0")
        tag, size = whole.headers["ETag"], len(whole.read())
        print(f"\n{size / 1e6:.2f} MB{'a second':>19}{'of processor':>14}{'median':>10}{'p99':>9}")
        for name, count, condition in (
            ("304", NOT_MODIFIED, f"If-None-Match: {tag}\r\n"),
            ("200, whole", WHOLE, ""),
        ):
            used, begun = processor_time(process), time.perf_counter()
            taken = asyncio.run(ask(port, count, condition, int(name[:3])))
            clock, used = time.perf_counter() - begun, processor_time(process) - used
            p99 = statistics.quantiles(taken, n=100)[98]
            print(
                f"{name:12}{count / clock:14,.0f}{count / used:14,.0f}"
                f"{statistics.median(taken) * 1000:7.1f} ms{p99 * 1000:6.1f} ms"
            )


@contextmanager
def served(db: str) -> Iterator[tuple[int, int]]:
    """A server of its own process on a free port: (port, process id)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "eventtracker", "--db", db, "serve", "--port", port]
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").close()
                    break
                except OSError:
                    time.sleep(0.5)
            yield port, process.pid
        finally:
            process.terminate()


def processor_time(process: int) -> float:
    """Seconds of processor that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def ask(port: int, count: int, condition: str, status: int) -> list[float]:
    """Seconds that each of `count` requests took, over a few connections kept open."""
    host = f"127.0.0.1:{port}"
    request = f"GET /calendar.ics?min_confidence=0 HTTP/1.1\r\nHost: {host}\r\n{condition}\r\n"
    taken: list[float] = []

    async def connection(share: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
        for _ in range(share):
            begun = time.perf_counter()
            writer.write(request.encode())
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(f"HTTP/1.1 {status}".encode()), head
            if length := re.search(rb"(?i)content-length: (\d+)", head):
                await reader.readexactly(int(length[1]))
            taken.append(time.perf_counter() - begun)
        writer.close()

    await asyncio.gather(*(connection(count // CONNECTIONS) for _ in range(CONNECTIONS)))
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = f"sqlite:///{folder}/events.db"
        with Store(db, clock=lambda: datetime.now(UTC)) as store:
            rendering(store, fill(store))
        serving(db)


if __name__ == "__main__":
    main()
