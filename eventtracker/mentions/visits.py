"""Visits: whose, and where to ("the Kenyan president's official visit to Uzbekistan", «визит
делегации в Астану», «زيارة الرئيس إلى السودان»); and the days that one place has in another
(«Дни Казахстана в Омске»)."""

from __future__ import annotations

from typing import Final

from eventtracker.mentions.phrase import Phrase
from eventtracker.mentions.view import (
    ADJ,
    AND,
    APOS,
    BREAK,
    COMMA,
    CUE,
    LINK,
    NUMBER,
    STOP,
    THE,
    View,
)

_MOST: Final = 9
"""Words of whoever comes."""
_WORDS: Final = 5
"""Words before a possessive's mark."""


def complete(v: View, p: Phrase) -> None:
    """Take whose visit it is and where to into a phrase whose head is a visit."""
    if v.scan.pack.naming.get("left") == ("capitals",):
        _possessor(v, p)
        _guest(v, p)
    if v.scan.pack.article:
        _verbal(v, p)
    destination(v, p)


def _verbal(v: View, p: Phrase) -> None:
    """«زيارة المعرض» is what visitors do: a visit's complement is whoever comes."""
    comer = p.right and v.scan.has(p.right[0], "R_PARTY", "R_TEAM", "MEMBER")
    official = any(v.scan.has(k, "ADJ") for k in p.right)
    if not (comer or official):
        p.right, p.proper, p.last = [], False, p.head + 1


def destination(v: View, p: Phrase) -> None:
    """Take the places that a preposition of the language names as the goal, and those that
    "and" joins to the first."""
    i = p.last
    goal = v.scan.pack.syntax.get("goal", ())
    if v.scan.word(i) not in goal and not v.scan.has(i, "TO"):
        return
    j = i + 1
    while v.scan.has(j, "THE", "PLACE_NOUN", "STATE_NOUN") and j - i < 4:
        j += 1
    last = None
    while (site := v.sites.get(j)) is not None and site.kind != "adjective":
        last = site.last
        j = last + 1 if v.at(last) & AND else len(v)
    if last is not None:
        p.right += range(i, last)
        p.last, p.proper = last, True


def _possessor(v: View, p: Phrase) -> None:
    """Whoever has an apostrophe before the visit: "Macri's state visit"."""
    k = p.first - 1
    if v.scan.word(k) in ("s", "'s"):
        k -= 1
    if not v.at(k) & APOS:
        k = next((j for j in (p.first - 1, p.first - 2) if v.at(j) & APOS), -1)
    if k < 1:
        return
    first = k
    while first > 0 and k - first < _WORDS and _names(v, first - 1):
        first -= 1
    if first < k:
        p.left[:0] = range(first, p.first)
        p.first, p.proper = first, True


def _names(v: View, i: int) -> bool:
    """Whether a word tells who comes: a capital, an office, an adjective of a country."""
    if not v.wordy(i) or v.at(i) & (STOP | CUE | BREAK | THE):
        return False
    return v.capital(i) or bool(v.at(i) & ADJ) or v.scan.has(i, "R_PARTY", "R_TEAM")


def _guest(v: View, p: Phrase) -> None:
    """Whoever comes, after "of" or "by": "a visit by the trade delegation of Oman"."""
    i = j = p.last
    if not v.scan.has(i, "OF", "R_BY") or any(a <= i + 1 < b for a, b in v.dates):
        return
    j = i + 1
    while j - i <= _MOST and (v.wordy(j) or v.at(j) & LINK):
        if v.at(j) & (CUE | BREAK | COMMA | NUMBER) or (v.at(j) & STOP and not v.at(j) & LINK):
            break
        j += 1
    while j > i + 1 and v.at(j - 1) & (LINK | AND | THE | STOP):
        j -= 1
    if any(v.capital(k) or v.scan.has(k, "R_PARTY", "R_TEAM") for k in range(i + 1, j)):
        p.right += range(i, j)
        p.last, p.proper = j, True
