"""Counting in the database: what pages draw without loading every event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select

from eventtracker.filters import Filter
from eventtracker.model import Event, EventtrackerError
from eventtracker.store import rows
from eventtracker.store.select import conditions, whole
from eventtracker.store.tables import events

GroupBy = Literal["country", "series", "type", "city"]
BINS = 90
LANES = 16

e = events.c


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline: the value that its events share (None: unknown) and their number."""

    key: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An event in the lane with this index."""

    lane: int
    event: Event


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` events of a lane, `first` to `last`, both inclusive.

    An event is counted once, where it begins, or at the window's edge if it began before.
    """

    lane: int
    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Window:
    """The events that overlap some days: as bars where they are few, else as counts.

    `lanes` are the fullest, the fullest first; `total` counts the events of all lanes.
    """

    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    cells: tuple[Cell, ...]
    total: int


def window(
    connection: Connection, wanted: Filter, first: date, last: date, group_by: str, cap: int
) -> Window:
    """See `Store.window`."""
    if group_by not in ("country", "series", "type", "city"):
        raise EventtrackerError("A timeline groups by country, series, type or city.", usage=True)
    if last < first:
        raise EventtrackerError(f"The window's last day {last} lies before {first}.", usage=True)
    where = and_(conditions(wanted), e["first"] <= last, e.last >= first)
    # As an expression, so that the days' index is read, not that of the countries with all days.
    group = func.nullif(e[group_by], "")
    number = func.count().label("n")
    counted = connection.execute(
        select(group, number).where(where).group_by(group).order_by(number.desc(), group)
    ).all()
    total = sum(n for _, n in counted)
    lanes = tuple(Lane(key, n) for key, n in counted[:LANES])
    place = {lane.key: index for index, lane in enumerate(lanes)}
    if total <= cap:
        return Window(lanes, _bars(connection, where, group, place), (), total)
    return Window(lanes, (), _cells(connection, where, group, place, (first, last)), total)


def _bars(
    connection: Connection, where: ColumnElement[bool], group: Any, place: dict[str | None, int]
) -> tuple[Bar, ...]:
    statement = whole(where).add_columns(group).order_by(e["first"], e.last, e.uid)
    found = connection.execute(statement)
    return tuple(Bar(place[key], rows.load(record)) for record, key in found if key in place)


def _cells(
    connection: Connection,
    where: ColumnElement[bool],
    group: Any,
    place: dict[str | None, int],
    days: tuple[date, date],
) -> tuple[Cell, ...]:
    first, last = days
    width = max(1, round(((last - first).days + 1) / BINS))
    start = literal(first.toordinal())
    bin_ = case((e.day < start, 0), else_=(e.day - start) // width).label("bin")
    found = connection.execute(select(group, bin_, func.count()).where(where).group_by(group, bin_))
    cells = (
        Cell(
            place[key],
            day := first + timedelta(n * width),
            min(last, day + timedelta(width - 1)),
            count,
        )
        for key, n, count in found
        if key in place
    )
    return tuple(sorted(cells, key=lambda c: (c.lane, c.first)))
