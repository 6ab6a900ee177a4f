"""Names without an event noun: "DSK 2025", "KazanForum", "Woodtec (4-6 May)",
«„Русская дорога“: этот фестиваль»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import compress
from typing import Final, Protocol

from eventtracker.languages import load
from eventtracker.languages.numerals import TOKEN
from eventtracker.languages.pack import Readings
from eventtracker.mentions.phrase import sentence_start
from eventtracker.mentions.view import (
    ADJ,
    AND,
    BREAK,
    COMMA,
    COPULA,
    CUE,
    DASH,
    HEAD,
    NUMBER,
    PLAIN,
    STOP,
    YEAR,
    View,
    within,
)
from eventtracker.text import fold_word

Piece = tuple[int, int, int | None]
"""Tokens [first, last) of a name, and the year that closes it."""

_TAILS: Final = ("forum", "expo", "fest", "summit", "mash")
"""CamelCase names that end in an event word are Latin in news of any language."""
_SHORTEST: Final = 4
"""Letters of the shortest event word that a compound ends in."""


def find(v: View) -> Iterator[Piece]:
    """The headless names of a text: before a year, compounds, in quotes before an event noun,
    before days in brackets."""
    yield from _before_years(v)
    yield from _compounds(v)
    yield from _quoted(v)
    yield from _dated(v)


def _before_years(v: View) -> Iterator[Piece]:
    """Capitalised words that a year follows: "DSK 2025", «МАКС-2005»."""
    for i in v.where("YEAR"):
        j = i - 1
        if v.at(j) & DASH and v.glued(j) and v.glued(j - 1):
            j -= 1
        first = j + 1
        while first > 0 and i - first < 6 and word_of_name(v, first - 1):
            first -= 1
        named = range(first, j + 1)
        if any(v.scan.word(k) in _months() for k in named) or v.scan.has(i + 1, "UNIT_YEAR"):
            continue
        telling = any(v.wordy(k) and len(v.scan.word(k)) > 1 for k in named)
        opens = v.scan.has(i + 1, "OPEN", "ONLY_EVENTS")
        sure = len(named) > 1 or (
            named and (opens or v.shout(first) or not sentence_start(v, first))
        )
        if telling and sure and (v.glued(j) is False or v.at(i - 1) & DASH):
            yield first, i + 1, int(v.scan.value(i, "YEAR") or 0)


@cache
def _months() -> frozenset[str]:
    """English names of months: they stand in Latin letters in dates of any text."""
    return frozenset(w for w, readings in load("en").entries.items() if "MONTH" in readings)


def _piece(v: View, i: int) -> bool:
    """A capitalised word, or a number glued into one ("H2")."""
    b = v.bits[i]
    if b & NUMBER:
        return v.glued(i - 1) and bool(v.at(i - 1) & PLAIN) and v.capital(i - 1)
    if b & STOP or not v.scan.word(i).replace(" ", "").isalnum() or not v.capital(i):
        return False
    return not b or bool(b & (PLAIN | ADJ)) or v.scan.raw(i).isupper()


def word_of_name(v: View, i: int) -> bool:
    """Whether a token may be part of a name told by its capitals."""
    return i >= 0 and (_piece(v, i) or _digit(v, i))


def tail_type(v: View, i: int) -> str:
    """The type of event that the last part of a word says ("KazanForum", «АгроЭкспо»), "" for
    none."""
    word = v.scan.word(i)
    heads = _english_heads() if v.latin(i) else v.scan.pack.entries
    for size in range(len(word), _SHORTEST - 1, -1):
        readings = heads.get(word[len(word) - size :])
        if readings and "HEAD" in readings:
            return str(readings["HEAD"])
    return ""


@cache
def _english_heads() -> Mapping[str, Readings]:
    return load("en").entries


def _compounds(v: View) -> Iterator[Piece]:
    text = v.scan.folded.text
    for tail in (*_TAILS, *v.scan.pack.naming.get("tail", ())):
        at = text.find(tail)
        while at >= 0:
            if text[at - 1 : at].isalpha():
                i = v.scan.token_at(v.scan.folded.back(at))
                ends = v.bits[i] & PLAIN and v.scan.word(i).endswith(tail)
                camel = any(map(str.isupper, v.scan.raw(i)[1:]))
                inside = not (
                    sentence_start(v, i) or v.titled(i) or v.scan.has(i - 1, "IN", "SITE")
                )
                if ends and v.capital(i) and (camel or inside):
                    yield i, i + 1, None
            at = text.find(tail, at + 1)


def _quoted(v: View) -> Iterator[Piece]:
    """A quoted name that a mark parts from an event noun («Русская дорога»: этот фестиваль)."""
    for a, b in v.quotes.items():
        if not 1 < b - a < 9 or not v.capital(a + 1) or not v.at(b + 1) & (BREAK | COMMA | DASH):
            continue
        if any(v.at(k) & HEAD for k in range(b + 2, b + 5)):
            yield a + 1, b, None


def _dated(v: View) -> Iterator[Piece]:
    """Names that days in brackets follow, as in lists: "Woodtec (4-6 May), Agro North (10-12 May)",
    «„Вудтек“ (4–6 мая)»."""
    for a, b in v.dates:
        days = v.scan.has(a - 1, "LP") and v.scan.has(b, "RP")
        range_ = any(v.scan.has(k, "DASH", "TO") for k in range(a, b))
        if not days or not range_ or not any(v.scan.has(k, "MONTH") for k in range(a, b)):
            continue
        last = a - 1
        opening = v.quotes.get(last - 1, last)
        if opening < last - 1:
            if last - opening < 10 and v.capital(opening + 1):
                yield opening + 1, last - 1, None
            continue
        first = last
        while first > 0 and last - first < 6 and word_of_name(v, first - 1):
            first -= 1
        hall = v.scan.has(last - 1, "VENUE", "PLACE_NOUN")
        if first < last and not hall and any(k not in v.site_at for k in range(first, last)):
            yield first, last, None


class Headed(Protocol):
    """A mention with a head noun, as far as its neighbours need it."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


def beside(v: View, named: Iterable[Headed]) -> Iterator[Piece]:
    """Capitalised names that an event noun in apposition explains: "Expand North Star, the
    start-up meeting", "Clockenflap, Hong Kong's music festival"."""
    if not v.scan.pack.naming.get("capitals"):
        return
    commas = v.where("COMMA")
    for n in named:
        near = within(commas, n.first - 6, n.first)
        comma = near[-1] if near else None
        if (
            comma is None
            or v.scan.has(n.last, "APOS")
            or (n.last - comma == 2 and v.at(n.last) & CUE)  # "…, forum opens": its own subject
            or any(
                v.at(k) & (CUE | AND) or (v.at(k) & STOP and not v.scan.has(k, "A"))
                for k in range(comma + 1, n.first)
            )
        ):
            yield from _after_comma(v, n.last)
            continue
        first = comma
        numbered = v.at(comma - 1) & NUMBER and not v.at(comma - 1) & YEAR
        if numbered and _piece(v, comma - 2):
            first -= 1  # "The Big 5, the construction show"
        while first > 0 and comma - first < 6 and _piece(v, first - 1):
            first -= 1
        clear = first < comma and first not in v.sites and (comma - 1) not in v.sites
        listed = v.at(first - 1) & (COMMA | AND)
        quoted = any(a < first < b < n.first for a, b in v.quotes.items())
        if quoted:
            continue
        sure = comma - first > 1 or v.shout(first) or not sentence_start(v, first)
        if clear and not listed and sure:
            yield first, comma, None


def _after_comma(v: View, comma: int) -> Iterator[Piece]:
    """The name between two commas after the noun that explains it."""
    if not v.at(comma) & COMMA:
        return
    known_as = bool(v.at(comma + 1) & COPULA)  # "the talks, known as GLASS27, which"
    first = last = comma + 1 + known_as
    while last - first < 6 and last < len(v) and word_of_name(v, last):
        last += 1
    if last - first > 1 - known_as and v.at(last) & (COMMA | CUE) and first not in v.sites:
        yield first, last, None


def named_edition(v: View, i: int) -> tuple[int, int] | None:
    """The name that follows "the 46th edition of", «النسخة التاسعة من»: its tokens."""
    if not (v.scan.has(i, "OF") or v.scan.has(i, "FROM")):
        return None
    first = last = i + 1
    if v.scan.pack.naming.get("capitals"):
        while last < len(v) and last - first < 6 and word_of_name(v, last):
            last += 1
    else:
        while (
            last < len(v) and last - first < 6 and v.wordy(last) and not v.at(last) & (STOP | CUE)
        ):
            last += 1
    if v.at(last) & HEAD and v.capital(last):
        return None  # "the 2nd edition of the Lake and River Fair": that noun finds it
    return (first, last) if last > first + 1 or (last > first and v.shout(first)) else None


def _digit(v: View, i: int) -> bool:
    """A small number between two words of a name ("Big 5 Global")."""
    return bool(v.at(i) & NUMBER) and v.capital(min(i + 1, len(v) - 1)) and v.capital(i - 1)


def acronyms(v: View, known: set[str]) -> Iterator[Piece]:
    """Where the acronym of a named event stands."""
    text = v.scan.text
    for acronym in known:
        size = len(acronym)
        at = text.find(acronym) if 2 < size < 9 else -1
        while at >= 0:
            if not (text[at - 1 : at].isupper() or text[at + size : at + size + 1].isupper()):
                i = v.scan.token_at(at)
                last = i + 1
                if v.at(last) & DASH and v.glued(i) and v.at(last + 1) & YEAR:
                    last += 2
                yield i, last, None
            at = text.find(acronym, at + size)


def echoes(v: View, titles: Iterable[str]) -> Iterator[Piece]:
    """Where the given titles stand in a text, the longest at each place."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for title in sorted(titles, key=lambda t: (-len(t), t)):
        words = tuple(w.rstrip() for w in TOKEN.findall(fold_word(title)))
        if len(title) > 2 and 0 < len(words) < 9:
            for first in (words[0], words[0] + " "):
                known.setdefault(first, []).append(words)
    tokens = v.scan.tokens
    for i in compress(range(len(tokens)), map(known.__contains__, tokens)):
        for words in known[tokens[i]]:
            same = tuple(t.rstrip() for t in tokens[i : i + len(words)]) == words
            if same and (v.capital(i) or not v.latin(i)):
                yield i, i + len(words), None
                break
