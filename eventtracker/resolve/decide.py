"""Are two mentions one event? Yes, no, or a case for a person; with reasons.

A function of the two alone, the same either way round: whatever else a store holds, and in
whatever order it came, two mentions are judged alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from eventtracker.model import Event
from eventtracker.resolve.copies import copied
from eventtracker.resolve.days import FAR, When, days, days_before, exact, gap, when
from eventtracker.resolve.facts import Facts
from eventtracker.resolve.likeness import Level, Likeness, likeness
from eventtracker.text import fold_word

_KIN = (
    frozenset({"forum", "summit", "conference", "congress", "symposium", "assembly", "session"}),
    frozenset({"forum", "meeting", "summit", "session"}),
    frozenset({"exhibition", "fair", "festival", "week"}),
    frozenset({"games", "championship", "festival"}),
)
_SPECIFIC = 3
"""Telling words that make a name enough by itself, though the place differs."""


class Where(IntEnum):
    """How the places of two reports agree."""

    COUNTRY = 0  # they lie in two countries
    CITY = 1  # in two cities of one country
    UNSAID = 2
    SAME = 3


class Verdict(IntEnum):
    NO = 0
    DOUBTFUL = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """`strength` orders those that are YES: what is surer is joined first; 0 where only the texts
    tell, not the names."""

    verdict: Verdict
    reasons: tuple[str, ...]
    strength: int = 0


def decide(one: Facts, other: Facts) -> Decision:
    """Whether two mentions are one event."""
    if objection := objects(one, other):
        return Decision(Verdict.NO, (objection,))
    a, b = one.event, other.event
    alike, told = _names(one, other)
    time, place, edition = when(a, b), where(a, b), _same_edition(one, other)
    if (a.parent is None) != (b.parent is None):
        return _part_of_a_programme(a, b, alike, told)
    kin = related(a.type, b.type)
    sure = _sure(alike, time, place, edition, kin)
    says = _says(one, other, time, place, edition)
    if not sure and kin and time >= When.EDGE and place > Where.COUNTRY and _copies(one, other):
        return Decision(Verdict.YES, ("one text is a copy of the other", *says))
    reasons = (told, *says)
    if not sure:
        return Decision(Verdict.NO, (*reasons, "too little agrees"))
    strength = alike.level * 100 + time * 10 + place + 3 * edition
    return Decision(sure, reasons, strength)


def objects(one: Facts, other: Facts) -> str | None:
    """What forbids that two mentions are one event, whatever they are called."""
    a, b = one.event, other.event
    if one.edition and other.edition and one.edition != other.edition:
        low, high = sorted((one.edition, other.edition))
        return f"edition {low} is not edition {high}"
    if one.told.document == other.told.document and not _told_twice(a, b):
        return "one article tells of both"
    time = when(a, b)
    if time is When.NEVER:
        return "the days are too far apart"
    if time is When.FAR and not _same_edition(one, other) and not _may_have_moved(a, b):
        return "the days are too far apart"
    return None


def where(a: Event, b: Event) -> Where:
    """How two places agree."""
    one, other = a.place, b.place
    if one.country and other.country and one.country != other.country:
        return Where.COUNTRY
    if one.city and other.city:
        return Where.SAME if fold_word(one.city) == fold_word(other.city) else Where.CITY
    return Where.UNSAID


def related(one: str, other: str) -> bool:
    """Whether articles may use two kinds for one event; any may stand for "other"."""
    return one == other or "other" in (one, other) or any({one, other} <= kin for kin in _KIN)


def _names(one: Facts, other: Facts) -> tuple[Likeness, str]:
    """How alike the names are, and that in words. The name of a series is on other events of
    it too, so it counts for less."""
    best = likeness(one.names, other.names)
    if best.level < Level.SAME and one.series & other.series:
        series = min(one.series & other.series)
        return Likeness(Level.SAME, 2, 2), f"both are known as '{series}'"
    if Level.APART < best.level < Level.PART and (one.recurring or other.recurring):
        recurring = likeness((*one.names, *one.recurring), (*other.names, *other.recurring))
        if recurring.level is Level.SAME and recurring.weight:
            best = replace(recurring, level=Level.PART)
    return best, _in_words(best)


def _in_words(alike: Likeness) -> str:
    a, b = (f"'{name}'" for name in alike.names)
    return {
        Level.APART: f"{a} is not {b}",
        Level.UNKNOWN: f"{a} and {b} cannot be compared",
        Level.WIDER: f"{a} and {b} say not the same",
        Level.OPEN: f"{a} and {b} share words",
        Level.PART: f"of {a} and {b} one is a short form",
        Level.SAME: f"both are called {a}" if a == b else f"{a} means {b}",
    }[alike.level]


def _says(one: Facts, other: Facts, time: When, place: Where, edition: bool) -> tuple[str, ...]:
    """The rest of what agrees or not, in words."""
    a, b = one.event, other.event
    found = [
        {
            When.FAR: "months lie between them",
            When.NEAR: "the days are near",
            When.WITHIN: "the days lie in the other's period",
            When.MOVED: "it was moved",
            When.EDGE: "they close together",
            When.OPENING: "they open together",
            When.EQUAL: "the days are the same",
        }[time]
    ]
    if edition:
        found.append(f"both are edition {one.edition}")
    if place is not Where.UNSAID:
        cities = sorted({a.place.city or "", b.place.city or ""} - {""})
        countries = sorted({a.place.country or "", b.place.country or ""})
        found.append(
            {
                Where.SAME: f"both are in {cities[-1] if cities else ''}",
                Where.CITY: f"{' is not '.join(cities)}",
                Where.COUNTRY: f"{' is not '.join(countries)}",
            }[place]
        )
    return tuple(found)


def _sure(alike: Likeness, time: When, place: Where, edition: bool, kin: bool) -> Verdict:
    firm = alike.telling or (edition and place is Where.SAME)
    if not kin and not (alike.level is Level.SAME and firm and time >= When.EDGE):
        return Verdict.NO
    rule = {
        Level.SAME: _same_name,
        Level.PART: _short_form,
        Level.WIDER: _wider_name,
        Level.OPEN: _open_name,
    }.get(alike.level, _other_name)
    return rule(alike, time, place, edition)


def _same_name(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    if not alike.weight:  # "Summit": place and first day must tell
        return _if(place is Where.SAME and time >= When.OPENING)
    if place <= Where.CITY:
        return _same_name_elsewhere(alike, time, place, edition)
    if time is When.FAR:
        return _if(edition, else_=alike.telling or place is Where.SAME)
    if time is When.NEAR:
        return _if(alike.telling or place is Where.SAME or edition, else_=True)
    return Verdict.YES


def _same_name_elsewhere(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    """One of two places is a mistake, or was changed, or there are two events."""
    if place is Where.COUNTRY:
        return _if(time >= When.EDGE and alike.telling and edition)
    if time is When.MOVED and alike.telling:
        return Verdict.YES
    firm = edition or alike.weight >= _SPECIFIC
    return _if(time >= When.EDGE and alike.telling and firm, else_=time >= When.EDGE and firm)


def _short_form(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    if place <= Where.CITY:
        return Verdict.NO
    if time >= When.WITHIN:
        return _if(alike.telling or place is Where.SAME, else_=time >= When.EDGE)
    return _if(edition and place is Where.SAME, else_=time is When.NEAR)


def _wider_name(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    if place is not Where.SAME or time < When.EDGE:
        return _if(False, else_=edition and place is Where.SAME and time >= When.WITHIN)
    return _if(time is When.EQUAL or edition, else_=True)


def _open_name(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    if place <= Where.CITY or time < When.WITHIN:
        return Verdict.NO
    if not alike.own:
        return _other_name(alike, time, place, edition)
    if place is Where.SAME and (edition or time is When.EQUAL):
        return Verdict.YES
    return _if(alike.telling and time >= When.EDGE, else_=place is Where.SAME and time >= When.EDGE)


def _other_name(alike: Likeness, time: When, place: Where, edition: bool) -> Verdict:
    """Names that differ, or cannot be compared: only all the rest together tells."""
    if place is not Where.SAME or time < When.EDGE:
        return Verdict.NO
    if alike.level is not Level.APART:
        return _if(edition, else_=time is When.EQUAL)
    return _if(False, else_=edition and time is When.EQUAL)


def _copies(one: Facts, other: Facts) -> bool:
    return one.told.document != other.told.document and copied(one, other)


def _if(holds: bool, *, else_: bool = False) -> Verdict:
    """YES if something holds, else DOUBTFUL if something else does, else NO."""
    if holds:
        return Verdict.YES
    return Verdict.DOUBTFUL if else_ else Verdict.NO


def _part_of_a_programme(a: Event, b: Event, alike: Likeness, told: str) -> Decision:
    """One article tells that its event is on another's programme, the other article doesn't."""
    whole_days = (a.start, a.end or a.start) == (b.start, b.end or b.start)
    if alike.level is Level.SAME and alike.weight and whole_days and where(a, b) > Where.CITY:
        return Decision(Verdict.YES, (told, "the days are the same"), Level.SAME * 100)
    return Decision(Verdict.NO, (told, "only one is on another event's programme"))


def _same_edition(one: Facts, other: Facts) -> bool:
    return one.edition is not None and one.edition == other.edition


def _told_twice(a: Event, b: Event) -> bool:
    """Whether an article that seems to tell of two events may tell of one under two names."""
    if a.uid == b.parent or b.uid == a.parent or not related(a.type, b.type):
        return False
    one, other = days(a), days(b)
    return where(a, b) is Where.SAME and bool(one and other and gap(one, other) == 0)


def _may_have_moved(a: Event, b: Event) -> bool:
    """Whether both were reported before the earlier days, so that these may have been given up."""
    one, other = days(a), days(b)
    told = [d.published for event in (a, b) for d in event.documents if d.published]
    if not one or not other or len(told) < 2 or not (exact(a) and exact(b)):
        return False
    if days_before(a) or days_before(b):
        return False  # then it is known from which days
    return gap(one, other) <= FAR and max(told) < min(one[0], other[0])
