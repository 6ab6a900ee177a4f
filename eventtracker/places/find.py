"""Finds the places that a text names.

Names are looked up at the beginnings of words, the longest first; what a name means is chosen
in `choose.py`. A word in lower case is no place where its script has capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from eventtracker.model import Span
from eventtracker.places.choose import Context, capital, choose
from eventtracker.places.mention import PlaceMention
from eventtracker.places.seats import with_seats
from eventtracker.places.starts import Named, Start, Starts, starts
from eventtracker.places.table import ADJECTIVE, CAPITALS, Candidate, table
from eventtracker.scan import Scan


@dataclass(slots=True)
class Hit:
    """A name found at tokens first … last-1, not yet chosen. `start`, `end` are folded offsets."""

    first: int
    last: int
    start: int
    end: int
    clitic: str
    candidates: tuple[Candidate, ...]
    located: bool
    joined: bool  # by a proclitic "and"
    noun: str  # "city" after "the city", "place" after "mayor of", "state" after "republic of"


def find(scan: Scan) -> list[PlaceMention]:
    """The places named in a text, in order, none overlapping."""
    hits = list(_hits(scan))
    context = Context(scan, hits)
    out = []
    for k, hit in enumerate(hits):
        chosen = choose(context, k)
        if chosen is not None:
            out.append(_mention(scan, hit, chosen))
    return with_seats(scan, out)


def _hits(scan: Scan) -> Iterator[Hit]:
    lookup = starts(scan.pack)
    done = 0
    for i in _starting(scan, lookup):
        if i < done:
            continue
        hit = _hit(scan, i, lookup)
        if hit is None:
            continue
        done = hit.last
        if hit.candidates and not _of_a_person(scan, hit, lookup):
            yield hit


def _starting(scan: Scan, lookup: Starts) -> Iterable[int]:
    """The tokens that a name may begin with."""
    some = compress(range(len(scan)), map(lookup.__getitem__, scan.tokens))
    if scan.pack.script != "Latn":
        return some
    text, at = scan.text, scan.starts
    return [i for i in some if not text[at[i]].islower()]


def _hit(scan: Scan, i: int, lookup: Starts) -> Hit | None:
    """The longest name at token i, of equals the one that needs no words around it."""
    offsets, text = scan.offsets, scan.folded.text
    offset = offsets[i]
    end, way, named = 0, None, None
    for other in lookup[scan.tokens[i]]:
        last, readings = other.read(text, offset)
        if readings.candidates and (
            last > end or (last == end and named and readings.strong > named.strong)
        ):
            end, way, named = last, other, readings
    if way is None or named is None:
        return None
    candidates = _cased(scan, offset + way.cut, end, named)
    if candidates is None:
        return None
    last = i + 1
    while offsets[last] < end:
        last += 1
    words, letters = lookup.words, scan.letters
    before = letters[i - 1] if i else ""
    noun = "city" if letters[last : last + 1] in words.after else words.before.get(before, "")
    if noun and not named.strong and _described(scan, i, way):
        noun = ""
    return Hit(
        i,
        last,
        offset + way.cut,
        end,
        way.clitic,
        candidates,
        way.inside or bool(noun) or before in words.inside or _names_event(scan, i, last, way),
        way.joined,
        noun,
    )


def _described(scan: Scan, i: int, way: Start) -> bool:
    """Whether a noun and the word after it both have the article, as a noun and its adjective
    do: «المدينة الحمراء»."""
    article = scan.pack.article
    return bool(article) and all(w.startswith(article) for w in (scan.word(i - 1), way.word))


def _names_event(scan: Scan, i: int, last: int, way: Start) -> bool:
    """Whether a name without the article stands between an event noun and an adjective that has
    it, which no common noun does: «مهرجان طبرقة الدولي»."""
    article = scan.pack.article
    if not article or way.clitic or way.word.startswith(article) or not scan.has(i - 1, "HEAD"):
        return False
    adjective = scan.word(last)
    endings = scan.pack.naming.get("nisba", ("\0",))
    return adjective.startswith(article) and adjective.endswith(endings)


def _cased(scan: Scan, start: int, end: int, named: Named) -> tuple[Candidate, ...] | None:
    """The readings that the name's capitals allow; None where they allow no name at all."""
    if not named.cased:
        return named.places
    back = scan.folded.back
    first = scan.text[back(start)]
    if first.isupper() and not named.acronym:
        return named.places
    raw = scan.text[back(start) : back(end)]
    candidates = named.candidates
    if named.acronym and not raw.isupper():
        candidates = tuple(c for c in candidates if not c.flags & CAPITALS)
    if not first.isupper() and not raw.split()[-1][0].isupper():
        small = scan.pack.script == "Cyrl"  # adjectives of countries take no capital there
        candidates = tuple(c for c in candidates if small and c.flags & ADJECTIVE)
    return tuple(c for c in candidates if c.kind != "nowhere") if candidates else None


def _of_a_person(scan: Scan, hit: Hit, lookup: Starts) -> bool:
    """Whether the name is a person's: "Jack London", "Jordan Peterson"."""
    if hit.last > hit.first + 1:
        return False
    first = hit.first
    if first and lookup.is_given_name(scan.tokens[first - 1]):
        return capital(scan, first) and capital(scan, first - 1)
    if hit.located or not lookup.is_given_name(scan.tokens[first]):
        return False
    return scan.tokens[hit.first].endswith(" ") and (
        capital(scan, hit.last) and not scan.readings(hit.last)
    )


Facts = tuple[
    str, str, str | None, float | None, float | None, int, str | None
]  # PlaceMention's kind … timezone


def _mention(scan: Scan, hit: Hit, chosen: Candidate) -> PlaceMention:
    back = scan.folded.back
    span = Span(back(hit.start), back(hit.end))
    kind, country, city, latitude, longitude, population, zone = _facts(chosen)
    return PlaceMention(
        hit.first,
        hit.last,
        span,
        kind,
        country,
        city,
        latitude,
        longitude,
        population,
        zone,
        hit.clitic,
        hit.located,
        hit.joined,
    )


@lru_cache(maxsize=20_000)
def _facts(chosen: Candidate) -> Facts:
    facts = table()
    n = chosen.number
    national = chosen.kind in ("country", "region", "adjective")
    city = facts.city_of_state(n) if national else n
    position = facts.position(n if city is None else city)
    return (
        chosen.kind,
        chosen.country,
        None if city is None or chosen.kind == "adjective" else facts.name(city),
        position[0] if position else None,
        position[1] if position else None,
        chosen.population,
        facts.zone(n),
    )
