"""Which tokens a place's name may begin with: worked out once a word, then a dict's look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eventtracker.languages import Pack
from eventtracker.places.table import Candidate, table

_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Start:
    """A way to read the beginning of a token as that of a name.

    `cut` characters are the proclitic `clitic`; `word` is the rest (with the article's lost alif
    put back), `length` its length in the text. `candidates` are what the word alone names;
    `longer` holds the tails of longer names, the longest first, by their first two characters.
    """

    clitic: str
    cut: int
    word: str
    length: int
    candidates: tuple[Candidate, ...]
    longer: dict[str, tuple[str, ...]]

    def read(self, text: str, at: int) -> tuple[int, tuple[Candidate, ...]]:
        """The end of the longest name that a folded text has at this token, and its readings."""
        end = at + self.cut + self.length
        if self.longer:
            for tail in self.longer.get(text[end : end + 2], ()):
                last = end + len(tail)
                if text.startswith(tail, end) and not text[last : last + 1].isalnum():
                    candidates = _places(self.word + tail)
                    if candidates:
                        return last, candidates
        return end, self.candidates


@dataclass(frozen=True, slots=True)
class Words:
    """The letters of a lexicon that stand for words around names: "city", "mayor of", "in"."""

    city: frozenset[str]
    place: frozenset[str]
    state: frozenset[str]
    inside: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Words:
        types = ("PLACE_CITY", "PLACE_NOUN", "STATE_NOUN", "PLACE_IN")
        return cls(*(frozenset(pack.lexicon.letters_of(t)) for t in types))


class Starts(dict[str, tuple[Start, ...]]):
    """Token (a word with its trailing spaces) → the ways it may begin a name, mostly none."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._clitics = tuple(pack.clitics)
        self._article, self._elided = pack.article, pack.elided
        self._kinds = {c: frozenset(pack.entries.get(c, ())) for c in pack.clitics}
        self.words = Words.of(pack)
        self.given: dict[str, bool] = {}

    def __missing__(self, token: str) -> tuple[Start, ...]:
        if len(self) > _LIMIT:
            self.clear()
        word = token.rstrip(" ")
        found = tuple(self._ways(word)) if word[:1].isalpha() else ()
        self[token] = found
        return found

    def _ways(self, word: str) -> list[Start]:
        out = [_start("", 0, word, len(word))]
        for clitic in self._strippable(word):
            rest = word[len(clitic) :]
            if len(rest) < 3:
                continue
            out.append(self._sure(_start(clitic, len(clitic), rest, len(rest))))
            doubled = self._elided and clitic.endswith(self._elided)
            if doubled and rest.startswith(self._elided):  # «للكويت» is «ل» + «الكويت»
                rest, n = rest[len(self._elided) :], len(clitic) + len(self._elided)
                out.append(_start(clitic, n, self._article + rest, len(rest)))
        return [s for s in out if s.longer or s.candidates]

    def _strippable(self, word: str) -> list[str]:
        """Proclitics that the word may begin with, one or two: "و", "وب" …"""
        ones = [c for c in self._clitics if word.startswith(c)]
        twos = [c + d for c in ones for d in self._clitics if word.startswith(c + d) and c != d]
        return ones + twos

    def _sure(self, start: Start) -> Start:
        """A reading behind a proclitic, short names of lesser towns left out: «كبيرا», «بلاد»."""
        if len(start.word) >= 5 or self.clitic_is(start.clitic, "AND"):
            return start
        return replace(start, candidates=tuple(c for c in start.candidates if not c.weak))

    def clitic_is(self, clitic: str, type_: str) -> bool:
        """Whether the proclitics end in one of a type ("AND", "PLACE_IN")."""
        return any(clitic.endswith(c) and type_ in kinds for c, kinds in self._kinds.items())

    def is_given_name(self, word: str) -> bool:
        """Whether a folded word is a common given name."""
        known = self.given.get(word)
        if known is None:
            known = any(c.kind == "given" for c in table().candidates(word))
            self.given[word] = known
        return known


_STARTS: dict[int, tuple[Pack, Starts]] = {}


def starts(pack: Pack) -> Starts:
    """The look-up of a language, shared by all its texts."""
    known = _STARTS.get(id(pack))
    if known is None:
        known = _STARTS[id(pack)] = pack, Starts(pack)
    return known[1]


def _start(clitic: str, cut: int, word: str, length: int) -> Start:
    tails: dict[str, list[str]] = {}
    trie = table().trie
    if next(trie.iterkeys(word), None) is None:
        return Start(clitic, cut, word, length, (), {})
    for mark in " -.'":
        for key in dict.fromkeys(trie.iterkeys(word + mark)):
            tail = key[len(word) :]
            tails.setdefault(tail[:2], []).append(tail)
    longer = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in tails.items()}
    return Start(clitic, cut, word, length, _places(word), longer)


def _places(name: str) -> tuple[Candidate, ...]:
    return tuple(c for c in table().candidates(name) if c.kind != "given")
