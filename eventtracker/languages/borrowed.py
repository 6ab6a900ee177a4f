"""Packs for languages without a file, from the tables that dateparser carries (CLDR's names).

Only what can't be mistaken is taken: names of months and weekdays of three letters and more,
the small words between day and month, today and its neighbours. Ranges, numeric dates and
resolution are the same grammar as everywhere; what other words mean stays unknown.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any

from eventtracker.languages.pack import Pack, Value
from eventtracker.text import fold_word

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = {"0 day ago": 0, "1 day ago": -1, "in 1 day": 1, "2 day ago": -2, "in 2 day": 2}
_SCRIPTS = (("Arab", "\u0600-\u06ff"), ("Cyrl", "\u0400-\u04ff"), ("Hans", "\u3040-\u9fff"))


@cache
def borrow(tag: str) -> Pack | None:
    """A pack of months and weekdays for a language tag; None where dateparser has no table."""
    info = _table(tag)
    if info is None:
        return None
    entries: dict[str, dict[str, Value]] = {}
    unspaced = info.get("no_word_spacing") == "True"
    least = 1 if unspaced else 3

    def add(words: list[str], type_: str, value: Value, least: int = least) -> None:
        for word in words:
            folded = fold_word(word).strip(" .")
            if len(folded) >= least and not any(c in folded for c in "\\()[]"):
                entries.setdefault(folded, {}).setdefault(type_, value)

    for number, name in enumerate(_MONTHS, 1):
        add(info.get(name, []), "MONTH", number)
    for number, name in enumerate(_WEEKDAYS, 1):
        add(info.get(name, []), "WEEKDAY", number, max(least, 2 if unspaced else 4))
    for phrase, offset in _DAYS.items():
        add(info.get("relative-type", {}).get(phrase, []), "DEIXIS", offset, max(least, 2))
    for unit in ("year", "month", "day") if unspaced else ("year",):
        for type_ in ("UNIT", f"UNIT_{unit.upper()}"):
            add(info.get(unit, []), type_, unit)
    add(info.get("pertain", []), "OF", "of", 1)
    order = "MDY" if info.get("date_order") == "MDY" else "DMY"
    return Pack(tag, _script(entries), "ltr", order, "tens-units", entries)


def _table(tag: str) -> dict[str, Any] | None:
    language = re.split(r"[-_]", tag)[0]
    try:
        module = importlib.import_module(f"dateparser.data.date_translation_data.{language}")
    except ImportError:
        return None
    info: dict[str, Any] = module.info
    return info


def _script(entries: dict[str, dict[str, Value]]) -> str:
    text = "".join(entries)
    return next((name for name, span in _SCRIPTS if re.search(f"[{span}]", text)), "Latn")
