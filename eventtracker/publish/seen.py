"""Which expressions of a text could date an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from eventtracker.model import TimeExpression


def seen(times: Iterable[TimeExpression], published: date | None) -> list[TimeExpression]:
    """The expressions that could date an event: not the day of publication itself, which a
    date line gives."""
    return [
        t for t in times if published is None or {t.interval.first, t.interval.last} != {published}
    ]
