"""What the text says of an event's status: postponed, moved, cancelled, tentative; and of how one
attends: online, in both ways."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from eventtracker.mentions.view import AND, BREAK, COMMA, View, within

_KINDS: Final = ("CANCELLED", "POSTPONED", "MOVED", "TENTATIVE", "ONLINE", "HYBRID")
_DOUBTED: Final = 8
"""Tokens within which a doubt reaches a cue: "it may be necessary for us to cancel"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a status, by its token; `kind` is its type in lower case; `over` where it
    is behind ("after it was postponed"); `indefinite` where no new day is set."""

    token: int
    kind: str
    over: bool = False
    indefinite: bool = False


def find(v: View, named: Container[int] = ()) -> list[Cue]:
    """The cues of a text in its order, left out those denied ("not cancelled"), only thought of
    ("whether to cancel") or said of no event ("some names had to cancel"); no "online" among the
    `named` tokens, those of names."""
    out = []
    for i in v.where(*_KINDS):
        kind = next(k for k in _KINDS if v.scan.has(i, k))
        if _denied(v, i) or (v.scan.has(i - 1, "TO") and v.at(i + 1) & BREAK):
            continue
        if kind in ("ONLINE", "HYBRID") and (i in named or _ruled_out(v, i)):
            continue
        if kind == "ONLINE" and v.at(i - 1) & AND:
            kind = "HYBRID"
        if kind == "CANCELLED" and v.scan.has(i + 1, "EXCEPT_ON"):
            kind = "POSTPONED"  # "will not be held until", «لن ينطلق إلا في»
        over = any(v.scan.has(k, "AFTER") for k in (i - 1, i - 2, i - 3))
        out.append(Cue(i, kind.lower(), over, _indefinite(v, i)))
    return out


def only(v: View, first: int, last: int) -> bool:
    """Whether the tokens [first, last) say a change of plans and nothing else: a quoted
    "postponed indefinitely" names no event."""
    said = [k for k in range(first, last) if v.wordy(k)]
    told = any(v.scan.has(k, "CANCELLED", "POSTPONED", "MOVED") for k in said)
    return told and all(
        v.scan.has(k, "CANCELLED", "POSTPONED", "MOVED", "INDEFINITE", "FUNCTION") for k in said
    )


def _indefinite(v: View, i: int) -> bool:
    """Whether the sentence of a cue says that no new day is set ("until further notice")."""
    return bool(within(v.where("INDEFINITE"), *v.sentence_of(i)))


def _ruled_out(v: View, i: int) -> bool:
    """Whether what follows denies it («онлайн-формат не планируется»)."""
    for k in range(i + 1, i + 5):
        if v.at(k) & (BREAK | COMMA):
            return False
        if v.scan.has(k, "NOT"):
            return True
    return False


def _denied(v: View, i: int) -> bool:
    for k in range(i - 1, max(-1, i - _DOUBTED), -1):
        if v.at(k) & (BREAK if k > i - 4 else BREAK | COMMA | AND):
            return False
        if v.scan.has(k, "DOUBT") and not any(a <= k < b for a, b in v.dates):
            return True  # but not "due in May, is postponed"
        if k > i - 4 and v.scan.has(k, "NOT"):
            return True
    return False
