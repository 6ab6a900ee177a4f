"""Are two mentions one event? A decision with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventtracker.model import Event
from eventtracker.resolve.days import MOVED, allowed, days, distance
from eventtracker.resolve.names import Names, names_of
from eventtracker.text import fold_word

_KIN = (
    frozenset({"forum", "summit", "conference", "congress", "symposium", "assembly", "session"}),
    frozenset({"exhibition", "fair", "festival", "week"}),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The uid of the known event that a mention is, None if it is a new one; and why."""

    uid: str | None
    reasons: tuple[str, ...] = ()


def resolve(new: Event, candidates: Sequence[Event]) -> Decision:
    """Which of the candidates `new` is: the one that shares most with it, or none.

    Pure; the order of candidates doesn't matter.
    """
    agreeing = []
    against: list[str] = []
    for known in sorted(candidates, key=lambda e: e.uid):
        if objection := _objection(new, known):
            against.append(f"not '{known.name}': {objection}")
        elif shared := _shared_name(new, known):
            agreeing.append((_closeness(new, known), known.uid, shared))
    if not agreeing:
        return Decision(None, tuple(against) or ("nothing known has such a name",))
    _, uid, shared = min(agreeing)
    return Decision(uid, (shared, "the days agree"))


def _objection(new: Event, known: Event) -> str | None:
    """What forbids that two mentions are one event."""
    if known.uid == new.parent or (known.parent and known.parent == new.uid):
        return "one is on the other's programme"
    if new.edition and known.edition and new.edition != known.edition:
        return f"edition {new.edition} is not edition {known.edition}"
    moved = {new.status, known.status} & MOVED
    place, other = new.place, known.place
    if place.country and other.country and place.country != other.country:
        return f"{place.country} is not {other.country}"
    if not moved and place.city and other.city and fold_word(place.city) != fold_word(other.city):
        return f"{place.city} is not {other.city}"
    apart = distance(new, known)
    if apart is None:
        return "one has no days"
    same_edition = bool(new.edition and new.edition == known.edition and moved)
    if apart > allowed(new, known) and not same_edition:
        return f"{apart} days lie between them"
    return None


def _shared_name(new: Event, known: Event) -> str | None:
    """The name that two mentions share, in words; None if they share none that tells."""
    one, other = names_of(new), names_of(known)
    for name in sorted(one.full & other.full):
        if " " in name or name in one.own or _same_opening(new, known):
            return f"both are called '{name}'"
    if (new.parent is None) != (known.parent is None) or not _alike(new.type, known.type):
        return None  # a series' name is also on the events of its programme
    if _same_edition_elsewhere(new, known):
        return f"both are edition {new.edition} in {new.place.city} on the same days"
    shared = (one.series & other.series) | (one.own & other.own) | _named_as_series(one, other)
    return f"both are '{min(shared)}'" if shared else None


def _alike(one: str, other: str) -> bool:
    """Whether articles may use two kinds for one event; any may stand for "other"."""
    return one == other or "other" in (one, other) or any({one, other} <= kin for kin in _KIN)


def _named_as_series(one: Names, other: Names) -> frozenset[str]:
    """Names of one that are the other's series."""
    return (one.series & (other.full | other.short)) | (other.series & (one.full | one.short))


def _same_edition_elsewhere(new: Event, known: Event) -> bool:
    """Whether two languages, which name it differently, tell of one edition in one city."""
    shared_language = {*new.names, new.lang} & {*known.names, known.lang}
    if not new.edition or new.edition != known.edition or shared_language:
        return False
    if new.place.city is None or new.place.city != known.place.city:
        return False
    opening = new.start is not None and new.start == known.start
    return opening or (new.end is not None and new.end == known.end)


def _same_opening(new: Event, known: Event) -> bool:
    """Whether place and first day agree, which a name of one common word needs ("summit")."""
    city = new.place.city
    return bool(city and city == known.place.city and new.start and new.start == known.start)


def _closeness(new: Event, known: Event) -> tuple[int, int, int]:
    """Smaller is closer: days between, days that one has and the other hasn't, names not shared."""
    one, other = days(new), days(known)
    unshared = 0
    if one and other:
        unshared = abs((one[0] - other[0]).days) + abs((one[1] - other[1]).days)
    names = len(names_of(new).full & names_of(known).full)
    return distance(new, known) or 0, unshared, -names
