"""What stands around a match and shows that it is no time: a longer number, an address, a
frequency, a copyright notice."""

from __future__ import annotations

import re
from typing import Final

from eventtracker.languages.numerals import UNSPACED
from eventtracker.scan import Scan
from eventtracker.times.grammar import Match

_WORD: Final = 40
"""Tokens that one word without spaces is looked at for."""
_ADDRESS: Final = re.compile(
    r"://|www\.|\w@\w|[a-z]\.[a-z]{2,6}/|\w_+[^\W\d]|[^\W\d]_+\w|(?:[^\W_]+-){3,}[^\W\d]|^/[a-z]"
)
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_NOTICE: Final = 8
_SIGNS: Final = ("(c)", "(\u0441)")
"""The sign of copyright in brackets, in Latin and in Cyrillic."""
_COUNTED: Final = "OTHER|ORD|DAY|ORDSUF|FINAL|REL_LAST|DASH|THE"
_EVERY_BEFORE: Final = (
    f"(?:<EVERY>(?:<{_COUNTED}|WEEKDAY|AND|COMMA|OR>{{0,8}})"
    "|(?:<EVERY><CARD|NUM>?<UNIT_YEAR|UNIT_MONTH|UNIT_WEEK|UNIT_QUARTER>|<YEARLY>)"
    "<COMMA|ON|IN|AT|OF|UNIT_DAY|DAY|THE|ORDSUF|DASH>{0,5})$"
)
_COUNT_BEFORE: Final = "<ORD|DAY|ORDSUF|FINAL|REL_LAST>$"
_EVERY_AFTER: Final = (
    f"(?:<AND|COMMA|OR|WEEKDAY|NTHDAY|{_COUNTED}>{{0,8}})<OF|IN|COMMA>?<EVERY><UNIT|ORD>"
)
_OF_A_MONTH: Final = (
    f"(?:<AND|COMMA|OR|WEEKDAY|NTHDAY|{_COUNTED}>{{0,8}})<OF|IN>?<THE>?<UNIT_MONTH>"
    "(?!<REL|MONTH|HMONTH>)"
)
_WEEKLY: Final = set(
    "weekday weekdays weekday_range weekday_day bare_day bare_days bare_month nth_weekday "
    "bare_season".split()
)


def _anywhere(s: Scan, *types: str) -> bool:
    """Whether a text has any token of the types."""
    return not s.lexicon.sets[types].isdisjoint(s.distinct)


def numberish(s: Scan, i: int) -> bool:
    """Whether token i ends in a digit."""
    return s.word(i)[-1:].isdecimal()


def glued(m: Match, s: Scan) -> bool:
    """Part of a longer number, a score, a price or an address: "1-2-2020", "v5/2020", "$2020"."""
    before, tokens = m.first - 1, s.tokens
    if tokens[m.last - 1][-1] == " " and (before < 0 or tokens[before][-1] in " \n"):
        return False
    if s.has(m.first, "ISO") and (s.has(before - 1, "ISO") or s.has(m.last + 1, "ISO")):
        return False  # an ISO 8601 interval, first/last
    if in_address(m, s):
        return True
    if before >= 0 and tokens[before][-1] not in " \n":
        word = s.word(before)
        if word == "/" and s.has(before - 1, "MONTH"):
            return False  # "30 June/1 July"
        if word in "/.:@_=&#$€£№+%\\" and word and (word != "." or numberish(s, before - 1)):
            return numberish(s, before - 1) or word in "/@_=&#$€£№+\\"
        if word == "-" and numberish(s, before - 1) and not s.tokens[before - 1].endswith(" "):
            return True
        if _letters_before(m, before, s):
            return not (s.readings(before) and len(word) <= 3)
    after = m.last
    if after < len(s) and not s.tokens[after - 1].endswith(" "):
        word = s.word(after)
        if word in ("%", "$", "€", "@", "_", "=", "/") and s.word(after - 1)[-1:].isdecimal():
            return True
    return False


def _letters_before(m: Match, before: int, s: Scan) -> bool:
    word = s.word(before)
    letters = word[-1:].isalpha() and not (s.has(before, "AND") or _UNSPACED.match(word[-1]))
    return letters and s.word(m.first)[:1].isdecimal()


def in_address(m: Match, s: Scan) -> bool:
    """Whether a match stands inside of a URL, an e-mail address, a file name or a slug."""
    first, last, tokens = m.first, m.last, s.tokens
    alone = first == 0 or tokens[first - 1][-1] in " \n"
    if alone and (last == len(tokens) or tokens[last][-1] in " \n"):
        return False  # a mark and a space follow
    while first and m.first - first < _WORD and tokens[first - 1][-1] not in " \n":
        first -= 1
    while last < len(tokens) and last - m.last < _WORD and tokens[last - 1][-1] not in " \n":
        last += 1
    if (first, last) == (m.first, m.last):
        return False
    return _ADDRESS.search("".join(tokens[first:last])) is not None


def each(m: Match, s: Scan) -> bool:
    """How often, not when: "every January", «كل يوم خميس», "the first Monday of each month"."""
    weekly = m.rule.means in _WEEKLY
    if not _anywhere(s, "EVERY", "YEARLY"):
        return weekly and _of_a_month(m, s)
    if s.has(m.first - 1, "EVERY") and not s.has(m.first, "OF"):
        return True
    grammar, letters = s.lexicon.grammar, s.letters
    if any(t == "YEAR" or t == "DMY" for t, *_ in m.slots):
        return False
    if grammar(_EVERY_AFTER).match(letters, m.last):
        return True
    every = grammar(_EVERY_BEFORE).search(letters, max(0, m.first - 12), m.first)
    if every and (
        weekly
        or not s.has(every.start(), "EVERY")
        or s.has(every.start() + 1, "UNIT", "CARD", "NUM")
    ):
        return True
    return weekly and _of_a_month(m, s)


def _of_a_month(m: Match, s: Scan) -> bool:
    """ "on the 1st and 3rd Tuesday of the month": of any month."""
    if not _anywhere(s, "UNIT_MONTH") or any(t == "YEAR" for t, *_ in m.slots):
        return False
    grammar, letters = s.lexicon.grammar, s.letters
    within = bool({t for t, *_ in m.slots} & {"ORD", "FINAL", "DAY"})
    within = within or any(s.has(i, "REL_LAST") for i in range(m.first, m.last))
    counted = within or grammar(_COUNT_BEFORE).search(letters, max(0, m.first - 1), m.first)
    of = grammar(_OF_A_MONTH).match(letters, m.last) if counted else None
    if of is None:
        return False
    return any(s.has(i, "WEEKDAY", "NTHDAY") for i in range(m.first, of.end()))


def notice(m: Match, s: Scan) -> bool:
    """The years of a copyright notice: "© 2019-2024", "2024. All rights reserved"."""
    signed = any(mark in s.folded.text for mark in _SIGNS)
    if not signed and not _anywhere(s, "COPYRIGHT", "BOILER"):
        return False
    for i in range(m.first - 1, max(-1, m.first - 1 - _NOTICE), -1):
        if s.has(i, "NL", "PARA"):
            break
        if s.has(i, "COPYRIGHT", "BOILER"):
            return True
        if "".join(map(s.word, (i - 1, i, i + 1))) in _SIGNS:
            return True
    return any(s.has(i, "COPYRIGHT", "BOILER") for i in range(m.last, m.last + 3))
