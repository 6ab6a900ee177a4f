"""What all sessions share: the one store, which feeds and pages read alike."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from eventtracker.filters import Filter
from eventtracker.store import Store

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@cache
def store() -> Store:
    """The store that EVENTTRACKER_DB names, else the default one; opened once a process."""
    return Store(os.environ.get("EVENTTRACKER_DB") or None)


def today() -> date:
    """The day that "next" and "today" mean, in UTC as in the feeds."""
    return datetime.now(UTC).date()


def countries() -> list[str]:
    """ISO codes of the countries that take part in any event, for choices."""
    return kept(Store.known_countries)


def empty() -> bool:
    """Whether there is no event at all."""
    return not kept(Store.count, Filter())


def kept(
    question: Callable[Concatenate[Store, Asked], Answer],
    /,
    *about: Asked.args,
    **more: Asked.kwargs,
) -> Answer:
    """What the store answers to a question, kept until it changes: many readers ask the same.

    Only for small answers that nobody changes: all sessions share them.
    """
    said: Answer = _kept(store().version(), question, about, tuple(more.items()))
    return said


@lru_cache(maxsize=512)
def _kept(
    version: str,
    question: Callable[..., Any],
    about: tuple[Any, ...],
    more: tuple[tuple[str, Any], ...],
) -> Any:
    return question(store(), *about, **dict(more))
