"""Who takes part: countries with their roles, by cue and syntax.

A sentence that names a country is written as a short string (`clauses.py`), and rules over it
(`rolerules.py`) give the countries their roles. A country that no rule takes is only mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from eventtracker.mentions.blocs import BlocMention
from eventtracker.mentions.clauses import Clause, clauses, spoken_of
from eventtracker.mentions.parties import lists
from eventtracker.mentions.rolerules import CUES, RULES, TELLING, Rule
from eventtracker.model import Span
from eventtracker.places import PlaceMention
from eventtracker.scan import Scan

_COORDINATED: Final = re.compile(
    r"([LA])x{0,3}(?=[,&]{1,2}f?[PTSB]x{0,2}f?([LA]))"
    r"|([LA])(?=,?&fx{1,3}([LA]))"  # "neighbours Malawi and Zambia, and from farther away Belarus"
)


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A country or a bloc and its role (one of model.ROLES).

    `cue` spans the words that say so, the country among them; `sure` is false where they alone
    do not tie the country to an event ("the Malaysian delegation"). `named` where the
    event's own name says so; `formal` where officials are only named, which tells nothing but of
    a meeting of such. `first` is its token.
    """

    span: Span
    country: str | None
    role: str
    cue: Span
    sure: bool = True
    bloc: str | None = None
    first: int = 0
    named: bool = False
    formal: bool = False


def find(
    scan: Scan, places: Sequence[PlaceMention], blocs: Sequence[BlocMention] = ()
) -> list[RoleMention]:
    """The countries and blocs that take part, in the order of the text."""
    parties = lists(scan, spoken_of(scan, places), spoken_of(scan, blocs), places)
    out = [m for c in clauses(scan, parties) for m in _of_clause(scan, c)]
    return sorted(out, key=lambda m: m.span.start)


def _of_clause(scan: Scan, clause: Clause) -> Iterator[RoleMention]:
    chars = set(clause.written)
    if CUES.isdisjoint(chars):
        return
    found: dict[int, tuple[Rule, tuple[int, int]]] = {}
    for rule in _applying(_barred(scan, clause), frozenset(chars & TELLING)):
        for m in rule.pattern.finditer(clause.written):
            at = m.start("who")
            if at not in found and _fits(scan, rule, clause, m):
                found[at] = rule, m.span()
    for one, other in _coordinated(clause):
        if one in found and other not in found:
            found[other] = found[one]
        elif other in found and one not in found:
            found[one] = found[other]
    for at, (rule, where) in found.items():
        yield from _mentions(scan, clause, rule, where, at)


def _coordinated(clause: Clause) -> Iterator[tuple[int, int]]:
    """Lists that share what is said of them: "the president of Chad and the king of Jordan"."""
    for m in _COORDINATED.finditer(clause.written):
        k = 1 if m[1] else 3
        yield m.start(k), m.start(k + 1)


@lru_cache(maxsize=4096)
def _applying(barred: frozenset[str], chars: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may match a clause with these telling characters."""
    return tuple(
        r
        for r in RULES
        if not r.flags & barred and r.cues <= chars and not r.whose.isdisjoint(chars)
    )


def _barred(scan: Scan, clause: Clause) -> frozenset[str]:
    """Flags of the rules that have nothing to say here."""
    syntax = scan.pack.syntax
    barred = {"left" if "right" in syntax.get("adjective", ()) else "right"}
    if "free" not in syntax.get("subject", ()):
        barred.add("free")
    if not clause.stages:
        barred.add("join")
    if not clause.exhibits:
        barred.add("show")
    return frozenset(barred)


def _fits(scan: Scan, rule: Rule, clause: Clause, m: re.Match[str]) -> bool:
    parties = clause.lists[m.start("who")]
    if "two" in rule.flags and len(parties.parties) < 2:
        return False
    if "agree" in rule.flags and not _agree(scan, clause.at[m.start()], parties.first):
        return False
    return parties.dashed or "dash" not in rule.flags


def _agree(scan: Scan, noun: int, adjective: int) -> bool:
    """Whether an adjective may be a noun's: "the festival … Thai" is not "the Thai festival"."""
    article = scan.pack.article
    return not scan.word(noun).startswith(article) or scan.word(adjective).startswith(article)


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
            ("loose" not in rule.flags or clause.joins) and "formal" not in rule.flags,
            p.bloc,
            p.first,
            formal="formal" in rule.flags,
        )
