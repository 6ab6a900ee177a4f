"""How far the name around a head noun reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eventtracker.languages.numerals import TOKEN
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
    VAGUE,
    YEAR,
    View,
)
from eventtracker.model import Span
from eventtracker.text import fold_word

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
    """Capitalised words, adjectives, editions, years; "of", "and" and commas between capitals;
    one or two plain words right before the head ("film festival")."""
    i = e.head - 1
    links: list[int] = []
    plain: list[int] = []
    capital = False
    while i >= floor and e.head - i <= _MOST:
        b = v.bits[i]
        edition = editions.before(v, i)
        if edition and edition[0] >= floor and not links and not (b & PLAIN and not v.shout(i)):
            _set_edition(v, e, edition[0], i + 1, edition[1])
            e.left[:0] = plain
            plain = []
            e.first = i = edition[0]
        elif b & YEAR and not links:
            e.year, e.first = int(v.scan.value(i, "YEAR") or 0), i
            e.left[:0] = plain
            plain = []
        elif b & QUOTE and v.quotes.get(i, i) < i == e.head - 1:
            e.titles.append((v.quotes[i] + 1, i))
            e.left[:0] = range(v.quotes[i], i + 1)
            e.first = i = v.quotes[i]
        elif v.capital(i) and _may_name(v, i):
            e.left[:0] = [i, *links, *plain]
            links, plain, capital = [], [], True
            e.proper = e.proper or not (b & ADJ and _sentence_start(v, i))
            e.first = i
        elif b & PLAIN and not links and _compound(v, i, floor):
            if not v.capital(i - 2):
                break
            e.left[:0] = [i - 2, i - 1, i, *plain]
            plain, capital = [], True
            e.first = i = i - 2
        elif v.scan.has(i, "APOS") and _possessive(v, i, e):
            first = i - 1
            e.left[:0] = [first, i, *links, *plain]
            links, plain, capital = [], [], True
            e.first = i = first
        elif b & ADJ and (not links or v.bits[links[0]] & (AND | DASH)):
            e.left[:0] = [i, *links, *plain]
            links, plain = [], []
            e.first = i
        elif ((b & (AND | DASH) or v.scan.word(i) == "&") and len(links) < 2 and not plain) or (b & (LINK | COMMA) and capital and len(links) < 2 and not b & STOP):
            links[:0] = [i]
        elif b & PLAIN and not capital and not links and len(plain) < 2 and len(v.scan.word(i)) > 2:
            plain[:0] = [i]
        else:
            break
        i -= 1
    if plain and not e.left and not e.edition_span:
        plain = plain[-1:]
        e.left, e.first = plain, plain[0]


def _compound(v: View, i: int, floor: int) -> bool:
    """Whether a word is the second part of a hyphenated one."""
    return i - 2 >= floor and bool(v.at(i - 1) & DASH) and v.glued(i - 1) and v.glued(i - 2)


def _possessive(v: View, i: int, e: Extent) -> bool:
    """Whether an apostrophe ends "ministers'" right before the rest of the name."""
    return bool(v.at(i - 1) & MEMBER) and not v.glued(i)


def _may_name(v: View, i: int) -> bool:
    """Whether a capitalised token may be part of a name (a month or "On" may not)."""
    b = v.bits[i]
    if b & (STOP | THE | REL | NUMBER) or v.scan.has(i, "SAY"):
        return False
    return v.scan.word(i).isalnum()


def _sentence_start(v: View, i: int) -> bool:
    return bool(v.at(i - 1) & BREAK)


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
        elif is_adjective(v, i) and not b & (STOP | CUE) and _fits(v, i, e):
            e.left[:0] = [i, *pending]
            pending = []
            e.first = i
            e.proper = e.proper or (v.capital(i) and not _sentence_start(v, i))
        elif b & AND and e.left and not pending:
            pending = [i]
        else:
            break
        i -= 1


def _fits(v: View, i: int, e: Extent) -> bool:
    """Whether an adjective may go with a head noun: gender, and the nominative only with one."""
    naming, word = v.scan.pack.naming, v.scan.word(i)
    lemma = str(v.scan.value(e.head, "LEMMA") or "")
    feminine = lemma.endswith(naming.get("feminine", ()) or ("\0",))
    if word.endswith(naming.get("nominative_only", ()) or ("\0",)) and lemma != v.scan.word(e.head):
        return False
    if v.at(e.head) & HEADS:
        return True
    wrong = naming.get("masculine_only" if feminine else "feminine_only", ())
    return not word.endswith(wrong or ("\0",))


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
    """Tokens from a preposition to the end of its noun phrase: capitals, adjectives, up to
    three plain words in a row, none right after a capital."""
    taken = [i]
    plain = 0
    j = i + 1
    while j < len(v) and j - i < _MOST + 4:
        b = v.bits[j]
        word = v.scan.word(j)
        capital = word.isalpha() and v.capital(j)
        if b & QUOTE and v.quotes.get(j, j) > j:
            e.titles.append((j + 1, v.quotes[j]))
            taken += range(j, v.quotes[j] + 1)
            j = v.quotes[j]
        elif b & (BREAK | CUE | STOP) or (b & (HEAD | HEADS) and not capital):
            break
        elif capital or b & (ADJ | MEMBER):
            taken.append(j)
            e.proper = e.proper or (capital and not b & ADJ)
            plain = 3 if capital else 0
        elif b & (LINK | THE | AND | DASH) or (b & COMMA and capital and _listed(v, j)):
            taken.append(j)
            plain = 0
        elif b & PLAIN and plain < 3 and word.isalpha():
            taken.append(j)
            plain += 1
        elif b & (NUMBER | ORDINAL):
            taken.append(j)
        else:
            break
        j += 1
    while taken and v.bits[taken[-1]] & (LINK | THE | COMMA | DASH | AND | STOP):
        taken.pop()
    if len(taken) > 1:
        e.right += taken
        e.last = taken[-1] + 1


def _listed(v: View, comma: int) -> bool:
    """Whether a comma parts items of a list that "and" closes."""
    return any(v.at(k) & AND for k in range(comma + 1, comma + 6))


def _right_genitive(v: View, e: Extent) -> None:
    """A title, an acronym, a chain of genitives («лидеров мировых религий»), «по» + dative,
    «посвящённый …» + dative."""
    j = _title(v, e, e.last)
    chain: list[int] = []
    free = False
    while j < len(v) and j - e.head <= _MOST:
        b, word = v.bits[j], v.scan.word(j)
        if b & QUOTE and v.quotes.get(j, j) > j:
            e.titles.append((j + 1, v.quotes[j]))
            chain += range(j, v.quotes[j] + 1)
            j = v.quotes[j]
        elif v.scan.has(j, "DEDICATED") or (b & COMMA and v.scan.has(j + 1, "DEDICATED")):
            chain.append(j)
            free = True
        elif b & (BREAK | CUE):
            break
        elif _opens_dative(v, j) and (not chain or v.scan.word(j - 1) != word):
            chain.append(j)
            free = True
        elif b & STOP or v.latin(j) and not v.capital(j):
            break
        elif word.isalpha() and v.capital(j) and not b & (HEAD | HEADS | REL | YEAR):
            chain.append(j)
            e.proper = True
        elif word.isalpha() and b & (PLAIN | MEMBER | ADJ | ORDINAL | NUMBER):
            if not free and not _genitive(v, j, bool(chain)) or _verbal(v, word):
                break
            chain.append(j)
        elif b & AND and (chain or _coordinated(v, j)):
            chain.append(j)
        elif b & (HEAD | HEADS) and chain and v.at(j - 1) & AND and len(chain) == 1:
            chain.append(j)
        elif b & DASH and (v.glued(j) or (chain and v.capital(j - 1) and v.capital(min(j + 1, len(v) - 1)))):
            chain.append(j)
        elif b & COMMA and chain and _adjectives(v, j):
            chain.append(j)
        elif b & NUMBER and chain and v.at(j - 1) & DASH and not b & YEAR:
            chain.append(j)
        else:
            break
        j += 1
    while chain and (v.bits[chain[-1]] & (LINK | AND | DASH | COMMA | STOP)):
        chain.pop()
    if chain:
        e.right += chain
        e.last = max(e.last, chain[-1] + 1)
    _title(v, e, e.last)
    _years(v, e, e.last)
    _tail(v, e)


def _adjectives(v: View, comma: int) -> bool:
    """Whether a comma parts two adjectives of one noun («региональных, местных властей»)."""
    near = (comma - 1, comma + 1)
    return all(is_adjective(v, k) and not v.capital(k) for k in near if k < len(v))


def _opens_dative(v: View, j: int) -> bool:
    """«по», «о», «для» before a word: they open a complement."""
    opens = v.at(j) & LINK and not v.at(j) & AND or v.scan.has(j, "TO") or v.scan.has(j, "OF")
    return bool(opens) and v.scan.word(j + 1).isalpha() and not v.at(j + 1) & (STOP | CUE)


def _coordinated(v: View, j: int) -> bool:
    """Whether "and" joins another event noun («форум и выставка …»)."""
    return bool(v.at(j + 1) & HEAD)


def _verbal(v: View, word: str) -> bool:
    return len(word) > 4 and word.endswith(v.scan.pack.naming.get("verb", ()))


def _genitive(v: View, i: int, chained: bool) -> bool:
    word = v.scan.word(i)
    naming = v.scan.pack.naming
    return bool(v.bits[i] & MEMBER) or word.endswith(naming.get("genitive", ())) or (chained and len(word) > 3)


def _right_definite(v: View, e: Extent) -> None:
    """Adjectives that agree in definiteness, the noun a head is annexed to, «لـ» + noun.

    `closed` once the phrase is definite: then only what has the article may follow.
    """
    article = v.scan.pack.article
    i = e.head + 1
    closed = _definite(v, e.head)
    while i < len(v) and i - e.head <= _MOST:
        b, word = v.bits[i], v.scan.word(i)
        if b & QUOTE and v.quotes.get(i, i) > i:
            e.titles.append((i + 1, v.quotes[i]))
            e.right += range(i, v.quotes[i] + 1)
            i, closed = v.quotes[i], True
        elif (edition := _edition_inside(v, i, closed)) is not None:
            _set_edition(v, e, i, *edition)
            i = edition[0] - 1
        elif b & YEAR:
            break
        elif (b & LINK and v.scan.has(i, "LINK")) or _annexes(v, i):
            e.right.append(i)
            closed = False
        elif b & (BREAK | CUE | REL | STOP | DASH) and not _hyphen(v, i):
            break
        elif v.latin(i):
            last = _latin_run(v, i)
            e.titles.append((i, last))
            e.right += range(i, last)
            i, closed = last - 1, True
        elif b & DASH:
            e.right.append(i)
        elif not word.isalpha() or word.startswith(_PREPOSED):
            break
        elif word.startswith((article, "و" + article)):
            e.right.append(i)
            closed = True
        elif word.startswith("لل") or (word[0] == "ل" and closed and len(word) > 3 and b & PLAIN):
            e.right.append(i)
            closed = word.startswith("لل")
        elif not closed and not b & (AND | NUMBER):
            e.right.append(i)
        elif b & AND and e.right and v.scan.word(i + 1).startswith(article) and not v.at(i + 1) & (CUE | HEAD | STOP):
            e.right.append(i)
        else:
            break
        i += 1
    while e.right and v.bits[e.right[-1]] & (AND | DASH | LINK):
        e.right.pop()
    e.last = max(i if e.edition_span and not e.right else e.last, (e.right[-1] + 1) if e.right else e.last)
    sited = any(v.sites[k].kind != "adjective" for k in e.right if k in v.sites)
    e.proper = e.proper or (closed and bool(e.right)) or sited
    _years(v, e, e.last)


def _annexes(v: View, i: int) -> bool:
    """Whether a token is «ل» alone, parted from a known word («لـ|وزراء»)."""
    return v.scan.word(i) == v.scan.pack.elided and v.glued(i) and not v.at(i + 1) & (NUMBER | STOP | CUE)


_PREPOSED = ("بال", "كال", "فال")


def _edition_inside(v: View, i: int, closed: bool) -> tuple[int, int] | None:
    """An edition inside a name: (the token after it, its number). «الثالثة», «الـ 15»."""
    article = v.scan.pack.article
    if v.bits[i] & ORDINAL and (v.scan.word(i).startswith(article) or not closed):
        return editions.after(v, i)
    if v.bits[i] & THE and v.at(i + 1) & NUMBER:
        return editions.after(v, i + 1)
    return None


def _hyphen(v: View, i: int) -> bool:
    """A dash inside a name («الخليجي - الأردني», «روسيا–العالم»)."""
    article = v.scan.pack.article
    return bool(v.bits[i] & DASH) and v.scan.word(i - 1).startswith(article) and v.scan.word(i + 1).startswith(article)


def _latin_run(v: View, i: int) -> int:
    last = i
    while last < len(v) and (v.latin(last) or v.at(last) & (NUMBER | DASH)) and not v.at(last) & YEAR:
        last += 1
    while last > i + 1 and v.at(last - 1) & DASH:
        last -= 1
    return last


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


def stems(v: View, tokens: Iterable[int], common: bool = False) -> Iterator[str]:
    """The telling words of some tokens, stemmed: no links, numbers or event words; words that
    any event may have ("international") only with `common`."""
    naming = v.scan.pack.naming
    length = int(naming.get("stem", ("0",))[0]) or 99
    article = v.scan.pack.article
    dull = () if common else naming.get("common", ())
    for k in tokens:
        word = v.scan.word(k)
        if not word.isalpha() or v.at(k) & (LINK | THE | ORDINAL | EDITION | VAGUE) or v.scan.has(k, "HEAD") or v.scan.has(k, "HEADS"):
            continue
        if article:
            word = re.sub(f"^(?:و|ب|ل|ك)?{article}(?=..)|^لل(?=..)|^[بل](?=....)", "", word)
        if len(word) > 1 and not word.startswith(dull or ("\0",)):
            yield word[:length] if not v.latin(k) else word


_COMPOUND = re.compile(r"[a-z]{2,}(?:forum|expo|fest|summit|con|mash)\b")


def compounds(v: View) -> Iterator[tuple[int, int, None]]:
    """Single words that end in an event word ("KazanForum")."""
    if not _COMPOUND.search(v.scan.folded.text):
        return
    for i, token in enumerate(v.scan.tokens):
        if v.bits[i] & PLAIN and _COMPOUND.match(token.rstrip()) and v.capital(i):
            raw = v.scan.raw(i)
            if any(c.isupper() for c in raw[1:]):
                yield i, i + 1, None


def quoted(v: View) -> Iterator[tuple[int, int, None]]:
    """Quoted names near a bare event noun («Русская дорога»: этот фестиваль …)."""
    for a, b in v.quotes.items():
        if not 1 < b - a < 9 or not v.capital(a + 1):
            continue
        first, last = v.sentence_of(a)
        near = range(max(first, a - 12), min(last, b + 12))
        if any(v.bits[k] & HEAD for k in near if not a < k < b):
            yield a + 1, b, None


def named_years(v: View) -> Iterator[tuple[int, int, int]]:
    """(first, last, year) of capitalised words that a year follows: "DSK 2025", «МАКС-2005»."""
    for m in v.scan.lexicon.pattern("YEAR").finditer(v.scan.letters):
        i = m.start()
        j = i - 1
        if v.at(j) & DASH and v.glued(j) and v.glued(j - 1):
            j -= 1
        first = j + 1
        while first > 0 and i - first < 6 and _proper_piece(v, first - 1):
            first -= 1
        named = range(first, j + 1)
        if any(v.bits[k] & PLAIN and len(v.scan.word(k)) > 1 for k in named) and (
            len(named) > 1 or v.shout(first) or (not _sentence_start(v, first) and not v.glued(j))
        ):
            yield first, i + 1, int(v.scan.value(i, "YEAR") or 0)


def _proper_piece(v: View, i: int) -> bool:
    """A capitalised word, or a number glued into one ("H2")."""
    if v.bits[i] & PLAIN:
        return v.scan.word(i).isalnum() and v.capital(i)
    return bool(v.bits[i] & NUMBER) and v.glued(i - 1) and v.at(i - 1) & PLAIN and v.capital(i - 1)


def echoes(v: View, titles: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the given titles stand in a text, as tokens [first, last)."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for title in titles:
        words = tuple(w.rstrip() for w in TOKEN.findall(fold_word(title)))
        if len(title) > 2 and len(words) < 9:
            known.setdefault(words[0], []).append(words)
    i = 0
    tokens = v.scan.tokens
    while i < len(tokens):
        for words in known.get(tokens[i].rstrip(), ()):
            n = len(words)
            if tuple(t.rstrip() for t in tokens[i : i + n]) == words and (v.capital(i) or not v.latin(i)):
                yield i, i + n
                i += n - 1
                break
        i += 1


_LEFT = {"none": _left_none, "capitals": _left_capitals, "adjectives": _left_adjectives}
_RIGHT = {"capitals": _right_capitals, "genitive": _right_genitive, "definite": _right_definite}
