"""Which finds are events to keep: what a kind of event asks for, and what is history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.occasions import Occasion
from eventtracker.mentions.name import Name

# Kinds whose head nouns are also said of what is no event ("a meeting", "a day").
_WEAK: Final = {
    "meeting",
    "session",
    "week",
    "day",
    "visit",
    "ceremony",
    "championship",
    "other",
    "",
}
_LATELY: Final = timedelta(days=400)


def why_not(out: Outcome, published: date | None) -> str | None:
    """Why an outcome is no event (of `model.REJECTIONS`); None for one that is named, dated
    surely enough and not mere history."""
    o = out.main
    named = [n for n in o.cluster.names if n.named]
    if not named or not _told(o):
        return "common"
    if o.strength < 0.5:
        return "loose_date"
    if o.original and out.status == "scheduled":
        return "given_up"
    if _history(o, published):
        return "past"
    if o.grain == "year" and o.strength < 0.9:
        return "vague"
    return _why_weak(o, named) if o.cluster.type in _WEAK else None


def _why_weak(o: Occasion, named: Sequence[Name]) -> str | None:
    """For a kind that many things are called: it takes a name and a surer date."""
    if any(n.body for n in named):
        return "body"
    opens = any(k.role == "open" and k.kind == "OPEN" for k in o.links)
    cup = o.cluster.type == "championship" and (o.ranged or o.first is None or opens)
    if not any(n.proper or n.members or (n.whole and cup) for n in named):
        return "common"
    if o.rank and not any(n.proper for n in named) and not any(k.dated for k in o.links):
        return "vague"  # "leaders met last month"
    return "loose_date" if o.strength < 0.75 else None


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
    verb or a date beside it, with a modifier of its own ("the music festival")."""
    dated = o.strength >= 0.9 or any(k.beside and k.dated for k in o.links)
    sure = dated and o.grain == "day" and o.cluster.type not in _WEAK
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
