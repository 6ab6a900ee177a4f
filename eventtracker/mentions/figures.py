"""Stated numbers: "more than 16,000 participants from 80 countries".

Found from the noun leftwards: noun, a few words that describe it, number, comparator; and
"the number of visitors reached 5,000" from the noun rightwards. A range gives two figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eventtracker.mentions.numbers import COMPARATORS, Number, abbreviated, number_before
from eventtracker.mentions.tallies import FigureMention, edition, together
from eventtracker.scan import Scan

__all__ = ["FigureMention", "find"]

_WORDS_BETWEEN: Final = 4  # "317 (small and middle sized) companies"
_REACH: Final = 6  # "number of guests, by the organisers' count, reached 500"
# What no describing word is. Numbers, marks and prepositions part a number from a noun.
_APART: Final = (
    "NUM CARD DECIMAL ORD FIGURE COMMA DOT STOP SEMI COLON LP RP QUOTE NL PARA PERCENT MONEY "
    "IN ON AT FROM TO BY AFTER OR UNIT MONTH HMONTH WEEKDAY YEAR FUNCTION PLACE_IN M_COUNT ORDSUF"
).split()
_ENDS: Final = "DOT STOP SEMI COMMA NL PARA RP".split()
_SMALLEST: Final = {"participants": 5, "visitors": 5}
_FEWEST: Final = 3  # "the two countries" counts nobody's attendance


def find(scan: Scan) -> list[FigureMention]:
    """The figures that a text states, in order."""
    out: list[FigureMention] = []
    number = scan.lexicon.pattern("NUM", "CARD", "DECIMAL")
    for i in scan.where("FIGURE"):
        if not number.search(scan.letters, max(0, i - 2 * _WORDS_BETWEEN), i + 1 + _REACH):
            continue
        out += _before(scan, i) or _after(scan, i)
    return together(scan, out)


def _before(scan: Scan, noun: int) -> list[FigureMention]:
    """The number that stands before a noun."""
    end, between = noun, 0
    # «30 من المتحدثين» are speakers, «30 من دول أخرى» are not countries.
    places = scan.value(noun, "FIGURE") in ("countries", "regions")
    suffixes = ("PLUS", "M_AFTER") if places else ("PLUS", "M_AFTER", "M_OF")
    last_number = scan.lexicon.pattern("NUM", "CARD", "DECIMAL")
    while True:
        end = _without_suffix(scan, end, suffixes)
        if end <= 0:
            return []
        if last_number.match(scan.letters, end - 1) or abbreviated(scan, end):
            break
        if between >= _WORDS_BETWEEN or not _describes(scan, end - 1):
            return []
        between += not scan.has(end - 1, "DASH")
        end -= 1
    number = number_before(scan, end)
    if number is None:
        return []
    return _figures(scan, number, noun, between)


def _without_suffix(scan: Scan, end: int, suffixes: Sequence[str]) -> int:
    """The end of a number without "+", "or more", and the "of" of «30 من المتحدثين»."""
    while end > 0 and scan.has(end - 1, *suffixes):
        end -= 1
    return end


def _describes(scan: Scan, i: int) -> bool:
    """Whether a word may stand between a number and its noun, as the language orders them."""
    syntax = scan.pack.syntax
    if "right" in syntax.get("adjective", ()) or scan.lexicon.pattern(*_APART).match(
        scan.letters, i
    ):
        return False
    if scan.has(i, "DASH") or scan.has(i, "APOS"):
        return not scan.tokens[i].endswith(" ") and not scan.tokens[i - 1].endswith(" ")
    if scan.word(i - 1).isdecimal() and not scan.tokens[i - 1].endswith(" "):  # "12k"
        return False
    if "counted" in syntax and not scan.has(i, "AND"):
        return scan.word(i).endswith(syntax["counted"])
    return scan.word(i).isalpha()


def _figures(scan: Scan, n: Number, noun: int, between: int) -> list[FigureMention]:
    kind = _including(scan, n.first) or str(scan.value(noun, "FIGURE"))
    first, comparator = _comparator(scan, n, noun)
    if n.plain_year and comparator == "=" and (between or 1990 <= n.value <= 2040):
        return []
    if n.value < _SMALLEST.get(kind, _FEWEST) or _no_count(scan, n):
        return []
    if kind == "participants" and _of_harm(scan, n.first):
        return []
    lower = _lower_end(scan, n)
    if lower is not None:
        start = lower.first
        if scan.has(start - 1, "FROM") or scan.has(start - 1, "BETWEEN"):
            start -= 1
        return [
            _mention(scan, start, noun + 1, kind, lower.value, ">="),
            _mention(scan, start, noun + 1, kind, n.value, "<="),
        ]
    return [_mention(scan, first, noun + 1, kind, n.value, comparator)]


def _including(scan: Scan, i: int) -> str | None:
    """The kind of "a lineup of speakers that includes" at token i, if they aren't counted."""
    k = i - 1
    while k > i - 3 and scan.has(k, *COMPARATORS):
        k -= 1
    if not scan.has(k, "R_LIKE"):
        return None
    k -= 2 if scan.has(k - 1, "COMMA") or scan.has(k - 1, "THAT") else 1
    kind = scan.value(k, "FIGURE")
    return None if kind is None or number_before(scan, k) else str(kind)


def _no_count(scan: Scan, n: Number) -> bool:
    """Money, shares, ages ("69-year-old"), numbers of things ("No. 5", "G77", "in 1932")."""
    before, after = n.first - 1, n.last
    if scan.has(after, "PERCENT", "ORDSUF"):
        return True
    if scan.has(after, "DASH") and not scan.has(after + 1, "M_AFTER"):  # "100-plus"
        return True
    if scan.has(before, "DASH") and _glued(scan, before) and _glued(scan, before - 1):
        return True  # "COVID-19"
    if scan.has(before, "MONEY", "NUMERO"):
        return True
    if scan.has(before, "UNIT") and not scan.has(before - 1, "REL"):  # but "last year 50 firms"
        return True
    if scan.has(before, "IN") and scan.has(before - 1, "CARD"):  # "four in ten leaders"
        return True
    if scan.has(before, "M_PART"):  # "30 speakers, nine of them from abroad"
        return True
    glued = _glued(scan, before) and scan.word(before).isalpha()
    return glued and scan.word(before) not in scan.pack.clitics


def _glued(scan: Scan, i: int) -> bool:
    """Whether nothing parts a token from the one after it, and it is no number."""
    return i >= 0 and not scan.tokens[i].endswith(" ") and not scan.word(i).isdecimal()


def _of_harm(scan: Scan, i: int) -> bool:
    """Whether a sentence counts victims."""
    start, end = scan.sentence_of(i)
    return bool(scan.lexicon.pattern("M_HARM").search(scan.letters, start, end))


def _comparator(scan: Scan, n: Number, noun: int) -> tuple[int, str]:
    """(first token, comparator) of a number, its comparing words included."""
    first, sign = n.first, "="
    for i in (n.first - 1, n.first - 2):
        found = None
        if scan.has(i, *COMPARATORS):
            found = next(c for t, c in COMPARATORS.items() if scan.has(i, t))
        if found is None:
            if i == n.first - 1 and _may_stand_between(scan, i):
                continue
            break
        first, sign = i, found
    if sign == "=" and any(scan.has(i, "PLUS") for i in range(n.last, noun)):
        return first, ">="
    if sign == "=" and any(scan.has(i, "M_AFTER") for i in range(n.last, noun)):
        return first, ">"
    return first, sign


def _may_stand_between(scan: Scan, i: int) -> bool:
    """«أكثر من» … «الـ»: an article or "of" may part a comparator from its number."""
    return scan.has(i, "THE") or scan.has(i, "M_OF")


def _lower_end(scan: Scan, n: Number) -> Number | None:
    """The lower end of "50 to 70", "50-70", «от 50 до 70»."""
    i = n.first - 1
    if not scan.has(i, "DASH", "TO", "AND"):
        return None
    lower = number_before(scan, i)
    if lower and scan.has(i, "AND") and not scan.has(lower.first - 1, "BETWEEN"):
        return None
    if lower is None or lower.plain_year or lower.value >= n.value:
        return None
    return lower


def _after(scan: Scan, noun: int) -> list[FigureMention]:
    """ "The number of visitors reached 5,000", «гостей насчитали больше 43 тысяч»."""
    counted = any(scan.has(i, "M_COUNT") for i in (noun - 1, noun - 2))
    stop = scan.lexicon.pattern("DOT", "STOP", "NL", "PARA", "SEMI", "COMMA", "FIGURE")
    number = scan.lexicon.pattern("NUM", "CARD", "DECIMAL")
    for i in range(noun + 1, min(noun + 1 + (_REACH if counted else 4), len(scan))):
        if stop.match(scan.letters, i):
            return []
        if number.match(scan.letters, i):
            return _number_after(scan, noun, i, counted)
    return []


def _number_after(scan: Scan, noun: int, i: int, counted: bool) -> list[FigureMention]:
    number = scan.lexicon.pattern("NUM", "CARD", "DECIMAL")
    end = i + 1
    while end < len(scan) and number.match(scan.letters, end):
        end += 1
    n = number_before(scan, end)
    if n is None or n.first != i or n.plain_year or _no_count(scan, n):
        return []
    if scan.has(end, "UNIT", "MONTH", "FIGURE", "HMONTH"):
        return []
    _, comparator = _comparator(scan, n, noun)
    ends = end >= len(scan) or scan.lexicon.pattern(*_ENDS).match(scan.letters, end)
    if not counted and (comparator == "=" or not ends):
        return []
    kind = str(scan.value(noun, "FIGURE"))
    if n.value < _SMALLEST.get(kind, _FEWEST):
        return []
    return [_mention(scan, noun - counted, end, kind, n.value, comparator)]


def _mention(
    scan: Scan, first: int, last: int, kind: str, value: int, comparator: str
) -> FigureMention:
    year, past = edition(scan, first, last)
    return FigureMention(scan.span(first, last), kind, value, comparator, year, past, first)
