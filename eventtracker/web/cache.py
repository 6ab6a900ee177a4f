"""Answers kept until the store changes, and calendar entries kept until their event does."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

from eventtracker.model import Event
from eventtracker.publish.ics import Entry, entry
from eventtracker.web.answers import Prepared

MOST_BYTES = 64_000_000
MOST_ANSWERS = 2000
T = TypeVar("T")


class _Latest(Generic[T]):
    """What was used last, up to `most` bytes and `count` things. Thread-safe."""

    def __init__(self, size: Callable[[T], int], most: int, count: int | None = None) -> None:
        self._size, self._most, self._count = size, most, count
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, thing: T) -> None:
        with self._turn:
            if key not in self._kept:
                self._kept[key] = thing
                self._bytes += self._size(thing)
            while self._bytes > self._most or (self._count and len(self._kept) > self._count):
                _, gone = self._kept.popitem(last=False)
                self._bytes -= self._size(gone)


class Cache:
    """The latest 2,000 answers by key, up to `most` bytes. Thread-safe.

    Keys hold the store's version, so that nothing stale is ever found; old ones fall out.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._answers: _Latest[Prepared] = _Latest(lambda a: len(a.body), most, MOST_ANSWERS)
        self._making: dict[Hashable, threading.Lock] = {}
        self._turn = threading.Lock()

    def kept(self, key: Hashable) -> Prepared | None:
        """What is kept under `key`."""
        return self._answers.get(key)

    def get(self, key: Hashable, make: Callable[[], Prepared]) -> Prepared:
        """What is kept under `key`, made if there is nothing: once, for all who wait for it."""
        with self._turn:
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                answer = self._answers.get(key)
                if answer is None:
                    answer = make()
                    self._answers.keep(key, answer)
                return answer
        finally:
            with self._turn:
                self._making.pop(key, None)


class Entries:
    """Calendar entries by event and language, up to `most` bytes. Thread-safe.

    An event's sequence and moment of change stand for its content: the store raises both with
    all that can be seen of it.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._entries: _Latest[Entry] = _Latest(lambda e: len(e.text), most)

    def __call__(self, event: Event, lang: str | None, gone: bool) -> Entry:
        """See `publish.ics.entry`."""
        key = (event.uid, event.sequence, event.updated, lang, gone)
        kept = self._entries.get(key)
        if kept is None:
            kept = entry(event, lang, gone)
            self._entries.keep(key, kept)
        return kept


class Together(Generic[T]):
    """A question put once, in a thread, for all who ask it at the same time.

    Nobody gets an answer to a question that was put before they asked. For one event loop.
    """

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._put: asyncio.Task[T] | None = None
        self._next: asyncio.Task[T] | None = None

    async def get(self) -> T:
        if self._next is None:
            self._next = asyncio.ensure_future(self._run(self._put))
        return await asyncio.shield(self._next)

    async def _run(self, before: asyncio.Task[T] | None) -> T:
        if before is not None and not before.done():
            await asyncio.wait([before])
        self._put, self._next = self._next, None
        return await run_in_threadpool(self._ask)
