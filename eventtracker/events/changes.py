"""Which event a change of plans concerns, and which of its dates are the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.events.occasions import Occasion
from eventtracker.mentions.name import Name
from eventtracker.mentions.status import Cue
from eventtracker.mentions.view import AND, BREAK, COMMA, LINK, QUOTE, THE, within
from eventtracker.model import Interval

_FAR: Final = 12
"""Tokens between a cue and the mention it may still concern."""
_LATELY: Final = timedelta(days=100)
_LONG: Final = timedelta(days=200)
_EDITIONS: Final = timedelta(days=100)


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
        if _long_ago(linker, cue, links):
            continue
        for home in _homes(linker, cue.token, cue.kind == "moved"):
            out.setdefault(id(home), []).append(cue)
    return out


def _long_ago(linker: Linker, cue: Cue, links: Sequence[Link]) -> bool:
    governed = [k.time.interval.last for k in links if k.cue == cue.token]
    a, b = linker.v.scan.span(cue.token, cue.token + 1).end, cue.token + 3
    beside = [t.interval for t in linker.times if a <= t.start <= linker.v.scan.starts[b]]
    days = [day for day in (*governed, *(_at_latest(i, linker.published) for i in beside)) if day]
    return linker.published is not None and bool(days) and max(days) < linker.published - _LATELY


def _at_latest(i: Interval, published: date | None) -> date | None:
    """The last day that a time allows for; of a year that is over, the first."""
    over = i.grain == "year" and published is not None and i.last is not None and i.last < published
    return i.first if over else i.last or i.first


def _homes(linker: Linker, token: int, moved: bool) -> list[Cluster]:
    """The events that a cue concerns: the nearest mention and those of one list with it. A thing
    may be moved without saying which only in a sentence that names an event."""
    a, b = linker.v.sentence_of(token)
    here = [n for n in linker.names if a <= n.first < b]
    if here:
        near = min(here, key=lambda n: _distance(linker, n.first, n.last, token))
        if _distance(linker, near.first, near.last, token) > _FAR:
            return []
        return list(
            {
                id(c): c for n in listed_with(linker, here, near) if (c := linker.of[n.first])
            }.values()
        )
    before = [n for n in linker.names if n.last <= a and not moved]
    if before and linker.v.sentence_of(before[-1].first)[1] == a:
        return [linker.of[before[-1].first]]
    return []


def listed_with(linker: Linker, here: Sequence[Name], near: Name) -> list[Name]:
    """A mention and those that commas and "and" join to it ("the A, the B and the C")."""
    at = here.index(near)
    first = last = at
    while first and _joined(linker, here[first - 1], here[first]):
        first -= 1
    while last + 1 < len(here) and _joined(linker, here[last], here[last + 1]):
        last += 1
    return list(here[first : last + 1])


def _joined(linker: Linker, one: Name, other: Name) -> bool:
    between = [k for k in range(one.last, other.first) if k not in linker.timed]
    bits = [linker.v.bits[k] for k in between]
    joins = any(b & (AND | COMMA) for b in bits)
    return other.proper and joins and all(b & (AND | COMMA | THE | LINK | QUOTE) for b in bits)


def _distance(linker: Linker, first: int, last: int, token: int) -> float:
    apart = range(last, token) if last <= token else range(token + 1, first)
    between = [k for k in apart if k not in linker.timed]
    breaks = sum(1 for k in between if linker.v.bits[k] & BREAK)
    return len(between) + 6 * breaks


def outcome(
    linker: Linker, found: Sequence[Occasion], cues: Sequence[Cue], loose: Sequence[Cue] = ()
) -> Outcome:
    """The status of an event, given its occasions (the main one first) and its cues. Where all
    its dates are old ones, a `loose` cue anywhere in the text may say why."""
    if not cues and found and all(o.original for o in found):
        cues = [c for c in loose if c.kind in ("postponed", "cancelled", "moved")][:1]
    kinds = {c.kind: c for c in reversed(cues)}
    strong = [o for o in found if o.strength >= 0.5] or list(found)
    olds = [o for o in strong if o.original]
    news = [o for o in strong if not o.original]
    moved = any(_new_day(linker, k) for o in news for k in o.links)
    moved = moved or ("moved" in kinds and _later(olds, news))
    if (cue := kinds.get("cancelled")) and not moved:
        return Outcome("cancelled", (olds + news)[0], cue=cue)
    if cue := kinds.get("postponed") or kinds.get("moved"):
        return _moved(linker, olds, news, cue)
    main = (news or olds)[0]
    if previous := _given_up(olds, main):
        return Outcome("rescheduled", main, previous)
    status = "tentative" if "tentative" in kinds else "scheduled"
    return Outcome(status, main, cue=kinds.get("tentative"))


def outcomes(
    linker: Linker, found: Sequence[Occasion], cues: Sequence[Cue], loose: Sequence[Cue] = ()
) -> list[Outcome]:
    """What may have become of an event: what its occasions and cues say of the edition that the
    text is about; then each other occasion, another edition or a rival of that one."""
    first = outcome(linker, found, cues, loose)
    changed = first.status not in ("scheduled", "tentative") or first.previous is not None
    told = [first.main, *([first.previous] if first.previous else [])]
    rest = [o for o in found if o not in told and not o.original]
    if changed:
        rest = [o for o in rest if all(apart_in_time(o, x) for x in told)]
    return [first, *(Outcome("scheduled", o) for o in rest)]


def apart_in_time(a: Occasion, b: Occasion) -> bool:
    """Whether two occasions are so far apart that they are two editions."""
    days = [(x.first or x.last, x.last or x.first) for x in (a, b)]
    (a1, a2), (b1, b2) = days
    if not (a1 and a2 and b1 and b2):
        return False
    return a1 - b2 > _EDITIONS or b1 - a2 > _EDITIONS


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


def _moved(linker: Linker, olds: list[Occasion], news: list[Occasion], cue: Cue) -> Outcome:
    """Postponed, with or without a new date; what was held before the days given up is none."""
    news = [o for o in news if not any(_long_before(o, old) for old in olds)]
    if not news:
        return Outcome("postponed", olds[0], cue=cue)
    fresh = [o for o in news if any(_new_day(linker, k) for k in o.links)]
    if not olds and len(news) == 1:
        new = cue.over or any(_target(linker, k) for o in fresh for k in o.links)
        status = "rescheduled" if new and not cue.indefinite else "postponed"
        return Outcome(status, news[0], cue=cue)
    main = _finer((fresh or news)[0], news)
    rest = olds or [o for o in news if o is not main and o.rank <= 4]
    before = [o for o in rest if o.first and main.first and not o.differs(main)]
    if not olds and not fresh and all(_earlier(linker, o) for o in before) and not cue.over:
        return Outcome("postponed", main, cue=cue)
    return Outcome("rescheduled", main, before[0] if before else None, cue)


def _new_day(linker: Linker, k: Link) -> bool:
    """Whether a change of plans gives a time: one behind the word for it, or after "to"."""
    behind = k.cue is not None and k.cue < k.first
    return k.kind in ("POSTPONED", "MOVED") and (behind or _target(linker, k))


def _target(linker: Linker, k: Link) -> bool:
    """Whether a time is what something is moved to ("until 4 May", «на 4 мая»)."""
    a = k.first - 3
    moved = k.kind in ("POSTPONED", "MOVED")
    return moved and bool(within(linker.v.where("TO", "ONTO", "BY"), a, k.first))


def _earlier(linker: Linker, o: Occasion) -> bool:
    """Whether an occasion was over long before the article: an edition before."""
    day = o.last or o.first
    return bool(linker.published and day and day < linker.published - _LATELY)
