"""The noun phrase of a name as it is put together, and what reading one takes in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from eventtracker.mentions import editions, status
from eventtracker.mentions.stems import stems_of
from eventtracker.mentions.view import (
    ADJ,
    BREAK,
    COMMA,
    COUNTED,
    CUE,
    DASH,
    EDITION,
    HEAD,
    HEADS,
    LINK,
    NUMBER,
    ORDINAL,
    PLAIN,
    QUOTE,
    THE,
    THEME,
    TIMES,
    VAGUE,
    YEAR,
    View,
    within,
)
from eventtracker.model import Span

_EDITIONS: Final = EDITION | COUNTED | TIMES | HEAD | HEADS
_EDITION_TYPES: Final = ("EDITION", "COUNTED", "TIMES", "HEAD", "HEADS")
_MUTE: Final = LINK | THE | ORDINAL | EDITION | VAGUE | HEAD | HEADS
MOST: Final = 12
"""Tokens that a name may take to either side of its head noun."""
_LONGEST: Final = 26
"""Tokens of the longest title in quotes."""


@dataclass(slots=True)
class Phrase:
    """Tokens [first, last) of a mention around its head noun, `left` and `right` the tokens of its
    name, `titles` the proper names inside ([first, last) without their quotes); `apposed` where
    a title stands beside the head ("the forum “Army”"), not in its complement; `owner` the tokens
    of whose event it is, told elsewhere in the sentence ("its autumn conference"); `headless` where
    there is no event noun: then `head` is the first token, `right` the whole name."""

    head: int
    first: int
    last: int
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    apposed: bool = False
    edition: int | None = None
    edition_span: Span | None = None
    year: int | None = None
    proper: bool = False
    owner: tuple[int, int] | None = None
    headless: bool = False

    def say_edition(self, v: View, first: int, last: int, n: int) -> None:
        self.edition, self.edition_span = n, v.scan.span(first, last)

    def say_year(self, v: View, i: int) -> None:
        self.year = int(v.scan.value(i, "YEAR") or 0)

    def take_quoted(self, v: View, i: int) -> int:
        """Take the title that opens at token i into the right side; its closing quote."""
        close = v.quotes[i]
        self.titles.append((i + 1, close))
        self.right += range(i, close + 1)
        self.proper = True
        return close


def opens_quote(v: View, i: int) -> bool:
    """Whether a title opens here; what is quoted at length is speech, what says no more than a
    change of plans ("postponed indefinitely") no title."""
    close = v.quotes.get(i, i) if v.at(i) & QUOTE else i
    return i < close < i + _LONGEST and not status.only(v, i + 1, close)


def sentence_start(v: View, i: int) -> bool:
    """Whether a token begins a sentence, where a capital tells nothing."""
    return bool(v.at(i - 1) & BREAK)


def take_title(v: View, p: Phrase, i: int) -> int:
    """A quoted title right at token i, or after «под названием», "in the format"."""
    j = i + 1 if v.at(i) & THEME else i
    told = v.scan.pack.script == "Latn" and v.at(j + 1) & CUE and not v.capital(j + 1)
    if opens_quote(v, j) and not told:  # but: Harbour Summit "postponed indefinitely"
        p.apposed = p.apposed or not p.right
        p.last = p.take_quoted(v, j) + 1
        return p.last
    return i


def take_year(v: View, p: Phrase, i: int) -> int:
    """A year right at token i, or glued on by a hyphen."""
    j = i + 1 if v.at(i) & DASH and v.glued(i) else i
    if v.at(j) & YEAR and (j > i or not v.at(j + 1) & DASH):
        p.say_year(v, j)
        p.last = j + 1
        return j + 1
    return i


def take_brackets(v: View, p: Phrase) -> None:
    """An acronym or second name in brackets right after the name."""
    i = p.last
    if not v.bits[i] & BREAK or v.scan.word(i) != "(":
        return
    j = next((k for k in range(i + 1, min(len(v), i + 8)) if v.scan.word(k) == ")"), None)
    names = [k for k in range(i + 1, j or i + 1) if not v.at(k) & (YEAR | QUOTE)]
    fine = PLAIN | DASH | LINK | ADJ | HEAD | NUMBER
    named = names and (v.capital(names[0]) or (v.latin(names[0]) and v.scan.pack.script != "Latn"))
    if j and named and all(v.at(k) & fine for k in names):
        short = len(names) > 1 and v.shout(names[0]) and v.at(names[-1]) & HEAD  # "(SEA Games)"
        p.titles.append((names[0], names[-1] + (not short)))
        p.proper = True
        p.last = j + 1


def find_edition(v: View, p: Phrase) -> None:
    """The edition word before a mention («الدورة الثالثة لمهرجان …») or after it ("in its third
    edition", «в пятнадцатый раз»), within its sentence."""
    if p.edition is not None:
        return
    a, b = v.sentence_of(p.head)
    bits = v.bits
    if number := editions.by_number(v, p.last):
        p.say_edition(v, p.last, p.last + 2, number)
        p.last += 2
        return
    for k in range(p.first - 1, max(a - 1, p.first - 7), -1):
        if not bits[k] & (EDITION | HEAD):
            continue
        found = editions.beside_word(v, k) if bits[k] & EDITION else editions.session(v, k)
        if found and found[1] >= p.first - 2:
            p.say_edition(v, *found)
            p.first = found[0]
            return
    for k in range(p.first - 1, max(a - 1, p.first - 4), -1):
        if bits[k] & COUNTED and (nth := editions.before(v, k - 1)):
            # «очередная, третья по счёту, выставка»
            p.say_edition(v, nth[0], k + 1, nth[1])
            return
    for k in within(v.where(*_EDITION_TYPES), p.last, min(b, p.last + 24)):
        if not bits[k] & _EDITIONS:
            continue
        if bits[k] & (HEAD | HEADS) and not v.scan.has(k, "UNIT"):
            return
        if found := editions.beside_word(v, k):
            p.say_edition(v, *found)
            return
        counted = bits[k] & COUNTED
        nth = editions.before(v, k - 1) if bits[k] & (COUNTED | TIMES) else None
        if nth and (counted or nth[1] > 1):
            p.say_edition(v, nth[0], k + 1, nth[1])
            return


def title_text(v: View, a: int, b: int) -> str:
    """A title as it stands, without the year and place that may close it ("X. Vilnius, 2006")."""
    while b > a + 1 and v.at(b - 1) & (YEAR | DASH | COMMA):
        b -= 1
    if b - 2 > a and (b - 1) in v.sites and v.at(b - 2) & BREAK:
        b -= 2
    return v.scan.span(a, b).of(v.scan.text) if b > a else ""


def stems(v: View, tokens: Iterable[int], common: bool = False) -> Iterator[str]:
    """The telling words of some tokens, stemmed: no links, numbers or event words; words that
    any event may have ("international") only with `common`."""
    bits, texts, known = v.bits, v.scan.tokens, stems_of(v.scan.pack)
    for k in tokens:
        if not bits[k] & _MUTE:
            for stem in known[texts[k]]:
                if (common or not stem.common) and (stem.plain or v.capital(k)):
                    yield stem.text
