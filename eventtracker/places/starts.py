"""Which tokens a place's name may begin with: worked out once a word, then a dict's look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eventtracker.languages import Pack
from eventtracker.places.table import Candidate, table

_LIMIT = 200_000
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Start:
    """A way to read the beginning of a token as that of a name.

    `cut` characters are the proclitic `clitic`; `head` replaces them (the article's lost alif);
    `candidates` are what the word alone names, `longer` whether longer names begin with it.
    """

    clitic: str
    cut: int
    head: str
    candidates: tuple[Candidate, ...]
    longer: bool


class Starts(dict[str, tuple[Start, ...]]):
    """Token (a word with its trailing spaces) → the ways it may begin a name, mostly none."""

    def __init__(self, clitics: tuple[str, ...], article: str, elided: str) -> None:
        super().__init__()
        self._clitics, self._article, self._elided = clitics, article, elided
        self.given: dict[str, bool] = {}

    def __missing__(self, token: str) -> tuple[Start, ...]:
        if len(self) > _LIMIT:
            self.clear()
        word = token.rstrip(" ")
        found = tuple(self._ways(word)) if word[:1].isalpha() else ()
        self[token] = found
        return found

    def _ways(self, word: str) -> list[Start]:
        out = [self._start("", 0, "", word)]
        for clitic in self._strippable(word):
            rest = word[len(clitic) :]
            if len(rest) >= 3:
                out.append(self._start(clitic, len(clitic), "", rest))
            if self._elided and clitic.endswith(self._elided) and len(rest) >= 3:
                if rest.startswith(self._elided):  # «للكويت» is «ل» + «الكويت»
                    rest, n = rest[len(self._elided) :], len(clitic) + len(self._elided)
                    out.append(self._start(clitic, n, self._article, self._article + rest))
        return [s for s in out if s.longer or s.candidates]

    def _strippable(self, word: str) -> list[str]:
        """Proclitics that the word may begin with, one or two: "و", "وب" …"""
        ones = [c for c in self._clitics if word.startswith(c)]
        twos = [c + d for c in ones for d in self._clitics if word.startswith(c + d) and c != d]
        return ones + twos

    def _start(self, clitic: str, cut: int, head: str, word: str) -> Start:
        trie = table().trie
        candidates = tuple(c for c in table().candidates(word) if c.kind != "given")
        longer = any(next(trie.iterkeys(word + mark), None) for mark in " -.'")
        return Start(clitic, cut, head, candidates, longer)

    def is_given_name(self, word: str) -> bool:
        """Whether a folded word is a common given name."""
        known = self.given.get(word)
        if known is None:
            known = any(c.kind == "given" for c in table().candidates(word))
            self.given[word] = known
        return known


def starts(pack: Pack) -> Starts:
    """The look-up of a language, shared by all its texts."""
    return _starts(tuple(pack.clitics), pack.article, pack.elided)


_starts = cache(Starts)


def longest(window: str) -> tuple[str, tuple[Candidate, ...]] | None:
    """The longest name that a folded text begins with, whole words only, and its readings."""
    for key in reversed(table().trie.prefixes(window[:_LONGEST])):
        if not window[len(key) : len(key) + 1].isalnum():
            candidates = tuple(c for c in table().candidates(key) if c.kind != "given")
            if candidates:
                return key, candidates
    return None
