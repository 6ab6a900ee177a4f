"""Counting in the database: days, countries, blocs, series."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, literal, select

from eventtracker.filters import Filter
from eventtracker.store.select import conditions
from eventtracker.store.tables import blocs, events, participations, series_names

e = events.c


@dataclass(frozen=True, slots=True)
class SeriesSpan:
    """A series, how many events it has, and the first and last day of any of them."""

    name: str
    events: int
    first: date
    last: date


def days(connection: Connection, wanted: Filter, first: date, last: date) -> dict[date, int]:
    """See `Counting.day_counts`. Counted by first and last days, never day by day."""
    where = and_(conditions(wanted), e["first"] <= last, e.last >= first)
    begins = _by_day(
        connection, where, case((e["first"] < first, literal(first)), else_=e["first"])
    )
    ends = _by_day(connection, where & (e.last < last), e.last)
    found, going = {}, 0
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        going += begins[day] - ends[day - timedelta(1)]
        found[day] = going
    return found


def _by_day(connection: Connection, where: ColumnElement[bool], day: Any) -> Counter[date]:
    rows = connection.execute(select(day, func.count()).where(where).group_by(day))
    return Counter(dict(rows.all()))


def country_roles(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """See `Counting.country_counts`."""
    return _roles(connection, participations, participations.c.country, wanted)


def bloc_roles(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """See `Counting.bloc_counts`."""
    return _roles(connection, blocs, blocs.c.bloc, wanted)


def _roles(
    connection: Connection, table: Table, party: Any, wanted: Filter
) -> list[tuple[str, str, int]]:
    role, number = table.c.role, func.count().label("n")
    statement = select(party, role, number).where(_of_events(table, wanted))
    statement = statement.group_by(party, role).order_by(number.desc(), party, role)
    return [(name, role, n) for name, role, n in connection.execute(statement)]


def countries(connection: Connection, wanted: Filter) -> dict[str, int]:
    """See `Counting.country_totals`."""
    p = participations.c
    where = _of_events(participations, wanted)
    if wanted.role:
        where &= p.role.in_(wanted.role)
    number = func.count(p.uid.distinct()).label("n")
    statement = select(p.country, number).where(where).group_by(p.country)
    statement = statement.order_by(number.desc(), p.country)
    return dict(connection.execute(statement).all())


def _of_events(table: Table, wanted: Filter) -> ColumnElement[bool]:
    """Which rows of a table beside the events are of events that match."""
    if wanted in (Filter(), Filter(lang=wanted.lang)):
        return table.c.uid.not_in(select(e.uid).where(e.hidden.is_not(None)))
    return table.c.uid.in_(select(e.uid).where(conditions(wanted)))


def series(
    connection: Connection, wanted: Filter, limit: int | None, offset: int
) -> list[SeriesSpan]:
    """See `Counting.series_spans`."""
    name = func.min(e.series)
    statement = (
        select(name, func.count(), func.min(e["first"]), func.max(e.last))
        .where(conditions(wanted), e.series_key.is_not(None))
        .group_by(e.series_key)
        .order_by(func.count().desc(), name)
        .limit(limit)
        .offset(offset or None)
    )
    return [SeriesSpan(*row) for row in connection.execute(statement)]


def known_countries(connection: Connection) -> list[str]:
    """See `Counting.known_countries`."""
    country = participations.c.country
    return list(connection.scalars(select(country).distinct().order_by(country)))


def series_total(connection: Connection, wanted: Filter) -> int:
    """See `Counting.series_total`."""
    number = func.count(e.series_key.distinct())
    return connection.scalar(select(number).where(conditions(wanted))) or 0


def names_of_series(connection: Connection, name: str) -> list[str]:
    """See `Counting.names_of_series`."""
    n = series_names.c
    numbers = select(n.series).where(n.name == name)
    statement = select(n.name).where(n.series.in_(numbers), n.name != name).order_by(n.lang, n.name)
    return list(connection.scalars(statement))
