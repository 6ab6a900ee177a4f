"""The days and the status of an event that several documents tell of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from eventtracker.resolve.days import NEAR, Days, days, exact, fineness, gap
from eventtracker.resolve.votes import Voice, vote

_FIRM = ("rescheduled", "postponed", "cancelled")
_PARTLY = 0.5
"""What a report that gives one of two days counts for a pair of days."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days that some of the reports agree on, more or less."""

    voices: tuple[Voice, ...]

    @property
    def weight(self) -> float:
        return sum(v.weight for v in self.voices)

    @property
    def last_told(self) -> date:
        return max(v.told_on for v in self.voices)

    @property
    def first_told(self) -> date:
        return min(v.told_on for v in self.voices)

    def near(self, other: Days) -> bool:
        return any(d and gap(d, other) <= NEAR for d in (days(v.event) for v in self.voices))


def when_it_is(voices: Sequence[Voice]) -> dict[str, Any]:
    """The fields that tell when an event is, and its status; `voices` the oldest first."""
    periods = periods_of(voices)
    current = _current(voices, periods)
    found = _days(current)
    before = _before(voices, periods, current)
    status = _status(voices, current, moved=before is not None)
    implied = _implied(voices, current, found["start"], found["end"])
    previous = before if before and status != "scheduled" else (None, None)
    return {
        **found,
        "implied": implied,
        "status": status,
        "previous_start": previous[0],
        "previous_end": previous[1],
    }


def periods_of(voices: Sequence[Voice]) -> list[Period]:
    """The reports by the days that they give; vague ones with those that lie in theirs."""
    dated = [(v, d) for v in voices if (d := days(v.event))]
    groups: list[tuple[list[Voice], Days]] = []
    for voice, stretch in sorted(dated, key=lambda x: (not exact(x[0].event), x[1], x[0].told.key)):
        fits = [g for g in groups if gap(g[1], stretch) <= (NEAR if exact(voice.event) else 0)]
        if not fits:
            groups.append(([voice], stretch))
            continue
        home = max(fits, key=lambda g: sum(v.weight for v in g[0]))
        home[0].append(voice)
        if exact(voice.event):
            at = groups.index(home)
            known = home[1]
            groups[at] = (home[0], (min(known[0], stretch[0]), max(known[1], stretch[1])))
    order = {v.told.key: i for i, v in enumerate(voices)}
    return [Period(tuple(sorted(g, key=lambda v: order[v.told.key]))) for g, _ in groups]


def _current(voices: Sequence[Voice], periods: list[Period]) -> Period:
    """The period that counts: the last one that the event was moved to, else the one that was
    told last before the others were over, else the one that most tell."""
    if len(periods) == 1:
        return periods[0]
    home = {v.told.key: p for p in periods for v in p.voices}
    moves = [v for v in voices if v.event.status == "rescheduled" and v.told.key in home]
    if moves:
        return home[moves[-1].told.key]
    off = [v for v in voices if v.event.status == "postponed" and v.told.key in home]
    if off:
        given_up = home[off[-1].told.key]
        later = [p for p in periods if p is not given_up and p.last_told >= off[-1].told_on]
        return max(later, key=lambda p: (p.last_told, p.weight), default=given_up)
    latest = max(periods, key=lambda p: (p.last_told, p.weight))
    first_days = [d[0] for p in periods for v in p.voices if (d := days(v.event))]
    if latest.first_told < min(first_days) and all(
        p is latest or p.last_told < latest.last_told for p in periods
    ):
        return latest
    return max(periods, key=lambda p: (p.weight, p.last_told))


def _days(period: Period) -> dict[str, Any]:
    """First and last day of a period: of the finest reports, as most tell."""
    finest = min(fineness(v.event) for v in period.voices)
    any_exact = any(exact(v.event) for v in period.voices)
    pool = [
        v for v in period.voices if (exact(v.event) if any_exact else fineness(v.event) == finest)
    ]
    start, end = _pair(pool)
    said = [v for v in pool if v.event.start == start or v.event.end == end]
    opening = [v for v in said if v.event.start == start]
    closing = [v for v in said if v.event.end == end or v.event.end is None]
    return {
        "start": start,
        "end": end,
        "precision": min((v.event for v in said), key=fineness).precision,
        "start_time": vote((v.event.start_time, v.weight) for v in opening),
        "end_time": vote((v.event.end_time, v.weight) for v in closing),
    }


def _pair(pool: Sequence[Voice]) -> Days | tuple[date | None, date | None]:
    pairs = {(v.event.start, v.event.end) for v in pool if v.event.start and v.event.end}
    if not pairs:
        start = vote((v.event.start, v.weight) for v in pool)
        end = vote((v.event.end, v.weight) for v in pool)
        return (start, end if not start or not end or end >= start else None)
    scores = [(pair, _support(pair, v) * v.weight) for v in pool for pair in pairs]
    return vote(scores) or (None, None)


def _support(pair: tuple[date | None, date | None], voice: Voice) -> float:
    start, end = voice.event.start, voice.event.end
    if (start, end) == pair:
        return 1.0
    whole = start is not None and end is not None
    agrees = start == pair[0] or end == pair[1]
    return _PARTLY * (0.5 if whole else 1.0) if agrees else 0.0


def _implied(
    voices: Sequence[Voice], period: Period, start: date | None, end: date | None
) -> tuple[str, ...]:
    """What none of the documents says: the year, if all of those that name it imply it."""
    said = [v.event for v in period.voices if start == v.event.start or end == v.event.end]
    common = [i for i in said[0].implied if all(i in e.implied for e in said)] if said else []
    years = {d.year for d in (start, end) if d}
    told = [(v.event, d) for v in voices if (d := days(v.event)) and d[0].year == d[1].year]
    if any("year" not in event.implied and d[0].year in years for event, d in told):
        common = [i for i in common if i != "year"]
    return tuple(common)


def _before(
    voices: Sequence[Voice], periods: list[Period], current: Period
) -> tuple[date | None, date | None] | None:
    """The days that the event had before it was moved; None if it wasn't."""
    for voice in reversed(voices):
        event = voice.event
        if event.previous_start or event.previous_end:
            said = (event.previous_start, event.previous_end)
            known = [p for p in periods if p is not current and p.near(_whole(said))]
            return _pair(_exact(known[-1])) if known and None in said else said
    earlier = [p for p in periods if p is not current and p.first_told <= current.last_told]
    if not earlier:
        return None
    last = max(earlier, key=lambda p: (p.last_told, p.weight))
    return _pair(_exact(last))


def _whole(said: tuple[date | None, date | None]) -> Days:
    known = [d for d in said if d]
    return known[0], known[-1]


def _exact(period: Period) -> list[Voice]:
    return [v for v in period.voices if exact(v.event)] or list(period.voices)


def _status(voices: Sequence[Voice], current: Period, *, moved: bool) -> str:
    """An event once moved or off stays so; of two such words the later counts."""
    firm = [v for v in voices if v.event.status in _FIRM]
    if firm:
        last_day = firm[-1].told_on
        last = vote((v.event.status, v.weight) for v in firm if v.told_on == last_day)
        if last == "postponed" and moved and current.last_told >= last_day:
            return "rescheduled"
        return str(last)
    if moved:
        return "rescheduled"
    finest = min(fineness(v.event) for v in current.voices)
    said = [v for v in current.voices if fineness(v.event) == finest or exact(v.event)]
    return said[-1].event.status
