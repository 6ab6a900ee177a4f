"""Names that are events' only by what is said of them: "Big 5 Saudi takes place in February",
"GITEX Global gets ready. The technology show opens on 13 October"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eventtracker.mentions.headless import Piece, word_of_name
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import (
    ADJ,
    BREAK,
    COMMA,
    CUE,
    DASH,
    HEAD,
    HEADS,
    ORDINAL,
    PLAIN,
    QUOTE,
    STOP,
    YEAR,
    View,
)

_IN: Final = ("IN", "AT", "ON")
_CAMEL: Final = re.compile(r"[^\W\d_][^\W\d_A-Z]{3,}[A-Z]\w+$")
_AUXILIARIES: Final = 4
_APPOSITION: Final = 24
_LONGEST: Final = 6
_NEAR: Final = 8
"""Tokens after what is said of a coined word that may hold a place or a date."""


def find(v: View, named: Sequence[Name]) -> Iterator[Piece]:
    """The subjects of what only events do, and what a bare "the show" can only refer to."""
    for i in v.where("ONLY_EVENTS"):
        yield from _subject(v, i)
    for i in v.where("WORKS"):
        yield from _bracketed(v, i + 1)
        yield from _after_works(v, i + 1)
    yield from _antecedents(v, named)


def _subject(v: View, cue: int) -> Iterator[Piece]:
    """The name right before a predicate, or before the apposition between the two."""
    k = cue - 1
    while v.at(k) & STOP and not v.at(k) & (BREAK | COMMA | CUE) and cue - k <= _AUXILIARIES:
        k -= 1
    if v.at(k) & QUOTE and v.quotes.get(k, k) < k:
        opening = v.quotes[k]
        # A noun before the quote says what it is: a play, a match, an operation; "in" a place.
        bare = not v.at(opening - 1) & (PLAIN | ADJ | DASH) and not v.scan.has(opening - 1, *_IN)
        if 1 < k - opening < 2 * _LONGEST and v.capital(opening + 1) and bare:
            yield opening + 1, k, None
        return
    if v.at(k) & COMMA:
        comma = next((j for j in range(k - 1, max(-1, k - _APPOSITION), -1) if v.at(j) & COMMA), 0)
        if v.capital(comma + 1) and v.at(comma + 1) & ORDINAL:
            return  # "…, the Second World Forum, planned for": that is the subject
        # "… at Glass Market, which takes place", "… at Glass Market, to be held"
        k = k - 1 if not comma or v.scan.has(k + 1, "WHICH") else comma - 1
    first = _run(v, k)
    if v.scan.pack.script == "Cyrl" and v.at(first - 1) & PLAIN:
        return  # «лекция художника Ильи Доронина состоится»
    if first <= k and (_tells(v, first, k + 1) or (first == k and _coined(v, k, cue))):
        yield first, k + 1, None


def _coined(v: View, k: int, cue: int) -> bool:
    """Whether a lone word is written as no common one is, and a place or a date follows what is
    said of it: "CraftEurope returns to Turin", "VITRA kicks off on 5 May"."""
    word, after = v.scan.raw(k), cue + 1
    if k in v.site_at or v.scan.has(k, "BLOC") or v.shouted(k):
        return False
    hall = v.scan.has(after, "THE")  # "returns to the old mill in Turin"
    while v.scan.has(after, "IN", "ON", "AT", "FROM", "TO", "THE"):
        after += 1
    near = range(after, after + (_NEAR if hall else 1))
    clause = next((j for j in near if v.at(j) & (BREAK | COMMA)), near.stop)
    told = any(k in v.sites or any(a <= k < b for a, b in v.dates) for k in range(after, clause))
    return told and (bool(_CAMEL.match(word)) or (word.isupper() and len(word) > 3))


def _bracketed(v: View, i: int) -> Iterator[Piece]:
    """A Latin name in brackets after its transcription: «فعاليات إكسباند نورث ستار (Expand North
    Star)»."""
    k = next((k for k in range(i + 1, i + _LONGEST) if v.scan.word(k) == "("), None)
    if k is None or not v.latin(k + 1) or any(v.at(j) & (HEAD | HEADS) for j in range(i, k)):
        return
    last = k + 1
    while last < len(v) and v.scan.word(last) != ")" and last - k < _LONGEST + 2:
        last += 1
    if v.capital(k + 1) and v.scan.word(last) == ")":
        yield k + 1, last, None


def _after_works(v: View, i: int) -> Iterator[Piece]:
    """Words that mean nothing else, without the article, before a year: «فعاليات جيتكس 2024»."""
    article, adjective = v.scan.pack.article, v.scan.pack.naming.get("nisba", ("\0",))
    k = i
    while k - i < _LONGEST - 2 and v.wordy(k) and not v.at(k) & ~PLAIN:
        if v.scan.word(k).startswith(article):
            return
        k += 1
    if k > i and article and v.at(k) & YEAR and not v.scan.word(k - 1).endswith(adjective):
        yield i, k + 1, int(v.scan.value(k, "YEAR") or 0)


def _antecedents(v: View, named: Sequence[Name]) -> Iterator[Piece]:
    """For the first bare event noun with no name before it: the one brand of its sentence or the
    sentence before."""
    bare = next((n for n in named if not n.named and not n.plural), None)
    if bare is None or bare.type == "visit":
        return
    if any(n.proper and n.first < bare.first for n in named):
        return
    a, _ = v.sentence_of(bare.first)
    start = v.sentence_of(a - 1)[0] if a else 0
    brands = []
    k = bare.first - 1
    while k >= start:
        first = _run(v, k)
        if first <= k and _brand(v, first, k + 1):
            brands.append((first, k + 1, None))
        k = min(first, k) - 1
    if len({v.scan.span(a, b).of(v.scan.text) for a, b, _ in brands}) == 1:
        yield brands[-1]


def _run(v: View, k: int) -> int:
    """Where a run of words of a name that ends at token k begins; k + 1 where none does."""
    first = k + 1
    while first > 0 and k - first < _LONGEST and word_of_name(v, first - 1):
        first -= 1
    return first


def _tells(v: View, first: int, last: int) -> bool:
    """Whether a run may name an event: more than one common capital, not a place, not a cause."""
    has = v.scan.has
    if any(has(k, "OTHERWISE", "BLOC", "MEMBER") for k in range(first, last)):
        return False
    if all(k in v.site_at for k in range(first, last)):
        return False
    return last - first > 1 or _brand(v, first, last)


def _brand(v: View, first: int, last: int) -> bool:
    """Whether a run is written as brands are: an acronym or a number among its words."""
    words = [v.scan.raw(k) for k in range(first, last) if k not in v.site_at]
    if any(v.scan.has(k, "BLOC") for k in range(first, last)) or not words:
        return False
    if any(v.at(k) & (HEAD | HEADS | CUE) for k in range(first, last)) or v.shouted(first):
        return False
    acronym = any(w.isalpha() and w.isupper() and len(w) > 2 for w in words)
    number = any(c.isdigit() for w in words[1:] for c in w)
    latin = v.scan.pack.script != "Latn" and v.latin(first)
    return (len(words) > 1 and (acronym or number)) or (latin and acronym)
