"""What is remembered of addresses between two readings, so that only news are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus

_AGAIN = timedelta(days=1)
"""After so long a page is asked for again, though what links to it says nothing new."""
_FORGOTTEN = timedelta(days=7)
_STAMPS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}

Pages = dict[str, dict[str, str]]


class Same(Exception):
    """Nothing changed at an address since it was read last."""


@dataclass(slots=True)
class Memory:
    """Pages by address: when each was read ("at"), its stamps for conditional requests, and the
    "mark" that what links to it bore then. `pages` is JSON as it stands; `now` is in UTC.

    Of the reading that it is with: `same` are the addresses that were passed over because
    nothing changed; `missed` says that some gave nothing now and may later, `wait` after how
    many seconds at the earliest, where a host said so.
    """

    now: datetime
    pages: Pages = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    missed: bool = False
    wait: float = 0.0

    def stamps(self, url: str) -> dict[str, str]:
        """The conditional headers for an address."""
        known = self.pages.get(url, {})
        return {name: known[name] for name in _STAMPS.values() if name in known}

    def check(self, url: str, mark: str) -> None:
        """Raises Same if an address was read lately, and what links to it is as it was."""
        known = self.pages.get(url)
        if known and known["mark"] == mark and self._age(known) < _AGAIN:
            self.same.add(url)
            raise Same

    def keep(self, url: str, status: int, headers: Mapping[str, str], mark: str = "") -> None:
        """An address answered; `headers` by lower name. Raises Same if nothing changed there."""
        stamps = {ours: headers[theirs] for theirs, ours in _STAMPS.items() if theirs in headers}
        if status == HTTPStatus.NOT_MODIFIED:
            stamps = self.stamps(url) | stamps
        self.pages[url] = {"at": self.now.isoformat(), "mark": mark, **stamps}
        if status == HTTPStatus.NOT_MODIFIED:
            self.same.add(url)
            raise Same

    def miss(self, again: bool | float) -> None:
        """An address gave nothing: `again` as Failed has it."""
        self.missed |= bool(again)
        self.wait = max(self.wait, 0.0 if isinstance(again, bool) else again)

    def latest(self, source: str) -> Pages:
        """What to remember after reading `source`: not what nothing links to any more, and not
        the source's own stamps if something it links to should be tried again."""
        gone = {source} if self.missed else set()
        return {
            url: known
            for url, known in self.pages.items()
            if url not in gone and self._age(known) < _FORGOTTEN
        }

    def _age(self, known: dict[str, str]) -> timedelta:
        return self.now - datetime.fromisoformat(known["at"])
