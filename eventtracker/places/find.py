"""Finds the places that a text names.

Names are looked up at the beginnings of words, the longest first; what a name means is chosen
in `choose.py`. A word in lower case is no place where its script has capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventtracker.model import Span
from eventtracker.places.choose import Context, choose
from eventtracker.places.mention import PlaceMention
from eventtracker.places.starts import Start, Starts, Words, starts
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
    leads: bool  # a capitalised word follows that names no event: "Weston Park"
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
    return out


def _hits(scan: Scan) -> Iterator[Hit]:
    lookup = starts(scan.pack)
    latin = scan.pack.script == "Latn"
    done = 0
    for i, ways in enumerate(map(lookup.__getitem__, scan.tokens)):
        if not ways or i < done or (latin and scan.text[scan.starts[i]].islower()):
            continue
        hit = _hit(scan, i, ways, lookup)
        if hit is None:
            continue
        done = hit.last
        if hit.candidates and not _of_a_person(scan, hit, lookup):
            yield hit


def _hit(scan: Scan, i: int, ways: tuple[Start, ...], lookup: Starts) -> Hit | None:
    best: tuple[int, bool, Start, tuple[Candidate, ...]] | None = None
    offset = scan.offsets[i]
    for way in ways:
        end, candidates = way.read(scan.folded.text, offset)
        if not candidates:
            continue
        strong = any(not c.weak for c in candidates)
        if best is None or (end, strong) > best[:2]:
            best = end, strong, way, candidates
    if best is None:
        return None
    end, _, way, candidates = best
    last = i + 1
    while last < len(scan.tokens) and scan.offsets[last] < end:
        last += 1
    candidates = _cased(scan, offset + way.cut, end, candidates)
    named = tuple(c for c in candidates if c.kind != "nowhere")
    if not candidates:
        return None
    words = lookup.words
    noun = _noun(scan, i, last, words)
    inside = bool(way.clitic) and lookup.clitic_is(way.clitic, "PLACE_IN")
    located = inside or bool(noun) or (i > 0 and scan.letters[i - 1] in words.inside)
    joined = bool(way.clitic) and lookup.clitic_is(way.clitic, "AND")
    return Hit(
        i, last, offset + way.cut, end, way.clitic, named, located, joined, _leads(scan, last), noun
    )


def _cased(
    scan: Scan, start: int, end: int, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """The readings that the name's capitals allow."""
    raw = scan.text[scan.folded.back(start) : scan.folded.back(end)]
    if not raw or raw.lower() == raw.upper():
        return candidates
    words = raw.split()
    if any(c.flags & CAPITALS for c in candidates) and not raw.isupper():
        candidates = tuple(c for c in candidates if not c.flags & CAPITALS)
    if words[0][0].isupper() or words[-1][0].isupper():
        return candidates
    small = scan.pack.script == "Cyrl"  # adjectives of countries take no capital there
    return tuple(c for c in candidates if small and c.flags & ADJECTIVE)


def _noun(scan: Scan, first: int, last: int, words: Words) -> str:
    """What the noun before (or, of a city, after) the name calls it."""
    before = scan.letters[first - 1] if first else ""
    if before in words.city or scan.letters[last : last + 1] in words.city:
        return "city"
    if before in words.place:
        return "place"
    return "state" if before in words.state else ""


def _leads(scan: Scan, last: int) -> bool:
    """Whether the name runs on into a longer one."""
    if not scan.tokens[last - 1].endswith(" ") or not _capital(scan, last):
        return False
    readings = scan.readings(last)
    return "HEAD" not in readings and "YEAR" not in readings


def _of_a_person(scan: Scan, hit: Hit, lookup: Starts) -> bool:
    """Whether the name is a person's: "Jack London", "Jordan Peterson"."""
    if hit.last > hit.first + 1:
        return False
    if lookup.is_given_name(scan.word(hit.first - 1)):
        return _capital(scan, hit.first) and _capital(scan, hit.first - 1)
    if hit.located or not lookup.is_given_name(scan.word(hit.first)):
        return False
    return scan.tokens[hit.first].endswith(" ") and (
        _capital(scan, hit.last) and not scan.readings(hit.last)
    )


def _capital(scan: Scan, i: int) -> bool:
    return i < len(scan) and scan.text[scan.starts[i]].isupper()


def _mention(scan: Scan, hit: Hit, chosen: Candidate) -> PlaceMention:
    facts = table()
    back = scan.folded.back
    n = chosen.number
    national = chosen.kind in ("country", "region", "adjective")
    city = facts.city_of_state(n) if national else n
    position = facts.position(n if city is None else city)
    return PlaceMention(
        first=hit.first,
        last=hit.last,
        span=Span(back(hit.start), back(hit.end)),
        kind=chosen.kind,
        country=chosen.country,
        city=None if city is None or chosen.kind == "adjective" else facts.name(city),
        latitude=position[0] if position else None,
        longitude=position[1] if position else None,
        population=chosen.population,
        timezone=facts.zone(n),
        clitic=hit.clitic,
        located=hit.located,
        joined=hit.joined,
    )
