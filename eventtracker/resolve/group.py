"""Mentions into events: pairs that are one are joined, the surest first, unless something that
either already belongs to forbids it. A function of the set: the order of mentions is no matter.

Many articles say the same of one event. So profiles are compared, not mentions; pairs of mentions
are looked at one by one only where more than what they say tells: their documents, or people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement, product

from eventtracker.resolve.block import meet
from eventtracker.resolve.compare import Decision, Verdict, compare
from eventtracker.resolve.days import MOVED
from eventtracker.resolve.decide import about_days, decide, objects
from eventtracker.resolve.facts import Facts, Profile
from eventtracker.told import APART, DOUBTFUL, ONE, Constraints, Grouping, Key, Link, Pair, pair

Kinds = tuple[Profile, Profile]


def near(new: Sequence[Facts], others: Sequence[Facts]) -> Iterator[Link]:
    """What speaks for it that new mentions are the events of others: links, one or doubtful."""
    for one, other in product(new, others):
        decision = decide(one, other)
        if decision.verdict is not Verdict.NO and meet(one.profile, other.profile):
            verdict = ONE if decision.verdict is Verdict.YES else DOUBTFUL
            yield Link(pair(one.key, other.key), verdict, decision.reasons)


def group(mentions: Sequence[Facts], constraints: Constraints) -> Grouping:
    """The events that mentions tell of, and the links between them that a person may want to
    look at. Pairs that a person judged are in `constraints`."""
    known = {m.key: m for m in sorted(mentions, key=lambda m: m.key)}
    alike = _Alike(list(known.values()), constraints)
    clusters = _Clusters(known, constraints)
    for members in alike.whole:
        clusters.unite([m.key for m in members])
    for between in _in_order(alike.judged, constraints, known):
        named = between in constraints.together or alike.judged[between].strength > 0
        clusters.join(*between, named=named)
    return clusters.grouping(alike.judged)


class _Alike:
    """Mentions by their profiles, and what speaks for it that they are one.

    `whole`: mentions that are one event whatever the order in which they are joined; `judged`:
    the pairs that nobody decided and that the mentions themselves speak for, all but those
    within a whole.
    """

    def __init__(self, mentions: Sequence[Facts], said: Constraints) -> None:
        self._said = said
        self._of: dict[Profile, list[Facts]] = defaultdict(list)
        for mention in mentions:
            self._of[mention.profile].append(mention)
        likely = [kinds for kinds in combinations_with_replacement(self._of, 2) if _likely(*kinds)]
        firm = {kinds for kinds in likely if _firm(*kinds)}
        open_ = {kinds for kinds in likely if kinds not in firm and _may_be(*kinds)}
        self.judged = dict(self._pairs(open_))
        loose = self._loose({m.key: m.profile for m in mentions})
        split: set[Profile] = set().union(*loose)
        self.whole: list[list[Facts]] = []
        home: dict[Profile, int] = {}
        for number, component in enumerate(_components(self._of, [*firm, *loose])):
            members = [m for profile in component for m in self._of[profile]]
            if split.isdisjoint(component) and _whole(component, members, firm):
                self.whole.append(members)
                home |= dict.fromkeys(component, number)
        rest = (k for k in likely if k not in open_ and home.get(k[0], -1) != home.get(k[1]))
        self.judged |= self._pairs(rest)

    def _loose(self, profile: Mapping[Key, Profile]) -> list[Kinds]:
        """The profiles of mentions on which more than their profiles tells."""
        pairs = [p for p, decision in self.judged.items() if decision.verdict is Verdict.YES]
        pairs += [*self._said.together, *self._said.apart]
        return [(profile[a], profile[b]) for a, b in pairs if a in profile and b in profile]

    def _pairs(self, some: Iterable[Kinds]) -> Iterator[tuple[Pair, Decision]]:
        """The pairs of mentions of these profiles that are, or may be, one."""
        decided = self._said.apart | self._said.together
        for one, other in some:
            ours, theirs = self._of[one], self._of[other]
            for a, b in combinations(ours, 2) if one is other else product(ours, theirs):
                between = pair(a.key, b.key)
                if between not in decided and (found := decide(a, b)).verdict is not Verdict.NO:
                    yield between, found


def _likely(one: Profile, other: Profile) -> bool:
    """Whether any two mentions of two profiles may be one event."""
    found = compare(one, other)
    if found.objection and not found.unless_moved:
        return False
    return (found.copies or found.decision.verdict is not Verdict.NO) and meet(one, other)


def _firm(one: Profile, other: Profile) -> bool:
    """Whether all mentions of two profiles are one event, whatever their documents."""
    found = compare(one, other)
    return found.objection is None and found.decision.verdict is Verdict.YES


def _may_be(one: Profile, other: Profile) -> bool:
    """Whether it is up to their documents if two mentions are one event for sure."""
    found = compare(one, other)
    return found.copies is not None or found.decision.verdict is Verdict.YES


def _whole(component: Sequence[Profile], members: Sequence[Facts], firm: Container[Kinds]) -> bool:
    """Whether nothing keeps the members of a component from being joined, in any order.

    Days that exclude each other don't where a report of the move comes between them.
    """
    if len(component) == 1:
        return len(members) == 1 or (component[0], component[0]) in firm
    if len({m.told.document for m in members}) < len(members):
        return False
    found = [compare(*kinds).objection for kinds in combinations(component, 2)]
    if not all(about_days(why) for why in found if why):
        return False
    unmoved = [profile for profile in component if profile.status not in MOVED]
    near = [(a, b) for a, b in combinations(unmoved, 2) if (a, b) in firm or (b, a) in firm]
    return not any(
        compare(*kinds).objection
        for part in _components(unmoved, near)
        for kinds in combinations(part, 2)
    )


def _components(profiles: Iterable[Profile], joined: Iterable[Kinds]) -> list[list[Profile]]:
    """Profiles that hang together."""
    of = {profile: [profile] for profile in profiles}
    for one, other in joined:
        ours, theirs = of[one], of[other]
        if ours is not theirs:
            ours += theirs
            of |= dict.fromkeys(theirs, ours)
    return list({id(found): found for found in of.values()}.values())


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

    def unite(self, keys: list[Key]) -> None:
        """Make one cluster of mentions that nothing keeps apart."""
        self._of |= dict.fromkeys(keys, keys)

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
                if why and not (moved and about_days(why)):
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
