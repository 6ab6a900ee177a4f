"""What pages draw without loading every event: the store's counting half."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import date

from sqlalchemy import Connection

from eventtracker.filters import Filter
from eventtracker.store import counts
from eventtracker.store import window as lanes
from eventtracker.store.counts import SeriesSpan
from eventtracker.store.window import GroupBy, Window


class Counting(ABC):
    """Counts of the events that match a filter; None means all that are shown."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that only reads."""

    def window(
        self, filter: Filter | None, first: date, last: date, group_by: GroupBy, cap: int = 400
    ) -> Window:
        """The events from `first` to `last` (inclusive) for a timeline, in lanes.

        Up to `cap` events come as bars; more come as counts in about 90 bins of whole days.
        """
        with self._reading() as connection:
            return lanes.window(connection, filter or Filter(), first, last, group_by, cap)

    def day_counts(self, filter: Filter | None, first: date, last: date) -> dict[date, int]:
        """How many events go on each day from `first` to `last` (inclusive), quiet days too."""
        with self._reading() as connection:
            return counts.days(connection, filter or Filter(), first, last)

    def country_counts(self, filter: Filter | None = None) -> list[tuple[str, str, int]]:
        """(country, role, number of events), the most frequent first."""
        with self._reading() as connection:
            return counts.country_roles(connection, filter or Filter())

    def country_totals(self, filter: Filter | None = None) -> dict[str, int]:
        """Country -> number of events that it has any role in (any of the filter's, if it names
        some), the most frequent first."""
        with self._reading() as connection:
            return counts.countries(connection, filter or Filter())

    def known_countries(self) -> list[str]:
        """The codes of all countries that have a role in any event, in order."""
        with self._reading() as connection:
            return counts.known_countries(connection)

    def bloc_counts(self, filter: Filter | None = None) -> list[tuple[str, str, int]]:
        """(bloc as folded, role, number of events), the most frequent first."""
        with self._reading() as connection:
            return counts.bloc_roles(connection, filter or Filter())

    def series_spans(
        self, filter: Filter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[SeriesSpan]:
        """The series with the days between which they lie, the most frequent first."""
        with self._reading() as connection:
            return counts.series(connection, filter or Filter(), limit, offset)

    def series_total(self, filter: Filter | None = None) -> int:
        """How many series the events belong to."""
        with self._reading() as connection:
            return counts.series_total(connection, filter or Filter())

    def names_of_series(self, name: str) -> list[str]:
        """The other names that a series goes by, learnt from events or told by people."""
        with self._reading() as connection:
            return counts.names_of_series(connection, name)
