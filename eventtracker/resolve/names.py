"""What an event is called, as words that can be compared across languages and scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventtracker.model import Event
from eventtracker.text import fold_word

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&'’.-]*(?: [A-Za-z0-9][A-Za-z0-9&'’.-]*)*")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_CAMEL = re.compile(r"\b[A-Z]?[a-z]+[A-Z][A-Za-z]*\b")


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names of an event.

    `full`: whole names in any language. `series`: the recurrent event. `own`: coined words
    ("KazanForum") and Latin names of several words inside another script, which hardly
    stand for anything else. `short`: acronyms there ("BRICS"), which many events share.
    """

    full: frozenset[str]
    series: frozenset[str]
    own: frozenset[str]
    short: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.full | self.series | self.own | self.short


def names_of(event: Event) -> Names:
    """All that an event is called."""
    said = {event.name, *event.names.values()}
    full = {folded(name) for name in said}
    own, short = set[str](), set[str]()
    for name in said | ({event.series} if event.series else set()):
        own |= {folded(word) for word in _CAMEL.findall(name)}
        if _OTHER_SCRIPT.search(name):
            for run in _LATIN.findall(name):
                telling = " " in run.strip() or not run.isupper()
                (own if telling and len(run) > 4 else short).add(folded(run))
    series = {folded(event.series)} if event.series else set()
    return Names(*(frozenset(words - {""}) for words in (full, series, own, short)))


def folded(name: str) -> str:
    """A name's words folded, without article, punctuation and year."""
    words = _WORD.findall(fold_word(name))
    kept = [word for word in words if not _YEAR.fullmatch(word)]
    return " ".join(kept[1:] if kept[:1] == ["the"] else kept)
