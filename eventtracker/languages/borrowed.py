"""Packs for languages whose dates alone are read: no file of their own, so no events.

Names of months and weekdays, today and its neighbours come from the tables that dateparser
carries (CLDR's names); only what can't be mistaken is taken. A file of `dates/`, where there is
one, adds the language's small words: "from", "to", "next", units, ordinals. Ranges, numeric dates
and resolution are the same grammar as everywhere; what other words mean stays unknown.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from eventtracker.languages.loader import load_dates
from eventtracker.languages.numerals import PUNCTUATION, numeric
from eventtracker.languages.pack import Pack, Readings, Value
from eventtracker.text import fold_word

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = {"0 day ago": 0} | {f"{n} day ago": -n for n in (1, 2, 3)}
_DAYS |= {f"in {n} day": n for n in (1, 2, 3)}
_SAME = {"no": "nb"}
"""Languages that are read as another one."""
_SHORT = 5
"""Letters that an abbreviated month has at most."""
_SCRIPTS = (("Arab", "\u0600-\u06ff"), ("Cyrl", "\u0400-\u04ff"), ("Hans", "\u3040-\u9fff"))
_Entries = dict[str, dict[str, Value]]


@cache
def borrow(tag: str) -> Pack | None:
    """The pack of a language's dates; None where dateparser has no table."""
    language = re.split(r"[-_]", tag)[0]
    language = _SAME.get(language, language)
    info = _table(language)
    if info is None:
        return None
    entries = _borrowed(info)
    own = load_dates(language)
    compose = "tens-units"
    if own:
        compose = own.compose
        entries = {w: r for w, r in entries.items() if w not in own.without}
        _add_own(entries, own.entries)
    order = "MDY" if info.get("date_order") == "MDY" else "DMY"
    return Pack(tag, _script(entries), "ltr", order, compose, entries, borrowed=True)


def _borrowed(info: Mapping[str, Any]) -> _Entries:
    """The words of one of dateparser's tables, folded, with their readings."""
    entries: _Entries = {}
    unspaced = info.get("no_word_spacing") == "True"
    least = 1 if unspaced else 3

    def add(words: list[str], type_: str, value: Value, least: int = least) -> None:
        for word in words:
            folded = fold_word(word).strip(" .")
            if len(folded) >= least and not any(c in folded for c in "\\()[]"):
                entries.setdefault(folded, {}).setdefault(type_, value)

    for number, name in enumerate(_MONTHS, 1):
        add(info.get(name, []), "MONTH", number)
        if not unspaced:
            add(_short(info.get(name, [])), "ABBR", "abbr")
    for number, name in enumerate(_WEEKDAYS, 1):
        add(info.get(name, []), "WEEKDAY", number, max(least, 2 if unspaced else 4))
    for phrase, offset in _DAYS.items():
        add(info.get("relative-type", {}).get(phrase, []), "DEIXIS", offset, max(least, 2))
    for unit in ("year", "month", "day") if unspaced else ("year",):
        for type_ in ("UNIT", f"UNIT_{unit.upper()}"):
            add(info.get(unit, []), type_, unit)
    add(info.get("pertain", []), "OF", "of", 1)
    return entries


def _short(names: list[str]) -> list[str]:
    """The abbreviations among the names of a month."""
    longest = max(map(len, names), default=0)
    return [n for n in names if len(n.strip(".")) <= min(_SHORT, longest - 2)]


def _add_own(entries: _Entries, own: Mapping[str, Readings]) -> None:
    """The words of the language's file of `dates/`: they stand before the table's."""
    for word, readings in own.items():
        known = entries.setdefault(word, {})
        if word in PUNCTUATION:
            known[PUNCTUATION[word]] = word
        known |= readings
        if "DIGIT" in readings:
            known |= numeric(str(readings["DIGIT"]), "DMY")
        number = readings.get("CARD")
        if isinstance(number, int) and 2 <= number <= 31:
            known["DAY"] = number  # "diez de octubre"


def borrowable() -> tuple[str, ...]:
    """Tags of the languages that dateparser has a table for, sorted."""
    from dateparser.data.languages_info import language_order

    return tuple(sorted(set(language_order)))


def _table(language: str) -> dict[str, Any] | None:
    try:
        module = importlib.import_module(f"dateparser.data.date_translation_data.{language}")
    except ImportError:
        return None
    info: dict[str, Any] = module.info
    return info


def _script(entries: Mapping[str, Readings]) -> str:
    text = "".join(entries)
    return next((name for name, span in _SCRIPTS if re.search(f"[{span}]", text)), "Latn")
