"""Finds the rules' matches in a scan: at each place the longest, the earlier rule on a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from eventtracker.languages import Lexicon
from eventtracker.scan import Scan
from eventtracker.times.accept import accept
from eventtracker.times.grammar import RULES, Match, Rule, Slot

# Every rule has one of these within a few tokens of where it begins.
_CORE = (
    "MONTH HMONTH WEEKDAY YEAR DEIXIS DMY ISO REL AGO BEFORE DUAL SEASON UNIT_QUARTER UNIT_HALF "
    "Q HH UNIT_WEEKEND UNIT ORDSUF NOW DECADE HENCE DAYPART DECSUF DM"
).split()
_REACH = 12
_CLASS = re.compile(r"\[((?:\\.|[^\]\\])*)\]")


class Grammar:
    """The rules compiled for one language's letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        sources = [(rule, rule.regex(lexicon)) for rule in RULES]
        self._rules = [(rule, source, _first(source)) for rule, source in sources]
        self._tries: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._slotted: dict[str, re.Pattern[str]] = {}
        self._at: dict[str, tuple[list[Rule], re.Pattern[str]]] = {}
        starts = set().union(*(first for _, _, first in self._rules)) - {""}
        core = lexicon.char_class(_CORE)
        first, inner = re.escape("".join(starts)), _inner(self._rules)
        self._start = re.compile(f"[{first}](?:(?<={core})|(?=[{inner}]{{0,{_REACH}}}{core}))")

    def find(self, scan: Scan) -> Iterator[tuple[Match, bool]]:
        """The matches left to right, none overlapping, and whether each is accepted: at each
        place the longest that is, else the longest."""
        letters, at = scan.letters, 0
        for start in self._start.finditer(letters):
            i = start.start()
            if i < at:
                continue
            rules, pattern = self._at.get(letters[i]) or self._rules_at(letters[i])
            m = pattern.match(letters, i)
            if m is None or m.lastindex is None:
                continue
            match, fine = self._best(scan, rules, m, i)
            at = match.last if fine else i + 1
            yield match, fine

    def _best(self, scan: Scan, rules: list[Rule], m: re.Match[str], i: int) -> tuple[Match, bool]:
        ends = m.regs
        order = [n for n in range(1, len(ends)) if ends[n][1] > i]
        order.sort(key=lambda n: -ends[n][1])
        longest: Match | None = None
        for n in order:
            match = Match(rules[n - 1], i, ends[n][1], self._slots(scan, rules[n - 1], i))
            if accept(match, scan):
                return match, True
            longest = longest or match
        assert longest is not None  # a pattern that matched reached further than its start
        return longest, False

    def _rules_at(self, letter: str) -> tuple[list[Rule], re.Pattern[str]]:
        """The rules that may begin with a letter, and one pattern whose n-th group is how far
        the n-th of them reaches: lookaheads try all at one place in one call."""
        begin = [(rule, source) for rule, source, first in self._rules if letter in first]
        names = tuple(rule.name for rule, _ in begin)
        pattern = self._tries.get(names)
        if pattern is None:
            tries = "".join(f"(?:(?=({_uncaptured(source)})))?" for _, source in begin)
            pattern = self._tries[names] = re.compile(tries, re.S)
        known = self._at[letter] = ([rule for rule, _ in begin], pattern)
        return known

    def _slots(self, scan: Scan, rule: Rule, at: int) -> tuple[Slot, ...]:
        pattern = self._slotted.get(rule.name)
        if pattern is None:
            pattern = self._slotted[rule.name] = re.compile(rule.regex(scan.lexicon), re.S)
        m = pattern.match(scan.letters, at)
        return _slots(scan, rule, m) if m else ()


def _inner(rules: list[tuple[Rule, str, set[str]]]) -> str:
    """Every letter that a rule may hold: an unknown word between ends the search for a core."""
    classes = (re.sub(r"\\(.)", r"\1", c) for _, source, _ in rules for c in _CLASS.findall(source))
    return re.escape("".join(sorted(set().union(*classes))))


def _uncaptured(source: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", source)


def _slots(scan: Scan, rule: Rule, m: re.Match[str]) -> tuple[Slot, ...]:
    found = []
    readings_of, tokens = scan.lexicon.readings, scan.tokens
    for types, (start, _) in zip(rule.slots, m.regs[1:], strict=True):
        if start >= 0:
            readings = readings_of(tokens[start])
            for type_ in types:
                if type_ in readings:
                    found.append((type_, start, readings[type_]))
                    break
    return tuple(found)


def _first(source: str) -> set[str]:
    """The letters that a compiled pattern may begin with."""
    out, _ = _first_of(source, 0)
    return out


def _first_of(s: str, i: int) -> tuple[set[str], int]:
    """FIRST set of the alternation that starts at i, and where it ends."""
    out: set[str] = set()
    open_ = True  # whether what came so far in this branch may be empty
    while i < len(s) and s[i] != ")":
        if s[i] == "|":
            open_, i = True, i + 1
            continue
        if s.startswith("(?![", i):
            i = s.index("])", i) + 2
            continue
        if s[i] == "(" and s[i : i + 4] != "(?!)":
            inner, i = _first_of(s, i + 3 if s.startswith("(?:", i) else i + 1)
            i += 1
            nullable = _nullable(inner)
            inner.discard("")
        else:
            inner, i = _class_at(s, i)
            nullable = False
        if open_:
            out |= inner
        if i < len(s) and s[i] in "?*":
            i += 1
        elif not nullable:
            open_ = False
    if open_:
        out.add("")
    return out, i


def _nullable(first: set[str]) -> bool:
    return "" in first


def _class_at(s: str, i: int) -> tuple[set[str], int]:
    if s.startswith("(?!)", i):
        return set(), i + 4
    end = i + 1
    while s[end] != "]" or s[end - 1] == "\\":
        end += 1
    return set(s[i + 1 : end].replace("\\", "")), end + 1


class _Grammars:
    @cached_property
    def known(self) -> dict[int, Grammar]:
        return {}

    def of(self, lexicon: Lexicon) -> Grammar:
        known = self.known.get(id(lexicon))
        if known is None:
            known = self.known[id(lexicon)] = Grammar(lexicon)
        return known


_grammars = _Grammars()


def matches(scan: Scan) -> Iterator[tuple[Match, bool]]:
    """The matches of the whole grammar in a scan, and whether each may be a time."""
    yield from _grammars.of(scan.lexicon).find(scan)
