"""Which finds are events to keep: what a kind of event asks for, and what is history."""

from __future__ import annotations

from datetime import date, timedelta

from eventtracker.events.changes import Outcome
from eventtracker.events.occasions import Occasion

# Kinds whose head nouns are also said of what is no event ("a meeting", "a day").
_WEAK = {"meeting", "session", "week", "day", "visit", "ceremony", "championship", "other", ""}
_LATELY = timedelta(days=400)


def worthy(out: Outcome, published: date | None) -> bool:
    """Whether an outcome is an event: named, dated surely enough, not mere history."""
    o = out.main
    named = [n for n in o.cluster.names if n.named]
    if not named or o.strength < 0.5 or not _told(o):
        return False
    if o.original and out.status == "scheduled":
        return False
    if _history(o, published) or (o.grain == "year" and o.strength < 0.9):
        return False
    if o.cluster.type in _WEAK:
        told = any(n.proper or n.members for n in named)
        return o.strength >= 0.75 and told and not any(n.body for n in named)
    return True


def part_of(out: Outcome, around: Outcome) -> bool:
    """Whether what isn't enough by itself is a part of a longer event around it: surely dated,
    with a noun that something describes."""
    o, p = out.main, around.main
    if o.strength < 0.9 or o.grain != "day" or not (o.first and p.first and p.last):
        return False
    last = o.last or o.first
    inside = p.first <= o.first and last <= p.last and last - o.first < p.last - p.first
    named = [n for n in o.cluster.names if n.named and not n.plural]
    return inside and o.cluster is not p.cluster and any(n.whole or n.modified for n in named)


def _told(o: Occasion) -> bool:
    """Whether the event can be told by its name: a name, or a noun with a complement or, with a
    verb that dates it to the day, with a modifier of its own ("the music festival")."""
    sure = o.strength >= 0.9 and o.grain == "day" and o.cluster.type not in _WEAK
    named = [n for n in o.cluster.names if n.named and (n.proper or not n.plural)]
    return any(
        n.proper or n.whole or n.members or (sure and n.telling and n.modified) for n in named
    )


def _history(o: Occasion, published: date | None) -> bool:
    """A year gone by, or days long past: an earlier edition, named in passing."""
    day = o.last or o.first
    if published is None or day is None:
        return False
    if o.grain in ("year", "season", "half"):
        return day < published
    return day < published - _LATELY
