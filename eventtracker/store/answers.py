"""What the store answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eventtracker.model import Event


@dataclass(frozen=True, slots=True)
class Page:
    """Some events in order, the cursor of the page after them, and how many match in all."""

    events: list[Event]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an event that changed, old and new as in the contract's JSON.

    `at` is in UTC; `by` is the document or the reviewer. The field "hidden" tells of an
    event that was withdrawn, since no document speaks of it any more, or came back.
    """

    uid: str
    field: str
    old: Any
    new: Any
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: its name, what to read again, why, when (UTC)."""

    name: str
    origin: str
    reason: str
    at: datetime
