"""Loads a language's TOML file, checks every word of it, and compiles it to a Pack.

A section's keys are values, its strings the words that have the value: words stand apart by
spaces, "_" joins the words of a phrase, "{a,b}" expands ("январ{ь,я}"). Words are literals,
folded here by the same `fold` that folds the texts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from eventtracker.languages.pack import Pack, Value
from eventtracker.model import EventtrackerError
from eventtracker.text import fold_word

_FILES = resources.files("eventtracker.languages")

# Section → (token type, whether the language's article may stand before its words).
SECTIONS: dict[str, tuple[str, bool]] = {
    "month": ("MONTH", False),
    "hijri": ("HMONTH", False),
    "weekday": ("WEEKDAY", True),
    "nthday": ("NTHDAY", False),
    "ordinal": ("ORD", True),
    "roman": ("ROMAN", False),
    "number": ("CARD", True),
    "unit": ("UNIT", True),
    "dual": ("DUAL", False),
    "season": ("SEASON", True),
    "part": ("PART", True),
    "deixis": ("DEIXIS", False),
    "relative": ("REL", False),
    "ago": ("AGO", False),
    "decade": ("DECADE", False),
    "era": ("ERA", False),
    "daypart": ("DAYPART", True),
    "noon": ("NOON", True),
    "meridiem": ("AMPM", False),
    "zone": ("ZONE", False),
    "connect": ("", False),  # every key of these is a type of its own
    "time": ("", True),
    "cue": ("", False),
    "head": ("HEAD", True),
    "heads": ("HEADS", True),
    "word": ("", True),
    "place": ("", True),
    "role": ("", True),
    "figure": ("FIGURE", True),
    "bloc": ("BLOC", False),
    "realm": ("REALM", True),
    "measure": ("", False),
    "digit": ("DIGIT", False),
}
# Words of these only lend a word one more type, beside whatever else it means.
LENDING = {
    "nthday",
    "noon",
    "time",
    "cue",
    "head",
    "heads",
    "word",
    "place",
    "role",
    "figure",
    "measure",
    "bloc",
    "realm",
}
# The words of these have a second type that names their value: UNIT_YEAR, REL_NEXT.
BY_VALUE = {"unit", "relative", "part"}
PLAIN = "PLAIN"
"""The type of words that mean nothing, where their parts would: "not only", «فيصل»."""
_FLAGS = {"ABBR", "WEAK", "FUTURE", "PAST"}  # say something of a word, not what it means
_TOP = {"tag", "name", "script", "direction", "order", "compose", "article", "elided", "clitic"}
_TOP |= {"ambiguous", "weak", "naming", "syntax", "field", "without"}
_WITH_LATIN = {"zone", "roman", "connect", "time", "cue", "bloc"}
_LATIN = "a-zª°º\u00df-\u024f\u1e00-\u1eff"
_SCRIPTS = {
    "Arab": "\u0600-\u06ff",
    "Cyrl": "\u0400-\u04ff",
    "Deva": "\u0900-\u097f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hani": "\u3007\u3400-\u9fff",
    "Jpan": "\u3007\u3040-\u30ff\u3400-\u9fff",
    "Kore": "\uac00-\ud7af",
    "Latn": _LATIN,
}


class PackError(EventtrackerError):
    """A language file that breaks a rule; the text names file, section and word."""


@cache
def available() -> tuple[str, ...]:
    """Tags of the languages that have a file, sorted."""
    return _tags(_FILES)


@cache
def dated() -> tuple[str, ...]:
    """Tags of the languages without a file of their own that have one of words for dates."""
    return _tags(_FILES / "dates")


def _tags(folder: Any) -> tuple[str, ...]:
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load(tag: str) -> Pack:
    """The pack of a language. Raises PackError on a file that breaks a rule, KeyError without."""
    if tag not in available():
        raise KeyError(tag)
    return _compiled(f"{tag}.toml")


def load_dates(tag: str) -> Pack | None:
    """The words for dates of a language whose events aren't read; None without a file."""
    return _compiled(f"dates/{tag}.toml") if tag in dated() else None


def _compiled(name: str) -> Pack:
    text = _FILES.joinpath(name).read_text("utf-8")
    return compile_pack(tomllib.loads(text), name)


def compile_pack(data: dict[str, Any], source: str) -> Pack:
    """A Pack out of a parsed file. Raises PackError (see the module's rules)."""
    for key in ("tag", "script"):
        if key not in data:
            raise PackError(f"{source}: '{key}' is missing.")
    if data["script"] not in _SCRIPTS:
        known = ", ".join(_SCRIPTS)
        raise PackError(f"{source}: no script '{data['script']}'; name one of {known}.")
    article = fold_word(data.get("article", ""))
    entries = _entries(data, source, article)
    clitics = {
        fold_word(w): kind.upper()
        for kind, words in data.get("clitic", {}).items()
        for w in words.split()
    }
    return Pack(
        tag=data["tag"],
        script=data["script"],
        direction=data.get("direction", "ltr"),
        order=data.get("order", "DMY"),
        compose=data.get("compose", "tens-units"),
        entries=entries,
        clitics=dict(sorted(clitics.items(), key=lambda kv: -len(kv[0]))),
        article=article,
        elided=fold_word(data.get("elided", "")),
        naming={k: tuple(_expand_all(v)) for k, v in data.get("naming", {}).items()},
        syntax={k: tuple(_expand_all(v)) for k, v in data.get("syntax", {}).items()},
        without=frozenset(_expand_all(data.get("without", ""))),
        fields=_fields(data.get("field", {}), source),
    )


def _entries(data: dict[str, Any], source: str, article: str) -> dict[str, dict[str, Value]]:
    """Each word's readings, the article's forms among them."""
    entries: dict[str, dict[str, Value]] = {}
    collisions: set[str] = set()
    lemmas = {
        w: n for s in ("head", "heads") for ws in data.get(s, {}).values() for w, n in _lemmas(ws)
    }
    for section, type_, word, value in _words(data, source):
        _check(word, data["script"], section, source)
        articled = SECTIONS[section][1] and article and not word.startswith(article)
        for w in (word, article + word) if articled and " " not in word else (word,):
            readings = entries.setdefault(w, {})
            if readings.get(type_, value) != value:
                raise PackError(f"{source}: '{w}' has two values in [{section}]; keep one.")
            if w == word and _collides(readings, type_, section):
                collisions.add(w)
            readings.setdefault(type_, value)
            if lemma := lemmas.get(w):
                readings["LEMMA"] = lemma
            if section in BY_VALUE:
                readings.setdefault(f"{type_}_{value}".upper(), value)
    _check_all(data, source, entries, collisions)
    for word, readings in entries.items():
        if PLAIN in readings and len(readings) > 1:
            others = ", ".join(sorted(readings.keys() - {PLAIN}))
            raise PackError(f"{source}: '{word}' is plain, so it cannot be {others} too.")
    for word in _expand_all(data.get("weak", "")):
        if word not in entries:
            raise PackError(f"{source}: 'weak' names '{word}', which no section has.")
        entries[word]["WEAK"] = word
    return entries


def _collides(readings: dict[str, Value], type_: str, section: str) -> bool:
    """Whether a word means something else already, and its new section lends no second type."""
    if section in LENDING or type_ in _FLAGS:
        return False
    return any(t not in _FLAGS for t in readings.keys() - {type_} - _named(readings))


def _check_all(
    data: dict[str, Any],
    source: str,
    entries: dict[str, dict[str, Value]],
    collisions: set[str],
) -> None:
    """Refuse phrases that hide a time, and readings that are undeclared or declared in vain."""
    if hidden := _hidden(entries):
        raise PackError(f"{source}: a phrase of time words hides a time: {', '.join(hidden)}.")
    declared = set(_expand_all(data.get("ambiguous", "")))
    if undeclared := sorted(collisions - declared):
        raise PackError(f"{source}: declare in 'ambiguous' or remove: {', '.join(undeclared)}.")
    if idle := sorted(declared - collisions):
        raise PackError(f"{source}: not ambiguous, drop from 'ambiguous': {', '.join(idle)}.")


FIELDS = frozenset(
    "when where time organizer registration theme name title published author tags".split()
)


def _fields(section: dict[str, str], source: str) -> dict[str, frozenset[str]]:
    """Label → the fields it stands for ("where and when" for two)."""
    out: dict[str, set[str]] = {}
    for field, words in section.items():
        if field not in FIELDS:
            known = ", ".join(sorted(FIELDS))
            raise PackError(f"{source}: [field] knows {known}, not '{field}'.")
        for word in _expand_all(words):
            out.setdefault(word, set()).add(field)
    return {label: frozenset(fields) for label, fields in out.items()}


def _named(readings: dict[str, Value]) -> set[str]:
    """The second types that BY_VALUE gave."""
    return {f"{t}_{v}".upper() for t, v in readings.items()}


_TIMES = {"UNIT", "MONTH", "WEEKDAY", "REL", "DEIXIS", "SEASON", "DECADE"}
_SMALL = {"IN", "OF", "ON", "THE", "AND", "APOS"}


def _hidden(entries: dict[str, dict[str, Value]]) -> list[str]:
    """Phrases outside the time sections whose every word has to do with time ("last year")."""
    out = []
    for phrase, readings in entries.items():
        words = [set(entries.get(w, {})) for w in phrase.split(" ")]
        if len(words) < 2 or not all(w & (_TIMES | _SMALL) for w in words):
            continue
        dated = any(w & {"REL", "MONTH", "WEEKDAY", "DEIXIS", "SEASON"} for w in words)
        if dated and not readings.keys() & (_TIMES | {"ZONE", "DAYPART", "AGO", "HENCE", "DUAL"}):
            out.append(phrase)
    return out


def _words(data: dict[str, Any], source: str) -> Iterator[tuple[str, str, str, Value]]:
    for section, content in data.items():
        if section in _TOP:
            continue
        if section not in SECTIONS:
            raise PackError(f"{source}: no section is called [{section}]; see loader.SECTIONS.")
        type_ = SECTIONS[section][0]
        for key, words in content.items():
            value: Value = int(key) if re.fullmatch(r"-?\d+", key) else key
            for word in _expand_all(words):
                yield section, type_ or key.upper(), word, value


def _expand_all(words: str) -> list[str]:
    """The folded words of a string of the file."""
    parts = (fold_word(w) for part in words.split() for w in expand(part))
    return list(dict.fromkeys(w.replace("_-_", "-").replace("_", " ") for w in parts))


def _lemmas(words: str) -> Iterator[tuple[str, str]]:
    """(folded form, first form of its braces as written) of words whose braces hold endings."""
    for word in words.split():
        if m := re.search(r"\{([^{}]*)\}$", word.replace("_", " ")):
            endings = m[1].split(",")
            for stem in expand(word.replace("_", " ")[: m.start()]):
                yield from ((fold_word(stem + e), stem + endings[0]) for e in endings)


def expand(word: str) -> list[str]:
    """Brace expansion: "ма{й,я}" → май, мая; braces don't nest but may repeat."""
    m = re.search(r"\{([^{}]*)\}", word)
    if not m:
        return [word]
    head, tail = word[: m.start()], word[m.end() :]
    return [w for middle in m[1].split(",") for w in expand(head + middle + tail)]


def _check(word: str, script: str, section: str, source: str) -> None:
    """Refuse a word of another script, and one that mixes two: a Latin c in «сообщает»."""
    allowed = _SCRIPTS[script] + (_LATIN if section in _WITH_LATIN else "")
    if not re.fullmatch(rf"[{allowed}0-9 .:'/&@-]+", word):
        raise PackError(f"{source}: '{word}' in [{section}] is not written in {script}.")
    if script == "Latn" or section not in _WITH_LATIN:
        return
    for part in re.findall(rf"[{allowed}]+", word):
        if re.search(f"[{_LATIN}]", part) and re.search(f"[{_SCRIPTS[script]}]", part):
            raise PackError(f"{source}: '{part}' in [{section}] mixes Latin letters with {script}.")
