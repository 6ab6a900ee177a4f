"""What a reviewer may choose from: values that articles give, pairs, and a form's fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from eventtracker.dashboard import pieces, reasons
from eventtracker.dashboard.reader import Reader
from eventtracker.dashboard.values import in_words
from eventtracker.model import Event
from eventtracker.publish import words
from eventtracker.resolve import Alternative, alternatives
from eventtracker.store import Doubt
from eventtracker.told import Told

SETTLED = (
    "name type status start end start_time end_time place.city place.country series edition "
    "organizer url registration_deadline"
).split()
"""The fields of the form, in order. Others are named by their path."""

LABELS = {"place.city": "City", "place.country": "Country", "place.timezone": "Time zone"}
_SIDES = ("Field", "This event", "The other")
_DOUBTS = {
    "merge": "Perhaps the same as another event",
    "conflict": "Articles disagree: {field}",
    "contradicted": "An article contradicts what was settled: {field}",
}


def label(tr: Reader, path: str) -> str:
    """A field's name for the reader."""
    return tr(LABELS[path]) if path in LABELS else words.field(path, tr.lang)


def value(event: Event, path: str) -> Any:
    """What a field holds, as in the contract's JSON."""
    found: Any = event.to_record()
    for name in path.split("."):
        found = found[name]
    return found


def text(event: Event, path: str) -> str:
    """What a field holds, as it is typed."""
    found = value(event, path)
    return "" if found is None else str(found)


def shown(tr: Reader, path: str, found: Any) -> str:
    """A value in the reader's words."""
    return tr.country(found) if path == "place.country" else in_words(tr, path, found)


def doubts(tr: Reader, found: Sequence[Doubt]) -> str:
    """What is doubtful of an event, a line each."""
    items = "".join(f"<li>{_doubt(tr, doubt)}</li>" for doubt in found)
    return f'<ul class="et-doubts">{items}</ul>' if items else ""


def _doubt(tr: Reader, doubt: Doubt) -> str:
    said = tr(_DOUBTS[doubt.kind]).format(field=label(tr, doubt.about))
    why = reasons.in_words(tr, doubt.reason)
    return f"<b>{escape(said)}</b> <small>{pieces.isolated(why)}</small>"


def others(mentions: Iterable[Event], event: Event) -> dict[str, list[Alternative]]:
    """Field → the values that articles give beside the one in force; none where they agree."""
    told = [Told(mention.documents[0].id, mention) for mention in mentions if mention.documents]
    found = {
        path: [one for one in said if one.value != value(event, path)]
        for path, said in alternatives(told).items()
        if path in SETTLED
    }
    return {path: said for path, said in found.items() if said}


def quote(one: Alternative) -> str:
    """The words of an alternative."""
    said = dict.fromkeys(e.text for e in one.evidence if e.text)
    return " · ".join(f"<q class='et-quote'>{pieces.isolated(text)}</q>" for text in said)


def pair(tr: Reader, one: Event, other: Event) -> str:
    """Two events side by side, what differs in bold."""
    rows = (_pair(tr, path, one, other) for path in SETTLED)
    return pieces.grid(tr, _SIDES, rows, tr("Two events"))


def _pair(tr: Reader, path: str, one: Event, other: Event) -> str:
    found = [value(event, path) for event in (one, other)]
    if found == [None, None]:
        return ""
    cells = [pieces.isolated(shown(tr, path, each)) for each in found]
    if found[0] != found[1]:
        cells = [f"<b>{cell}</b>" for cell in cells]
    return pieces.row(tr, _SIDES, (escape(label(tr, path)), *cells))
