"""Names that are events' only by what is said of them: "Big 5 Saudi takes place in February",
"ProWein, from 15 to 17 March", "the 25th Gulfood has opened", "exhibitors at Top Hair", «на „Дни
моды“, которые пройдут в мае»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eventtracker.mentions import editions
from eventtracker.mentions.headless import Piece, word_of_name
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import (
    ADJ,
    AND,
    APOS,
    BODY,
    BREAK,
    COMMA,
    CUE,
    DASH,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    ORDINAL,
    PLAIN,
    QUOTE,
    STOP,
    THE,
    View,
)

_IN: Final = ("IN", "AT", "ON")
_TO: Final = ("IN", "ON", "AT", "FROM", "TO", "THE")
_CAMEL: Final = re.compile(r"[^\W\d_][^\W\d_A-Z]+[A-Z]\w+$")
_AUXILIARIES: Final = 4
_APPOSITION: Final = 24
_LONGEST: Final = 6
_NEAR: Final = 8
"""Tokens after what is said of a coined word that may hold a place or a date."""
_SAID: Final = 14
"""Tokens after a numbered name in which something must be said of it."""
_RANGE: Final = 4
"""Tokens of the shortest range of days: "4-6 May"."""
_HELD: Final = ("HAPPEN", "RUN", "OPEN")
_MOVED: Final = ("POSTPONED", "CANCELLED", "MOVED")
_NOT_EVENTS: Final = ("OTHERWISE", "BLOC", "R_PARTY", "R_PEOPLE", "VENUE", "PLACE_NOUN", "SAY")


def find(v: View, named: Sequence[Name]) -> Iterator[Piece]:
    """The subjects of what only events do, what has an edition or a range of days of its own,
    and what a bare "the show" can only refer to."""
    for i in v.where("ONLY_EVENTS"):
        yield from _subject(v, i)
        if "free" in v.scan.pack.syntax.get("subject", ()):
            yield from _postposed(v, i)
    for i in v.where(*_MOVED):
        if any(v.scan.has(k, "PASSIVE") for k in range(i - _AUXILIARIES, i + 1)):
            yield from _subject(v, i)
    yield from _numbered(v)
    yield from _ranged(v)
    for i in v.where("ASPECT"):
        yield from _complement(v, i)
    for i in v.where("WORKS"):
        yield from _bracketed(v, i + 1)
        yield from _after_works(v, i + 1)
    yield from _antecedents(v, named)


def _subject(v: View, cue: int) -> Iterator[Piece]:
    """The name right before a predicate, or before the apposition between the two."""
    k = cue - 1
    while cue - k <= _AUXILIARIES and _auxiliary(v, k):
        k -= 1
    if v.at(k) & COMMA:
        comma = next((j for j in range(k - 1, max(-1, k - _APPOSITION), -1) if v.at(j) & COMMA), 0)
        if v.capital(comma + 1) and v.at(comma + 1) & ORDINAL:
            return  # "…, the Second World Forum, planned for": that is the subject
        # "… at Glass Market, which takes place", "… at Glass Market, to be held"
        k = k - 1 if not comma or v.scan.has(k + 1, "WHICH") else comma - 1
    if v.at(k) & QUOTE and v.quotes.get(k, k) < k:
        yield from _title(v, v.quotes[k])
        return
    first = _run(v, k)
    if v.scan.has(first - 1, "BY", "R_BY"):
        return  # "hosted by Glass Makers, will be held"
    if v.scan.pack.script == "Cyrl" and v.at(first - 1) & PLAIN:
        return  # «лекция художника Ильи Доронина состоится»
    if first <= k and (_tells(v, first, k + 1) or (first == k and _alone(v, k, cue))):
        yield first, k + 1, None


def _auxiliary(v: View, k: int) -> bool:
    if v.at(k) & (BREAK | COMMA | CUE):
        return False
    return bool(v.at(k) & STOP) or v.scan.has(k, "PASSIVE", "FUTURE")


def _title(v: View, opening: int) -> Iterator[Piece]:
    """A title in quotes that no noun before it says to be a play, a match, a place."""
    k = v.quotes[opening]
    bare = not v.at(opening - 1) & (PLAIN | ADJ | DASH | QUOTE)
    hall = v.scan.has(opening - 1, *_IN) and not v.scan.has(k + 2, "WHICH")
    written = v.capital(opening + 1) or not v.scan.pack.naming.get("capitals")
    if 1 < k - opening < 2 * _LONGEST and written and bare and not hall:
        yield opening + 1, k, None


def _postposed(v: View, cue: int) -> Iterator[Piece]:
    """The quoted or Latin name after a predicate, behind where and when: «в мае в Москве пройдёт
    „Мир стекла“», «состоится Caspian Glass Week»."""
    k = cue + 1
    while k - cue < _NEAR and (
        k in v.site_at or v.scan.has(k, *_TO) or any(a <= k < b for a, b in v.dates)
    ):
        k += 1
    if v.at(k) & QUOTE and v.quotes.get(k, k) > k:
        yield from _title(v, k)
    elif v.latin(min(k, len(v) - 1)) and v.scan.pack.script != "Latn" and k not in v.site_at:
        last = _run_on(v, k)
        if last - k > 1 or (last > k and v.shout(k)):
            yield k, last, None


def _alone(v: View, k: int, cue: int) -> bool:
    """Whether a lone word is an event's name: a coined one, with a place or a date after what is
    said of it ("CraftEurope returns to Turin", "VITRA kicks off on 5 May"); any proper noun
    before what is said of nothing else ("Waldfood will be held in May")."""
    word, after = v.scan.raw(k), cue + 1
    if k in v.site_at or not _may_be_event(v, k, k + 1):
        return False
    hall = v.scan.has(after, "THE")  # "returns to the old mill in Turin"
    while v.scan.has(after, *_TO):
        after += 1
    near = range(after, after + (_NEAR if hall else 1))
    clause = next((j for j in near if v.at(j) & (BREAK | COMMA)), near.stop)
    told = any(k in v.sites or any(a <= k < b for a, b in v.dates) for k in range(after, clause))
    plain = v.scan.has(cue, "HELD", *_MOVED) and _proper_noun(v, k)
    return told and (_coined(word) or plain)


def _coined(word: str) -> bool:
    """Whether a word is written as no common one is: "CraftEurope", "VITRA"."""
    return bool(_CAMEL.match(word)) or (word.isupper() and len(word) > 3)


def _proper_noun(v: View, k: int) -> bool:
    """Whether a word has a capital inside a sentence, here or elsewhere in the text, and none of
    the meanings that the language's words have."""
    word, tokens = v.scan.word(k), v.scan.tokens
    if len(word) < 4 or v.scan.pack.entries.get(word) or not v.at(k) & PLAIN:
        return False
    stem = word if v.scan.pack.script == "Latn" else word[: max(4, len(word) - 2)]
    same = (j for j, t in enumerate(tokens) if t.startswith(stem) and len(t) < len(word) + 4)
    return any(v.capital(j) and not v.at(j - 1) & (BREAK | QUOTE) and not v.titled(j) for j in same)


def _numbered(v: View) -> Iterator[Piece]:
    """What an ordinal stands before and what is said of events after: "The 25th Gulfood, one of
    the largest fairs, has started", "the ninth Glass Initiative (GI9) opens"."""
    for i in v.where("ORD", "ORDSUF", "INAUGURAL"):
        if editions.before(v, i) is None or any(a <= i < b for a, b in v.dates):
            continue
        first = i + 1 + bool(v.at(i + 1) & ADJ and not v.capital(i + 1))
        last = _run_on(v, first)
        said = range(last, last + _SAID)
        end = next((j for j in said if v.at(j) & BREAK and v.scan.word(j) not in "()"), said.stop)
        if last == first or not _may_be_event(v, first, last) or v.at(last) & (HEAD | HEADS):
            continue
        told = any(v.scan.has(j, "OPEN", "ONLY_EVENTS", "HELD", "CLOSE") for j in range(last, end))
        if told and not (v.at(last) & PLAIN and v.wordy(last)):
            yield first, last, None


def _ranged(v: View) -> Iterator[Piece]:
    """What a range of days follows, perhaps with "set for" between: "Glass Market, due to run
    from 4 to 6 May", "will host Vitra Oman between 4 and 6 May"."""
    for a, b in v.dates:
        if b - a < _RANGE:
            continue
        numbers = [
            k for k in range(a, b) if v.scan.has(k, "NUM", "CARD") and not v.scan.has(k, "YEAR")
        ]
        if len(numbers) < 2 or not any(v.scan.has(k, "MONTH", "HMONTH") for k in range(a, b)):
            continue
        k = a - 1
        while a - k <= _NEAR and _between(v, k):
            k -= 1
        between = range(k + 1, a)
        there = v.scan.has(_run(v, k) - 1, "AT") or _coined(v.scan.raw(max(k, 0)))
        small = (
            "FROM",
            "ON",
            "BETWEEN",
            *(_IN if there else ()),
        )  # "at DevMeet in Oslo on 3-5 May"
        direct = all(
            v.at(j) & COMMA or v.scan.has(j, *small) or (there and j in v.site_at) for j in between
        )
        if not direct and not any(v.scan.has(j, *_HELD, *_MOVED) for j in between):
            continue
        if v.at(k) & QUOTE and v.quotes.get(k, k) < k:
            yield from _title(v, v.quotes[k])
            continue
        first = _run(v, k)
        lone = first == k and not (_coined(v.scan.raw(k)) or _proper_noun(v, k))
        place = v.scan.has(first - 1, "IN", "ON") or (
            v.scan.pack.script != "Latn" and not v.latin(k)
        )
        if first <= k and not (lone or place) and _may_be_event(v, first, k + 1):
            yield first, k + 1, None


def _between(v: View, k: int) -> bool:
    """Whether a token may stand between a name and its days: a preposition, an auxiliary, a cue
    of taking place, a comma, a place."""
    if v.at(k) & BREAK or v.scan.has(k, "JOIN", "SAY", "OTHERWISE"):
        return False
    if k in v.site_at:
        return v.scan.has(v.site_at[k].first - 1, *_IN) or v.scan.has(k, *_IN)
    return bool(v.at(k) & (STOP | COMMA) or v.scan.has(k, *_HELD, *_MOVED, "PASSIVE", "FUTURE"))


def _complement(v: View, i: int) -> Iterator[Piece]:
    """The name after a part or a side of an event: "exhibitors at Top Hair", "the organisers of
    Waldfood", «участники „Мира стекла“»."""
    first = i + 1
    if not v.scan.pack.naming.get("capitals"):
        return
    if v.scan.pack.script == "Latn":
        if not v.scan.has(first, "OF", "AT", "TO"):
            return
        first += 1 + bool(v.at(first + 1) & THE)
    if v.at(first) & QUOTE and v.quotes.get(first, first) > first:
        yield from _title(v, first)
        return
    last = _run_on(v, first)
    lone = last == first + 1 and not (_coined(v.scan.raw(first)) or _proper_noun(v, first))
    if v.scan.pack.script == "Latn" and last > first and not lone and _may_be_event(v, first, last):
        yield first, last, None


def _may_be_event(v: View, first: int, last: int) -> bool:
    """Whether nothing in a run says that it is a person, a body or a place, and no event noun
    finds it."""
    said = range(first, last)
    if v.scan.has(first - 1, "BY", "R_BY"):
        return False  # "hosted by Glass Makers on 5-7 May"
    if v.at(first - 1) & (AND | LINK) and v.capital(first - 2):
        return False  # the end of a longer name
    if all(k in v.site_at for k in said) or v.at(last) & APOS or v.shouted(first):
        return False
    if v.scan.has(first - 1, "R_PARTY", "R_PEOPLE") or (v.titled(first) and last - first == 1):
        return False
    bits = HEAD | HEADS | MEMBER | BODY
    return not any(v.at(k) & bits or v.scan.has(k, *_NOT_EVENTS, "UNIT", "MONTH") for k in said)


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
    """Words that mean nothing else, without the article, before a year: «فعاليات جيتكس 2024»; a
    title in quotes."""
    if v.at(i) & QUOTE and v.quotes.get(i, i) > i:
        yield from _title(v, i)
        return
    article, adjective = v.scan.pack.article, v.scan.pack.naming.get("nisba", ("\0",))
    k = i
    while k - i < _LONGEST - 2 and v.wordy(k) and not v.at(k) & ~PLAIN:
        if v.scan.word(k).startswith(article):
            return
        k += 1
    if k > i and article and v.scan.has(k, "YEAR") and not v.scan.word(k - 1).endswith(adjective):
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


def _run_on(v: View, first: int) -> int:
    """The token after a run of words of a name that begins at a token."""
    last = first
    while last < len(v) and last - first < _LONGEST and word_of_name(v, last):
        last += 1
    return last


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
