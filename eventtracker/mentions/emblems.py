"""Countries told by no name of theirs: flags (🇲🇾), "the Sultanate", «المملكة»."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from eventtracker.places import PlaceMention, is_country
from eventtracker.scan import Scan

_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_LETTER_A: Final = 0x1F1E6


def flags(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """The flags of countries: (first token, the token after, country)."""
    for m in _FLAG.finditer(scan.text):
        code = "".join(chr(ord(c) - _LETTER_A + ord("A")) for c in m[0])
        if is_country(code):
            yield scan.token_at(m.start()), scan.token_at(m.end() - 1) + 1, code


def realms(scan: Scan, places: Sequence[PlaceMention]) -> Iterator[tuple[int, int, str]]:
    """The countries called by their kind alone: of those of the kind the one named nearest before
    in the text, else after it; where the kind has but one, that one."""
    found = list(scan.where("REALM"))
    if not found:
        return
    taken = {i for p in places for i in range(p.first, p.last)}
    for i in found:
        codes = str(scan.value(i, "REALM")).split()
        code = None if i in taken or _named(scan, i, taken) else _meant(places, i, codes)
        if code:
            yield i, i + 1, code


def _named(scan: Scan, i: int, taken: Container[int]) -> bool:
    """Whether a name follows or goes before that says which ("the Kingdom of Tonga")."""
    after = i + 1 + (1 if scan.has(i + 1, "OF", "THE") else 0)
    return after in taken or i - 1 in taken


def _meant(places: Sequence[PlaceMention], i: int, codes: Sequence[str]) -> str | None:
    named = [p for p in places if p.country in codes]
    before = [p for p in named if p.first < i]
    if named:
        return (before[-1] if before else named[0]).country
    return codes[0] if len(codes) == 1 else None
