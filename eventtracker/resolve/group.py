"""Mentions into events: pairs that are one are joined, the surest first, unless something that
either already belongs to forbids it. A function of the set: the order of mentions is no matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from eventtracker.resolve.block import keys, sought
from eventtracker.resolve.days import MOVED
from eventtracker.resolve.decide import Decision, Verdict, decide, objects
from eventtracker.resolve.facts import Facts
from eventtracker.told import APART, DOUBTFUL, ONE, Constraints, Grouping, Key, Link, Pair, pair


def near(new: Sequence[Facts], others: Sequence[Facts]) -> Iterator[Link]:
    """What speaks for it that new mentions are the events of others: links, one or doubtful."""
    words = [(other, keys(other), sought(other)) for other in others]
    for one in new:
        mine, wanted = keys(one), sought(one)
        for other, theirs, wants in words:
            meet = wanted & theirs or mine & wants
            if meet and (decision := decide(one, other)).verdict is not Verdict.NO:
                verdict = ONE if decision.verdict is Verdict.YES else DOUBTFUL
                yield Link(pair(one.key, other.key), verdict, decision.reasons)


def group(mentions: Sequence[Facts], constraints: Constraints) -> Grouping:
    """The events that mentions tell of, and the links between them that a person may want to
    look at. Pairs that a person judged are in `constraints`."""
    known = {m.key: m for m in sorted(mentions, key=lambda m: m.key)}
    judged = dict(_judged(list(known.values()), constraints))
    clusters = _Clusters(known, constraints)
    for between in _in_order(judged, constraints, known):
        named = between in constraints.together or judged[between].strength > 0
        clusters.join(*between, named=named)
    return clusters.grouping(judged)


def _judged(mentions: Sequence[Facts], said: Constraints) -> Iterator[tuple[Pair, Decision]]:
    """The pairs that nobody decided and that the mentions themselves speak for."""
    words = [(keys(m), sought(m)) for m in mentions]
    for i, j in combinations(range(len(mentions)), 2):
        between = pair(mentions[i].key, mentions[j].key)
        meet = words[i][1] & words[j][0] or words[i][0] & words[j][1]
        if not meet or between in said.apart | said.together:
            continue
        decision = decide(mentions[i], mentions[j])
        if decision.verdict is not Verdict.NO:
            yield between, decision


def _in_order(
    judged: dict[Pair, Decision], said: Constraints, known: dict[Key, Facts]
) -> Iterable[Pair]:
    """The pairs to join: what a person joined, then the surest."""
    yield from sorted(p for p in said.together if p[0] in known and p[1] in known)
    sure = [p for p, decision in judged.items() if decision.verdict is Verdict.YES]
    yield from sorted(sure, key=lambda p: (-judged[p].strength, p))


class _Clusters:
    """Disjoint sets of mentions that may not hold what excludes each other."""

    def __init__(self, known: dict[Key, Facts], said: Constraints) -> None:
        self._known = known
        self._said = said
        self._of: dict[Key, list[Key]] = {key: [key] for key in known}
        self._why: dict[Pair, str] = {}

    def join(self, one: Key, other: Key, *, named: bool) -> None:
        """Make two clusters one, unless a member of either objects to one of the other.

        `named`: names tell that they are one. Where only copied texts do, what one text tells
        apart stays apart.
        """
        ours, theirs = self._of[one], self._of[other]
        if ours is theirs:
            return
        between = pair(one, other)
        if between not in self._said.together and (why := self._objection(ours, theirs, named)):
            self._why[between] = why
            return
        ours += theirs
        for key in theirs:
            self._of[key] = ours

    def _objection(self, ours: list[Key], theirs: list[Key], named: bool) -> str | None:
        if any(pair(a, b) in self._said.apart for a in ours for b in theirs):
            return "a person said that they are two"
        if not named and {a[0] for a in ours} & {b[0] for b in theirs}:
            return "one article tells of both"
        moved = any(self._known[k].event.status in MOVED for k in (*ours, *theirs))
        for a in ours:
            for b in theirs:
                why = objects(self._known[a], self._known[b])
                if why and not (moved and why.startswith("the days")):
                    return why
        return None

    def grouping(self, judged: dict[Pair, Decision]) -> Grouping:
        """What came of it; a pair of two clusters is a link."""
        groups = sorted({tuple(sorted(members)) for members in self._of.values()})
        links = [
            Link(
                p,
                DOUBTFUL if decision.verdict is Verdict.DOUBTFUL else APART,
                (*decision.reasons, *([self._why[p]] if p in self._why else [])),
            )
            for p, decision in sorted(judged.items())
            if self._of[p[0]] is not self._of[p[1]]
        ]
        return Grouping(tuple(groups), tuple(links))
