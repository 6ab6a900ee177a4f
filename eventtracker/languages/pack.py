"""A language pack: the words of one language, folded and typed, ready for the scan.

A *reading* is what a word may mean: a token type ("MONTH") with a value (5). A word has a
set of readings ("second": ORD 2 and UNIT second). Every distinct set of types owns one
letter; a text becomes a string of letters, and grammars are regular expressions over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from eventtracker.languages.numerals import NUMERIC_KINDS, PUNCTUATION, TOKEN, numeric

Value = int | str
Readings = Mapping[str, Value]

_CACHE_LIMIT: Final = 200_000
_CACHED: Final = 100
"""Longer tokens (in characters) aren't kept: a text without spaces is one token."""
_PROCLITICS: Final = 4
NOTHING: Final = "\u00b7"
SPLIT: Final = "\u00a6"
PHRASE, FOLLOWS = "PHRASE", "FOLLOWS"
"""The types of words that begin a phrase, and of those that stand second in one."""
# What the scan puts together: line breaks, numbers in words, months named twice.
_MADE: Final = ("NL", "PARA", "CARD", "ORD", "MONTH", "CARD YEAR", "CARD DAY", "ORD YEAR")


@dataclass(eq=False, repr=False)
class Pack:
    """The facts of one language. `entries` maps a folded word or phrase to its readings,
    `phrases` a first word to its second words and these to the phrases that begin so, the
    longest first; `seconds` are all second words; `fields` maps the folded label of a card's field
    to what it says (when, where, …). `borrowed` is true where only dates are read; `without` are
    words of a borrowed table that mean no date."""

    tag: str
    script: str
    direction: str
    order: str
    compose: str
    entries: Mapping[str, Readings]
    clitics: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    elided: str = ""
    naming: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    syntax: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    borrowed: bool = False

    phrases: dict[str, dict[str, list[tuple[str, ...]]]] = field(init=False)
    seconds: frozenset[str] = field(init=False)
    _lexicon: Lexicon | None = field(init=False)

    def __post_init__(self) -> None:
        out: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for entry in sorted(self.entries, key=len, reverse=True):
            words = tuple(TOKEN.findall(entry))
            words = tuple(w.rstrip(" ") for w in words)
            if len(words) > 1:
                out.setdefault(words[0], {}).setdefault(words[1], []).append(words)
        self._lexicon = None
        self.phrases = out
        self.seconds = frozenset().union(*out.values())

    @property
    def lexicon(self) -> Lexicon:
        """The letters of the language's words, made when first asked for."""
        if self._lexicon is None:
            self._lexicon = Lexicon(self)
        return self._lexicon


class Lexicon(dict[str, str]):
    """Token (a word with its trailing spaces) → its letter; unknown tokens are worked out once."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.pack = pack
        self._readings: dict[str, Readings] = {}
        self._letters: dict[frozenset[str], str] = {frozenset(): NOTHING}
        self._of: dict[str, list[str]] = {}
        self._alphabet = filter(str.isalnum, map(chr, range(0x30, 0xD800)))
        # Letters below 256 make quick character classes: what the time grammar needs comes first.
        sets = [*NUMERIC_KINDS, *(frozenset({t}) for t in PUNCTUATION.values())]
        sets += [frozenset(s.split()) for s in _MADE]
        for word, readings in pack.entries.items():
            sets += [frozenset(readings), self._marked(word, frozenset(readings))]
        for word in (*pack.phrases, *pack.seconds):
            sets += [self._marked(word, frozenset(self._look_up(word)))]
        for types in dict.fromkeys(sets):
            self._letter(types)
        self.sets = LetterSets(self)
        self._learned: dict[str, Readings] = {}
        self._learned_before: dict[str, Readings] = {}
        self._pieces: dict[str, tuple[list[str], str]] = {}
        self._grammars: dict[str, re.Pattern[str]] = {}
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    def __missing__(self, token: str) -> str:
        letter = self._work_out(token)
        if len(self) > _CACHE_LIMIT:
            for cache in (self, self._readings, self._pieces):
                cache.clear()
        if len(token) <= _CACHED:
            self[token] = letter
        return letter

    def _work_out(self, token: str) -> str:
        word = token.rstrip(" ")
        if not word:  # spaces before the first word
            return self._letter(frozenset({"NL"}))
        if "\n" in word:
            return self._letter(frozenset({"PARA" if word.count("\n") > 1 else "NL"}))
        readings = self.readings(token)
        if not readings and word not in self.pack.phrases and self.split(word):
            return SPLIT
        return self._letter(self._marked(word, frozenset(readings)))

    def _marked(self, word: str, types: frozenset[str]) -> frozenset[str]:
        """The types of a word, its places in phrases among them."""
        if word in self.pack.phrases:
            types |= {PHRASE}
        return types | {FOLLOWS} if word in self.pack.seconds else types

    def _letter(self, types: frozenset[str]) -> str:
        letter = self._letters.get(types)
        if letter is None:
            letter = self._letters[types] = next(self._alphabet)
            for type_ in types:
                self._of.setdefault(type_, []).append(letter)
        return letter

    def readings(self, token: str) -> Readings:
        """What a token may mean, as {type: value}; empty for an unknown word."""
        known = self._readings.get(token)
        if known is None:
            known = self._learned.get(token) or self._learned_before.get(token)
            known = known or self._look_up(token.rstrip(" "))
            if len(token) <= _CACHED:
                self._readings[token] = known
        return known

    def _look_up(self, word: str) -> Readings:
        entry = self.pack.entries.get(word)
        if entry is not None:
            return entry
        if word[:1].isdecimal():
            return numeric(word, self.pack.order)
        if word in PUNCTUATION:
            return {PUNCTUATION[word]: word}
        if self.pack.elided and word.startswith(self.pack.elided):
            # After «ل» the article loses its alif: «للمنتدى» is «ل» + «المنتدى».
            rest = word[len(self.pack.elided) :]
            if rest in self.pack.entries:
                return self.pack.entries.get(self.pack.article + rest, {})
        return {}

    def split(self, word: str, most: int = _PROCLITICS) -> int:
        """Length of the proclitic at the word's left edge, 0 where there is none.

        A word has at most `most` of them.
        """
        for clitic in self.pack.clitics:
            rest = word[len(clitic) :]
            if len(rest) > 1 and word.startswith(clitic):
                if self._look_up(rest) or (most > 1 and self.split(rest, most - 1)):
                    return len(clitic)
                if rest in self.pack.phrases:
                    return len(clitic)
        return 0

    def pieces(self, token: str) -> tuple[list[str], str]:
        """A token with its proclitics split off, and the letters; worked out once."""
        known = self._pieces.get(token)
        if known is None:
            parts, rest = [], token
            while n := 0 if self.readings(rest) else self.split(rest.rstrip(" ")):
                parts.append(rest[:n])
                rest = rest[n:]
            parts.append(rest)
            known = self._pieces[token] = parts, "".join(map(self.__getitem__, parts))
        return known

    def learn(self, token: str, readings: Readings) -> str:
        """Give a token put together by the scan (a number in words) its readings; they are kept
        until twice so many were learned as are cached."""
        if len(self._learned) > _CACHE_LIMIT:
            self._learned_before, self._learned = self._learned, {}
        self._learned[token] = self._readings[token] = readings
        letter = self[token] = self._letter(frozenset(readings))
        return letter

    def letters_of(self, type_: str) -> str:
        """All letters that may be read as a type."""
        return "".join(self._of.get(type_, ()))

    def types_of(self, letter: str) -> frozenset[str]:
        """All types that a letter may be read as; empty for an unknown word."""
        found = (types for types, known in self._letters.items() if known == letter)
        return next(found, frozenset()) - {FOLLOWS}

    def grammar(self, source: str) -> re.Pattern[str]:
        """A compiled expression in which <TYPE|TYPE> stands for a class of letters, <^TYPE|TYPE>
        for all others."""
        known = self._grammars.get(source)
        if known is None:
            spelt = re.sub(r"<(\^?)([A-Z0-9_|]+)>", self._spell, source)
            known = self._grammars[source] = re.compile(spelt, re.S)
        return known

    def _spell(self, m: re.Match[str]) -> str:
        inside = self.char_class(m[2].split("|"))
        if not m[1]:
            return inside
        return f"[^{inside[1:]}" if inside.startswith("[") else "."

    def pattern(self, *types: str) -> re.Pattern[str]:
        """A compiled class of the letters of any of the types."""
        known = self._patterns.get(types)
        if known is None:
            known = self._patterns[types] = re.compile(self.char_class(types))
        return known

    def char_class(self, types: Iterable[str]) -> str:
        """A regular expression class of the letters of any of the types; none: matches nothing."""
        letters = "".join(dict.fromkeys("".join(self.letters_of(t) for t in types)))
        return f"[{re.escape(letters)}]" if letters else "(?!)"


class LetterSets(dict[tuple[str, ...], frozenset[str]]):
    """Types → all letters that may be read as any of them, worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, types: tuple[str, ...]) -> frozenset[str]:
        letters = self[types] = frozenset("".join(map(self._lexicon.letters_of, types)))
        return letters
