"""How a mention of an event becomes a Name: one way for names with an event noun and without.
A finder says which tokens a name has (a Phrase); here its span, base form, edition, year, type
and what tells it from other events are read off them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import Final

from eventtracker.mentions import editions, headless, naming, phrase, reach_definite
from eventtracker.mentions.name import Name
from eventtracker.mentions.phrase import Phrase
from eventtracker.mentions.stems import stems_of
from eventtracker.mentions.view import (
    ADJ,
    AND,
    APOS,
    BODY,
    DASH,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    QUOTE,
    VAGUE,
    View,
)

_TALKS: Final = {"meeting", "session", "visit", "ceremony", "day", "week"}
"""Kinds that whoever holds them does not make a name of."""


def build(v: View, p: Phrase, type_: str) -> Name:
    """The mention that a phrase is, of the given type."""
    while p.left and _vague(v, p, p.left[0]):
        del p.left[0]
        p.first = p.left[0] if p.left else p.head
    parts = [*p.left, *p.right, *range(*(p.owner or (0, 0)))]
    if not parts:
        _take_place(v, p)
        _take_shouted(v, p)
    anaphoric = _pointed_at(v, p.first) or _any_plural(v, p)
    core = frozenset() if anaphoric else frozenset(phrase.stems(v, parts))
    if core and v.scan.has(p.head, "R_BILATERAL"):  # «اللجنة العليا …» is not «اللجنة المشتركة …»
        core |= {s.text for s in stems_of(v.scan.pack)[v.scan.tokens[p.head]][1:]}
    plural = bool(v.bits[p.head] & HEADS) and not p.headless
    bits = 0
    for k in (*range(p.first, p.last), *range(*(p.owner or (0, 0)))):
        bits |= v.bits[k]
    return Name(
        p.first,
        p.last,
        None if p.headless else p.head,
        type_,
        v.scan.span(p.first, p.last),
        named=bool(p.left or p.right or p.owner),
        written=partial(naming.base_form, v, p),
        core=core or frozenset(() if anaphoric else phrase.stems(v, parts or p.right, common=True)),
        titles=tuple(t for a, b in p.titles if (t := phrase.title_text(v, a, b))),
        acronyms=_acronyms(v, p) if parts and not p.headless else (),
        edition=p.edition,
        edition_span=p.edition_span,
        year=p.year,
        plural=plural,
        proper=p.headless or _is_proper(v, p, type_),
        members=bool(bits & MEMBER),
        body=bool(bits & BODY) and _is_body(v, p),
        common=not core,
        modified=bool(p.left),
        local=bool(core) and all(_in_city(v, k) for k in parts),
        whole=bool(p.right or p.owner) and not (plural or p.headless) and _complete(v, p),
    )


def build_piece(v: View, piece: headless.Piece, taken: Collection[int] = ()) -> Name:
    """The mention that a piece told by its form alone is, with the edition beside it ("the 15th
    KazanForum") and the type that its last word says ("…Forum")."""
    first, last, year = piece
    p = Phrase(first, first, last, headless=True, year=year)
    k = first - 1
    while v.at(k) & QUOTE:
        k -= 1
    start, edition = first, editions.before(v, k) if k not in taken else None
    if edition and edition[0] not in taken:
        p.say_edition(v, edition[0], k + 1, edition[1])
        p.first = edition[0]
    elif inner := _inner_edition(v, start, last):
        p.say_edition(v, start, inner[0], inner[1])
        start = inner[0]
    end = last - 1 if year else last
    while end > start + 1 and v.scan.word(end - 1) in ("-", "'", ","):
        end -= 1
    p.right = list(range(start, end))
    p.titles = [(start, end)]
    phrase.find_edition(v, p)
    return build(v, p, headless.tail_type(v, end - 1))


def _is_body(v: View, p: Phrase) -> bool:
    """Whether a body sits: a parliament, not the envoys' committee of a union."""
    said = (*range(p.first, p.last), *range(*(p.owner or (0, 0))))
    return any(v.at(k) & BODY and not v.at(k - 1) & APOS for k in said)


def _in_city(v: View, k: int) -> bool:
    site = v.site_at.get(k)
    return site is not None and site.kind in ("city", "local")


def _take_place(v: View, p: Phrase) -> None:
    """The place of a bare event noun ("the motor show in Paris"): its name if it has no other."""
    site = v.sites.get(p.last + 1)
    if v.scan.has(p.first - 1, "A"):
        return  # "a conference in Oslo": any
    if site and site.kind in ("city", "local", "country") and v.scan.has(p.last, "IN"):
        p.right = list(range(p.last, site.last))
        p.last = site.last
        p.proper = True


def _take_shouted(v: View, p: Phrase) -> None:
    """A noun in capitals that a year follows ("EXPO 2017"): a name with its year."""
    if p.year and v.shout(p.head) and not v.shouted(p.head) and not p.right:
        p.right = list(range(p.head + 1, p.last))
        p.titles.append((p.head, p.last))
        p.proper = True


def _is_proper(v: View, p: Phrase, type_: str) -> bool:
    """Whether a mention is a name. A plural names events only by what it is annexed to."""
    if p.titles or (p.owner and (type_ not in _TALKS or v.at(p.owner[1] - 1) & HEAD)):
        return True
    said = (*p.left, *p.right, *range(*(p.owner or (0, 0))))
    if any(v.scan.has(k, "R_BILATERAL") for k in said) and _joint(v, said):
        return True
    if p.edition is not None and (p.left or p.right) and not v.at(p.head) & HEADS:
        return True
    if type_ in _TALKS and reach_definite.aimless(v, p, type_):
        return False
    if v.at(p.head) & HEADS:
        return p.proper and bool(v.scan.pack.article) and reach_definite.annexed(v, p.right)
    return p.proper


def _complete(v: View, p: Phrase) -> bool:
    """Whether a head with a complement is told by it: in a language with an article, by a noun or
    a country («معرض جلفود», «قمة خليجية صينية»), not by what only describes («قمة تاريخية»)."""
    if not v.scan.pack.article:
        return True
    if reach_definite.definite(v, p.head) or reach_definite.accusative(v, p.head) or not p.right:
        return False
    adjective = v.scan.pack.naming.get("nisba", ("\0",))
    first = p.right[0]
    return first in v.site_at or not (v.at(first) & ADJ or v.scan.word(first).endswith(adjective))


def _vague(v: View, p: Phrase, k: int) -> bool:
    """Whether a modifier says which of many an event is, not what it is called: "the next BRICS
    summit", «очередное заседание»."""
    if p.edition_span or len(p.left) + len(p.right) < 2:
        return False
    if v.scan.has(k, "REL_NEXT", "REL_LAST", "REL_COMING"):
        return True
    opens = v.scan.pack.script != "Latn" and phrase.sentence_start(v, k)
    return bool(v.at(k) & VAGUE) and not p.owner and (not v.capital(k) or opens)


def _joint(v: View, said: Iterable[int]) -> bool:
    """Whether two countries share the body whose session it is: «заседание российско-узбекской
    межправительственной комиссии», not any working group's."""
    return any(k in v.site_at or v.at(k) & DASH for k in said)


def _acronyms(v: View, p: Phrase) -> tuple[str, ...]:
    """The acronym that the initials of a name give («ПМЭФ»), and the bloc it names («Большая
    двадцатка» is the G20)."""
    if not v.scan.pack.naming.get("capitals"):
        return ()
    blocs = [str(bloc) for k in p.right if (bloc := v.scan.value(k, "BLOC"))]
    if p.titles and blocs:
        return (blocs[0],)
    tokens, bits = v.scan.tokens, v.bits
    words = [k for k in (*p.left, p.head, *p.right) if not bits[k] & (LINK | AND) and v.wordy(k)]
    return ("".join([tokens[k][0] for k in words]).upper(),) if len(words) > 2 else ()


def _pointed_at(v: View, first: int) -> bool:
    """Whether "this" stands before a mention: it refers to one named before. The "this" of a
    date before it («من أكتوبر الجاري المعرض») says nothing."""
    k = first - 1
    if not v.scan.has(k, "REL_THIS") or v.scan.has(k, "UNIT"):
        return False
    return not any(a <= k < b for a, b in v.dates)


def _any_plural(v: View, p: Phrase) -> bool:
    """Whether a head is a plural with the article: any such events, not a name."""
    return bool(v.at(p.head) & HEADS and v.scan.pack.article) and reach_definite.definite(v, p.head)


def _inner_edition(v: View, first: int, last: int) -> tuple[int, int] | None:
    """The edition that a piece begins with, and where its own words begin."""
    for k in range(first, min(first + 3, last - 1)):
        found = editions.before(v, k)
        if found and found[0] == first:
            return k + 1, found[1]
    return None
