"""Names of events: a head noun ("forum", «форум», «منتدى») with what belongs to it on both sides,
quoted and Latin names, and names that a year follows ("KazanForum 2024").

How far a name reaches is decided by the language's `[naming]`: capitals (en), adjectives before
and genitives after the head (ru), definiteness (ar).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventtracker.mentions import editions, extent
from eventtracker.mentions.naming import base_form, telling
from eventtracker.mentions.view import (
    ANYEVENT,
    BODY,
    EDITION,
    HEAD,
    HEADS,
    MEMBER,
    PRESS,
    YEAR,
    View,
)
from eventtracker.model import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an event: its tokens [first, last), its head noun's token (None for a name
    without one), and the base form `text`. `core` are its telling words, folded and stemmed;
    a mention without any ("the forum") refers to another. `titles` are the proper names in it."""

    first: int
    last: int
    head: int | None
    type: str
    span: Span
    text: str
    core: frozenset[str]
    titles: tuple[str, ...] = ()
    edition: int | None = None
    edition_span: Span | None = None
    year: int | None = None
    plural: bool = False
    proper: bool = False
    members: bool = False
    body: bool = False
    common: bool = False
    whole: bool = False

    @property
    def telling(self) -> bool:
        """Whether the mention tells its event from others, so that it refers by itself."""
        return bool(self.titles) or (bool(self.core) and not self.common)


def _is_venue(v: View, i: int) -> bool:
    """Whether a head noun only names a building: "Convention Center", «مركز المعارض»."""
    return v.scan.has(i + 1, "VENUE") or (v.at(i) & HEADS and v.scan.has(i - 1, "VENUE"))


def _fallback(v: View, e: extent.Extent) -> frozenset[str]:
    return frozenset(extent.stems(v, [*e.left, *e.right], common=True))


_CALENDAR = {"day", "week"}
"""Kinds whose head nouns are words of time: a name needs more than the noun."""


def find(v: View) -> list[Name]:
    """The mentions of events in a text, in its order, none inside another."""
    found: list[Name] = []
    heads = v.scan.lexicon.pattern("HEAD", "HEADS", "ANYEVENT")
    end = 0
    for m in heads.finditer(v.scan.letters):
        i = m.start()
        if i < end or v.at(i) & PRESS or v.shouted(i) or _is_venue(v, i):
            continue
        name = _at_head(v, i, end)
        if name is not None:
            found.append(name)
            end = name.last
    return sorted([*found, *_headless(v, found)], key=lambda n: n.first)


def _at_head(v: View, i: int, floor: int) -> Name | None:
    """The mention whose head noun is token i; it begins at `floor` or later."""
    if v.at(i) & ANYEVENT and not v.at(i) & (HEAD | HEADS):
        return Name(i, i + 1, i, "", v.scan.span(i, i + 1), "", frozenset())
    e = extent.around(v, i, floor)
    if e is None:
        return None
    head = e.head
    type_ = str(v.scan.value(head, "HEAD") or v.scan.value(head, "HEADS"))
    if type_ in _CALENDAR and not (e.proper and (e.left or e.right)):
        return None
    core = telling(v, e)
    if v.scan.has(e.first - 1, "REL_THIS") or v.scan.has(e.first - 2, "REL_THIS") and not v.scan.has(e.first - 1, "UNIT"):
        core = frozenset()
    tokens = range(e.first, e.last)
    titles = tuple(extent.title_text(v, a, b) for a, b in e.titles)
    return Name(
        e.first,
        e.last,
        head,
        type_,
        v.scan.span(e.first, e.last),
        base_form(v, e),
        core or _fallback(v, e),
        titles,
        e.edition,
        e.edition_span,
        e.year,
        plural=bool(v.at(head) & HEADS),
        proper=bool(e.titles) or e.proper,
        members=any(v.bits[k] & MEMBER for k in tokens),
        body=any(v.bits[k] & BODY for k in tokens),
        common=not core,
        whole=bool(e.right) and v.scan.pack.naming.get("right") != ("definite",),
    )


def _headless(v: View, found: list[Name]) -> Iterator[Name]:
    """Names without a head noun: capitalised words before a year, CamelCase and names that
    end in an event word ("KazanForum"), in Latin letters in any text; and the other places
    where a title of a named event stands."""
    taken = {k for n in found for k in range(n.first, n.last)}
    new: list[Name] = []
    for first, last, year in [*extent.named_years(v), *extent.compounds(v), *extent.quoted(v)]:
        if taken.isdisjoint(range(first, last)):
            taken |= set(range(first, last))
            new.append(_headless_name(v, first, last, year))
    titles = {t for n in [*found, *new] for t in n.titles}
    for first, last in extent.echoes(v, titles) if titles else ():
        if taken.isdisjoint(range(first, last)):
            taken |= set(range(first, last))
            new.append(_headless_name(v, first, last, None))
    return iter(new)


def _headless_name(v: View, first: int, last: int, year: int | None) -> Name:
    end = last - 1 if year else last
    while end > first + 1 and v.scan.word(end - 1) in ("-", "'", ","):
        end -= 1
    text = v.scan.span(first, end).of(v.scan.text)
    return Name(
        first,
        last,
        None,
        "",
        v.scan.span(first, last),
        text,
        frozenset(extent.stems(v, range(first, end))),
        (text,),
        year=year,
        proper=True,
    )


__all__ = ["EDITION", "YEAR", "Name", "editions", "find"]
