"""The orders that events come in, and the cursors of their pages."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, func, select, tuple_

from eventtracker.model import EventtrackerError
from eventtracker.store.tables import events, participations

By = Literal["start", "name", "country", "confidence", "updated"]

e, p = events.c, participations.c

_A_HOST_ELSE_ANY = (
    select(p.country).where(p.uid == e.uid).order_by(p.role != "host", p.country).limit(1)
)
_BEHIND_ALL = "ZZ"
"""What CLDR calls a country that nobody knows."""

_COLUMNS: dict[By, ColumnElement[Any]] = {
    "start": e["first"],
    "name": e.name_key,
    "country": func.coalesce(e.country, _A_HOST_ELSE_ANY.scalar_subquery(), _BEHIND_ALL),
    "confidence": e.confidence,
    "updated": e.updated,
}
_READ: dict[By, Callable[[Any], Any]] = {
    "start": date.fromisoformat,
    "confidence": float,
    "updated": datetime.fromisoformat,
}
"""How a value that JSON has no kind for is read back from a cursor."""


@dataclass(frozen=True, slots=True)
class Order:
    """What events are sorted by, ties by uid; `falling`: the largest first.

    "start" is the first known day, "country" that of the place, else a host, else any.
    """

    by: By = "start"
    falling: bool = False

    @classmethod
    def parse(cls, said: str) -> Order:
        """The order of an address: "name", falling "-name". Raises EventtrackerError (usage)."""
        for by in get_args(By):
            if said in (by, f"-{by}"):
                return cls(by, said != by)
        known = ", ".join(get_args(By))
        raise EventtrackerError(
            f"'order' takes one of {known}, or it with '-' before it for the reverse.", usage=True
        )

    def __str__(self) -> str:
        return f"-{self.by}" if self.falling else self.by

    @property
    def columns(self) -> tuple[ColumnElement[Any], ColumnElement[str]]:
        """What table `events` is sorted by."""
        return _COLUMNS[self.by], e.uid

    def cursor(self, value: Any, uid: str) -> str:
        """The cursor behind an event with this value; opaque to whoever carries it."""
        said = value.isoformat() if isinstance(value, date) else value
        plain = json.dumps([str(self), said, uid], ensure_ascii=False)
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    def behind(self, cursor: str) -> ColumnElement[bool]:
        """Which events come behind a cursor. Raises EventtrackerError (usage) on a strange one."""
        place = tuple_(*self.columns)
        at = tuple_(*self._read(cursor))
        return place < at if self.falling else place > at

    def _read(self, cursor: str) -> tuple[Any, str]:
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            order, said, uid = json.loads(base64.urlsafe_b64decode(padded))
            if order == str(self) and isinstance(uid, str):
                return _READ.get(self.by, str)(said), uid
        except (ValueError, TypeError):
            pass
        raise EventtrackerError(
            "'cursor' is not one that this list gave out: begin without it.", usage=True
        )


EARLIEST_FIRST, LATEST_FIRST = Order(), Order(falling=True)
