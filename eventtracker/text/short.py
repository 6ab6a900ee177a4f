"""Which language a short text is in: by the few words it has, and by a month beside a number."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

_MONTH: Final = 3
"""What a month beside a number ("7. Oktober") weighs; a common word weighs 1."""
_LEAST: Final = 2
"""Common words that tell a language where no month does."""
_FIRST: Final = "en de fr es it pt nl tr pl ru uk".split()
"""Languages that stand before others where all that is there fits several alike."""
# A number, its ending ("1er", "14-го"), at most a word between ("de"), then the month; or reversed,
# where only a long name tells: "out 2016" is no Portuguese October.
_BESIDE: Final = re.compile(
    r"\d(?:[.ºª]|-?[^\W\d_]{1,4})?[ .\u00a0](?:[^\W\d_]{1,3}[ \u00a0])?(?P<after>[^\W\d_]{3,})\b"
    r"|(?P<before>[^\W\d_]{4,})\.?[ \u00a0](?=\d)"
)


def by_little(
    lowered: str, script: str, known: Mapping[str, Sequence[str]], word: re.Pattern[str]
) -> str | None:
    """The language that the words and months of a lower-case text fit best; None without any.

    `known` maps a common word of the script to the languages that have it. "und" where the
    languages that fit best take the month for different ones.
    """
    said: dict[str, set[int]] = {}
    months = _months(script)
    beside = {m["after"] or m["before"] for m in _BESIDE.finditer(lowered)} & months.keys()
    for number, tag in (each for name in beside for each in months[name]):
        said.setdefault(tag, set()).add(number)
    scores: dict[str, int] = {}
    words = {each for each in word.findall(lowered) if len(each) > 1} - beside
    for tag in (tag for each in words for tag in known.get(each, ())):
        scores[tag] = scores.get(tag, 0) + 1
    english = scores.get("en", 0)
    scores = {t: n for t, n in scores.items() if n >= (_LEAST if t == "en" else _LEAST + english)}
    for tag in said:
        scores[tag] = scores.get(tag, 0) + _MONTH * len(said[tag])
    if not scores:
        return None
    most = max(scores.values())
    best = [tag for tag in (*_FIRST, *sorted(scores)) if scores.get(tag) == most]
    telling = [tag for tag in best if tag in said]
    if len({frozenset(said[tag]) for tag in telling}) > 1:
        return "und"
    return (telling or best)[0]


@cache
def _months(script: str) -> dict[str, list[tuple[int, str]]]:
    """A month's name in lower case → the months and languages of a script that it is of."""
    text = resources.files("eventtracker.text").joinpath("months.toml").read_text("utf-8")
    out: dict[str, list[tuple[int, str]]] = {}
    for tag, names in tomllib.loads(text).get(script, {}).items():
        for number, row in enumerate(names, 1):
            for name in row.split():
                out.setdefault(name, []).append((number, tag))
    return out
