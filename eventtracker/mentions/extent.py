"""How far the name around a head noun reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eventtracker.mentions import editions
from eventtracker.mentions.view import (
    ADJ,
    AND,
    BREAK,
    COMMA,
    CUE,
    DASH,
    EDITION,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    NUMBER,
    ORDINAL,
    PLAIN,
    QUOTE,
    REL,
    STOP,
    THE,
    YEAR,
    View,
)
from eventtracker.model import Span

_MOST = 12
"""Tokens to either side of a head noun."""


@dataclass(slots=True)
class Extent:
    """Tokens [first, last) of a mention, `left` and `right` the parts of its name, `titles` the
    proper names inside ([first, last) without their quotes)."""

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


def around(v: View, head: int, floor: int) -> Extent | None:
    """The extent of the mention around a head noun, not beginning before token `floor`."""
    e = Extent(head, head, head + 1)
    naming = v.scan.pack.naming
    _LEFT[naming.get("left", ("none",))[0]](v, e, floor)
    _RIGHT[naming.get("right", ("capitals",))[0]](v, e)
    _edition_nearby(v, e)
    return e


def _edition_nearby(v: View, e: Extent) -> None:
    """The edition word before a mention («الدورة الثالثة لمهرجان …») or after it ("in its third
    edition", «в пятнадцатый раз»)."""
    if e.edition is not None:
        return
    for k in (*range(e.first - 1, max(-1, e.first - 7), -1), *range(e.last, min(len(v), e.last + 14))):
        if v.at(k) & BREAK:
            if k < e.first:
                continue
            break
        found = editions.beside_word(v, k)
        if found and (found[1] >= e.first - 2 if k < e.first else True):
            _set_edition(v, e, found[0], found[1], found[2])
            if found[0] < e.first and found[1] >= e.first - 2:
                e.first = found[0]
            return
        if v.scan.has(k, "TIMES") and k >= e.last and (n := editions.before(v, k - 1)):
            _set_edition(v, e, n[0], k + 1, n[1])
            return


def _set_edition(v: View, e: Extent, first: int, last: int, n: int) -> None:
    e.edition, e.edition_span = n, v.scan.span(first, last)


# --- the left side ---------------------------------------------------------------------------


def _left_none(v: View, e: Extent, floor: int) -> None:
    """A head that comes first: nothing stands before it but its article."""


def _left_capitals(v: View, e: Extent, floor: int) -> None:
    """Capitalised words, adjectives, editions, years; "of", "and" and commas between capitals."""
    i = e.head - 1
    pending: list[int] = []
    lower = 0
    while i >= floor and e.head - i <= _MOST:
        b = v.bits[i]
        if (found := editions.before(v, i)) and found[0] >= floor and not (b & PLAIN and not v.shout(i)):
            e.left[:0] = pending
            pending = []
            _set_edition(v, e, found[0], i + 1, found[1])
            e.first = i = found[0]
        elif b & YEAR:
            e.year, e.first = int(v.scan.value(i, "YEAR") or 0), i
            pending = []
        elif b & QUOTE and i in v.quotes and v.quotes[i] < i and i == e.head - 1:
            e.titles.append((v.quotes[i] + 1, i))
            e.left[:0] = range(v.quotes[i], i + 1)
            e.first = i = v.quotes[i]
        elif v.capital(i) and _may_name(v, i):
            e.left[:0] = [i, *pending]
            pending, lower = [], 0
            e.proper = e.proper or not b & ADJ or i > floor and not _sentence_start(v, i)
            e.first = i
        elif b & ADJ and not pending:
            e.left[:0] = [i]
            e.first = i
        elif b & (LINK | COMMA | DASH) or v.scan.word(i) == "&":
            pending[:0] = [i]
            if len(pending) > 2 or b & BREAK:
                break
        elif b & PLAIN and lower < 2 and v.scan.word(i).isalpha() and not pending:
            pending[:0] = [i]
            lower += 1
        else:
            break
        i -= 1
    _trim_left(v, e)


def _may_name(v: View, i: int) -> bool:
    """Whether a capitalised token may be part of a name (a month or "On" may not)."""
    b = v.bits[i]
    return not b & (STOP | THE | REL) and not v.scan.has(i, "SAY") and (v.scan.word(i).isalnum())


def _sentence_start(v: View, i: int) -> bool:
    return bool(v.at(i - 1) & BREAK)


def _trim_left(v: View, e: Extent) -> None:
    while e.left and v.bits[e.left[0]] & (LINK | COMMA | DASH | AND):
        e.left.pop(0)
    if e.left and e.left[0] > e.first and e.edition_span is None and e.year is None:
        e.first = e.left[0]


def _left_adjectives(v: View, e: Extent, floor: int) -> None:
    """Words with an adjective's ending, hyphens inside them, ordinals; "and" between two."""
    i = e.head - 1
    pending: list[int] = []
    while i >= floor and e.head - i <= _MOST:
        b = v.bits[i]
        if (found := editions.before(v, i)) and found[0] >= floor and not (b & PLAIN and not v.shout(i)):
            _set_edition(v, e, found[0], i + 1, found[1])
            e.first = i = found[0]
            pending = []
        elif b & QUOTE and i in v.quotes and v.quotes[i] < i and i == e.head - 1:
            e.titles.append((v.quotes[i] + 1, i))
            e.left[:0] = range(v.quotes[i], i + 1)
            e.first = i = v.quotes[i]
        elif b & DASH and v.glued(i) and v.glued(i - 1) and i - 1 >= floor:
            e.left[:0] = [i - 1, i, *pending]
            pending = []
            e.first = i = i - 1
        elif is_adjective(v, i) and not b & (STOP | CUE):
            e.left[:0] = [i, *pending]
            pending = []
            e.first = i
            e.proper = e.proper or (v.capital(i) and not _sentence_start(v, i))
        elif b & AND and e.left and not pending:
            pending = [i]
        else:
            break
        i -= 1


def is_adjective(v: View, i: int) -> bool:
    """Whether a word agrees with a noun, by its ending."""
    word = v.scan.word(i)
    if len(word) < 5:
        return False
    naming = v.scan.pack.naming
    return word.endswith(naming.get("hard", ()) + naming.get("soft", ()))


# --- the right side --------------------------------------------------------------------------


def _right_capitals(v: View, e: Extent) -> None:
    """"of", "on" and "for" with what follows, a title in quotes, an acronym in brackets, a year."""
    i = _title(v, e, e.last)
    i = _years(v, e, i)
    if v.capital(e.head):
        i = _capital_run(v, e, i)
    if i < len(v) and (v.at(i) & LINK or v.scan.has(i, "ON")) and not v.at(i) & AND:
        _complement(v, e, i)
    _tail(v, e)


def _capital_run(v: View, e: Extent, i: int) -> int:
    """Capitalised words right after a capitalised head ("Drone Show Korea")."""
    j = i
    while j < len(v) and j - i < 3 and v.bits[j] & PLAIN and v.capital(j) and v.scan.word(j).isalpha():
        j += 1
    if i < j and (j >= len(v) or not v.at(j) & HEAD):
        e.right += range(i, j)
        e.last = j
        e.proper = True
        return _years(v, e, j)
    return i


def _complement(v: View, e: Extent, i: int) -> None:
    """Tokens from a preposition to the end of its noun phrase."""
    taken: list[int] = []
    lower = 0
    j = i
    while j < len(v) and j - i < _MOST + 4:
        b = v.bits[j]
        capital = v.scan.word(j).isalpha() and v.capital(j)
        if b & QUOTE and j in v.quotes and v.quotes[j] > j:
            e.titles.append((j + 1, v.quotes[j]))
            taken += range(j, v.quotes[j] + 1)
            j = v.quotes[j]
        elif b & (BREAK | CUE) or (b & STOP and not (v.scan.has(j, "ON") and j == i)):
            break
        elif capital or b & (ADJ | MEMBER):
            taken.append(j)
            lower = 0
            e.proper = e.proper or (capital and not b & ADJ)
        elif b & (LINK | THE | AND | DASH):
            taken.append(j)
        elif b & COMMA and v.at(j + 1) & PLAIN and v.capital(min(j + 1, len(v) - 1)) and lower == 0:
            break
        elif b & PLAIN and lower < 3 and v.scan.word(j).isalpha():
            taken.append(j)
            lower += 1
        elif b & (HEAD | HEADS) and not taken:
            break
        elif b & (HEAD | HEADS | NUMBER | ORDINAL):
            taken.append(j)
        else:
            break
        j += 1
    while taken and v.bits[taken[-1]] & (LINK | THE | COMMA | DASH | AND):
        taken.pop()
    if len(taken) > 1:
        e.right += taken
        e.last = taken[-1] + 1


def _right_genitive(v: View, e: Extent) -> None:
    """A title, an acronym, a chain of genitives («лидеров мировых религий»), «по» + dative."""
    i = _title(v, e, e.last)
    j = i
    chain: list[int] = []
    dative = False
    while j < len(v) and j - e.head <= _MOST:
        b = v.bits[j]
        if b & QUOTE and j in v.quotes and v.quotes[j] > j:
            e.titles.append((j + 1, v.quotes[j]))
            chain += range(j, v.quotes[j] + 1)
            j = v.quotes[j]
        elif b & BREAK or b & CUE:
            break
        elif b & LINK and not b & AND and not chain or (v.scan.has(j, "TO") and v.at(j + 1) & PLAIN and v.scan.word(j + 1).isalpha()):
            chain.append(j)
            dative = True
        elif v.scan.word(j).isalpha() and b & (PLAIN | MEMBER | ADJ) and not v.capital(j):
            if not dative and not _genitive(v, j, bool(chain)):
                break
            if v.scan.word(j).endswith(v.scan.pack.naming.get("verb", ())):
                break
            chain.append(j)
        elif v.scan.word(j).isalpha() and v.capital(j) and b & (PLAIN | MEMBER | ADJ | HEAD):
            chain.append(j)
            e.proper = True
        elif b & AND and chain:
            chain.append(j)
        elif b & DASH and (chain or j == e.last):
            chain.append(j)
        elif b & COMMA and chain and is_adjective(v, j - 1) and is_adjective(v, j + 1):
            chain.append(j)
        elif b & YEAR and j and v.at(j - 1) & DASH:
            e.year = int(v.scan.value(j, "YEAR") or 0)
            j += 1
            break
        elif b & NUMBER and chain and v.at(j - 1) & DASH:
            chain.append(j)
        else:
            break
        j += 1
    while chain and (v.bits[chain[-1]] & (LINK | AND | DASH | COMMA) or v.scan.has(chain[-1], "TO")):
        chain.pop()
    if chain:
        e.right += chain
        e.last = max(e.last, chain[-1] + 1)
        if e.year and v.at(e.last) & DASH:
            e.last += 2
    _years(v, e, e.last)
    _tail(v, e)


def _genitive(v: View, i: int, chained: bool) -> bool:
    word = v.scan.word(i)
    naming = v.scan.pack.naming
    return word.endswith(naming.get("genitive", ())) or (chained and len(word) > 3)


def _right_definite(v: View, e: Extent) -> None:
    """Adjectives that agree in definiteness, the noun a head is annexed to, «لـ» + noun."""
    article = v.scan.pack.article
    i = e.head + 1
    definite = _definite(v, e.head)
    closed = definite
    while i < len(v) and i - e.head <= _MOST:
        b, word = v.bits[i], v.scan.word(i)
        if b & QUOTE and i in v.quotes and v.quotes[i] > i:
            e.titles.append((i + 1, v.quotes[i]))
            e.right += range(i, v.quotes[i] + 1)
            i = v.quotes[i]
            closed = True
        elif b & ORDINAL and (word.startswith(article) or not closed):
            found = editions.after(v, i)
            if found:
                _set_edition(v, e, i, found[0], found[1])
        elif b & THE and (v.at(i + 1) & NUMBER or v.glued(i)):
            found = editions.after(v, i + 1)
            if found and v.at(i + 1) & NUMBER:
                _set_edition(v, e, i, found[0], found[1])
                i = found[0] - 1
            else:
                break
        elif b & (BREAK | CUE | REL) or b & STOP:
            break
        elif b & YEAR:
            e.year = int(v.scan.value(i, "YEAR") or 0)
            e.last = i + 1
            i += 1
            break
        elif b & LINK and not b & AND and v.scan.has(i, "LINK"):
            e.right.append(i)
            closed = False
        elif v.latin(i):
            run = i
            while run < len(v) and (v.latin(run) or v.at(run) & (NUMBER | DASH)) and not v.at(run) & YEAR:
                run += 1
            while run > i + 1 and v.at(run - 1) & DASH:
                run -= 1
            e.titles.append((i, run))
            e.right += range(i, run)
            i = run - 1
            closed = True
        elif not word.isalpha():
            break
        elif b & DASH:
            break
        elif word.startswith(article) or (word.startswith("و" + article)):
            e.right.append(i)
            closed = True
        elif word.startswith("لل") or (word[0] == "ل" and closed and len(word) > 3 and b & PLAIN):
            e.right.append(i)
            closed = word.startswith("لل")
        elif not closed and b & (PLAIN | MEMBER | ADJ | BODY_OR_HEAD):
            e.right.append(i)
        elif b & AND and v.scan.word(i + 1).startswith(article) and v.at(i + 1) & (PLAIN | ADJ | MEMBER) and e.right:
            e.right.append(i)
        else:
            break
        i += 1
        e.last = i
    e.last = max(e.last, (e.right[-1] + 1) if e.right else e.last)
    e.proper = e.proper or bool(e.right)
    _years(v, e, e.last)


BODY_OR_HEAD = HEAD | HEADS | (1 << 17)


def _definite(v: View, i: int) -> bool:
    """Whether a noun has the article, also where a preposition swallowed its alif."""
    article = v.scan.pack.article
    return v.scan.word(i).startswith(article) or (v.scan.word(i - 1) == v.scan.pack.elided and v.glued(i - 1))


# --- what every language has ------------------------------------------------------------------


def _title(v: View, e: Extent, i: int) -> int:
    """A quoted title right at token i; it may stand after a comma or «под названием»."""
    j = i
    if v.at(j) & COMMA or v.scan.has(j, "THEME"):
        j += 1
    if v.at(j) & QUOTE and j in v.quotes and v.quotes[j] > j and (j == i or v.scan.has(i, "THEME")):
        close = v.quotes[j]
        e.titles.append((j + 1, close))
        e.right += range(j, close + 1)
        e.last = close + 1
        e.apposed = True
        return close + 1
    return i


def _years(v: View, e: Extent, i: int) -> int:
    """A year right at token i, or glued on by a hyphen."""
    j = i + 1 if v.at(i) & DASH and v.glued(i) else i
    if v.at(j) & YEAR and (j > i or not v.at(j + 1) & DASH):
        e.year = int(v.scan.value(j, "YEAR") or 0)
        e.last = j + 1
        return j + 1
    return i


def _tail(v: View, e: Extent) -> None:
    """An acronym or second name in brackets right after the name."""
    i = e.last
    if not (v.scan.word(i) == "(" and i + 2 < len(v)):
        return
    j = i + 1
    while j < min(len(v), i + 7) and v.scan.word(j) != ")":
        j += 1
    if v.scan.word(j) != ")":
        return
    inner = range(i + 1, j)
    names = [k for k in inner if not v.at(k) & (YEAR | QUOTE)]
    if names and all(v.at(k) & (PLAIN | DASH | LINK | ADJ | HEAD) for k in names) and _capitalised(v, names[0]):
        e.titles.append((names[0], names[-1] + 1))
        e.proper = True
        e.last = j + 1


def _capitalised(v: View, i: int) -> bool:
    return v.capital(i)


def title_text(v: View, a: int, b: int) -> str:
    """A title as it stands, without year and edges that are no part of it."""
    while b > a + 1 and (v.at(b - 1) & (YEAR | DASH)):
        b -= 1
    return v.scan.span(a, b).of(v.scan.text) if b > a else ""


def stems(v: View, tokens: Iterable[int]) -> Iterator[str]:
    """The telling words of some tokens, stemmed: no links, numbers or event words."""
    naming = v.scan.pack.naming
    length = int(naming.get("stem", ("0",))[0]) or 99
    article = v.scan.pack.article
    common = naming.get("common", ())
    for k in tokens:
        word = v.scan.word(k)
        if not word.isalpha() or v.at(k) & (LINK | THE | STOP | ORDINAL | EDITION) or v.scan.has(k, "HEAD") or v.scan.has(k, "HEADS"):
            continue
        if article:
            word = re.sub(f"^(?:و|ب|ل|ك)?{article}(?=..)|^لل(?=..)|^[بل](?=....)", "", word)
        if len(word) > 1 and not word.startswith(common or ("\0",)):
            yield word[:length] if not v.latin(k) else word


_COMPOUND = re.compile(r"[a-z]{2,}(?:forum|expo|fest|summit|con|mash)\b")


def compounds(v: View) -> Iterator[tuple[int, int]]:
    """Single words that end in an event word ("KazanForum")."""
    if not _COMPOUND.search(v.scan.folded.text):
        return
    for i, token in enumerate(v.scan.tokens):
        if v.bits[i] & PLAIN and _COMPOUND.match(token.rstrip()) and v.capital(i):
            raw = v.scan.raw(i)
            if any(c.isupper() for c in raw[1:]):
                yield i, i + 1


def named_years(v: View) -> Iterator[tuple[int, int, int]]:
    """(first, last, year) of capitalised words that a year follows: "DSK 2025", «МАКС-2005»."""
    for m in v.scan.lexicon.pattern("YEAR").finditer(v.scan.letters):
        i = m.start()
        j = i - 1
        if v.at(j) & DASH and v.glued(j) and v.glued(j - 1):
            j -= 1
        first = j
        while first >= 0 and i - first < 6 and v.bits[first] & PLAIN and v.scan.word(first).isalnum() and v.capital(first):
            first -= 1
        first += 1
        if first <= j and not _sentence_start(v, first) or first < j:
            yield first, i + 1, int(v.scan.value(i, "YEAR") or 0)


_LEFT = {"none": _left_none, "capitals": _left_capitals, "adjectives": _left_adjectives}
_RIGHT = {"capitals": _right_capitals, "genitive": _right_genitive, "definite": _right_definite}
