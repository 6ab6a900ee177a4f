"""The words of names by what they mean, whatever the language: the table `words.toml`, the
heads of the language packs, the tables of places, and sounds for all that remains."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from anyascii import anyascii

from eventtracker.languages import available, load
from eventtracker.places.table import Candidate, table
from eventtracker.text import fold_word

LEAST_SOUND = 3
"""Consonants that a word must have to be known by its sound alone."""

_CYRILLIC = re.compile("[а-яё]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ENDING = re.compile("(?:[сц]к)?(?:[иыо]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]м|[ую]ю|[ыи]е|[ыи]х)$")
_ARTICLE = re.compile("^(?:[وبفك]?ال|لل)(?=...)")
_PROCLITIC = re.compile("^(?:[وبفك]?ال|لل|[وبلفك])(?=...)")
_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("shch|tsh|tch|ch", "C"),
        ("dzh|dj", "k"),
        ("sh|zh|ts|tz", "s"),
        ("kh", "h"),
        ("th|dh", "t"),
        ("gh", "k"),
        ("ph", "f"),
        ("c(?=[eiy])", "s"),
        ("x", "ks"),
        ("[gjqck]", "k"),
        ("[bp]", "p"),
        ("d", "t"),
        ("v", "f"),
        ("z", "s"),
        ("[^a-zC]|[aeiouwy]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a name: what it may stand for, any of `ids`.

    `kind`: head, stop, generic, audience, topic, place, coined. A coined word is known by
    its sound ("~kntn") and by itself ("=canton").
    """

    ids: frozenset[str]
    kind: str

    @property
    def key(self) -> str:
        """The one that most languages share: its meaning or place, else its sound."""
        return min(self.ids, key=lambda i: ("~=".find(i[0]), i), default="")


@lru_cache(maxsize=50_000)
def unit(word: str) -> Unit:
    """What a folded word or phrase means; "coined" if nothing is known of it."""
    for form in _forms(word):
        if head := _head(form):
            return Unit(frozenset({head}), "head")
        if (found := _table().get(form + "$")) or (found := _stem(form)):
            concept, kind = found
            if kind == "topic" and (firm := place(form)):  # «Ковров» is a town, and carpets
                return Unit(firm.ids | {concept}, "place")
            return Unit(frozenset({concept}) | _sounds(word), kind)
        if found_place := place(form):
            return found_place
    return Unit(_sounds(word), "coined")


@lru_cache(maxsize=50_000)
def place(phrase: str) -> Unit | None:
    """The place that a folded phrase names beyond doubt."""
    found = table().candidates(phrase)
    firm = [c for c in found if not c.weak and c.kind in ("country", "adjective", "city", "local")]
    if not firm:
        return None
    best = max(firm, key=lambda c: (c.weight, c.number))
    return Unit(frozenset({_place_id(best)}) | _sounds(phrase), "place")


def bloc(phrase: str, lang: str) -> str | None:
    """The bloc of countries that a folded phrase names."""
    readings = load(lang).entries.get(phrase, {})
    return str(readings["BLOC"]) if "BLOC" in readings else None


def script(name: str) -> str:
    """ar, ru or en by the letters of a folded name: the pack that reads it."""
    if _ARABIC.search(name):
        return "ar"
    return "ru" if _CYRILLIC.search(name) else "en"


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A folded word's consonants, as they are heard in any script: "kntn" for Canton."""
    if _CYRILLIC.search(word) and len(word) > 5:
        word = _ENDING.sub("", word)
    if _ARABIC.search(word):
        word = re.sub("(?<=...)(?:يه|ي|ه)$", "", _ARTICLE.sub("", word))
    heard = anyascii(word).lower()
    for letters, letter in _SOUNDS:
        heard = letters.sub(letter, heard)
    return heard


def _sounds(word: str) -> frozenset[str]:
    heard = sound(word)
    return frozenset({f"={word}"} | ({f"~{heard}"} if len(heard) >= LEAST_SOUND else set()))


def _place_id(found: Candidate) -> str:
    name = "" if found.kind in ("country", "adjective") else table().name(found.number)
    return f"@{found.country}:{name}" if name else f"@{found.country}"


def _forms(word: str) -> tuple[str, ...]:
    """A word, and in Arabic what is left of it without article and joined particles."""
    if not _ARABIC.search(word):
        return (word,)
    bare = _PROCLITIC.sub("", word)
    doubled = (word[1:],) if word.startswith("لل") else ()  # «ل» before a word in «ل»
    return (word, bare, *doubled, _PROCLITIC.sub("", bare)) if bare != word else (word,)


def _head(word: str) -> str | None:
    for tag in available():
        readings = load(tag).entries.get(word, {})
        if kind := readings.get("HEAD") or readings.get("HEADS"):
            return str(kind)
    return None


def _stem(word: str) -> tuple[str, str] | None:
    stems = _table()
    for end in range(len(word), 1, -1):
        if found := stems.get(word[:end]):
            return found
    return None


def alias_cues() -> list[str]:
    """Words that stand between two names of one event, folded; "_" joins those of a phrase."""
    return [fold_word(cue) for said in _sections()["alias"].values() for cue in said.split()]


@cache
def _sections() -> dict[str, dict[str, Any]]:
    text = resources.files("eventtracker.resolve").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Stem → (concept, kind). ValueError on a stem of two concepts."""
    stems: dict[str, tuple[str, str]] = {}
    for kind, section in _sections().items():
        if kind == "alias":
            continue
        for concept, said in section.items():
            texts = [said] if isinstance(said, str) else list(said.values())
            meant = (kind if kind == "stop" else concept, kind)
            for word in (fold_word(w) for text in texts for w in text.split()):
                if stems.setdefault(word, meant) != meant:
                    raise ValueError(f"words.toml: '{word}' has two meanings")
    return stems
