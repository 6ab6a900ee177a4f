"""Names of events: a head noun ("forum", «форум», «منتدى») with what belongs to it on both sides,
quoted and Latin names, and names that a year follows ("KazanForum 2024").
How far a name reaches: capitals (en), adjectives and genitives (ru), definiteness (ar).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eventtracker.mentions import (
    editions,
    entries,
    headless,
    owners,
    phrase,
    reach_capitals,
    reach_definite,
    reach_genitive,
    subjects,
    visits,
)
from eventtracker.mentions.build import build, build_piece
from eventtracker.mentions.heads import in_opus, is_venue, kind_of, last_head
from eventtracker.mentions.name import Name
from eventtracker.mentions.phrase import Phrase, opens_quote
from eventtracker.mentions.view import (
    ANYEVENT,
    EDITION,
    HEAD,
    HEADS,
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


def find(v: View) -> list[Name]:
    """The mentions of events in a text, in its order, none inside another."""
    found: list[Name] = []
    end = 0
    for i in v.where("HEAD", "HEADS", "ANYEVENT", "EDITION"):
        if i < end or v.at(i) & PRESS or v.shouted(i) or is_venue(v, i) or in_opus(v, i):
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
    type_, word = kind_of(v, i), v.scan.word(i)
    many = v.scan.pack.article and v.scan.has(i, "MANY")
    if many and not any(k in v.site_at for k in p.right[:1]):
        return None  # «أيام العيد», but «أيام قرطاج السينمائية»
    if type_ == "visit":
        visits.complete(v, p)
    elif type_ == "day" and p.right:
        visits.destination(v, p)
    phrase.find_edition(v, p)
    branded = p.titles or any(v.shout(k) for k in p.left)  # "the ISEF Gulf awards"
    if word in rules.get("capital", ()) and not (v.capital(i) or branded):
        p.left, p.right, p.proper = [], [], False
    if type_ in _SETTINGS and _holds_name(v, p):
        return None
    if (word in rules.get("modified", ()) and not p.left) or _no_gathering(v, p, type_):
        return None
    if type_ in _CALENDAR and not _calendar_name(v, p):
        return None
    _take_quoted(v, p)
    p.owner = owners.owner(v, p)
    if p.owner is None and v.scan.has(i, "OWN"):
        return _of_another(v, p)
    return build(v, p, type_)


def _no_gathering(v: View, p: Phrase, type_: str) -> bool:
    """Whether a meeting is a match, a session or a week that of exams: «товарищеская встреча»,
    «зимняя сессия», "exam week"."""
    if type_ not in ("meeting", "session", "week"):
        return False
    term = not p.right and type_ == "session"
    return any(v.scan.has(k, "NO_GATHERING", *(("TERM",) if term else ())) for k in p.left)


def _take_quoted(v: View, p: Phrase) -> None:
    """The whole of a short title in quotes that ends in an event noun: «Караван Экспо»."""
    if p.left or p.right:
        return
    for a in range(p.head - 1, max(-1, p.head - _TITLE), -1):
        if v.at(a) & QUOTE:
            b = v.quotes.get(a, a)
            if p.head + 1 == b and a + 2 < b and v.capital(a + 1):
                p.left, p.first = list(range(a + 1, p.head)), a + 1
                p.titles.append((a + 1, b))
                p.apposed = p.proper = True
            return


_TITLE: Final = 8
"""Tokens of the longest title in quotes that an event noun stands in."""


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
        return build(v, p, "")
    if v.scan.has(i, "EVENT_OF") and p.proper and not reach_definite.definite(v, i):
        return build(v, p, "other")  # «تظاهرة المدينة العتيقة»
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
        p.last, p.right, p.headless = end[1], list(range(*end)), True
        p.titles = [end] if v.capital(end[0]) else []
        return build(v, p, headless.tail_type(v, end[1] - 1))
    if v.scan.pack.elided and v.scan.word(last).startswith(v.scan.pack.elided):
        reach_definite.right(v, p, last)
    if p.right:
        return build(v, p, "session")
    return Name(first, last, i, "", span, edition=n, edition_span=span)


def _headless(v: View, found: list[Name]) -> Iterator[Name]:
    """Names without a head noun, and the other places where a title of a named event stands."""
    taken = {k for n in found for k in range(n.first, n.last)}
    new: list[Name] = []

    def take(pieces: Iterator[headless.Piece]) -> None:
        for piece in pieces:
            if taken.isdisjoint(range(piece[0], piece[1])):
                name = build_piece(v, piece, taken)
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
