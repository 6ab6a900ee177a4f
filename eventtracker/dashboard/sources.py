"""What stands behind an event: why it is that sure, where articles differ, how to cite them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape

from eventtracker.dashboard import pieces
from eventtracker.dashboard.reader import Reader
from eventtracker.model import DocumentRef, Event, Place
from eventtracker.publish import words
from eventtracker.publish.reasons import signed, why_so_sure
from eventtracker.publish.text import line, shortened

_QUOTED = ("start", "end", "name", "place")
_LONGEST = 400
_COLUMNS = ("Field", "Value", "Articles")

_FIELDS: dict[str, Callable[[Reader, Event], str]] = {
    "Dates": lambda tr, e: words.days(e, tr.lang) if e.start or e.end else "",
    "Place": lambda tr, e: tr.place(e.but(place=Place(None, e.place.city, e.place.country))),
    "Type": lambda tr, e: tr.term(e.type),
    "Status": lambda tr, e: tr.term(e.status),
    "Edition": lambda tr, e: str(e.edition or ""),
    "Series": lambda tr, e: line(e.series or ""),
    "Registration until": lambda tr, e: tr.day(d) if (d := e.registration_deadline) else "",
}
"""Fields in which articles may differ, by label: the value in words."""


def reasons(tr: Reader, event: Event) -> str:
    """Why the event is as sure as it is, the weightiest reason first; nothing where unknown."""
    found = list(why_so_sure(event, tr.lang))
    if not found:
        return ""
    rows = "".join(
        f"<li><b dir='ltr'>{signed(weight, tr.lang)}</b> {escape(reason)}</li>"
        for reason, weight in found
    )
    title = escape(tr("Why this confidence"))
    return f'<details class="et-why"><summary>{title}</summary><ul>{rows}</ul></details>'


def differences(tr: Reader, event: Event, mentions: Sequence[Event]) -> str:
    """What the articles say differently, with the value in force marked; nothing if they agree."""
    asked = {tr(label): partial(say, tr) for label, say in _FIELDS.items()}
    for figure in (figure for mention in mentions for figure in mention.figures):
        label = (
            f"{tr('Figures')} ({tr.term(figure.kind)}{f', {figure.year}' if figure.year else ''})"
        )
        asked[label] = partial(_figure, tr, figure.kind, figure.year)
    rows = "".join(
        _row(tr, label, value, told, value == say(event))
        for label, say in asked.items()
        for values in [_told(mentions, say)]
        if len(values) > 1
        for value, told in values.items()
    )
    if not rows:
        return ""
    title = tr("Where the articles differ")
    table = pieces.grid(tr, _COLUMNS, rows, title, "et-differ")
    return f"<h2>{escape(title)}</h2>{table}"


def _figure(tr: Reader, kind: str, year: int | None, event: Event) -> str:
    """An event's figures of one kind and year."""
    these = tuple(f for f in event.figures if (f.kind, f.year) == (kind, year))
    return "; ".join(words.figures(event.but(figures=these), tr.lang))


def _told(mentions: Iterable[Event], say: Callable[[Event], str]) -> dict[str, list[DocumentRef]]:
    """Value -> the articles that say it; articles that say nothing are left out."""
    found: dict[str, list[DocumentRef]] = {}
    for mention in mentions:
        if value := say(mention):
            found.setdefault(value, []).extend(mention.documents)
    return found


def _row(tr: Reader, label: str, value: str, told: list[DocumentRef], in_force: bool) -> str:
    outlets = tr.listed(dict.fromkeys(pieces.isolated(_outlet(tr, ref)) for ref in told))
    shown = pieces.isolated(value)
    if in_force:
        shown = f'<b>{shown}</b> <span class="et-reviewed">{escape(tr("taken"))}</span>'
    return pieces.row(tr, _COLUMNS, (escape(label), shown, outlets))


def _outlet(tr: Reader, ref: DocumentRef) -> str:
    name = shortened(ref.source or ref.title or ref.url or ref.id, 60)
    return f"{name}, {tr.day(ref.published)}" if ref.published else name


def citation(tr: Reader, event: Event, ref: DocumentRef) -> str:
    """An article as a citation: “quote” — outlet, title, day, link; as far as known."""
    said = {
        e.field.split(".")[0]: e.text
        for e in reversed(event.evidence)
        if e.document == ref.id and e.text
    }
    quote = next((said[field] for field in _QUOTED if field in said), "")
    title = f"“{line(ref.title)}”" if ref.title else ""
    day = tr.day(ref.published) if ref.published else ""
    parts = (line(ref.source or ""), title, day, line(ref.url or ""))
    whole = ". ".join(part for part in parts if part)
    return f"“{shortened(quote, _LONGEST)}” — {whole}" if quote else whole
