"""What two mentions say, compared: are they one event as far as that tells?

A function of their profiles, the same either way round, worked out once for all mentions that say
the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from eventtracker.model import Place
from eventtracker.resolve.days import When, when
from eventtracker.resolve.facts import Profile
from eventtracker.resolve.likeness import Level, Likeness, likeness
from eventtracker.text import fold_word

_KIN = (
    frozenset({"forum", "summit", "conference", "congress", "symposium", "assembly", "session"}),
    frozenset({"forum", "meeting", "summit", "session"}),
    frozenset({"exhibition", "fair", "festival", "week"}),
    frozenset({"games", "championship", "festival"}),
)
APART_IN_TIME = "the days are too far apart"
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two profiles come to, were they of two documents.

    `objection` forbids that they are one; with `unless_moved` it falls if both documents came
    before the earlier days. `copies` is the decision where one text is a copy of the other.
    """

    decision: Decision
    copies: Decision | None = None
    objection: str | None = None
    unless_moved: bool = False


@lru_cache(maxsize=20_000)
def compare(one: Profile, other: Profile) -> Comparison:
    """Two profiles, as far as they alone tell."""
    time = when(one, other)
    edition = one.edition is not None and one.edition == other.edition
    if one.edition and other.edition and not edition:
        low, high = sorted((one.edition, other.edition))
        return _forbidden(f"edition {low} is not edition {high}")
    if time is When.NEVER:
        return _forbidden(APART_IN_TIME)
    decision, copies = _judged(one, other, time, edition)
    far = time is When.FAR and not edition
    return Comparison(decision, copies, APART_IN_TIME if far else None, unless_moved=far)


def _forbidden(why: str) -> Comparison:
    return Comparison(Decision(Verdict.NO, (why,)), objection=why)


def _judged(
    one: Profile, other: Profile, time: When, edition: bool
) -> tuple[Decision, Decision | None]:
    """The decision, and the one where one text is a copy of the other, if that matters."""
    alike, told = _names(one, other)
    place = where(one.place, other.place)
    if one.on_programme != other.on_programme:
        return _part_of_a_programme(one, other, alike, told), None
    kin = related(one.type, other.type)
    says = _says(one, other, time, place, edition)
    sure = _sure(alike, time, place, edition, kin)
    if sure:
        strength = alike.level * 100 + time * 10 + place + 3 * edition
        decision = Decision(sure, (told, *says), strength)
    else:
        decision = Decision(Verdict.NO, (told, *says, "too little agrees"))
    if sure or not kin or time < When.EDGE or place is Where.COUNTRY:
        return decision, None
    return decision, Decision(Verdict.YES, ("one text is a copy of the other", *says))


def where(one: Place, other: Place) -> Where:
    """How two places agree."""
    if one.country and other.country and one.country != other.country:
        return Where.COUNTRY
    if one.city and other.city:
        return Where.SAME if fold_word(one.city) == fold_word(other.city) else Where.CITY
    return Where.UNSAID


def related(one: str, other: str) -> bool:
    """Whether articles may use two kinds for one event; any may stand for "other"."""
    return one == other or "other" in (one, other) or any({one, other} <= kin for kin in _KIN)


def _names(one: Profile, other: Profile) -> tuple[Likeness, str]:
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


def _says(a: Profile, b: Profile, time: When, place: Where, edition: bool) -> tuple[str, ...]:
    """The rest of what agrees or not, in words."""
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
        found.append(f"both are edition {a.edition}")
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


def _if(holds: bool, *, else_: bool = False) -> Verdict:
    """YES if something holds, else DOUBTFUL if something else does, else NO."""
    if holds:
        return Verdict.YES
    return Verdict.DOUBTFUL if else_ else Verdict.NO


def _part_of_a_programme(a: Profile, b: Profile, alike: Likeness, told: str) -> Decision:
    """One article tells that its event is on another's programme, the other article doesn't."""
    whole_days = (a.start, a.end or a.start) == (b.start, b.end or b.start)
    if (
        alike.level is Level.SAME
        and alike.weight
        and whole_days
        and where(a.place, b.place) > Where.CITY
    ):
        return Decision(Verdict.YES, (told, "the days are the same"), Level.SAME * 100)
    return Decision(Verdict.NO, (told, "only one is on another event's programme"))
