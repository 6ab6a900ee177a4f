"""The head noun of a name: which of several it is, what kind of event it says, and which are
only parts of a building's name."""

from __future__ import annotations

from typing import Final

from eventtracker.mentions.view import AND, BREAK, COMMA, CUE, DASH, HEAD, HEADS, QUOTE, STOP, View

_TITLE: Final = 8
"""Words of a title before an event noun in it."""
_BUILDING: Final = 5
"""Words of a building's name before what it is for."""


def is_venue(v: View, i: int) -> bool:
    """Whether a head noun only names a building: "Convention Center", «مركز المعارض»."""
    j = i + 1
    if v.capital(i):
        if v.at(j) & COMMA and v.scan.has(j + 1, "THE", "A"):
            part = range(j + 2, j + 2 + _BUILDING)
            end = next((k for k in part if v.at(k) & (COMMA | BREAK | HEAD | CUE)), part.stop)
            if v.scan.has(end - 1, "VENUE"):
                return True  # "at AsiaGlass-Expo, the airport venue, …"
        while j < i + 4 and v.bits[j] & (AND | HEAD | HEADS):
            j += 1
        if v.scan.has(j, "PLACE_NOUN") and v.capital(j):
            return True  # "Expo City"
    if not v.bits[i] & HEADS:
        return v.scan.has(j, "VENUE") or _is_hall(v, i)
    return v.scan.has(j, "VENUE") or v.scan.has(i - 1, "VENUE") or _for_events(v, i)


def in_opus(v: View, i: int) -> bool:
    """Whether a head noun stands in the title of a play, a film, a book."""
    if not v.quotes:
        return False
    near = range(i - 1, max(-1, i - _TITLE), -1)
    a = next((k for k in near if v.at(k) & QUOTE), None)
    return a is not None and v.quotes.get(a, a) > i and v.scan.has(a - 1, "OPUS")


def _is_hall(v: View, i: int) -> bool:
    """Whether a name that ends in a word for exhibitions is where things happen: «в „Камск
    Экспо“», «на территории МВЦ „Камск-Экспо“»."""
    if v.scan.pack.script != "Cyrl" or v.scan.value(i, "HEAD") != "exhibition" or not v.capital(i):
        return False
    k = i - 1
    while k > i - 4 and (v.at(k) & DASH or (v.wordy(k) and v.capital(k))):
        k -= 1
    before = k - bool(v.at(k) & QUOTE)
    return k < i - 1 and v.scan.has(before, "SITE", "IN")


def _for_events(v: View, i: int) -> bool:
    """Whether a plural is what a building is for: «المركز الدولي للمؤتمرات»."""
    elided = v.scan.pack.elided
    if not elided or not v.scan.word(i - 1).endswith(elided):
        return False
    for k in range(i - 2, i - 2 - _BUILDING, -1):
        if v.at(k) & (STOP | CUE):
            return False
        if v.scan.has(k, "VENUE"):
            return True
    return False


def last_head(v: View, i: int) -> int:
    """The last of several capitalised heads of one name ("World Economic Forum Annual Meeting"),
    or of two that a hyphen joins («выставка-ярмарка»)."""
    if v.at(i + 1) & DASH and v.glued(i) and v.glued(i + 1) and v.at(i + 2) & HEAD:
        return i + 2
    if v.scan.pack.naming.get("right") != ("capitals",) or not v.capital(i):
        return i
    j = i + 1
    while j < min(len(v), i + 4):
        if v.scan.word(j) == "(" and v.scan.word(j + 2) == ")" and v.shout(j + 1):
            j += 3  # "the Water Dialogue (WD) Summit"
        if j >= len(v) or not v.capital(j) or v.at(j) & STOP:
            break
        if v.at(j) & (HEAD | HEADS):
            i = j
        j += 1
    return i


def kind_of(v: View, i: int) -> str:
    """The type of event that the head noun at token i says; a contest is what it is joined to."""
    first = v.scan.value(i - 2, "HEAD") if v.at(i - 1) & DASH and v.glued(i - 1) else None
    kind = str(v.scan.value(i, "HEAD") or v.scan.value(i, "HEADS"))
    return str(first) if first and kind == "championship" else kind  # «фестиваль-конкурс»
