"""Names of events: a head noun ("forum", «форум», «منتدى») with what belongs to it on both sides,
quoted and Latin names, and names that a year follows ("KazanForum 2024").
How far a name reaches: capitals (en), adjectives and genitives (ru), definiteness (ar).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from eventtracker.mentions import (
    editions,
    entries,
    headless,
    naming,
    owners,
    phrase,
    reach_capitals,
    reach_definite,
    reach_genitive,
    subjects,
)
from eventtracker.mentions.heads import is_venue, kind_of, last_head
from eventtracker.mentions.name import Name
from eventtracker.mentions.phrase import Phrase, opens_quote
from eventtracker.mentions.view import (
    AND,
    ANYEVENT,
    BODY,
    EDITION,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    PRESS,
    QUOTE,
    View,
)

_LEFT: Final = {"capitals": reach_capitals.left, "adjectives": reach_genitive.left}
_RIGHT: Final = {
    "capitals": reach_capitals.right,
    "genitive": reach_genitive.right,
    "definite": reach_definite.right,
}
_SETTINGS: Final = {"session", "day", "week"}
"""Kinds of parts: "the autumn session of the Canton Fair" speaks of the fair."""
_CALENDAR: Final = {"day", "week"}
"""Kinds whose head nouns are words of time: a name needs more than the noun."""

_TALKS: Final = {"meeting", "session", "visit", "ceremony", "day", "week"}
"""Kinds that whoever holds them does not make a name of."""


def find(v: View) -> list[Name]:
    """The mentions of events in a text, in its order, none inside another."""
    found: list[Name] = []
    end = 0
    for i in v.where("HEAD", "HEADS", "ANYEVENT", "EDITION"):
        if i < end or v.at(i) & PRESS or v.shouted(i) or is_venue(v, i):
            continue
        name = _mention(v, last_head(v, i), end)
        if name is not None:
            found.append(name)
            end = name.last
    return sorted([*found, *_headless(v, found)], key=lambda n: n.first)


def _mention(v: View, i: int, floor: int) -> Name | None:
    """The mention whose head noun is token i; it begins at `floor` or later."""
    if not v.at(i) & (HEAD | HEADS):
        return _edition_alone(v, i) if v.at(i) & EDITION else _bare(v, i)
    p = Phrase(i, i, i + 1)
    rules = v.scan.pack.naming
    left = _LEFT.get(rules.get("left", ("none",))[0])
    if left is not None:
        left(v, p, floor)
    _RIGHT[rules.get("right", ("capitals",))[0]](v, p)
    phrase.find_edition(v, p)
    type_, word = kind_of(v, i), v.scan.word(i)
    if word in rules.get("capital", ()) and not v.capital(i):
        p.left, p.right, p.proper = [], [], False
    if type_ in _SETTINGS and _holds_name(v, p):
        return None
    if word in rules.get("modified", ()) and not p.left:
        return None
    if type_ in _CALENDAR and not _calendar_name(v, p):
        return None
    p.owner = owners.owner(v, p)
    if p.owner is None and v.scan.has(i, "OWN"):
        return _of_another(v, p)
    return _name(v, p, type_)


def _of_another(v: View, p: Phrase) -> Name:
    """«المنتدى … اجتماعه السنوي»: of what the sentence has named, so that event's other name."""
    span = v.scan.span(p.first, p.last)
    return Name(p.first, p.last, p.head, "", span, edition=p.edition, edition_span=p.edition_span)


def _holds_name(v: View, p: Phrase) -> bool:
    """Whether another event's name is the complement of a plain head."""
    return not v.capital(p.head) and any(v.at(k) & HEAD and v.capital(k) for k in p.right)


def _calendar_name(v: View, p: Phrase) -> bool:
    """Whether a "week" or "day" is a name: with a capital where the script has them."""
    if v.scan.pack.naming.get("capitals") and not v.capital(p.left[0] if p.left else p.head):
        return False
    return bool(p.left or p.right)


def _bare(v: View, i: int) -> Name | None:
    """A word for any event ("the event"), unless a name follows it («فعاليات مهرجان …»)."""
    if not v.at(i) & ANYEVENT or v.at(i + 1) & (HEAD | EDITION):
        return None
    p = Phrase(i, i, i + 1)
    _RIGHT[v.scan.pack.naming.get("right", ("capitals",))[0]](v, p)
    if p.apposed and any(opens_quote(v, k) for k in p.right):
        return _name(v, p, "")
    if v.scan.has(i, "EVENT_OF") and p.proper and not reach_definite.definite(v, i):
        return _name(v, p, "other")  # «تظاهرة المدينة العتيقة»
    return Name(i, i + 1, i, "", v.scan.span(i, i + 1), plural=v.scan.has(i, "PLURAL"))


def _edition_alone(v: View, i: int) -> Name | None:
    """An edition with no event noun: of what was named before («الدورة الخامسة»), or a session of
    a body («الدورة 21 للجنة المشتركة»)."""
    found = editions.beside_word(v, i)
    if found is None:
        return None
    first, last, n = found
    span = v.scan.span(first, last)
    if any(v.at(k) & (HEAD | HEADS) for k in range(last, last + 3)):
        return None
    p = Phrase(i, first, last, edition=n, edition_span=span)
    if (end := headless.named_edition(v, last)) is not None:
        name = _without_head(v, first, end[1], None, end[0])
        return replace(name, edition=n, edition_span=span)
    if v.scan.pack.elided and v.scan.word(last).startswith(v.scan.pack.elided):
        reach_definite.right(v, p, last)
    if p.right:
        return _name(v, p, "session")
    return Name(first, last, i, "", span, edition=n, edition_span=span)


def _name(v: View, p: Phrase, type_: str) -> Name:
    parts = [*p.left, *p.right, *range(*(p.owner or (0, 0)))]
    if not parts:
        _take_place(v, p)
        _take_shouted(v, p)
    anaphoric = _pointed_at(v, p.first) or _any_plural(v, p)
    core = frozenset() if anaphoric else frozenset(phrase.stems(v, parts))
    plural = bool(v.bits[p.head] & HEADS)
    bits = 0
    for k in (*range(p.first, p.last), *range(*(p.owner or (0, 0)))):
        bits |= v.bits[k]
    return Name(
        p.first,
        p.last,
        p.head,
        type_,
        v.scan.span(p.first, p.last),
        named=bool(p.left or p.right or p.owner),
        written=partial(naming.base_form, v, p),
        core=core or frozenset(() if anaphoric else phrase.stems(v, parts or p.right, common=True)),
        titles=tuple(t for a, b in p.titles if (t := phrase.title_text(v, a, b))),
        acronyms=_acronyms(v, p) if parts else (),
        edition=p.edition,
        edition_span=p.edition_span,
        year=p.year,
        plural=plural,
        proper=_is_proper(v, p, type_),
        members=bool(bits & MEMBER),
        body=bool(bits & BODY),
        common=not core,
        modified=bool(p.left),
        local=bool(core) and all(_in_city(v, k) for k in parts),
        whole=bool(p.right or p.owner) and not v.scan.pack.article and not plural,
    )


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
    if p.edition is not None and (p.left or p.right) and not v.at(p.head) & HEADS:
        return True
    if type_ in _TALKS and reach_definite.aimless(v, p, type_):
        return False
    if v.at(p.head) & HEADS:
        return p.proper and bool(v.scan.pack.article) and reach_definite.annexed(v, p.right)
    return p.proper


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


def _headless(v: View, found: list[Name]) -> Iterator[Name]:
    """Names without a head noun, and the other places where a title of a named event stands."""
    taken = {k for n in found for k in range(n.first, n.last)}
    new: list[Name] = []

    def take(pieces: Iterator[headless.Piece]) -> None:
        for first, last, year in pieces:
            if taken.isdisjoint(range(first, last)):
                name = pieces_name(v, first, last, year, taken)
                taken.update(range(name.first, name.last))
                new.append(name)

    take(headless.find(v))
    take(headless.beside(v, [n for n in found if n.head is not None]))
    if acronyms := {a for n in found for a in n.acronyms}:
        take(headless.acronyms(v, acronyms))
    take(subjects.find(v, [*found, *new]))
    take(entries.untitled(v, [(n.first, n.last) for n in (*found, *new)]))
    titles = {t for n in [*found, *new] for t in n.titles}
    if titles:
        take(headless.echoes(v, titles))
    return iter(new)


def pieces_name(
    v: View, first: int, last: int, year: int | None, taken: Collection[int] = ()
) -> Name:
    """A name told by its form alone, with the edition before it ("the 15th KazanForum") and the
    type that its last word says ("…Forum")."""
    start, p = first, Phrase(first, first, last)
    k = first - 1
    while v.at(k) & QUOTE:
        k -= 1
    edition = editions.before(v, k) if k not in taken else None
    if edition and edition[0] not in taken:
        p.say_edition(v, edition[0], k + 1, edition[1])
        first = edition[0]
    elif inner := _inner_edition(v, start, last):
        p.say_edition(v, start, inner[0], inner[1])
        start = inner[0]
    name = _without_head(v, first, last, year, start)
    return replace(
        name,
        type=headless.tail_type(v, last - 1 if not year else last - 2),
        edition=p.edition,
        edition_span=p.edition_span,
    )


def _inner_edition(v: View, first: int, last: int) -> tuple[int, int] | None:
    """The edition that a piece begins with, and where its own words begin."""
    for k in range(first, min(first + 3, last - 1)):
        found = editions.before(v, k)
        if found and found[0] == first:
            return k + 1, found[1]
    return None


def _without_head(v: View, first: int, last: int, year: int | None, start: int) -> Name:
    """A name without a head noun; it begins at `start`, the mention at `first`."""
    end = last - 1 if year else last
    while end > start + 1 and v.scan.word(end - 1) in ("-", "'", ","):
        end -= 1
    text = " ".join(v.scan.span(start, end).of(v.scan.text).split())
    return Name(
        first,
        last,
        None,
        "",
        v.scan.span(first, last),
        named=True,
        written=lambda: text,
        core=frozenset(phrase.stems(v, range(start, end))),
        titles=(text,) if v.capital(start) or start == first else (),
        year=year,
        proper=True,
    )
