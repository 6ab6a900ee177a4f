"""The record of an event that the form of a text tells: a card, a line of a list, a programme."""

from __future__ import annotations

from dataclasses import dataclass

Tokens = tuple[int, int]
"""A range of tokens, [first, last)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`title` are the tokens that hold the event's name, `when` those of its days, `where` those of
    its place, `deadline` those of a day to register by, `opening` those of its clock time; `body`
    where the entry stands. `titled` says that the title is a name even without a word for an
    event in it. `programme` says that the days of `when` are the headings of a
    programme: the first and the last are the event's ends."""

    title: Tokens
    body: Tokens
    when: tuple[Tokens, ...] = ()
    where: tuple[Tokens, ...] = ()
    deadline: tuple[Tokens, ...] = ()
    opening: tuple[Tokens, ...] = ()
    titled: bool = False
    programme: bool = False
