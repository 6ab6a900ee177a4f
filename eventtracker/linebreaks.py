"""Line breaks that words tell to be soft: a phrase that goes on in the next line.

The layout finds the lines that were wrapped at a width. What is left are texts of two or three
lines, where only language tells: no line ends in "of", nor in a day whose month begins the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from eventtracker.languages import Lexicon

_UNENDED: Final = ("OF", "THE", "AND", "FROM", "TO", "BETWEEN", "IN", "AT", "LINK", "A")
"""Types of words that end no line."""
_DIGITS: Final = ("NUM", "DAY")
_HEADS: Final = ("HEAD", "HEADS")
_OPENERS: Final = ("THE", "ORD", "ORDSUF")
_LONGEST: Final = 16
"""Tokens of a line that may be the beginning of a name."""


def find(tokens: Sequence[str], letters: str, lexicon: Lexicon) -> list[int]:
    """The folded offsets of the line breaks at which a phrase goes on."""
    line = _Lines(tokens, letters, lexicon)
    found = [i for i in line.breaks() if line.goes_on(i)]
    if not found:
        return []
    starts = [0, *accumulate(map(len, tokens))]
    return [starts[i] + tokens[i].index("\n") for i in found]


class _Lines:
    def __init__(self, tokens: Sequence[str], letters: str, lexicon: Lexicon) -> None:
        self.tokens, self.letters, self.sets = tokens, letters, lexicon.sets

    def breaks(self) -> Iterator[int]:
        """The tokens that are a single line break between two words."""
        single = self.sets[("NL",)]
        return (i for i in range(1, len(self.tokens) - 1) if self.letters[i] in single)

    def has(self, i: int, *types: str) -> bool:
        return 0 <= i < len(self.letters) and self.letters[i] in self.sets[types]

    def goes_on(self, i: int) -> bool:
        before, after = i - 1, i + 1
        if self.has(before, "DOT"):  # "from Oct." ⏎ "11 to 14"
            return self.has(before - 1, "MONTH") and self.has(after, *_DIGITS)
        dated = self.has(before, *_DIGITS) and self.has(after, "MONTH")
        year = self.has(before, "MONTH") and self.has(after, "YEAR")
        return dated or year or self.has(before, *_UNENDED) or self._parts_name(i)

    def _parts_name(self, i: int) -> bool:
        """Whether "The 7th Harbour Cities" waits for the "Summit" that begins the next line."""
        if not self.has(i + 1, *_HEADS):
            return False
        first = i
        while first > 0 and i - first < _LONGEST and not self.has(first - 1, "NL", "PARA"):
            first -= 1
        line = range(first, i)
        opened = any(self.has(k, *_OPENERS) for k in line[:3])
        return opened and not any(self.has(k, *_HEADS, "DOT", "STOP", "COLON") for k in line)
