"""Series: the names that recurrent events go by, learnt from events or told by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from eventtracker.model import EventtrackerError
from eventtracker.store import rows
from eventtracker.store.tables import events, series_names

LEARNT, ALIAS, CHOSEN = "learnt", "alias", "chosen"
"""Who says that a name is the series': events; a person; a person who chose it for all."""

Canonical = Callable[[Iterable[str]], str]
"""The name of a series out of its names."""

n = series_names.c


@dataclass(frozen=True, slots=True)
class Series:
    """A recurrent event: its name, its names by language, how many stored events it has."""

    name: str
    names: dict[str, tuple[str, ...]]
    events: int


def told_by_people(connection: Connection) -> dict[str, str]:
    """Name → canonical name, of the series that people gave names."""
    said = select(n.series).where(n.origin != LEARNT)
    statement = select(n.series, n.name, n.origin).where(n.series.in_(said), n.origin != LEARNT)
    found = connection.execute(statement.order_by(n.key)).all()
    chosen = {series: name for series, name, origin in found if origin == CHOSEN}
    return {name: chosen[series] for series, name, _ in found if series in chosen}


def learn(
    connection: Connection, names: Sequence[tuple[str, str, str]], canonical: Canonical
) -> tuple[str, set[str]]:
    """Take in the names (key, language, name) that an event shares with its series.

    Returns the name of the series, and the names that it bore until now and no more.
    """
    wanted: dict[str, tuple[str, str]] = {}
    for key, lang, name in names:
        wanted[key] = min(wanted.get(key, (lang, name)), (lang, name), key=_plainness)
    found = connection.execute(select(series_names).where(n.key.in_(sorted(wanted)))).all()
    known = {row.key: row for row in found}
    numbers = sorted({row.series for row in found})
    before = {_name(connection, number, canonical) for number in numbers}
    if not numbers:
        numbers = [(connection.scalar(select(func.max(n.series))) or 0) + 1]
    for other in numbers[1:]:
        moved = update(series_names).where(n.series == other).values(series=numbers[0])
        connection.execute(moved)
    for key, (lang, name) in sorted(wanted.items()):
        row = known.get(key)
        if row is None:
            new = {"key": key, "series": numbers[0], "lang": lang, "name": name}
            connection.execute(insert(series_names), [{**new, "origin": LEARNT}])
        elif row.origin == LEARNT and _plainness((lang, name)) < _plainness((row.lang, row.name)):
            here = update(series_names).where(n.key == key)
            connection.execute(here.values(lang=lang, name=name))
    now = _name(connection, numbers[0], canonical)
    return now, before - {now}


def _plainness(named: tuple[str, str]) -> tuple[int, str, str]:
    """Of the spellings of one name, the one with the fewest capitals stands."""
    return sum(map(str.isupper, named[1])), named[1], named[0]


def listed(connection: Connection, canonical: Canonical) -> list[Series]:
    """All series by name, with the number of their shown events."""
    e = events.c
    counts = select(e.series_key, func.count()).where(e.hidden.is_(None)).group_by(e.series_key)
    of_key: dict[str | None, int] = dict(connection.execute(counts).all())
    groups: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for row in connection.execute(select(series_names).order_by(n.lang, n.name)):
        groups[row.series].append((row.lang, row.name, row.origin))
    found = []
    for said in groups.values():
        name = _chosen(said, canonical)
        by_lang: dict[str, list[str]] = defaultdict(list)
        for lang, spelt, _ in said:
            by_lang[lang].append(spelt)
        names = {lang: tuple(spelt) for lang, spelt in by_lang.items()}
        found.append(Series(name, names, of_key.get(rows.key(name), 0)))
    return sorted(found, key=lambda s: (rows.key(s.name) or "", s.name))


def alias(
    connection: Connection, series: str, named: tuple[str, str, str], canonical: Canonical
) -> set[str]:
    """Give a series one more name, `named` (key, language, name).

    Returns the names of the series whose events that touches. Raises EventtrackerError if
    there is no such series, or the name is another one's.
    """
    number, called = find(connection, series, canonical)
    key, lang, name = named
    owner = connection.scalar(select(n.series).where(n.key == key))
    if owner is not None and owner != number:
        other = _name(connection, owner, canonical)
        raise EventtrackerError(
            f"'{name}' is a name of '{other}': eventtracker series merge joins the two.", usage=True
        )
    if owner is None:
        row = {"key": key, "series": number, "lang": lang, "name": name, "origin": ALIAS}
        connection.execute(insert(series_names), [row])
    else:
        here = (n.key == key) & (n.origin == LEARNT)
        connection.execute(update(series_names).where(here).values(origin=ALIAS))
    _choose(connection, number, called)
    return {called, name}


def merge(connection: Connection, series: str, other: str, canonical: Canonical) -> set[str]:
    """Make two series one, under the name of the first.

    Returns the names whose events that touches. Raises EventtrackerError if there is no
    such series, or both are one.
    """
    number, called = find(connection, series, canonical)
    second, once = find(connection, other, canonical)
    if number == second:
        raise EventtrackerError(f"'{series}' and '{other}' are one series already.", usage=True)
    _choose(connection, number, called)
    told = (n.series == second) & (n.name == once)
    connection.execute(update(series_names).where(told).values(origin=ALIAS))
    chosen = (n.series == second) & (n.origin == CHOSEN)
    connection.execute(update(series_names).where(chosen).values(origin=ALIAS))
    connection.execute(update(series_names).where(n.series == second).values(series=number))
    return {called, once}


def find(connection: Connection, name: str, canonical: Canonical) -> tuple[int, str]:
    """A series by any of its names: its number and its name. EventtrackerError without."""
    wanted = rows.key(name)
    for row in connection.execute(select(series_names).order_by(n.origin, n.key)):
        if rows.key(row.name) == wanted:
            return row.series, _name(connection, row.series, canonical)
    raise EventtrackerError(
        f"There is no series '{name}': eventtracker series list shows them.", usage=True
    )


def _choose(connection: Connection, series: int, name: str) -> None:
    here = (n.series == series) & (n.name == name)
    connection.execute(update(series_names).where(here).values(origin=CHOSEN))


def _name(connection: Connection, series: int, canonical: Canonical) -> str:
    statement = select(n.lang, n.name, n.origin).where(n.series == series).order_by(n.key)
    return _chosen([(r.lang, r.name, r.origin) for r in connection.execute(statement)], canonical)


def _chosen(said: Sequence[tuple[str, str, str]], canonical: Canonical) -> str:
    chosen = [name for _, name, origin in said if origin == CHOSEN]
    return min(chosen) if chosen else canonical(name for _, name, _ in said)
