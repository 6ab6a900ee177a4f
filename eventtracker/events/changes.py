"""Which event a change of plans concerns, and which of its dates are the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.events.occasions import Occasion
from eventtracker.mentions.status import Cue
from eventtracker.mentions.view import BREAK

_FAR: Final = 12
"""Tokens between a cue and the mention it may still concern."""


_LATELY: Final = timedelta(days=100)
_LONG: Final = timedelta(days=200)
_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True)
class Outcome:
    """What became of an event: its status, the occasion that holds, the one given up."""

    status: str
    main: Occasion
    previous: Occasion | None = None
    cue: Cue | None = None


def concerned(linker: Linker, cues: Sequence[Cue], links: Sequence[Link]) -> dict[int, list[Cue]]:
    """The cues of each cluster, by its identity: of the nearest mention in the sentence, else of
    the last one before it. Changes of long ago ("cancelled in 2020") are left out."""
    out: dict[int, list[Cue]] = {}
    for cue in cues:
        home = _home(linker, cue.token, cue.kind == "moved")
        if home is not None and not _long_ago(linker, cue, links):
            out.setdefault(id(home), []).append(cue)
    return out


def _long_ago(linker: Linker, cue: Cue, links: Sequence[Link]) -> bool:
    governed = [k.time.interval.last for k in links if k.cue == cue.token]
    a, b = linker.v.scan.span(cue.token, cue.token + 1).end, cue.token + 3
    beside = [t.interval for t in linker.times if a <= t.start <= linker.v.scan.starts[b]]
    firsts = [i.first for i in beside if not (i.first and i.last and i.last - i.first > _YEAR)]
    days = [day for day in (*governed, *firsts) if day]
    return linker.published is not None and bool(days) and max(days) < linker.published - _LATELY


def _home(linker: Linker, token: int, moved: bool) -> Cluster | None:
    """A thing may be moved without saying which only in a sentence that names an event."""
    a, b = linker.v.sentence_of(token)
    here = [n for n in linker.names if a <= n.first < b]
    if here:
        near = min(here, key=lambda n: _distance(linker, n.first, n.last, token))
        far = _distance(linker, near.first, near.last, token) > _FAR
        return None if far else linker.of[near.first]
    before = [n for n in linker.names if n.last <= a and not moved]
    if before and linker.v.sentence_of(before[-1].first)[1] == a:
        return linker.of[before[-1].first]
    return None


def _distance(linker: Linker, first: int, last: int, token: int) -> float:
    apart = range(last, token) if last <= token else range(token + 1, first)
    between = [k for k in apart if k not in linker.timed]
    breaks = sum(1 for k in between if linker.v.bits[k] & BREAK)
    return len(between) + 6 * breaks


def outcome(found: Sequence[Occasion], cues: Sequence[Cue], loose: Sequence[Cue] = ()) -> Outcome:
    """The status of an event, given its occasions (the main one first) and its cues. Where all
    its dates are old ones, a `loose` cue anywhere in the text may say why."""
    if not cues and found and all(o.original for o in found):
        cues = [c for c in loose if c.kind in ("postponed", "cancelled", "moved")][:1]
    kinds = {c.kind: c for c in reversed(cues)}
    strong = [o for o in found if o.strength >= 0.5] or list(found)
    olds = [o for o in strong if o.original]
    news = [o for o in strong if not o.original]
    moved = any(k.kind in ("POSTPONED", "MOVED") for o in news for k in o.links)
    moved = moved or ("moved" in kinds and _later(olds, news))
    if (cue := kinds.get("cancelled")) and not moved:
        return Outcome("cancelled", (olds + news)[0], cue=cue)
    if cue := kinds.get("postponed") or kinds.get("moved"):
        return _moved(olds, news, cue)
    main = (news or olds)[0]
    if previous := _given_up(olds, main):
        return Outcome("rescheduled", main, previous)
    status = "tentative" if "tentative" in kinds else "scheduled"
    return Outcome(status, main, cue=kinds.get("tentative"))


def _long_before(o: Occasion, old: Occasion) -> bool:
    return bool(o.first and old.first and o.first < old.first - _LONG)


def _later(olds: Sequence[Occasion], news: Sequence[Occasion]) -> bool:
    """Whether days after those given up are named."""
    given_up = max((o.first for o in olds if o.first), default=None)
    return given_up is not None and any(o.first and o.first > given_up for o in news)


def _given_up(olds: Sequence[Occasion], main: Occasion) -> Occasion | None:
    """Days that were meant before, near those that hold now: "it was first planned for May"."""
    for o in olds:
        near = o.first and main.first and abs(o.first - main.first) < _LONG
        said = not all(k.carried for k in o.links)
        if (
            said
            and near
            and not main.original
            and not o.differs(main)
            and o.first != main.first
            and max(o.rank, main.rank) <= 4
        ):
            return o
    return None


def _finer(main: Occasion, news: Sequence[Occasion]) -> Occasion:
    """The days that a text gives where its headline says only the month."""
    if main.first is None or main.last is None or not main.rank:
        return main
    for o in news:
        if o.rank < main.rank and o.first and main.first <= o.first <= main.last:
            return o
    return main


def _moved(olds: list[Occasion], news: list[Occasion], cue: Cue) -> Outcome:
    """Postponed, with or without a new date; what was held before the days given up is none."""
    news = [o for o in news if not any(_long_before(o, old) for old in olds)]
    fresh = [o for o in news if any(k.kind in ("POSTPONED", "MOVED") for k in o.links)]
    if not fresh and not olds and len(news) == 1:
        if cue.over:
            return Outcome("rescheduled", news[0], cue=cue)
        return Outcome("postponed", news[0], cue=cue)
    if not news:
        return Outcome("postponed", olds[0], cue=cue)
    main = _finer((fresh or news)[0], news)
    rest = olds or [o for o in news if o is not main and o.rank <= 4]
    before = [o for o in rest if o.first and main.first and not o.differs(main)]
    return Outcome("rescheduled", main, before[0] if before else None, cue)
