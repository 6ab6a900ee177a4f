"""Numbers as texts write them: digits, groups of digits, words, thousands, parts of a million."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from eventtracker.scan import Scan

COMPARATORS: Final = {
    "M_MORE": ">",
    "M_LEAST": ">=",
    "M_ABOUT": "~",
    "M_MOST": "<=",
    "M_LESS": "<",
    "APPROX": "~",
}
"""The types of the words that compare a number, and the sign of each."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens first … last-1."""

    first: int
    last: int
    value: int
    plain_year: bool = False


def number_before(scan: Scan, end: int) -> Number | None:
    """The number that ends at token end: digits, words, thousands, parts of a million."""
    last = end
    if abbreviated(scan, end):
        end -= 1
    factor = scan.value(end - 1, "CARD")
    if isinstance(factor, int) and factor >= 1000 and factor % 1000 == 0:
        more = scan.has(end - 2, "M_AFTER")  # «две с лишним тысячи»
        amount = _amount(scan, end - 1 - more)
        if amount is None and scan.has(end - 2, "M_HALF"):  # «полторы тысячи»
            return Number(end - 2, last, factor * 3 // 2)
        if amount is None:
            return None if _uncounted(scan, end - 1) else Number(end - 1, last, factor)
        value, first = amount
        return Number(first, last, round(value * factor))
    amount = _amount(scan, end)
    if amount is None or amount[0] != int(amount[0]):
        return None
    year = amount[1] == end - 1 and scan.has(end - 1, "YEAR") and 1900 <= amount[0] <= 2100
    return Number(amount[1], last, int(amount[0]), year)


def _amount(scan: Scan, end: int) -> tuple[float, int] | None:
    """(value, first token) of the plain number that ends at token end."""
    i = end - 1
    if (card := scan.value(i, "CARD")) is not None:
        return _in_words(scan, i, int(card))
    if scan.has(i, "DECIMAL"):
        return float(scan.word(i).replace(",", ".")), i
    value = scan.value(i, "NUM")
    if value is None:
        return None
    groups, first = scan.word(i), i
    while len(scan.word(first)) == 3 and scan.word(first).isdecimal():  # «16 000»
        head = scan.word(first - 1)
        if not head.isdecimal() or len(head) > 3 or not scan.tokens[first - 1].endswith(" "):
            break
        groups, first = head + groups, first - 1
        if len(head) < 3:
            break
    return (float(value), i) if first == i else (float(groups), first)


def _uncounted(scan: Scan, i: int) -> bool:
    """Whether a word alone counts nothing ("thousands of people"), but for "about a thousand" in
    a case that is the plural's too."""
    return scan.has(i, "M_PLURAL") and not scan.has(i - 1, *COMPARATORS)


def _in_words(scan: Scan, i: int, value: int) -> tuple[float, int]:
    """The number in words that ends at token i: "twenty-three", «сорок два», «ثلاث وعشرين»."""
    j = i - 1
    if scan.pack.compose == "units-and-tens":
        unit = scan.value(j - 1, "CARD") if scan.has(j, "AND") else None
        if 20 <= value < 100 and value % 10 == 0 and isinstance(unit, int) and unit < 10:
            return float(value + unit), j - 1
        return float(value), i
    j -= scan.has(j, "DASH")
    tens = scan.value(j, "CARD")
    if value < 10 and isinstance(tens, int) and 20 <= tens < 100 and tens % 10 == 0:
        value, i = value + tens, j
    j = i - 1 - scan.has(i - 1, "AND")
    hundred = scan.value(j, "CARD")
    if value < 100 and isinstance(hundred, int) and hundred in range(100, 1000, 100):
        value, i = value + hundred, j
    return float(value), i


def abbreviated(scan: Scan, end: int) -> bool:
    """Whether «тыс.» ends at token end."""
    return end >= 2 and scan.has(end - 1, "DOT") and scan.has(end - 2, "CARD")
