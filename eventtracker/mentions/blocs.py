"""Blocs of countries named in a text: the Arab League, BRICS, the EU."""

from __future__ import annotations

from dataclasses import dataclass

from eventtracker.model import Span
from eventtracker.scan import Scan


@dataclass(frozen=True, slots=True)
class BlocMention:
    """A bloc, by the key of the packs' [bloc] ("OIC"), at tokens first … last-1."""

    span: Span
    bloc: str
    first: int
    last: int


def find(scan: Scan) -> list[BlocMention]:
    """The blocs that a text names, in order. An acronym counts only in capitals."""
    out = []
    for i in scan.where("BLOC"):
        raw = scan.raw(i)
        if len(raw) <= 6 and raw.islower():
            continue
        out.append(BlocMention(scan.span(i, i + 1), str(scan.value(i, "BLOC")), i, i + 1))
    return out
