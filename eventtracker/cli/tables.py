"""Records as tables for a terminal; wide content folds, nothing is cut off."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from eventtracker import i18n
from eventtracker.cli.says import minute
from eventtracker.model import Event, TimeExpression
from eventtracker.publish import reasons, words
from eventtracker.publish.text import line

if TYPE_CHECKING:
    from eventtracker.store import Change, Decision, Series, Watched


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
            i18n.format_days(event.start, event.end, event.precision, lang),
            words.title(event, lang),
            words.place(event, lang),
            words.term(event.status, lang),
            f"{event.confidence:.0%}",
            line(event.uid),
        )
        table.add_row(*map(Text, row))
    return table


def reasons_table(event: Event, lang: str | None) -> Table:
    """What the confidence of an event is made of, a reason a row."""
    table = Table.grid(padding=(0, 2), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for reason, weight in reasons.why_so_sure(event, lang):
        table.add_row(Text(reasons.signed(weight, lang)), Text(reason))
    return table


def evidence_table(event: Event, lang: str | None) -> Table:
    """The words that say each field, and where they stand: "[2] 105–178"."""
    _ = i18n.translate(lang)
    number = {ref.id: place for place, ref in enumerate(event.documents, 1)}
    said: dict[tuple[str, str], list[str]] = {}
    for e in event.evidence:
        where = f"[{number.get(e.document, line(e.document))}]"
        if e.text is None:
            follows = words.field(e.derived_from or "", lang)
            key = (_("follows from {field}").format(field=follows), where)
        else:
            key = (line(e.text), f"{where} {e.start}–{e.end}")
        said.setdefault(key, []).append(words.field(e.field, lang))
    table = _table(_("Field"), _("Words"), _("Document"))
    for (quote, where), fields in said.items():
        names = i18n.enumerate_in(lang, dict.fromkeys(fields))
        table.add_row(*map(Text, (names, quote, where)))
    return table


def source_lines(event: Event, lang: str | None) -> Iterator[Text]:
    """The documents, numbered as the evidence names them."""
    for place, ref in enumerate(event.documents, 1):
        day = i18n.format_date(ref.published, lang) if ref.published else ""
        parts = [line(ref.title or ""), line(ref.source or ""), day, line(ref.url or ref.id)]
        yield Text(f"[{place}] {i18n.enumerate_in(lang, filter(None, parts))}")


def change_line(change: Change) -> Text:
    """One change of one field: when, what, by which document or person."""
    old, new = (_value(change.field, value) for value in (change.old, change.new))
    return Text(line(f"{minute(change.at)}  {change.field}: {old} → {new}  ({change.by})"))


def decision_line(decision: Decision) -> Text:
    """One decision of a reviewer: its number, when, what, on which fields or event, by whom."""
    detail = decision.detail
    about = [str(decision.undoes or ""), ", ".join(detail.get("values", ()))]
    about += [detail.get("document", ""), detail.get("other", "")]
    what = " ".join([decision.kind, *filter(None, about)])
    undone = " ×" if decision.undone else ""
    return Text(line(f"{decision.id}  {minute(decision.at)}  {what}{undone}  ({decision.by})"))


def series_table(found: Sequence[Series]) -> Table:
    """Recurrent events, how many stored ones each has, and all names that it goes by."""
    table = _table("Series", "Events", "Names")
    for series in found:
        names = [name for some in series.names.values() for name in some if name != series.name]
        table.add_row(*map(Text, (line(series.name), str(series.events), line("; ".join(names)))))
    return table


def watched_table(found: Sequence[Watched]) -> Table:
    """Sources that are watched: how often, what the last reading gave, when the next is due."""
    table = _table("Address", "Every", "Read", "Result", "Next", "Error")
    for source in found:
        given = ", ".join(f"{name} {count}" for name, count in source.result.items() if count)
        tries = f" ({source.failures} times)" if source.failures > 1 else ""
        row = (
            source.address,
            duration(source.every),
            minute(source.read) if source.read else "–",
            (given or "nothing new") if source.read else "–",
            minute(source.due),
            f"{source.error}{tries}" if source.error else "",
        )
        table.add_row(*(Text(line(cell)) for cell in row))
    return table


def duration(time: timedelta) -> str:
    """A length of time in its largest whole unit: 30m, 6h, 1d."""
    minutes = round(time.total_seconds() / 60)
    size, unit = next((s, u) for s, u in ((1440, "d"), (60, "h"), (1, "m")) if minutes % s == 0)
    return f"{minutes // size}{unit}"


def _value(field: str, value: Any) -> str:
    """A value of the history, shortened to what a person looks for."""
    if value is None or value in ("", [], {}):
        return "–"
    if field == "documents":
        return str(len(value))
    if field == "place":
        return ", ".join(filter(None, (value["name"], value["city"], value["country"])))
    if field in ("countries", "blocs"):
        return "; ".join(" ".join(each.values()) for each in value)
    if field == "names":
        return "; ".join(value.values())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(*headings: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title and line(title), title_justify="left")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table
