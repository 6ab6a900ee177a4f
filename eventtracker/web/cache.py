"""Answers kept until the store changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from eventtracker.web.answers import Prepared

MOST_BYTES = 64_000_000
MOST_ANSWERS = 2000


class Cache:
    """The latest 2,000 answers by key, up to `most` bytes. Thread-safe.

    Keys hold the store's version, so that nothing stale is ever found; old ones fall out.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Prepared] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Prepared]) -> Prepared:
        """What is kept under `key`, made if there is nothing."""
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()  # not in turn: others shall not wait for it
        with self._turn:
            if key not in self._kept:
                self._kept[key] = made
                self._bytes += len(made.body)
            while self._bytes > self._most or len(self._kept) > MOST_ANSWERS:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.body)
        return made
