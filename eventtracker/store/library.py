"""What was read: documents, when they came, and how many events they tell of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from eventtracker.model import DocumentRef
from eventtracker.store.tables import documents, mentions, versions


@dataclass(frozen=True, slots=True)
class Held:
    """A stored document: when it came first (UTC), in how many versions it came, and the number
    of its events."""

    document: DocumentRef
    stored: datetime
    versions: int
    events: int


class Library(ABC):
    """The store's half for those who look after the sources."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that only reads."""

    def documents(self, *, limit: int, offset: int = 0) -> list[Held]:
        """Stored documents, the latest first."""
        d = documents.c
        came = select(func.count()).where(versions.c.document == d.id).scalar_subquery()
        told = select(func.count()).where(mentions.c.document == d.id).scalar_subquery()
        statement = select(documents, came.label("came"), told.label("told"))
        latest = statement.order_by(d.stored.desc(), d.id).limit(limit).offset(offset)
        with self._reading() as connection:
            found = connection.execute(latest).all()
        return [
            Held(
                DocumentRef(r.id, r.url, r.title, r.source, _day(r.published), r.lang),
                *(r.stored, r.came, r.told),
            )
            for r in found
        ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
