"""Series: the names that recurrent events go by, learnt from events or told by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from eventtracker.model import EventtrackerError
from eventtracker.store import rows
from eventtracker.store.tables import events, series_names

LEARNT, ALIAS, CHOSEN = "learnt", "alias", "chosen"
"""Who says that a name is the series': events; a person; a person who chose it for all."""

Name = tuple[str, str, str]
"""(key that its spellings share, language, name as written)."""
Teachers = Iterable[Sequence[Name]]
Canonical = Callable[[Iterable[str]], str]
"""The name of a series out of its names."""

n = series_names.c


# Asked for every document; to make a statement takes longer than to run it.
_WITH_PEOPLE = select(n.series).where(n.origin != LEARNT)
_TOLD = (
    select(n.series, n.name, n.origin)
    .where(n.series.in_(_WITH_PEOPLE), n.origin != LEARNT)
    .order_by(n.key)
)
_SHARING = select(n.series).where(n.key.in_(bindparam("some", expanding=True)))
_OF_KEYS = select(series_names).where(n.series.in_(_SHARING)).order_by(n.key)


@dataclass(frozen=True, slots=True)
class Series:
    """A recurrent event: its name, its names by language, how many stored events it has."""

    name: str
    names: dict[str, tuple[str, ...]]
    events: int


def told_by_people(connection: Connection) -> dict[str, str]:
    """Name → canonical name, of the series that people gave names."""
    found = connection.execute(_TOLD).all()
    chosen = {series: name for series, name, origin in found if origin == CHOSEN}
    return {name: chosen[series] for series, name, _ in found if series in chosen}


def learn(
    connection: Connection, names: Sequence[Name], canonical: Canonical
) -> tuple[str, set[str]]:
    """Take in the names that an event shares with its series.

    Returns the name of the series, and the names that it bore until now and no more.
    """
    wanted: dict[str, tuple[str, str]] = {}
    for key, lang, name in names:
        wanted[key] = min(wanted.get(key, (lang, name)), (lang, name), key=_plainness)
    known = {r.key: r for r in connection.execute(_OF_KEYS, {"some": sorted(wanted)})}
    numbers = sorted({row.series for row in known.values()})
    before = {
        _chosen([_said(r) for r in known.values() if r.series == number], canonical)
        for number in numbers
    }
    if not numbers:
        numbers = [_next(connection)]
    for other in numbers[1:]:
        moved = update(series_names).where(n.series == other).values(series=numbers[0])
        connection.execute(moved)
    said = {key: _said(row) for key, row in known.items()}
    for key, (lang, name) in sorted(wanted.items()):
        row = known.get(key)
        if row is None:
            new = {"key": key, "series": numbers[0], "lang": lang, "name": name}
            connection.execute(insert(series_names), [{**new, "origin": LEARNT}])
        elif row.origin == LEARNT and _plainness((lang, name)) < _plainness((row.lang, row.name)):
            here = update(series_names).where(n.key == key)
            connection.execute(here.values(lang=lang, name=name))
        else:
            continue
        said[key] = (lang, name, LEARNT)
    now = _chosen(list(said.values()), canonical)
    return now, before - {now}


def relearn(
    connection: Connection,
    name: str,
    said: Callable[[Iterable[str]], Teachers],
    canonical: Canonical,
) -> set[str]:
    """Keep of what the series of a name have learnt only what events still say: `said` gives the
    names that each event of series of some names shares with its own.

    Names that nothing joins any more are two series. Returns the names that those series bore
    until now, where events may have to be called otherwise.
    """
    former: set[str] = set()
    every = _all(connection)
    for number in sorted({r.series for r in every if rows.key(r.name) == rows.key(name)}):
        known = {r.key: r for r in every if r.series == number}
        by_people = {key for key, row in known.items() if row.origin != LEARNT}
        events = said(row.name for row in known.values())
        taught = [{key for key, _, _ in names} & known.keys() for names in events]
        parts = sorted(
            _joined([by_people, *taught]), key=lambda p: (p.isdisjoint(by_people), min(p))
        )
        gone = known.keys() - set().union(*parts)
        connection.execute(delete(series_names).where(n.key.in_(gone)))
        for part in parts[1:]:
            moved = update(series_names).where(n.key.in_(part))
            connection.execute(moved.values(series=_next(connection)))
        if gone or len(parts) > 1:
            former.add(_chosen([_said(row) for row in known.values()], canonical))
    return former


def _joined(groups: Iterable[set[str]]) -> list[set[str]]:
    """Groups that share something made one; empty ones left out."""
    parts: list[set[str]] = []
    for group in filter(None, groups):
        apart = [part for part in parts if part.isdisjoint(group)]
        parts = [group.union(*(p for p in parts if p not in apart)), *apart]
    return parts


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
    for row in _all(connection):
        if rows.key(row.name) == wanted:
            return row.series, _name(connection, row.series, canonical)
    raise EventtrackerError(
        f"There is no series '{name}': eventtracker series list shows them.", usage=True
    )


def _all(connection: Connection) -> Sequence[Any]:
    return connection.execute(select(series_names).order_by(n.origin, n.key)).all()


def _next(connection: Connection) -> int:
    """A number that no series bears."""
    return (connection.scalar(select(func.max(n.series))) or 0) + 1


def _said(row: Any) -> tuple[str, str, str]:
    return row.lang, row.name, row.origin


def _choose(connection: Connection, series: int, name: str) -> None:
    here = (n.series == series) & (n.name == name)
    connection.execute(update(series_names).where(here).values(origin=CHOSEN))


def _name(connection: Connection, series: int, canonical: Canonical) -> str:
    statement = select(series_names).where(n.series == series).order_by(n.key)
    return _chosen([_said(row) for row in connection.execute(statement)], canonical)


def _chosen(said: Sequence[tuple[str, str, str]], canonical: Canonical) -> str:
    chosen = [name for _, name, origin in said if origin == CHOSEN]
    return min(chosen) if chosen else canonical(name for _, name, _ in said)
