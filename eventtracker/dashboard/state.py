"""What all sessions share: the one store, which feeds and pages read alike."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cache, lru_cache

from eventtracker.filters import Filter
from eventtracker.store import Store


@cache
def store() -> Store:
    """The store that EVENTTRACKER_DB names, else the default one; opened once a process."""
    return Store(os.environ.get("EVENTTRACKER_DB") or None)


def today() -> date:
    """The day that "next" and "today" mean, in UTC as in the feeds."""
    return datetime.now(UTC).date()


def countries() -> list[str]:
    """ISO codes of the countries that take part in any event, for choices."""
    return _countries(store().version())


def empty() -> bool:
    """Whether there is no event at all."""
    return not _total(store().version())


@lru_cache(maxsize=4)
def _total(version: str) -> int:
    return store().count()


@lru_cache(maxsize=4)
def _countries(version: str) -> list[str]:
    return sorted({country for country, _, _ in store().country_counts(Filter())})
