"""Why two events may be one, which is stored in English sentences, in the reader's words."""

from __future__ import annotations

import re
from functools import cache

from eventtracker.dashboard.reader import Reader

SENTENCES = (
    "the days are too far apart",
    "edition {low} is not edition {high}",
    "one article tells of both",
    "a person said that they are two",
    "one text is a copy of the other",
    "too little agrees",
    "only one is on another event's programme",
    "both are known as '{name}'",
    "'{one}' and '{other}' cannot be compared",
    "'{one}' and '{other}' say not the same",
    "'{one}' and '{other}' share words",
    "of '{one}' and '{other}' one is a short form",
    "both are called '{name}'",
    "'{one}' means '{other}'",
    "months lie between them",
    "the days are near",
    "the days lie in the other's period",
    "it was moved",
    "they close together",
    "they open together",
    "the days are the same",
    "both are edition {edition}",
    "both are in {city}",
    "'{one}' is not '{other}'",
    "{one} is not {other}",
)
"""What `resolve` says, the more special before the more general."""


def in_words(tr: Reader, reason: str) -> str:
    """Reasons, with "; " between them; a sentence that nobody translated stays as it is."""
    return "; ".join(_sentence(tr, said) for said in reason.split("; "))


def _sentence(tr: Reader, said: str) -> str:
    for message, pattern in _patterns():
        if found := pattern.fullmatch(said):
            return tr(message).format(**found.groupdict())
    return said


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence with what recognises it and the values in it."""
    return tuple(
        (message, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(message)), re.DOTALL))
        for message in SENTENCES
    )
