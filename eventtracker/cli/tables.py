"""Records as tables for a terminal; wide content folds, nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from eventtracker import i18n
from eventtracker.model import Event, TimeExpression
from eventtracker.publish import words
from eventtracker.publish.text import line


def times_table(found: Sequence[TimeExpression], document: str) -> Table:
    """The temporal expressions of a document."""
    table = _table("Text", "Type", "From", "To", "Clock", "Grain", "Implied", title=document)
    for time in found:
        said = time.interval
        clock = "–".join(t for t in (time.clock.first, time.clock.last) if t) if time.clock else ""
        zone = f" {time.clock.zone}" if time.clock and time.clock.zone else ""
        row = (
            line(time.text),
            time.type,
            str(said.first or "?"),
            str(said.last or "?"),
            clock + zone,
            " ".join(filter(None, [said.mod, said.grain])),
            ", ".join([*said.implied, *(f"contradicts {c}" for c in said.conflict)]),
        )
        table.add_row(*map(Text, row))
    return table


def event_table(event: Event, lang: str | None) -> Table:
    """One event: what is known of it, a field a row."""
    _ = i18n.translate(lang)
    table = Table.grid(padding=(0, 2), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("", Text(words.title(event, lang), style="bold"))
    for label, value in words.facts(event, lang):
        table.add_row(Text(label), Text(value))
    sure = f"{event.confidence:.0%}"
    table.add_row(
        Text(_("Confidence")),
        Text(f"{sure}, {_('reviewed by a person')}" if event.reviewed else sure),
    )
    table.add_row("UID", Text(line(event.uid)))
    return table


def events_table(events: Iterable[Event], lang: str | None) -> Table:
    """A list of events, one a row."""
    _ = i18n.translate(lang)
    table = _table(_("Dates"), _("Name"), _("Place"), _("Status"), _("Confidence"), "UID")
    table.columns[5].no_wrap = True
    for event in events:
        row = (
            words.days(event, lang),
            words.title(event, lang),
            words.place(event, lang),
            words.term(event.status, lang),
            f"{event.confidence:.0%}",
            line(event.uid),
        )
        table.add_row(*map(Text, row))
    return table


def evidence_table(event: Event, lang: str | None) -> Table:
    """The words that say each field, and where they stand."""
    _ = i18n.translate(lang)
    table = _table(_("Field"), _("Words"), _("Document"))
    for said in event.evidence:
        quote = said.text
        if quote is None:
            follows = words.field(said.derived_from or "", lang)
            quote = _("follows from {field}").format(field=follows)
        where = f"{said.document} {said.start}–{said.end}" if said.text else said.document
        table.add_row(*map(Text, (words.field(said.field, lang), line(quote), line(where))))
    return table


def _table(*headings: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title and line(title), title_justify="left")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table
