"""The record of one mention of an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eventtracker.model import Span


@dataclass(slots=True, eq=False)
class Name:
    """A mention of an event: its tokens [first, last), its head noun's token (None for a name
    without one), whether it has more than that (`named`) and how it is written in its base form
    (`text`). `core` are its telling words, folded and stemmed;
    `common` says that any event may have them ("international"). `titles` are the proper names
    in it; `proper` says that it is a name, `whole` that its head has a complement, `modified`
    that words before it describe it, `local` that a place is all that tells it; `members` and
    `body` that ministers, a parliament … stand in it."""

    first: int
    last: int
    head: int | None
    type: str
    span: Span
    named: bool = False
    written: Callable[[], str] = str
    core: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    edition: int | None = None
    edition_span: Span | None = None
    year: int | None = None
    plural: bool = False
    proper: bool = False
    members: bool = False
    body: bool = False
    common: bool = False
    whole: bool = False
    modified: bool = False
    local: bool = False

    @property
    def text(self) -> str:
        """The name in its base form: nominative, no clitic, edition, year; "" for a bare noun."""
        return self.written() if self.named else ""

    @property
    def telling(self) -> bool:
        """Whether the mention tells its event from others, so that it refers by itself."""
        return bool(self.titles) or (bool(self.core) and not self.common)
