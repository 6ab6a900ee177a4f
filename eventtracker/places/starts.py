"""Which tokens a place's name may begin with: worked out once a word, then a dict's look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from eventtracker.languages import Pack
from eventtracker.places.table import CAPITALS, Candidate, table

_LIMIT: Final = 200_000


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may mean, some of it perhaps that no place is named ("Gulf of Mexico").

    `places` are the candidates that are places; `strong` is true where one needs no words
    around it, `acronym` where one is written in capitals ("US"), `cased` of a script with case.
    """

    candidates: tuple[Candidate, ...]
    places: tuple[Candidate, ...] = ()
    strong: bool = False
    acronym: bool = False
    cased: bool = False

    @classmethod
    def of(cls, name: str, candidates: tuple[Candidate, ...]) -> Named:
        return cls(
            candidates,
            tuple(c for c in candidates if c.kind != "nowhere"),
            any(not c.weak for c in candidates),
            any(c.flags & CAPITALS for c in candidates),
            name.lower() != name.upper(),
        )


_NOTHING: Final = Named(())


@dataclass(frozen=True, slots=True)
class Start:
    """A way to read the beginning of a token as that of a name.

    `cut` characters are the proclitic `clitic`; `word` is the rest (with the article's lost alif
    put back), `length` its length in the text. `alone` is what the word by itself names;
    `longer` holds the tails of longer names, the longest first, by their first two characters.
    `inside` and `joined`: the proclitic means "in", "and".
    """

    clitic: str
    cut: int
    word: str
    length: int
    alone: Named
    longer: dict[str, tuple[str, ...]]
    inside: bool = False
    joined: bool = False

    def read(self, text: str, at: int) -> tuple[int, Named]:
        """The end of the longest name that a folded text has at this token, and its readings."""
        end = at + self.cut + self.length
        if self.longer:
            for tail in self.longer.get(text[end : end + 2], ()):
                last = end + len(tail)
                if text.startswith(tail, end) and not text[last : last + 1].isalnum():
                    named = _named(self.word + tail)
                    if named.candidates:
                        return last, named
        return end, self.alone


@dataclass(frozen=True, slots=True)
class Words:
    """The letters of a lexicon that stand for words around names.

    `before` says what a noun before a name calls it: "city", "place" after "mayor of", "state"
    after "republic of"; `after` those of "city" again; `inside` holds those of "in".
    """

    before: dict[str, str]
    after: frozenset[str]
    inside: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Words:
        letters = pack.lexicon.letters_of
        nouns = {"state": "STATE_NOUN", "place": "PLACE_NOUN", "city": "PLACE_CITY"}
        before = {letter: noun for noun, type_ in nouns.items() for letter in letters(type_)}
        return cls(before, frozenset(letters("PLACE_CITY")), frozenset(letters("PLACE_IN")))


class Starts(dict[str, tuple[Start, ...]]):
    """Token (a word with its trailing spaces) → the ways it may begin a name, mostly none."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._clitics = tuple(pack.clitics)
        self._article, self._elided = pack.article, pack.elided
        self._kinds = {c: frozenset(pack.entries.get(c, ())) for c in pack.clitics}
        self.words = Words.of(pack)
        self._given: dict[str, bool] = {}

    def __missing__(self, token: str) -> tuple[Start, ...]:
        if len(self) > _LIMIT:
            self.clear()
        word = token.rstrip(" ")
        found = tuple(self._ways(word)) if word[:1].isalpha() else ()
        self[token] = found
        return found

    def _ways(self, word: str) -> list[Start]:
        out = [_start("", 0, word, len(word))]
        whole = bool(out[0].alone.candidates)
        for clitic in self._strippable(word):
            rest = word[len(clitic) :]
            if len(rest) < 3 or (whole and not self._means(clitic, "PLACE_IN")):
                continue  # «كورونا» is no Verona
            behind = [self._sure(_start(clitic, len(clitic), rest, len(rest)))]
            doubled = self._elided and clitic.endswith(self._elided)
            if doubled and rest.startswith(self._elided):  # «للكويت» is «ل» + «الكويت»
                rest, n = rest[len(self._elided) :], len(clitic) + len(self._elided)
                behind.append(_start(clitic, n, self._article + rest, len(rest)))
            inside, joined = self._means(clitic, "PLACE_IN"), self._means(clitic, "AND")
            out += [replace(s, inside=inside, joined=joined) for s in behind]
        return [s for s in out if s.longer or s.alone.candidates]

    def _strippable(self, word: str) -> list[str]:
        """Proclitics that the word may begin with, one or two: "و", "وب" …"""
        ones = [c for c in self._clitics if word.startswith(c)]
        twos = [c + d for c in ones for d in self._clitics if word.startswith(c + d) and c != d]
        return ones + twos

    def _sure(self, start: Start) -> Start:
        """A reading behind a proclitic, short names of lesser towns left out: «كبيرا», «بلاد»."""
        if len(start.word) >= 5 or self._means(start.clitic, "AND"):
            return start
        sure = tuple(c for c in start.alone.candidates if not c.weak)
        return replace(start, alone=Named.of(start.word, sure))

    def _means(self, clitic: str, type_: str) -> bool:
        """Whether the proclitics end in one of a type ("AND", "PLACE_IN")."""
        return any(clitic.endswith(c) and type_ in kinds for c, kinds in self._kinds.items())

    def is_given_name(self, token: str) -> bool:
        """Whether a folded word, trailing spaces or not, is a common given name."""
        known = self._given.get(token)
        if known is None:
            if len(self._given) > _LIMIT:
                self._given.clear()
            known = any(c.kind == "given" for c in table().candidates(token.rstrip()))
            self._given[token] = known
        return known


_STARTS: Final[dict[int, tuple[Pack, Starts]]] = {}


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
        return Start(clitic, cut, word, length, _NOTHING, {})
    for mark in " -.'":
        for key in dict.fromkeys(trie.iterkeys(word + mark)):
            tail = key[len(word) :]
            tails.setdefault(tail[:2], []).append(tail)
    longer = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in tails.items()}
    return Start(clitic, cut, word, length, _named(word), longer)


@lru_cache(maxsize=50_000)
def _named(name: str) -> Named:
    return Named.of(name, tuple(c for c in table().candidates(name) if c.kind != "given"))
