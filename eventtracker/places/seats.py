"""Capitals told by their country: "the Kazakh capital", «столица Казахстана», «العاصمة الجزائرية»,
and "in the capital" of the country that a text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from eventtracker.model import Span
from eventtracker.places.mention import PlaceMention
from eventtracker.places.table import table
from eventtracker.scan import Scan

_NATIONAL: Final = ("country", "adjective")
_NEAR: Final = 3
"""Tokens within which a city's own name makes its description needless."""
_AROUND: Final = 8
"""Tokens before the noun in which its country may be named."""
_MOSTLY: Final = 0.6
"""The share of a text's places that must lie in the country it is about."""


def with_seats(scan: Scan, found: list[PlaceMention]) -> list[PlaceMention]:
    """The places of a text, with the capitals that it only describes in place of the countries
    that describe them."""
    nouns = scan.where("CAPITAL")
    if not nouns or not found:
        return found
    out = list(found)
    for i in nouns:
        seat = _seat(scan, i, found)
        if seat is not None:
            out = [p for p in out if p.last <= seat.first or p.first >= seat.last]
            out.append(seat)
    return sorted(out, key=lambda p: p.first)


def _seat(scan: Scan, i: int, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """The capital that the noun at token i describes; None where the city is named beside it."""
    if any(_beside(i, p) and p.kind not in _NATIONAL for p in found):
        return None
    for p in found:
        of = i + 1 + scan.has(i + 1, "OF")
        if (p.kind == "adjective" and i in (p.first - 1, p.last)) or (
            p.kind == "country" and p.first == of
        ):
            return _capital(scan, p.country, min(i, p.first), max(i + 1, p.last))
    k = i - 1 - scan.has(i - 1, "THE")
    if not scan.has(k, "IN", "PLACE_IN") or _runs_on(scan, i):
        return None
    near = [p for p in found if i - _AROUND <= p.first < i and p.kind in _NATIONAL]
    if near:  # «ينعقد المنتدى التونسي بالعاصمة»
        return _capital(scan, near[0].country, i, i + 1)
    most = Counter(p.country for p in found).most_common(1)[0]
    return _capital(scan, most[0], i, i + 1) if most[1] >= _MOSTLY * len(found) else None


def _runs_on(scan: Scan, i: int) -> bool:
    """Whether the noun goes on into a longer phrase ("in the capital market")."""
    return scan.word(i + 1).isalpha() and not scan.readings(i + 1)


def _beside(i: int, p: PlaceMention) -> bool:
    return p.first - _NEAR <= i < p.last + _NEAR


def _capital(scan: Scan, country: str, first: int, last: int) -> PlaceMention | None:
    n = _capitals().get(country)
    if n is None:
        return None
    facts = table()
    span = Span(scan.span(first, first + 1).start, scan.span(last - 1, last).end)
    latitude, longitude = facts.position(n) or (None, None)
    before = first - 1 - scan.has(first - 1, "THE")
    return PlaceMention(
        first,
        last,
        span,
        "city",
        country,
        facts.name(n),
        latitude,
        longitude,
        facts.population(n),
        facts.zone(n),
        located=scan.has(before, "IN", "PLACE_IN"),
    )


@cache
def _capitals() -> dict[str, int]:
    """The capital of each country, by its number in the table."""
    facts = table()
    return {facts.country(n): n for n in facts.capitals}
