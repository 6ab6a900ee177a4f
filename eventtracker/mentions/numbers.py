"""Numbers as texts write them: digits, groups of digits, words, thousands, parts of a million."""

from __future__ import annotations

from dataclasses import dataclass

from eventtracker.scan import Scan


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
        amount = _amount(scan, end - 1)
        if amount is None and scan.has(end - 2, "M_HALF"):  # «полторы тысячи»
            return Number(end - 2, last, factor * 3 // 2)
        if amount is None:
            return Number(end - 1, last, factor)
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
        return float(card), i
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


def abbreviated(scan: Scan, end: int) -> bool:
    """Whether «тыс.» ends at token end."""
    return end >= 2 and scan.has(end - 1, "DOT") and scan.has(end - 2, "CARD")
