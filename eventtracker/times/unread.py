"""Dates of a language of which only dates are read: no date beside a word that may change it.

"Third Tuesday", "the 7th May", "13 … 15 July", "first week of 2027": where the words around are
known, the grammar reads the whole. Where they aren't, the part that is read says something else
than the text, and nothing is better than that. Each check looks at the tokens just before and
after a piece, up to a mark or a line's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from eventtracker.scan import Scan
from eventtracker.times.join import Piece

_UNITS: Final = ("UNIT_WEEK", "UNIT_WEEKEND", "UNIT_QUARTER", "UNIT_HALF", "UNIT_MONTH")
_UNSPACED_FROM: Final = "\u0e01"
"""The first letter of the scripts that are written without spaces."""
_NEAR: Final = 5
_GAP: Final = (
    "OF",
    "THE",
    "ORD",
    "NUM",
    "CARD",
    "REL",
    "IN",
    "ORDSUF",
    "UNIT_DAY",
    "DIGIT",
    "APOS",
)
_COARSE: Final = {"year": 0, "quarter": 1, "month": 2, "week": 3, "day": 4}


def sure(pieces: Sequence[Piece], s: Scan) -> list[Piece]:
    """The pieces that no unread word beside them may change."""
    pieces = [p for p in pieces if not _cut_short(p, s)]
    split = {id(p) for a, b in pairwise(pieces) if _one(a, b, s) for p in (a, b)}
    return [p for p in pieces if id(p) not in split]


def _cut_short(p: Piece, s: Scan) -> bool:
    return (
        _number_before(p, s)
        or _year_of_a_day(p, s)
        or _year_before(p, s)
        or _number_after(p, s)
        or _of_a_unit(p, s)
        or _uncounted(p, s)
        or _nth_weekday(p, s)
    )


def _number_before(p: Piece, s: Scan) -> bool:
    """A month with a day before it that wasn't read: "7a maig", "14-tego …"."""
    if not s.has(p.first, "MONTH") or not _on(p.first - 1, s):
        return False
    if s.has(p.first - 1, "NUM", "CARD", "ORD", "DIGIT"):
        return True
    short = _unread(p.first - 1, s) and len(s.word(p.first - 1)) <= 4
    return (short or s.has(p.first - 1, "OF", "DOT", "APOS")) and s.has(p.first - 2, "DAY", "ORD")


def _year_of_a_day(p: Piece, s: Scan) -> bool:
    """A year alone with a day before it, whose month is unread: "3. ozujka 2015"."""
    if not s.has(p.first, "YEAR") or p.interval.grain != "year":
        return False
    i = p.first - 1 - s.has(p.first - 1, "DOT")
    if not (_unread(i, s) or (i < p.first - 1 and s.has(i, "MON"))):
        return False
    return s.has(i - 1 - s.has(i - 1, "DOT", "ORDSUF"), "DAY")


def _year_before(p: Piece, s: Scan) -> bool:
    """A date whose year is said before it in a way that isn't read: «平成26年12月29日»."""
    implied = "year" in p.interval.implied
    return implied and s.has(p.first - 1, "UNIT_YEAR") and s.has(p.first - 2, "NUM", "YEAR")


def _number_after(p: Piece, s: Scan) -> bool:
    """A month or weekday with a day after it that wasn't read: "Lipca 13", "Freitag 22"."""
    if not s.has(p.last - 1, "MONTH", "WEEKDAY"):
        return False
    i = p.last + s.has(p.last, "DOT", "OF")
    return s.has(i, "DAY") and not s.has(i + 1, "COLON", "PERCENT", "UNIT_HOUR", "UNIT_MONTH")


def _of_a_unit(p: Piece, s: Scan) -> bool:
    """A year or month of which a part is meant: "first week of 2027", "2018년 4분기"."""
    if p.interval.grain not in ("year", "month"):
        return False
    for step, at in ((1, p.last), (-1, p.first - 1)):
        for i in range(at, at + step * _NEAR, step):
            if s.has(i, *_UNITS) and not (step > 0 and s.has(i + 1, "AGO", "HENCE")):
                return True
            if not (s.has(i, *_GAP) or (_unread(i, s) and len(s.word(i)) <= 3)):
                break
    return False


def _uncounted(p: Piece, s: Scan) -> bool:
    """ "months ago" without their number, and a unit inside a longer word."""
    if not s.has(p.first, "UNIT"):
        return False
    if p.first and s.tokens[p.first - 1][-1] >= _UNSPACED_FROM:
        return True
    return s.has(p.last - 1, "AGO", "HENCE") and _unread(p.first - 1, s)


def _nth_weekday(p: Piece, s: Scan) -> bool:
    """A bare weekday with a number before it: "dritter Dienstag", «23日の土曜日»."""
    if not s.has(p.first, "WEEKDAY") or p.last - p.first > 1:
        return False
    i = p.first - 1
    while s.has(i, "OF", "UNIT_DAY", "ORDSUF"):
        i -= 1
    return s.has(i, "ORD", "NUM", "CARD", "DIGIT") and _on(p.first - 1, s)


def _one(a: Piece, b: Piece, s: Scan) -> bool:
    """Whether two pieces say one thing in two parts: "next month … first Monday", "last year,
    9月"; or are the ends of a range whose joiner is unread."""
    gap = range(a.last, b.first)
    if len(gap) > 1 or any(not (_unread(i, s) or s.has(i, "OF", "THE")) for i in gap):
        return False
    grains = [_COARSE.get(p.interval.grain, 4) for p in (a, b)]
    if grains[0] == grains[1]:
        return bool(gap) and not s.lexicon.letters_of("TO")
    finer = a if grains[0] > grains[1] else b
    return "year" in finer.interval.implied or s.has(finer.first, "WEEKDAY")


def _on(i: int, s: Scan) -> bool:
    """Whether token i stands on the line of the next one, no mark between."""
    return i >= 0 and "\n" not in s.tokens[i] and not s.has(i, "COMMA", "STOP", "SEMI", "COLON")


def _unread(i: int, s: Scan) -> bool:
    """Whether token i is a word that the language's pack doesn't have."""
    return 0 <= i < len(s) and s.word(i)[:1].isalpha() and not s.readings(i)
