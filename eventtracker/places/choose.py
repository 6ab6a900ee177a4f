"""Chooses what a place's name means, or that it means no place here.

Decided by, in this order: a country named beside it ("Cambridge, Massachusetts"), the noun
before it ("the city of"), the countries that the text names, population.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from eventtracker.places.table import TRAP, Candidate, table
from eventtracker.scan import Scan

if TYPE_CHECKING:
    from eventtracker.places.find import Hit

_TOWNS: Final = ("city", "local")
_PARTS: Final = ("region", "city")  # what lies in one state
_SHADDA: Final = "\u0651"  # «عمّان» is Amman, «عُمان» Oman
_DAMMA: Final = "\u064f"


class Context:
    """What a text says of the places around a name."""

    def __init__(self, scan: Scan, hits: Sequence[Hit]) -> None:
        self.scan = scan
        self.hits = hits
        self._rightward = "right" in scan.pack.syntax.get("adjective", ())
        self._countries = _evidence(hits)
        self._sure: set[int] | None = None

    def names(self, country: str) -> int:
        """How many names of one meaning speak for a country."""
        return self._countries.count(country)

    @property
    def sure(self) -> set[int]:
        """The numbers of the places that need no other words."""
        if self._sure is None:
            self._sure = {
                c.number for h in self.hits for c in h.candidates if h.located or not c.weak
            }
        return self._sure

    def beside(self, k: int) -> Candidate | None:
        """The country or region that stands beside hit k and says where it lies."""
        hit = self.hits[k]
        for other in (k + 1, k - 1):
            if not 0 <= other < len(self.hits):
                continue
            near = self.hits[other]
            kinds = ("country", "region") if other > k else ()
            gap = self._gap(hit, near)
            for c in near.candidates:
                if c.kind in kinds and gap in (",", "(", "-", " - "):
                    return c
                # On the language's side of the noun: «كان الفرنسية», "the French Cannes".
                if c.kind == "adjective" and not gap and (other > k) == self._rightward:
                    return c
        return self._in_state(hit)

    def _in_state(self, hit: Hit) -> Candidate | None:
        """The reading in the American state whose letters stand behind: "Glendale, CA"."""
        scan, i = self.scan, hit.last
        if not scan.has(i, "COMMA") or i + 1 >= len(scan):
            return None
        code = scan.raw(i + 1)
        return next((c for c in hit.candidates if c.country == "US" and c.admin == code), None)

    def titled(self, hit: Hit) -> bool:
        """Whether "The" with a capital stands before, as before a house's name ("at The Sofia")."""
        scan, i = self.scan, hit.first - 1
        starts = i < 1 or scan.sentence_of(i)[0] == i
        return not starts and scan.has(i, "THE") and capital(scan, i)

    def time_zone(self, hit: Hit) -> bool:
        """Whether a name is part of a time zone's: "America/Toronto"."""
        text = self.scan.text
        start, end = self.scan.folded.back(hit.start), self.scan.folded.back(hit.end)
        if "/" not in (text[start - 1 : start], text[end : end + 1]):
            return False
        around = text[max(0, start - 30) : start].split(" ")[-1] + text[start:end].replace(" ", "_")
        return (around + text[end : end + 30].split(" ")[0]).strip("().,;") in _zones()

    def leads(self, hit: Hit) -> bool:
        """Whether a name runs on into a longer one that is no event's: "Weston Park"."""
        scan, last = self.scan, hit.last
        if not scan.tokens[last - 1].endswith(" ") or not capital(scan, last):
            return False
        return not scan.has(last, "HEAD", "YEAR")

    def acronym(self, hit: Hit) -> bool:
        """Whether a name is in capitals where the words before it aren't."""
        scan, first = self.scan, hit.first
        raw = scan.raw(first)
        return raw.isupper() and len(raw) < 6 and first > 1 and scan.raw(first - 1).islower()

    def in_list(self, k: int) -> bool:
        """Whether another country's name is joined to hit k by "and" or a comma."""
        hit = self.hits[k]
        for other in (k - 1, k + 1):
            if 0 <= other < len(self.hits):
                near = self.hits[other]
                national = any(c.kind == "country" and not c.weak for c in near.candidates)
                if national and self._joined(hit, near):
                    return True
        return False

    def _gap(self, a: Hit, b: Hit) -> str:
        first, second = (a, b) if a.first < b.first else (b, a)
        return self.scan.folded.text[first.end : second.start].strip()

    def _joined(self, a: Hit, b: Hit) -> bool:
        first, second = (a, b) if a.first < b.first else (b, a)
        between = range(first.last, second.first)
        joint = all(self.scan.has(i, "AND") or self.scan.has(i, "COMMA") for i in between)
        return joint and len(between) <= 2 and (bool(between) or second.joined)


@cache
def _zones() -> frozenset[str]:
    return frozenset(table().zones)


def _evidence(hits: Sequence[Hit]) -> list[str]:
    """The countries of names that have one meaning."""
    out: list[str] = []
    for h in hits:
        codes = {c.country for c in h.candidates if not c.weak}
        if len(codes) == 1:
            out += codes
    return out


def choose(context: Context, k: int) -> Candidate | None:
    """The reading of hit k; None where it is no place."""
    hit = context.hits[k]
    towns = all(c.kind in _TOWNS for c in hit.candidates)
    if towns and (context.acronym(hit) or context.titled(hit)):
        return None  # "at the ITU"
    if context.time_zone(hit):
        return None
    if len(hit.candidates) == 1 and not hit.candidates[0].weak:
        return hit.candidates[0]
    national = _national(context, k)
    cities = [c for c in hit.candidates if c.kind == "city"]
    regions = [c for c in hit.candidates if c.kind == "region"]
    if national is not None and not _rather_city(context, k, national, cities):
        state = _rather_region(context, k, regions)
        return state or national
    city = _best_city(context, k, cities)
    local = next((c for c in hit.candidates if c.kind == "local"), None)
    if local is not None and (city is None or city.weak):
        return local
    if city is not None and not (regions and city.population < 500_000 and not hit.noun):
        return city
    return regions[0] if regions else city


def _national(context: Context, k: int) -> Candidate | None:
    """The country or its adjective, where the name has such a reading."""
    hit = context.hits[k]
    nouns = [c for c in hit.candidates if c.kind == "country"]
    nouns = [c for c in nouns if not c.weak or hit.located or hit.noun or context.in_list(k)]
    adjectives = [c for c in hit.candidates if c.kind == "adjective"]
    if nouns and adjectives:
        noun = hit.located or hit.clitic or context.in_list(k) or _after_preposition(context, hit)
        return nouns[0] if noun else adjectives[0]
    if len(nouns) > 1:
        return max(nouns, key=lambda c: context.names(c.country))
    return next(iter(nouns + adjectives), None)


def _after_preposition(context: Context, hit: Hit) -> bool:
    scan, i = context.scan, hit.first - 1
    return any(scan.has(i, t) for t in ("FROM", "TO", "IN", "OF", "BETWEEN", "AND", "ON"))


def _rather_city(
    context: Context, k: int, national: Candidate, cities: Sequence[Candidate]
) -> bool:
    """Whether a name of both a country and a city means the city."""
    hit = context.hits[k]
    if not cities or national.kind == "adjective":
        return False
    if hit.noun == "city":
        return True
    abroad = [c for c in cities if c.capital and c.country != national.country]
    if not abroad:
        return False
    raw = context.scan.text[context.scan.folded.back(hit.start) :][: hit.end - hit.start + 2]
    if _SHADDA in raw or _DAMMA in raw:
        return _SHADDA in raw
    return context.names(abroad[0].country) > context.names(national.country)


def _rather_region(context: Context, k: int, regions: Sequence[Candidate]) -> Candidate | None:
    """A region with a country's name where a town of it stands before: "Atlanta, Georgia"."""
    if not regions or not k:
        return None
    before = context.hits[k - 1]
    if context._gap(before, context.hits[k]) != ",":
        return None
    for region in regions:
        if any(c.country == region.country and c.admin == region.admin for c in before.candidates):
            return region
    return None


def _best_city(context: Context, k: int, cities: Sequence[Candidate]) -> Candidate | None:
    hit = context.hits[k]
    beside = context.beside(k)
    allowed = [c for c in cities if _allowed(context, hit, c, beside)]
    if len(allowed) < 2:
        return next(iter(allowed), None)
    return max(allowed, key=lambda c: (_score(context, c, beside), -c.number))


def _allowed(context: Context, hit: Hit, c: Candidate, beside: Candidate | None) -> bool:
    if not c.weak:
        return True
    here = beside is not None and beside.country == c.country
    if not here and context.leads(hit):  # "in Weston Park"
        return False
    if c.flags & TRAP:
        return here or hit.noun in ("city", "place")
    if here or hit.located:
        return True
    return c.number in context.sure and context.scan.sentence_of(hit.first)[0] != hit.first


def _score(context: Context, c: Candidate, beside: Candidate | None) -> float:
    score = c.weight
    if beside is not None and beside.country == c.country:
        score += 5 + 5 * (beside.kind in _PARTS and beside.admin == c.admin)
    return score + 1.0 * bool(context.names(c.country))


def capital(scan: Scan, i: int) -> bool:
    """Whether a token begins with a capital letter."""
    return i < len(scan) and scan.text[scan.starts[i]].isupper()


def is_country(code: str) -> bool:
    """Whether a code is ISO 3166-1 alpha-2 (or XK) of a country or territory."""
    return code in table().country_numbers
