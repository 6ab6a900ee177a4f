"""Editions: "15th", "XV", «пятнадцатый», «15-й», «الدورة الخامسة عشرة», "for the third time"."""

from __future__ import annotations

import re
from typing import Final

from eventtracker.mentions.view import (
    ADJ,
    BREAK,
    COMMA,
    EDITION,
    HEAD,
    LINK,
    NUMBER,
    ORDINAL,
    ORDSUF,
    PLAIN,
    THE,
    YEAR,
    View,
)

_ROMAN: Final = re.compile(
    r"(?=[XVILCМХ])M{0,1}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$"
)
_CYRILLIC: Final = str.maketrans("ХІМС", "XIMC")
_WORTH: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "M": 1000}


def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals (Cyrillic Х too), None where it is none."""
    word = word.translate(_CYRILLIC)
    if not word or not _ROMAN.match(word):
        return None
    total = 0
    for c, after in zip(word, [*word[1:], ""], strict=True):
        total += -_WORTH[c] if after and _WORTH[c] < _WORTH[after] else _WORTH[c]
    return total


def before(v: View, i: int) -> tuple[int, int] | None:
    """An ordinal that ends at token i: (its first token, the number). "15th", "15-й", "XV"."""
    if v.at(i) & ORDINAL:
        n = v.scan.value(i, "ORD")
        return (i, n) if isinstance(n, int) else None
    if v.scan.has(i, "INAUGURAL"):
        return i, 1
    if v.at(i) & ORDSUF and i > 0 and (v.glued(i - 1) or v.scan.has(i - 1, "DASH")):
        j = i - 2 if v.scan.has(i - 1, "DASH") else i - 1
        n = v.scan.value(j, "NUM")
        return (j, n) if isinstance(n, int) and 0 < n < 500 else None
    if i >= 0 and v.scan.text[v.scan.starts[i]] in "XVILCMХІ":
        n = roman(v.scan.raw(i))
        # "V World Games" is the fifth, "V Festival" and "Henry V" aren't.
        plain = v.scan.pack.script == "Latn" and len(v.scan.raw(i)) == 1
        joined = plain and i > 0 and v.glued(i - 1) and not v.at(i - 1) & BREAK  # "the E&I Summit"
        fine = not plain or (v.at(i + 1) & ADJ and not v.capital(i - 1) and not joined)
        return (i, n) if n and fine else None
    return None


def after(v: View, i: int) -> tuple[int, int] | None:
    """An ordinal that begins at token i: (the token after it, the number)."""
    if v.at(i) & ORDINAL:
        n = v.scan.value(i, "ORD")
        return (i + 1, n) if isinstance(n, int) else None
    if v.scan.pack.article and v.scan.has(i, "LP") and v.scan.has(i + 2, "RP"):
        inner = after(v, i + 1)  # «بنسخته الـ(15)»
        return (i + 3, inner[1]) if inner and inner[0] == i + 2 else None
    n = v.scan.value(i, "NUM")
    if isinstance(n, int) and 0 < n < 500 and not v.at(i) & YEAR:
        j = i + 1
        if v.scan.has(j, "DASH") and v.glued(i) and v.at(j + 1) & ORDSUF:
            return j + 2, n
        if v.at(j) & ORDSUF:
            return j + 1, n
        return j, n
    n = v.scan.value(i, "CARD")
    if isinstance(n, int) and 20 <= n < 500:
        return i + 1, n
    return None


def by_number(v: View, i: int) -> int | None:
    """The number that is told by a word for it at token i: "number 12", «رقم 12»."""
    n = v.scan.value(i + 1, "NUM") if v.scan.has(i, "NUMERO") else None
    return n if isinstance(n, int) and 0 < n < 500 else None


def session(v: View, i: int) -> tuple[int, int, int] | None:
    """The edition that a session of an event has ("the 135th session of the Canton Fair"):
    (first, after, number)."""
    if not v.at(i) & HEAD or v.scan.value(i, "HEAD") != "session" or not v.scan.has(i + 1, "OF"):
        return None
    left = before(v, i - 1)
    return (left[0], i + 1, left[1]) if left else None


def beside_word(v: View, i: int) -> tuple[int, int, int] | None:
    """The edition that an edition word at token i has: (first, after, number).

    "the third edition", «الدورة الثالثة», «الدورة الـ 15», «دورته الـ 15».
    """
    if not v.at(i) & EDITION:
        return None
    if left := before(v, i - 1):
        return left[0], i + 1, left[1]
    for k in range(i + 1, i + 4):  # «نسخة هذه السنة الرقم 49»
        if v.at(k) & (BREAK | COMMA):
            break
        if number := by_number(v, k):
            return i, k + 2, number
    j = i + 1
    while v.scan.has(j, "THE") or (v.at(j) & LINK and v.at(j + 1) & (NUMBER | ORDINAL)):
        j += 1
    numbered = v.at(j + 1) & ORDINAL or (v.at(j + 1) & THE and v.at(j + 2) & NUMBER)
    if v.scan.pack.article and numbered and v.at(j) & (PLAIN | ADJ):
        j += 1 + bool(v.at(j + 1) & THE)  # «الدورة العادية الثالثة», «الدورة العادية الـ 31»
    right = after(v, j)
    return (i, right[0], right[1]) if right else None
