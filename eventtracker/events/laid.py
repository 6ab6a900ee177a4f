"""Times that the form of a text gives to an event: a card's fields, a list's lines, a programme's
headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from eventtracker.events.link import Link
from eventtracker.mentions.entry import Entry, Tokens
from eventtracker.mentions.name import Name

if TYPE_CHECKING:
    from eventtracker.events.dating import Linker

_TOLD: Final = 0.92
_REACH: Final = 30
"""Tokens before a title in which a name that reaches into it may begin."""


def laid_out(linker: Linker) -> Iterator[Link]:
    """The links of all entries; the days over a programme's items are also its own."""
    for e in linker.v.entries:
        if name := named(linker.names_in(e.title[0] - _REACH, e.title[1]), e):
            for role, when in _roles(e):
                yield from _links(linker, name, role, when)


def _roles(e: Entry) -> Iterator[tuple[str, Tokens]]:
    if e.programme:
        yield "open", e.when[0]
        yield "close", e.when[-1]
        return
    for when in e.when:
        yield "when", when
    for when in e.deadline:
        yield "deadline", when


def named(names: Iterable[Name], e: Entry) -> Name | None:
    """The mention that an entry's title holds: a proper one by preference."""
    a, b = e.title
    here = [n for n in names if a <= n.first < b or n.first <= a < n.last]
    return next((n for n in here if n.proper), here[0] if here else None)


def _links(linker: Linker, name: Name, role: str, when: Tokens) -> Iterator[Link]:
    for p in linker.times_in(*when):
        yield Link(
            p.time, p.first, linker.of[name.first], name, role, _TOLD, beside=True, laid=True
        )
