"""The one pass that every finder shares: a text as tokens, each with a letter for its readings.

`tokens` cover the folded text whole; a token is a word, a number, a mark or a line break
with the spaces that follow it. A letter says which types a token may be read as, and
a grammar is a regular expression over `letters` (see `Grammar`). Proclitics are tokens,
phrases and numbers in words are one token each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final

from eventtracker import linebreaks
from eventtracker.languages import Lexicon, Pack
from eventtracker.languages.numerals import TOKEN
from eventtracker.languages.pack import LetterSets, Readings, Value
from eventtracker.merges import merge
from eventtracker.model import Span
from eventtracker.text.fold import Folded, fold
from eventtracker.text.layout import Layout, layout

_BLOCK: Final = 64


class Scan:
    """A scanned text. Token offsets are folded ones; `span` gives the original's. `text` is the
    plain text of its layout, as long as the text given."""

    def __init__(
        self, layout: Layout, pack: Pack, folded: Folded, tokens: list[str], letters: str
    ) -> None:
        self.layout = layout
        self.text = layout.plain
        self.pack = pack
        self.folded = folded
        self.tokens = tokens
        self.letters = letters
        self.lexicon: Lexicon = pack.lexicon
        self._sets: LetterSets = self.lexicon.sets
        self._offsets: list[int] | None = None
        self._block_starts: list[int] | None = None
        self._starts: list[int] | None = None
        self._sentences: list[int] | None = None
        self._distinct: frozenset[str] | None = None
        self._places: dict[str, list[int]] | None = None
        self._where: dict[tuple[str, ...], list[int]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Where the tokens first … last-1 stand in the text as given, trailing spaces left out."""
        offsets = self.offsets
        end = offsets[last - 1] + len(self.tokens[last - 1].rstrip())
        return Span(self.folded.back(offsets[first]), self.folded.back(end))

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Start and end of `span`, for the few who need not know the offsets of all tokens."""
        tokens, block, offsets = self.tokens, first // _BLOCK, self._offsets
        if offsets is not None:
            end = offsets[last - 1] + len(tokens[last - 1].rstrip())
            return self.folded.back(offsets[first]), self.folded.back(end)
        start = self._blocks[block] + len("".join(tokens[block * _BLOCK : first]))
        end = start + len("".join(tokens[first : last - 1])) + len(tokens[last - 1].rstrip())
        return self.folded.back(start), self.folded.back(end)

    @property
    def offsets(self) -> list[int]:
        """Folded offset of each token, and of the text's end."""
        if self._offsets is None:
            self._offsets = [0, *accumulate(map(len, self.tokens))]
        return self._offsets

    @property
    def _blocks(self) -> list[int]:
        """Folded offset of every so manieth token."""
        if self._block_starts is None:
            starts = range(0, len(self.tokens), _BLOCK)
            sizes = [len("".join(self.tokens[i : i + _BLOCK])) for i in starts]
            self._block_starts = [0, *accumulate(sizes)]
        return self._block_starts

    def token_at(self, offset: int) -> int:
        """The token that holds an offset of the *original* text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    @property
    def starts(self) -> list[int]:
        """Original offset of each token."""
        if self._starts is None:
            cuts, offsets = self.folded.cuts, self.offsets[:-1]
            self._starts = [o + bisect_right(cuts, o) for o in offsets] if cuts else offsets
        return self._starts

    def word(self, i: int) -> str:
        """The folded token without its trailing spaces; "" outside the text."""
        return self.tokens[i].rstrip() if 0 <= i < len(self.tokens) else ""

    def raw(self, i: int) -> str:
        """The token as it stands in the text, case and all."""
        if not 0 <= i < len(self.tokens):
            return ""
        start, end = self.bounds(i, i + 1)
        return self.text[start:end]

    def readings(self, i: int) -> Readings:
        """What token i may mean, as {type: value}; empty outside the text."""
        return self.pack.lexicon.readings(self.tokens[i]) if 0 <= i < len(self.tokens) else {}

    def value(self, i: int, type_: str) -> Value | None:
        return self.readings(i).get(type_)

    def has(self, i: int, *types: str) -> bool:
        """Whether token i may be read as any of the types."""
        return 0 <= i < len(self.letters) and self.letters[i] in self._sets[types]

    def only(self, first: int, last: int, *types: str) -> bool:
        """Whether each of the tokens first … last-1 may be read as any of the types."""
        return self._sets[types].issuperset(self.letters[first:last])

    def where(self, *types: str) -> list[int]:
        """The tokens that may be read as any of the types, in order."""
        return self.among(types)

    def among(self, types: tuple[str, ...]) -> list[int]:
        """What `where` gives, worked out once."""
        known = self._where.get(types)
        if known is None:
            known = self._where[types] = []
            if letters := self._sets[types] & self.distinct:
                places = self._places_of_letters
                for x in letters:
                    known += places[x]
                known.sort()
        return known

    @property
    def distinct(self) -> frozenset[str]:
        """The letters that stand in the text, once each."""
        if self._distinct is None:
            self._distinct = frozenset(self.letters)
        return self._distinct

    @property
    def _places_of_letters(self) -> dict[str, list[int]]:
        """Letter → the tokens that have it, in order."""
        if self._places is None:
            places: dict[str, list[int]] = {x: [] for x in self.distinct}
            for i, letter in enumerate(self.letters):
                places[letter].append(i)
            self._places = places
        return self._places

    @property
    def sentences(self) -> list[int]:
        """The first token of every sentence, in order (0 first)."""
        if self._sentences is None:
            self._sentences = [0, *_sentence_starts(self)]
        return self._sentences

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence that token i stands in."""
        s = self.sentences
        k = bisect_right(s, i) - 1
        return s[k], s[k + 1] if k + 1 < len(s) else len(self.tokens)


def scan(text: str, pack: Pack) -> Scan:
    """Scan a text in a language. Linear in its length; never raises on any text."""
    lexicon, laid = pack.lexicon, layout(text)
    folded = fold(laid.plain)
    tokens = TOKEN.findall(folded.text)
    letters = "".join(map(lexicon.__getitem__, tokens))
    if "\n" in folded.text and (soft := linebreaks.find(tokens, letters, lexicon)):
        laid = laid.joined(map(folded.back, soft))
        folded = fold(laid.plain)
        tokens = TOKEN.findall(folded.text)
        letters = "".join(map(lexicon.__getitem__, tokens))
    tokens, letters = merge(tokens, letters, lexicon)
    return Scan(laid, pack, folded, tokens, letters)


def _sentence_starts(s: Scan) -> list[int]:
    """After a line break, and after a full stop that ends more than an abbreviation."""
    folded, offsets, text = s.folded, s.offsets, s.text
    out = []
    for m in _STOP.finditer(folded.text):
        start, end = m.span()
        if end >= offsets[-1]:
            break
        mark = folded.text[start]
        if mark != "\n":
            if text[folded.back(end)].islower():
                continue
            if mark == "." and _abbreviates(s, bisect_right(offsets, start) - 1):
                continue
        out.append(bisect_left(offsets, end))
    return out


_STOP: Final = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<!\n)[\"')\]]* +(?=[^ \n]))")


def _abbreviates(s: Scan, i: int) -> bool:
    """Whether the full stop at token i belongs to the word before it ("Mr.", "J.", «тыс.»).

    A unit's («г.») before a capital does both and ends the sentence.
    """
    before = s.word(i - 1)
    short = s.has(i - 1, "ABBR") or (len(before) == 1 and before.isalpha())
    return short and not s.has(i - 1, "UNIT")
