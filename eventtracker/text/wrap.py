"""Soft line breaks: those that a program made where a line was full, not the writer.

A program that wraps at a width breaks a line exactly where its next word would no longer fit.
So the width shows in most pairs of lines at once, in any script, and no word has to be known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

_WIDEST: Final = 140
_NARROWEST: Final = 36
_OUTLIERS: Final = 0.15
"""Lines that may be longer than the width: addresses, headings that were not wrapped."""
_FULL: Final = 0.4
"""Of the pairs of lines so many must be broken where the line was full; the rest end paragraphs."""
_RUNNING: Final = 0.3
"""Of the broken lines so many must go on in lower case, where the script has case: else a list."""
_SOME: Final = 0.2
"""Where fewer lines begin with a letter that has case, case tells nothing."""
_CASELESS: Final = 3
"""And then so many full lines must agree."""
_LONG_RUN: Final = 4
_GOES_ON: Final = re.compile(r"[\w,،;–—-]$")
_FIRST_WORD: Final = re.compile(r"\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without its break; `hard` where it begins an item, a heading or a row."""

    text: str
    hard: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def soft_breaks(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines whose break is soft: the sentence goes on in the next line."""
    pairs = [_Pair.of(lines, i) for i in range(len(lines) - 1) if _joinable(lines, i)]
    if not pairs:
        return set()
    soft = {p.line for p in pairs if p.lower and p.open}
    if width := _width([len(x.text) for x in lines if not x.blank], pairs):
        return soft | {p.line for p in pairs if p.full(width)}
    for run in _runs(pairs):
        inside = range(run[0].line, run[-1].line + 2)
        if len(inside) >= _LONG_RUN and (
            width := _width([len(lines[i].text) for i in inside], run)
        ):
            soft |= {p.line for p in run if p.full(width)}
    return soft


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines: the length of the first, and what it would be with the second's first word."""

    line: int
    length: int
    needed: int
    lower: bool
    cased: bool
    open: bool

    @classmethod
    def of(cls, lines: Sequence[Line], i: int) -> _Pair:
        above, below = lines[i].text.rstrip(), lines[i + 1].text
        m = _FIRST_WORD.match(below)
        word = m[1] if m else ""
        return cls(
            i,
            len(above),
            len(above) + 1 + len(word),
            word[:1].islower(),
            any(map(str.isupper, word)) or any(map(str.islower, word)),
            bool(_GOES_ON.search(above)),
        )

    def full(self, width: int) -> bool:
        return self.length <= width < self.needed


def _joinable(lines: Sequence[Line], i: int) -> bool:
    return not (lines[i].blank or lines[i + 1].blank or lines[i + 1].hard)


def _width(lengths: Sequence[int], pairs: Sequence[_Pair]) -> int:
    """The width that most lines were broken at, 0 where they were not wrapped."""
    votes = [0] * (_WIDEST + 2)
    for p in pairs:
        votes[min(p.length, _WIDEST + 1)] += 1
        votes[min(p.needed, _WIDEST + 1)] -= 1
    votes = list(accumulate(votes))[: _WIDEST + 1]
    most = max(votes)
    width = max(n for n, count in enumerate(votes) if count == most)
    if width < _NARROWEST or most < max(2, _FULL * sum(p.length <= width for p in pairs)):
        return 0
    if sum(n > width for n in lengths) > _OUTLIERS * len(lengths):
        return 0
    cased = [p for p in pairs if p.cased and p.full(width)]
    if len(cased) <= most * _SOME:
        return width if most >= _CASELESS else 0
    return width if sum(p.lower for p in cased) >= _RUNNING * len(cased) else 0


def _runs(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    runs: list[list[_Pair]] = []
    for p in pairs:
        if runs and runs[-1][-1].line == p.line - 1:
            runs[-1].append(p)
        else:
            runs.append([p])
    return runs
