"""All rules at once: a finite automaton over letters, built state by state as texts need it.

Each pattern becomes positions with the letters each admits and which may follow which
(Glushkov 1961); a state is the set of positions that the letters so far may have reached.
Transitions are remembered, so that a token costs one look-up however many rules there are.
A match has at most LONGEST tokens, so that the work stays linear in a text's length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from eventtracker.languages import Lexicon
from eventtracker.times.grammar import Rule, class_of, words_of

LONGEST: Final = 60


class _Part(NamedTuple):
    """A stretch of a pattern: whether it may be empty, its first and last positions."""

    nullable: bool
    first: frozenset[int]
    last: frozenset[int]


_NOTHING: Final = _Part(True, frozenset(), frozenset())


class _State:
    """`following`: letter → the next state, None where no rule goes on, as far as it was asked
    for; `ahead` are the positions that may come next, `ends` the rules that may end here."""

    def __init__(self, ahead: frozenset[int], ends: tuple[int, ...]) -> None:
        self.following: dict[str, _State | None] = {}
        self.ahead = ahead
        self.ends = ends


class Automaton:
    """Runs the rules over the letters of a scan from one place on."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self._letters: list[frozenset[str]] = []
        self._follow: list[set[int]] = []
        self._rule_at: dict[int, list[int]] = {}  # last position → rules that may end there
        self._barred: dict[int, frozenset[str]] = {}  # rule → letters that may not come next
        first: set[int] = set()
        for number, rule in enumerate(rules):
            words = [w for w in words_of(rule.expanded) if w[0] != "!"]
            part, _ = self._alternatives(words, 0, lexicon)
            first |= part.first
            for position in part.last:
                self._rule_at.setdefault(position, []).append(number)
            bars = [w[1:] for w in words_of(rule.expanded) if w[0] == "!"]
            if bars:
                self._barred[number] = frozenset("".join(class_of(b, lexicon) for b in bars))
        self.first = frozenset("".join("".join(self._letters[p]) for p in first))
        self._states: dict[frozenset[int], _State] = {}
        self._start = _State(frozenset(first), ())

    def run(self, letters: str, at: int) -> list[tuple[int, tuple[int, ...]]]:
        """(end, rules that may end there) for every end from `at` on, nearest first."""
        out = []
        state = self._start
        for end, letter in enumerate(letters[at : at + LONGEST], at + 1):
            known = state.following
            following = known[letter] if letter in known else self._step(state, letter)
            if following is None:
                break
            state = following
            if state.ends:
                out.append((end, state.ends))
        return out

    def bars(self, rule: int, letters: str, end: int) -> bool:
        """Whether what comes next forbids a rule to end here."""
        barred = self._barred.get(rule)
        return barred is not None and end < len(letters) and letters[end] in barred

    def _step(self, state: _State, letter: str) -> _State | None:
        """The state that a letter leads to from another, which remembers it."""
        here = frozenset(p for p in state.ahead if letter in self._letters[p])
        following = self._states.get(here) if here else None
        if here and following is None:
            ahead = frozenset().union(*(self._follow[p] for p in here))
            ends = {rule for p in here for rule in self._rule_at.get(p, ())}
            following = self._states[here] = _State(ahead, tuple(sorted(ends)))
        state.following[letter] = following
        return following

    def _alternatives(self, words: list[str], i: int, lexicon: Lexicon) -> tuple[_Part, int]:
        """The part that words from i on spell, up to a closing bracket, and where it ends."""
        whole: _Part | None = None
        branch = _NOTHING
        while i < len(words) and words[i] != ")":
            if words[i] == "|":
                whole, branch, i = _either(whole, branch), _NOTHING, i + 1
                continue
            if words[i] == "(":
                part, i = self._alternatives(words, i + 1, lexicon)
            else:
                part = self._position(words[i].lstrip("~"), lexicon)
            i += 1
            if i < len(words) and words[i] in "?*":
                if words[i] == "*":
                    self._link(part.last, part.first)
                part, i = part._replace(nullable=True), i + 1
            branch = self._sequence(branch, part)
        return _either(whole, branch), i

    def _position(self, types: str, lexicon: Lexicon) -> _Part:
        number = len(self._letters)
        self._letters.append(frozenset(class_of(types, lexicon)))
        self._follow.append(set())
        return _Part(False, frozenset([number]), frozenset([number]))

    def _sequence(self, a: _Part, b: _Part) -> _Part:
        self._link(a.last, b.first)
        return _Part(
            a.nullable and b.nullable,
            a.first | b.first if a.nullable else a.first,
            a.last | b.last if b.nullable else b.last,
        )

    def _link(self, last: frozenset[int], first: frozenset[int]) -> None:
        for position in last:
            self._follow[position] |= first


def _either(a: _Part | None, b: _Part) -> _Part:
    if a is None:
        return b
    return _Part(a.nullable or b.nullable, a.first | b.first, a.last | b.last)
