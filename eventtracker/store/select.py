"""Filters as SQL: which events, in what order, from which place on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from eventtracker.filters import Filter
from eventtracker.store.order import EARLIEST_FIRST, Order
from eventtracker.store.rows import key
from eventtracker.store.search import matching
from eventtracker.store.tables import blocs, events, languages, participations, records

e = events.c


def conditions(wanted: Filter, shown: ColumnElement[bool] | None = None) -> ColumnElement[bool]:
    """The WHERE clause of a filter over table `events`; `shown`: which, if not those not hidden."""
    clauses: list[ColumnElement[bool]] = [_hidden(wanted) if shown is None else shown]
    if wanted.start_from:
        clauses.append(e.last >= wanted.start_from)
    if wanted.start_to:
        clauses.append(e["first"] <= wanted.start_to)
    if wanted.city:
        clauses.append(e.city_key.in_(_keys(wanted.city)))
    if wanted.series:
        clauses.append(e.series_key.in_(_keys(wanted.series)))
    if wanted.type:
        clauses.append(e.type.in_(wanted.type))
    if wanted.status:
        clauses.append(e.status.in_(wanted.status))
    if wanted.min_confidence is not None:
        clauses.append(e.confidence >= wanted.min_confidence)
    if wanted.reviewed is not None:
        clauses.append(e.reviewed.is_(wanted.reviewed))
    if wanted.changed_since:
        clauses.append(e.updated >= wanted.changed_since)
    if wanted.q:
        clauses.append(matching(wanted.q))
    if wanted.source_lang:
        clauses.append(_told_in(wanted.source_lang))
    return and_(*clauses, *_parties(wanted))


def whole(where: ColumnElement[bool]) -> Select[str]:
    """The records of the events that match."""
    joined = events.join(records, e.uid == records.c.uid)
    return select(records.c.record).select_from(joined).where(where)


def page(
    where: ColumnElement[bool],
    order: Order = EARLIEST_FIRST,
    limit: int | None = None,
    cursor: str | None = None,
) -> Select[str]:
    """The records that match, from behind a cursor on, `limit` at most.

    With a limit, each with what the cursor behind it takes: `key0` and `key1`.
    """
    if cursor:
        where &= order.behind(cursor)
    if limit:
        return picked(where, order.columns, limit, falling=order.falling)
    return whole(where).order_by(*(c.desc() if order.falling else c for c in order.columns))


def picked(
    where: ColumnElement[bool], columns: Sequence[Any], limit: int, *, falling: bool = False
) -> Select[str]:
    """The records of the first few that match, ordered before their records are read.

    Beside each stand the values of the columns: `key0` and so on.
    """
    keys = [column.label(f"key{n}") for n, column in enumerate(columns)]
    order = [key.desc() if falling else key for key in keys]
    few = select(e.uid, *keys).where(where).order_by(*order).limit(limit).subquery()
    again = [few.c[key.name] for key in keys]
    statement = select(records.c.record, *again)
    statement = statement.select_from(few.join(records, few.c.uid == records.c.uid))
    return statement.order_by(*(c.desc() if falling else c for c in again))


def _hidden(wanted: Filter) -> ColumnElement[bool]:
    shown = e.hidden.is_(None)
    return or_(shown, e.hidden == "rejected") if wanted.rejected else shown


def _keys(names: tuple[str, ...]) -> list[str]:
    return [k for k in map(key, names) if k]


def _told_in(wanted: tuple[str, ...]) -> ColumnElement[bool]:
    c = languages.c
    said: list[ColumnElement[bool]] = [c.lang.in_(wanted)]
    said += [c.lang.startswith(f"{lang}-", autoescape=True) for lang in wanted]
    return e.uid.in_(select(c.uid).where(or_(*said)))


def _parties(wanted: Filter) -> list[ColumnElement[bool]]:
    """Countries and blocs. A role is that of the countries or blocs asked for, else of any."""
    p, b = participations.c, blocs.c
    clauses: list[ColumnElement[bool]] = []
    if wanted.country:
        those: ColumnElement[bool] = p.country.in_(wanted.country)
        those = and_(those, p.role.in_(wanted.role)) if wanted.role else those
        clauses.append(e.uid.in_(select(p.uid).where(those)))
    if wanted.bloc:
        those = b.bloc.in_(_keys(wanted.bloc))
        those = and_(those, b.role.in_(wanted.role)) if wanted.role else those
        clauses.append(e.uid.in_(select(b.uid).where(those)))
    if wanted.role and not clauses:
        clauses.append(
            or_(
                e.uid.in_(select(p.uid).where(p.role.in_(wanted.role))),
                e.uid.in_(select(b.uid).where(b.role.in_(wanted.role))),
            )
        )
    return clauses
