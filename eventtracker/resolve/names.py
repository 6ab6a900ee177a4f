"""What an event is called, taken apart so that names compare across languages and scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eventtracker.resolve import words
from eventtracker.resolve.words import Unit
from eventtracker.text import fold_word

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNT = re.compile(r"(\d{1,3})(?:st|nd|rd|th|[а-я]{1,2})?")
_ROMAN = re.compile(r"\b(?:[IVX]{2,}|[VX])\b")
_GLUED = re.compile(r"([^\W\d_]{2,})(\d{1,4})")
_NUMBERED = re.compile(r"\b[A-ZА-ЯЁ]{2,7}(\d{1,3})\b")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ&]{2,6}")
_CAMEL = re.compile(r"\b[A-Z]?[a-z]+[A-Z][A-Za-z]*\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `text`: its folded words, years, editions and article left out.

    `units`: the words that tell it from others, `heads` its kinds ("forum"), `numbers` those
    in it. `initials` are its words' first letters, with and without "of" and the like;
    `acronym` is set where it is nothing else. `spare`: sounds of words that tell nothing, which
    another script may spell out ("غلوبال" for "Global").
    """

    text: str
    script: str
    units: tuple[Unit, ...]
    heads: frozenset[str]
    numbers: frozenset[int]
    initials: frozenset[str]
    acronym: str | None = None
    spare: frozenset[str] = frozenset()

    @property
    def coined(self) -> bool:
        """Whether it has a word that stands for nothing but itself."""
        return any(u.kind == "coined" for u in self.units)


def folded(name: str) -> str:
    """A name's words folded, without article, punctuation and year."""
    kept = [word for word in _WORD.findall(fold_word(name)) if not _YEAR.fullmatch(word)]
    return " ".join(kept[1:] if kept[:1] == ["the"] else kept)


@lru_cache(maxsize=50_000)
def take_apart(name: str) -> Name:
    """A name as it stands, in parts."""
    plain = _GLUED.sub(r"\1 \2", _ROMAN.sub(" ", name))
    tokens = folded(plain).split()
    language = words.script(" ".join(tokens))
    said = list(_units(tokens, language))
    telling = tuple(u for u in said if u.kind in ("audience", "topic", "place", "coined"))
    capitals = _ACRONYM.findall(plain)
    alone = [t for t in tokens if not t.isdigit()]
    acronym = fold_word(capitals[0]) if capitals and alone == [fold_word(capitals[0])] else None
    kept = " ".join(t for t in tokens if not _COUNT.fullmatch(t)) or " ".join(tokens)
    return Name(
        kept,
        language,
        telling,
        frozenset(i for u in said if u.kind == "head" for i in u.ids),
        frozenset(int(m[1]) for t in tokens if (m := _COUNT.fullmatch(t)) and t.isdigit()),
        _initials(tokens),
        acronym,
        frozenset(words.sound(i[1:]) for u in said if u.kind == "generic" for i in _spelling(u)),
    )


def edition_in(name: str) -> int | None:
    """The edition that is part of an acronym: 30 of "COP30"."""
    found = _NUMBERED.search(name)
    return int(found[1]) if found else None


def variants(name: str) -> tuple[str, ...]:
    """A name, and how it reads where a coined word ("KazanForum") is written as its words."""
    spaced = _CAMEL.sub(lambda m: _HUMP.sub(" ", m[0]), name)
    return (name,) if spaced == name else (name, spaced)


def _units(tokens: list[str], language: str) -> Iterator[Unit]:
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            if found := _phrase(tokens[at : at + length], language):
                yield from found
                break
        at += length


def _phrase(tokens: list[str], language: str) -> tuple[Unit, ...]:
    """What some words mean together; of one word, what it means; empty if nothing."""
    phrase = " ".join(tokens)
    if bloc := words.bloc(phrase, language):
        parts = [words.unit(t) for t in tokens]
        ids = {i for u in parts if u.kind == "topic" for i in u.ids}
        return (Unit(frozenset({f"bloc:{bloc}"} | ids), "place"),)
    if len(tokens) > 1:
        place = words.place(phrase)
        return (place,) if place else ()
    if len(phrase) < 2 or _COUNT.fullmatch(phrase):
        return (Unit(frozenset(), "stop"),)
    return (words.unit(phrase),)


def _initials(tokens: list[str]) -> frozenset[str]:
    named = [t for t in tokens if not t.isdigit()]
    telling = [t for t in named if words.unit(t).kind != "stop"]
    return frozenset("".join(t[0] for t in group) for group in (named, telling) if len(group) > 2)


def match(one: Name, other: Name) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """The units of two names that they share, and those that only one of them has."""
    left = list(other.units)
    shared: list[Unit] = []
    lone: list[Unit] = []
    for unit in one.units:
        twin = next((u for u in left if _same(unit, u, one.script == other.script)), None)
        if twin is None:
            lone.append(unit)
        else:
            left.remove(twin)
            shared.append(unit if twin.kind != "coined" else twin)
    return shared, _unsaid(lone, shared, other), _unsaid(left, shared, one)


def _same(one: Unit, other: Unit, one_script: bool) -> bool:
    if one.ids & other.ids:
        return True
    if {one.kind, other.kind} - {"coined", "place"}:
        return False
    return bool(_spelt(one, other, one_script))


def _spelt(one: Unit, other: Unit, one_script: bool) -> bool:
    """Whether two words are one that is spelt or inflected in two ways."""
    from rapidfuzz.distance import Levenshtein

    mark, least, most = ("=", 6, 0.2) if one_script else ("~", 5, 0.2)
    if one_script and one.kind == other.kind == "place":
        return False
    for a in one.ids:
        for b in other.ids:
            if a[0] == b[0] == mark and min(len(a), len(b)) > least:
                distance = Levenshtein.normalized_distance(a[1:], b[1:])
                if distance <= most:
                    return True
    return False


def _unsaid(units: list[Unit], shared: list[Unit], other: Name) -> list[Unit]:
    """Units but those that only say again what is shared ("in Kazan" of a Kazan forum), or
    spell out a word of the other name that tells nothing."""
    known = Counter(i for u in shared for i in u.ids)
    return [
        u
        for u in units
        if not any(i in known for i in u.ids)
        and not (u.kind == "coined" and {words.sound(i[1:]) for i in _spelling(u)} & other.spare)
    ]


def _spelling(unit: Unit) -> list[str]:
    return [i for i in unit.ids if i.startswith("=")]
