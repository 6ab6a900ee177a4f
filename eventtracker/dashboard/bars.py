"""Events as the components draw them: bars with a colour, a shape and a tip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from eventtracker.dashboard import addresses, kinds
from eventtracker.dashboard.opening import first_day, last_day
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event
from eventtracker.publish.text import shortened
from eventtracker.publish.words import PRECISE

MOST = 300
"""Characters of a text that anybody would read in a tip."""

_OFF = ("cancelled", "postponed")


def bar(tr: Reader, event: Event) -> dict[str, Any]:
    """One event: days as ISO text, `tip` as lines of text, the colour's number in common.css."""
    notes = [tr.term(event.type)]
    title = tr.title(event)
    if event.status != "scheduled":
        notes.append(tr.term(event.status))
    if event.status in _OFF:
        title = f"{tr.term(event.status)}: {title}"
    lines = (tr.title(event), tr.days(event), tr.place(event), " · ".join(notes))
    return {
        "first": first_day(event).isoformat(),
        "last": last_day(event).isoformat(),
        "colour": kinds.COLOUR.get(event.type, 7),
        "shape": shape(event),
        "href": addresses.event(event.uid),
        "name": shortened(title, MOST),
        "tip": "\n".join(shortened(said, MOST) for said in lines if said),
    }


def shape(event: Event) -> str:
    """How a bar looks: "off" if it doesn't take place then, "vague" if the days are, or "firm"."""
    if event.status in _OFF:
        return "off"
    return "firm" if event.precision in PRECISE else "vague"


def legend(
    tr: Reader, events: Iterable[Event], page: str, words: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """`legend` and `marks`: what the colours and the shapes of these events mean.

    A colour leads to its types on `page`, beside the filter's `words`.
    """
    known = list(events)
    used = {kinds.COLOUR.get(event.type, 7) for event in known}
    shapes = {shape(event) for event in known}
    return {
        "legend": [
            {
                "colour": number,
                "name": tr.term(types[0]),
                "href": addresses.page(page, {**words, "type": ",".join(types)}),
            }
            for number, types in enumerate(kinds.KINDS)
            if number in used
        ],
        "marks": [
            {"shape": name, "name": tr(label)}
            for name, label in (("vague", "vague date"), ("off", "cancelled or postponed"))
            if name in shapes
        ],
    }
