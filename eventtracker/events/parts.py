"""Who takes part and how large it is: roles, blocs and figures given to the events they are of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from eventtracker.events.changes import Outcome, listed_with
from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.mentions import blocs, figures, roles
from eventtracker.mentions.figures import FigureMention
from eventtracker.mentions.name import Name
from eventtracker.mentions.roles import RoleMention
from eventtracker.mentions.view import within
from eventtracker.model import Figure

_NEAR: Final = 2
"""Sentences after one that names an event that may still speak of it."""


_FAIRS: Final = ("exhibition", "fair")
_OF_OFFICIALS: Final = ("summit", "meeting", "session", "assembly")
"""Kinds that officials attend by their office."""
_OF_ONE: Final = ("day", "week", "visit")
"""Kinds that are of the one country that their name names ("Days of Uzbekistan in Russia")."""


@dataclass
class Parts:
    """What belongs to one event."""

    roles: list[RoleMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)


def parts(linker: Linker, outcomes: Sequence[Outcome], main: Cluster) -> dict[int, Parts]:
    """The roles and figures of each event's cluster, by the cluster's identity."""
    v = linker.v
    out = {id(o.main.cluster): Parts() for o in outcomes}
    places = [p for p in v.sites.values() if linker.zones.alive(p.first)]
    names = _counting(linker, out)
    for r in roles.find(v.scan, places, blocs.find(v.scan)):
        home = _inside(out, _home(linker, names, r.first, main, r.sure, out), main)
        if home is None or not linker.zones.alive(r.first) or id(home) not in out:
            continue
        if r.formal and home.type not in _OF_OFFICIALS:
            continue
        for c in _together(linker, names, r.first, home):
            if id(c) in out:
                out[id(c)].roles.append(r)
    for o in outcomes:
        out[id(o.main.cluster)].roles += _in_name(linker, o)
    for f in figures.find(v.scan):
        home = _inside(out, _home(linker, names, f.first, main, True, out), main)
        if home is not None and linker.zones.alive(f.first) and id(home) in out:
            out[id(home)].figures.append(f)
    return out


def _together(
    linker: Linker, names: Sequence[Name], token: int, home: Cluster
) -> Iterable[Cluster]:
    """The events that share who takes part: those that one list joins ("the A and the B")."""
    a, b = linker.v.sentence_of(token)
    here = [n for n in names if a <= n.first < b]
    own = [n for n in here if linker.of[n.first] is home]
    listed = listed_with(linker, here, own[0]) if own else ()
    return {id(c): c for c in (home, *(linker.of[n.first] for n in listed))}.values()


def _in_name(linker: Linker, o: Outcome) -> Iterator[RoleMention]:
    """The countries that an event's name says to take part: whose goods a fair shows ("Made in
    Pakistan Exhibition"), whose days or whose visit it is, and two that meet."""
    type_ = o.main.cluster.type
    for n in o.main.names:
        if not n.proper or n.type != type_:
            continue
        own = [p for k in range(n.first, n.last) if (p := linker.v.sites.get(k))]
        own = [p for p in own if p.kind in ("country", "adjective")]
        if type_ in _FAIRS:
            role = "exhibitor"
        elif type_ in _OF_ONE or len({p.country for p in own}) > 1:
            role = "participant"
        else:
            continue
        for p in own:
            yield RoleMention(p.span, p.country, role, n.span, first=p.first, named=True)


def _inside(events: Container[int], home: Cluster | None, main: Cluster) -> Cluster | None:
    """The main event for one of another kind that has no date: it is a part of it."""
    if home is None or id(home) in events:
        return home
    return None if home.type == main.type else main


def _counting(linker: Linker, events: Container[int]) -> list[Name]:
    """The names that details may be of; common ones that are no event ("workshops and concerts")
    count for nothing."""
    return [
        n for n in linker.names if (n.proper and not n.plural) or id(linker.of[n.first]) in events
    ]


def _home(
    linker: Linker,
    names: Sequence[Name],
    token: int,
    main: Cluster,
    sure: bool,
    events: Container[int],
) -> Cluster | None:
    """The event named last before a word in its sentence, else the first after it there, else
    the main one; one that isn't sure needs the event in its sentence or the one before."""
    a, b = linker.v.sentence_of(token)
    here = [n for n in names if a <= n.first < b]
    before = [n for n in here if n.first <= token]
    if before:
        return linker.of[before[-1].first]
    if within(linker.v.where("PRESS"), a, token):
        return None  # "at a press conference on the fair spoke Peru's envoy"
    if here:
        return linker.of[here[0].first]
    last = [n for n in names if n.last <= a]
    if last and sure and id(linker.of[last[-1].first]) in events:
        # What follows a sentence on another event is still of that one, if it comes at once.
        start, end = linker.v.sentence_of(last[-1].first)
        several = {id(linker.of[n.first]) for n in last if n.first >= start}
        ends = end == a and bool(linker.v.at(a - 1))
        if len(several) == 1 and ends and "\n" not in linker.v.scan.tokens[a - 1]:
            return linker.of[last[-1].first]
    if not sure and not last:
        return None
    return main


def figure_of(f: FigureMention, start: date | None) -> Figure:
    """The model's figure; the year of an earlier edition where the sentence speaks of one."""
    year = f.year
    if year is None and f.past and start:
        year = start.year - 1
    if year is not None and start and year == start.year:
        year = None
    return Figure(f.kind, f.value, f.comparator, year)
