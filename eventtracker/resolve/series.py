"""Recurrent events and their names: those that everybody knows, and what events teach of others."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from eventtracker.resolve import words
from eventtracker.resolve.names import take_apart
from eventtracker.text import fold_word
from eventtracker.told import Told

SeriesName = tuple[str, str, str]
"""(key that all spellings share, language, name as written)."""

_PACKAGE = Path(__file__).resolve().parent.parent
_LANGUAGES = ("en", "ru", "ar")
"""In the order in which one of them names a series."""


@cache
def catalogue() -> Mapping[str, str]:
    """Folded name → canonical name of the best known series; empty where the file is missing."""
    folders = (_PACKAGE / "demo", _PACKAGE.parent / "data")
    files = (folder / "series.toml" for folder in folders)
    path = next((file for file in files if file.is_file()), None)
    if path is None:
        return {}
    found: dict[str, str] = {}
    for entry in tomllib.loads(path.read_text("utf-8"))["series"]:
        names = [name for lang in _LANGUAGES for name in entry.get(lang, ())]
        for name in (entry["name"], *names):
            found.setdefault(take_apart(name).text, entry["name"])
    return found


def series_names(told: Told) -> tuple[SeriesName, ...]:
    """The names that a mention gives its series; none if it is on another event's programme,
    or is called by a common word only."""
    event = told.event
    if event.series is None or event.parent is not None:
        return ()
    said = [event.series, event.name, *event.names.values(), *told.aliases]
    found: dict[str, SeriesName] = {}
    for name in said:
        if key := _key(name, event.place.country):
            found.setdefault(key, (key, words.script(fold_word(name)), name))
    return tuple(found.values())


def canonical(names: Iterable[str], declared: Mapping[str, str]) -> str:
    """The name of a series out of its names: the declared one; else in English before other
    languages, an acronym or a coined word before a title in full."""
    known = list(names)
    texts = [take_apart(name).text for name in known]
    stated = [declared[text] for text in texts if text in declared]
    return min(stated) if stated else min(known, key=_rank)


def _rank(name: str) -> tuple[int, bool, int, str]:
    parts = take_apart(name)
    order = _LANGUAGES.index(parts.script)
    return order, not parts.coined, len(name) if parts.coined else -len(name), name


def _key(name: str, country: str | None) -> str | None:
    """What all spellings of a series' name share. A name of one common word ("food fair") is one
    of a country."""
    parts = take_apart(name)
    if not parts.units:
        return None
    common = len(parts.units) == 1 and parts.units[0].kind not in ("coined", "place")
    return f"{parts.text}|{country}" if common else parts.text
