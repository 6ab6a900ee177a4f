"""The head noun of a name: which of several it is, what kind of event it says, and which are
only parts of a building's name."""

from __future__ import annotations

from eventtracker.mentions.view import AND, DASH, HEAD, HEADS, STOP, View


def is_venue(v: View, i: int) -> bool:
    """Whether a head noun only names a building: "Convention Center", «مركز المعارض»."""
    j = i + 1
    if v.capital(i):
        while j < i + 4 and v.bits[j] & (AND | HEAD | HEADS):
            j += 1
        if v.scan.has(j, "PLACE_NOUN") and v.capital(j):
            return True  # "Expo City"
    return v.scan.has(j, "VENUE") or bool(v.bits[i] & HEADS and v.scan.has(i - 1, "VENUE"))


def last_head(v: View, i: int) -> int:
    """The last of several capitalised heads of one name ("World Economic Forum Annual Meeting"),
    or of two that a hyphen joins («выставка-ярмарка»)."""
    if v.at(i + 1) & DASH and v.glued(i) and v.glued(i + 1) and v.at(i + 2) & HEAD:
        return i + 2
    if v.scan.pack.naming.get("right") != ("capitals",) or not v.capital(i):
        return i
    j = i + 1
    while j < min(len(v), i + 4) and v.capital(j) and not v.at(j) & STOP:
        if v.at(j) & (HEAD | HEADS):
            i = j
        j += 1
    return i


def kind_of(v: View, i: int) -> str:
    """The type of event that the head noun at token i says; a contest is what it is joined to."""
    first = v.scan.value(i - 2, "HEAD") if v.at(i - 1) & DASH and v.glued(i - 1) else None
    kind = str(v.scan.value(i, "HEAD") or v.scan.value(i, "HEADS"))
    return str(first) if first and kind == "championship" else kind  # «фестиваль-конкурс»
