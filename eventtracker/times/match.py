"""Finds the rules' matches in a scan: at each place the longest, the earlier rule on a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from eventtracker.languages import NOTHING, Pack
from eventtracker.scan import Scan
from eventtracker.times.accept import accept
from eventtracker.times.automaton import Automaton
from eventtracker.times.grammar import RULES, Match, Rule, Slot

# Every rule has one of these within a few tokens of where it begins.
_CORE: Final = (
    "MONTH HMONTH WEEKDAY YEAR DEIXIS DMY ISO REL AGO BEFORE DUAL SEASON UNIT_QUARTER UNIT_HALF "
    "Q HH UNIT_WEEKEND UNIT ORDSUF NOW DECADE HENCE DAYPART DECSUF DM FINAL SLASH SAME DAYNUM"
).split()
_REACH: Final = 12
REMEMBERED: Final = 1 << 13
"""Matches whose reading is kept, so that words met again aren't read again."""


class Grammar:
    """The rules compiled for one language's letters."""

    def __init__(self, pack: Pack) -> None:
        lexicon = pack.lexicon
        self._automaton = Automaton(RULES, lexicon)
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
                words = tuple(scan.tokens[i:end])
                match = Match(rule, i, end, words, slots_of(scan.pack, rule, words))
                if accept(match, scan):
                    return match, True
                longest = longest or match
        return (longest, False) if longest else None


@lru_cache(maxsize=REMEMBERED)
def slots_of(pack: Pack, rule: Rule, words: tuple[str, ...]) -> tuple[Slot, ...]:
    """What a rule reads off words that it matches; the same wherever they stand."""
    lexicon = pack.lexicon
    m = _pattern(pack, rule).fullmatch("".join(map(lexicon.__getitem__, words)))
    if m is None:
        return ()
    found = []
    for types, (start, _) in zip(rule.slots, m.regs[1:], strict=True):
        if start >= 0:
            readings = lexicon.readings(words[start])
            for type_ in types:
                if type_ in readings:
                    found.append((type_, start, readings[type_]))
                    break
    return tuple(found)


@cache
def _pattern(pack: Pack, rule: Rule) -> re.Pattern[str]:
    return re.compile(rule.regex(pack.lexicon), re.S)


@lru_cache(maxsize=64)
def _grammar(pack: Pack) -> Grammar:
    return Grammar(pack)


def matches(scan: Scan) -> Iterator[tuple[Match, bool]]:
    """The matches of the whole grammar in a scan, and whether each may be a time."""
    return _grammar(scan.pack).find(scan)
