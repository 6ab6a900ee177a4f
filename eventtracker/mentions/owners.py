"""Who holds an event that is named only by its noun: "the Labour Party will hold its autumn
conference", «تعقد نقابة الصحفيين مؤتمرها»."""

from __future__ import annotations

from typing import Final

from eventtracker.mentions import reach_definite
from eventtracker.mentions.phrase import Phrase
from eventtracker.mentions.view import (
    ADJ,
    AND,
    APOS,
    BREAK,
    COMMA,
    CUE,
    DASH,
    EDITION,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    STOP,
    THE,
    View,
)

_NEAR: Final = 5
"""Words that may stand between an owner and "its"."""
_FAR: Final = 30
_MOST: Final = 8


def owner(v: View, p: Phrase) -> tuple[int, int] | None:
    """The tokens [first, last) of the owner of a mention, where a possessive points to one."""
    if v.scan.pack.naming.get("capitals"):
        if p.proper:
            return None
        own = p.first - 1
        while v.scan.has(own, "YEAR", "SEASON", "MONTH"):
            own -= 1
        if v.scan.has(own, "OWN"):
            return _subject_before(v, own)
        return _members_before(v, p)
    if v.scan.has(p.head, "OWN"):
        return _subject_around(v, p)
    if p.titles or not reach_definite.accusative(v, p.head):
        return None
    if any(v.at(k) & MEMBER for k in p.right):
        return None
    found = _subject_around(v, p)
    return found if found and any(v.at(k) & MEMBER for k in range(*found)) else None


def _subject_before(v: View, own: int) -> tuple[int, int] | None:
    """The capitalised name before "… its": "The Labour Party will hold its 2006 conference"."""
    a, _ = v.sentence_of(own)
    k, gap = own - 1, 0
    while k >= a and not _capital_word(v, k):
        if v.at(k) & (COMMA | BREAK):
            return None
        gap += 1
        k -= 1
        if gap > _NEAR:
            return None
    first = _start(v, k, a)
    named = [j for j in range(first, k + 1) if _capital_word(v, j)]
    if not named or v.at(k) & HEADS or all(j in v.site_at for j in named):
        return None
    if v.at(k) & HEAD and len(named) < 3:
        return None  # but "the World Glass Forum will hold its annual meeting"
    return first, k + 1


def _members_before(v: View, p: Phrase) -> tuple[int, int] | None:
    """The officials who "will hold a separate conference"."""
    a, _ = v.sentence_of(p.head)
    verb = p.first - 2
    if not v.scan.has(p.first - 1, "A") or not v.scan.has(verb, "HOLD"):
        return None
    while verb > a and v.at(verb - 1) & STOP:
        verb -= 1
    k = first = verb - 1
    while first >= a and verb - first <= _MOST + 2 and _of_noun_phrase(v, first):
        first -= 1
    first += 1
    while first <= k and v.at(first) & (LINK | AND | THE):
        first += 1
    return (first, k + 1) if any(v.at(j) & MEMBER for j in range(first, k + 1)) else None


def _of_noun_phrase(v: View, k: int) -> bool:
    if v.scan.has(k, "FROM"):
        return bool(v.at(k - 1) & MEMBER)  # "ministers from the Glass Makers' Union"
    return bool(v.wordy(k) and not v.at(k) & (STOP | CUE | BREAK)) or bool(
        v.at(k) & (LINK | APOS | DASH)
    )


def _capital_word(v: View, k: int) -> bool:
    return v.wordy(k) and v.capital(k) and not v.at(k) & (STOP | THE) and not v.scan.has(k, "SAY")


def _start(v: View, k: int, a: int) -> int:
    """Where a run of capitalised words that ends at token k begins."""
    first = k
    while first > a and k - first < _MOST:
        if _capital_word(v, first - 1):
            first -= 1
        elif v.at(first - 1) & (LINK | AND) and first - 1 > a and _capital_word(v, first - 2):
            first -= 2
        else:
            break
    return first


def _subject_around(v: View, p: Phrase) -> tuple[int, int] | None:
    """The subject right after the verb («تعقد نقابة الصحفيين … مؤتمرها»), or all that stands before
    it («نقابة الصحفيين تعقد مؤتمرها»)."""
    a, _ = v.sentence_of(p.head)
    verb = next((k for k in range(p.head - 1, max(a - 1, p.head - _FAR), -1) if _verb(v, k)), None)
    if verb is None:
        return None
    if v.at(verb + 1) & EDITION:
        return _town_before(v, a, p.head)  # «تستعد قرطاج لاحتضان الدورة 53 لمهرجانها الصيفي»
    if verb < p.head - 1 and _names(v, verb + 1):
        subject = Phrase(verb + 1, verb + 1, verb + 2)
        reach_definite.right(v, subject)
        if subject.last <= p.head:
            return verb + 1, subject.last
    before = range(a, verb)
    if 0 < len(before) <= _MOST and all(_names(v, k) for k in before):
        return a, verb
    return None


def _town_before(v: View, a: int, b: int) -> tuple[int, int] | None:
    """The last town named among the tokens [a, b)."""
    towns = [s for s in v.sites.values() if a <= s.first and s.last <= b and s.kind == "city"]
    return (towns[-1].first, towns[-1].last) if towns else None


def _verb(v: View, k: int) -> bool:
    return v.scan.has(k, "HAPPEN", "HOSTS", "POSTPONED", "CANCELLED", "OPEN")


def _names(v: View, k: int) -> bool:
    return v.wordy(k) and not v.at(k) & (STOP | CUE | ADJ | BREAK)
