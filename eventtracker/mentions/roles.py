"""Who takes part: countries with their roles, by cue and syntax.

A sentence that names a country is written as a short string (`clauses.py`), and rules over it
(`rolerules.py`) give the countries their roles. A country that no rule takes is only mentioned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventtracker.mentions.blocs import BlocMention
from eventtracker.mentions.clauses import Clause, clauses
from eventtracker.mentions.parties import PartyList, lists
from eventtracker.mentions.rolerules import RULES, Rule
from eventtracker.model import Span
from eventtracker.places import PlaceMention
from eventtracker.scan import Scan


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A country or a bloc and its role (one of model.ROLES).

    `cue` spans the words that say so, the country among them; `sure` is false where they alone
    do not tie the country to an event ("the Malaysian delegation"). `first` is its token.
    """

    span: Span
    country: str | None
    role: str
    cue: Span
    sure: bool = True
    bloc: str | None = None
    first: int = 0


def find(
    scan: Scan, places: Sequence[PlaceMention], blocs: Sequence[BlocMention] = ()
) -> list[RoleMention]:
    """The countries and blocs that take part, in the order of the text."""
    out = [m for c in clauses(scan, lists(scan, places, blocs)) for m in _of_clause(scan, c)]
    return sorted(out, key=lambda m: m.span.start)


def _of_clause(scan: Scan, clause: Clause) -> Iterator[RoleMention]:
    side = "right" if "none" in scan.pack.naming.get("left", ()) else "left"
    taken: set[int] = set()
    for rule in RULES:
        flags = rule.flags
        if flags & {"left", "right"} - {side} or ("join" in flags and not clause.joins):
            continue
        for m in rule.pattern.finditer(clause.written):
            at = m.start("who")
            if at in taken or not _fits(rule, clause.lists[at]):
                continue
            taken.add(at)
            yield from _mentions(scan, clause, rule, m.span(), at)


def _fits(rule: Rule, parties: PartyList) -> bool:
    if "two" in rule.flags and len(parties.parties) < 2:
        return False
    return parties.dashed or "dash" not in rule.flags


def _mentions(
    scan: Scan, clause: Clause, rule: Rule, where: tuple[int, int], at: int
) -> Iterator[RoleMention]:
    who = clause.lists[at]
    first = min(clause.at[where[0]], who.first)
    last = max(clause.at[where[1] - 1] + 1, who.last)
    for p in who.parties:
        yield RoleMention(
            p.span,
            p.country,
            rule.role,
            scan.span(first, last),
            "loose" not in rule.flags or clause.joins,
            p.bloc,
            p.first,
        )
