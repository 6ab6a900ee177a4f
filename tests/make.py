"""Documents and events made by hand, for rooms that need some but don't extract any."""

from __future__ import annotations

from datetime import date
from typing import Any

from eventtracker.model import Document, Event, Evidence, Participation, Place

KAZAN = Place("Kazan", "Kazan", "RU", 55.79, 49.12, "Europe/Moscow")


def document(text: str = "The Tidewater Forum opens on 14 May.", **labels: Any) -> Document:
    """A document published on 7 March 2024 unless told otherwise."""
    return Document(text, **{"published": date(2024, 3, 7), **labels})


def event(uid: str = "e1", name: str = "Tidewater Forum", **said: Any) -> Event:
    """An event of 14 to 19 May 2024 unless told otherwise; `of` is the document it is from."""
    of: Document | None = said.pop("of", None)
    plain: dict[str, Any] = {
        "start": date(2024, 5, 14),
        "end": date(2024, 5, 19),
        "type": "forum",
        "lang": "en",
        "confidence": 0.9,
    }
    if of:
        at = max(of.text.find(name), 0)
        quote = of.text[at : at + len(name)]
        plain["documents"] = (of.ref,)
        plain["evidence"] = (Evidence("name", of.id, at, at + len(name), quote),)
    return Event(uid, name, **{**plain, **said})


def parties(**roles: str) -> tuple[Participation, ...]:
    """parties(host="RU", exhibitor="MY TM") as participations."""
    return tuple(Participation(c, role) for role, codes in roles.items() for c in codes.split())
