"""hors (Russian) as a finder of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from answer import Found, answer
from hors import process_phrase


def find(text: str, ref: datetime) -> Iterator[Found]:
    for token in process_phrase(text, ref).dates:
        first, last = token.date_from.date(), token.date_to.date()
        yield token.start, token.end, first.isoformat(), last.isoformat()


answer(find)
