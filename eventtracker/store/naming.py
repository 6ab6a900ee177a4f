"""People's word on series: which names they go by, and which are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from eventtracker.model import Event, EventtrackerError
from eventtracker.store import rows, series
from eventtracker.store.resolver import Resolver
from eventtracker.store.save import Saving
from eventtracker.store.series import Series
from eventtracker.store.tables import events
from eventtracker.told import Told

if TYPE_CHECKING:
    from eventtracker.store.repository import Store

_BY = "series"
"""Who changed an event, in its history, where a series got another name."""


class Naming:
    """The series of a store. What people say of them holds for the articles to come, too."""

    def __init__(self, store: Store, resolver: Resolver) -> None:
        self._store, self._resolver = store, resolver

    def listed(self) -> list[Series]:
        """All series by name."""
        with self._store._reading() as connection:
            return series.listed(connection, self._resolver.canonical)

    def alias(self, name: str, other: str) -> tuple[str, ...]:
        """`other` is a name of the series `name` too. Returns the uids of the events changed.

        Raises EventtrackerError (usage) if there is no such series, or `other` is another's.
        """
        named = self._resolver.series_names(Told("", Event("", other, series=other)))
        if not named:
            raise EventtrackerError(f"'{other}' could be the name of any series.", usage=True)
        with self._store._writing() as connection:
            touched = series.alias(connection, name, named[0], self._resolver.canonical)
            return self._regroup(connection, touched)

    def merge(self, name: str, other: str) -> tuple[str, ...]:
        """Two series are one, under the first's name. Returns the uids of the events changed.

        Raises EventtrackerError (usage) if either isn't known, or they are one already.
        """
        with self._store._writing() as connection:
            touched = series.merge(connection, name, other, self._resolver.canonical)
            return self._regroup(connection, touched)

    def _regroup(self, connection: Connection, names: set[str]) -> tuple[str, ...]:
        wanted = sorted({rows.key(name) or "" for name in names})
        uids = connection.scalars(select(events.c.uid).where(events.c.series_key.in_(wanted)))
        saving = Saving(connection, self._resolver, self._store._now())
        result = saving.regroup(uids.all(), _BY)
        return (*result.new, *result.changed)
