"""Finds the rules' matches in a scan: at each place the longest, the earlier rule on a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from eventtracker.languages import NOTHING, Pack
from eventtracker.scan import Scan
from eventtracker.times.accept import accept
from eventtracker.times.automaton import Automaton
from eventtracker.times.grammar import RULES, Match, Rule, Slot

# Every rule has one of these within a few tokens of where it begins.
_CORE = (
    "MONTH HMONTH WEEKDAY YEAR DEIXIS DMY ISO REL AGO BEFORE DUAL SEASON UNIT_QUARTER UNIT_HALF "
    "Q HH UNIT_WEEKEND UNIT ORDSUF NOW DECADE HENCE DAYPART DECSUF DM FINAL SLASH"
).split()
_REACH = 12


class Grammar:
    """The rules compiled for one language's letters."""

    def __init__(self, pack: Pack) -> None:
        lexicon = pack.lexicon
        self._automaton = Automaton(RULES, lexicon)
        self._slotted: dict[str, re.Pattern[str]] = {}
        first = re.escape("".join(sorted(self._automaton.first)))
        core, unknown = lexicon.char_class(_CORE), re.escape(NOTHING)
        self._start = re.compile(f"[{first}](?:(?<={core})|(?=[^{unknown}]{{0,{_REACH}}}?{core}))")

    def find(self, scan: Scan) -> Iterator[tuple[Match, bool]]:
        """The matches left to right, none overlapping, and whether each is accepted: at each
        place the longest that is, else the longest."""
        letters, at = scan.letters, 0
        run = self._automaton.run
        for start in self._start.finditer(letters):
            i = start.start()
            if i >= at and (ends := run(letters, i)):
                best = self._best(scan, ends, i)
                if best:
                    at = best[0].last if best[1] else i + 1
                    yield best

    def _best(
        self, scan: Scan, ends: list[tuple[int, tuple[int, ...]]], i: int
    ) -> tuple[Match, bool] | None:
        longest: Match | None = None
        for end, rules in reversed(ends):
            for number in rules:
                if self._automaton.bars(number, scan.letters, end):
                    continue
                rule = RULES[number]
                match = Match(rule, i, end, self._slots(scan, rule, i, end))
                if accept(match, scan):
                    return match, True
                longest = longest or match
        return (longest, False) if longest else None

    def _slots(self, scan: Scan, rule: Rule, at: int, end: int) -> tuple[Slot, ...]:
        pattern = self._slotted.get(rule.name)
        if pattern is None:
            pattern = self._slotted[rule.name] = re.compile(rule.regex(scan.lexicon), re.S)
        m = pattern.fullmatch(scan.letters, at, end)
        if m is None:
            return ()
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


_grammars: WeakKeyDictionary[Pack, Grammar] = WeakKeyDictionary()


def matches(scan: Scan) -> Iterator[tuple[Match, bool]]:
    """The matches of the whole grammar in a scan, and whether each may be a time."""
    grammar = _grammars.get(scan.pack)
    if grammar is None:
        grammar = _grammars[scan.pack] = Grammar(scan.pack)
    yield from grammar.find(scan)
