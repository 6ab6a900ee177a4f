"""One event in HTML: its fields, each with the words that say it, and its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from eventtracker import i18n
from eventtracker.dashboard import addresses, passages, pieces, sources
from eventtracker.dashboard.reader import Reader
from eventtracker.dashboard.values import in_words
from eventtracker.model import Document, DocumentRef, Event
from eventtracker.publish import words
from eventtracker.store import Change

Row = tuple[str, str, tuple[str, ...]]
"""A field's label, its value as HTML, and the dotted paths (or their heads) of its evidence."""


def head(tr: Reader, event: Event, level: str = "h1") -> str:
    """Name as a heading of a level, days, place; the names in other languages under it."""
    title = tr.title(event)
    names = {event.name: event.lang} | {name: lang for lang, name in event.names.items()}
    others = "".join(
        f'<span lang="{escape(lang or "")}">{pieces.isolated(name)}</span>'
        for name, lang in names.items()
        if name != title
    )
    return (
        f'<header class="et-event">'
        f"<p>{pieces.kind(tr, event.type)} {pieces.status(tr, event)}</p>"
        f'<{level} class="et-title">{pieces.isolated(title)}</{level}>'
        f'<p class="et-others">{others}</p>'
        f'<p class="et-when"><b>{pieces.isolated(words.days(event, tr.lang))}</b>'
        f"<span>{pieces.isolated(tr.place(event))}</span></p></header>"
    )


def fields(tr: Reader, event: Event) -> str:
    """Every field that is known, with its evidence's words under it."""
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{value}{_quotes(tr, event, paths)}</dd></div>"
        for label, value, paths in _rows(tr, event)
        if value
    )
    title = escape(tr("What is known"))
    return f'<section class="et-fields"><h2>{title}</h2><dl>{rows}</dl></section>'


def articles(
    tr: Reader, event: Event, documents: Sequence[tuple[DocumentRef, Document | None]]
) -> str:
    """The articles with the evidence marked in their text, the first one open."""
    shown = "".join(
        _article(tr, event, ref, document, number == 0)
        for number, (ref, document) in enumerate(documents)
    )
    title = f"{escape(tr('Articles'))} <span class='et-count'>{len(documents)}</span>"
    return f'<section class="et-articles"><h2>{title}</h2>{shown}</section>'


def related(tr: Reader, title: str, events: Sequence[Event]) -> str:
    """Other events under a title; nothing where there are none."""
    if not events:
        return ""
    return f"<h2>{escape(title)}</h2>" + pieces.table(tr, events, title)


def history(tr: Reader, changes: Sequence[Change]) -> str:
    """What changed, the latest first."""
    title = f"<h2>{escape(tr('History'))}</h2>"
    if not changes:
        nothing = escape(tr("Nothing has changed since it was stored."))
        return f"{title}<p class='et-note'>{nothing}</p>"
    columns = (tr("Day"), tr("Field"), tr("Change"), tr("By"))
    top = "".join(f"<th scope='col'>{escape(column)}</th>" for column in columns)
    rows = "".join(
        f"<tr><td>{escape(tr.day(c.at.date()))}</td>"
        f"<td>{pieces.isolated(words.field(c.field, tr.lang))}</td>"
        f"<td><del>{pieces.isolated(in_words(tr, c.field, c.old))}</del> "
        f"<ins>{pieces.isolated(in_words(tr, c.field, c.new))}</ins></td>"
        f"<td>{pieces.isolated(c.by)}</td></tr>"
        for c in reversed(changes)
    )
    return (
        f"{title}<table class='et-table'><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _rows(tr: Reader, event: Event) -> Iterable[Row]:
    yield (
        tr("Dates"),
        _dates(tr, event),
        ("start", "end", "precision", "start_time", "end_time", "previous_start", "previous_end"),
    )
    yield tr("Place"), _place(tr, event), ("place",)
    yield tr("Series"), _search("series", event.series, "series"), ("series",)
    yield tr("Edition"), str(event.edition or ""), ("edition",)
    yield tr("Type"), pieces.filtering(pieces.kind(tr, event.type), type=event.type), ("type",)
    status = pieces.filtering(escape(tr.term(event.status)), status=event.status)
    yield tr("Status"), status, ("status",)
    yield tr("Attendance"), escape(tr.term(event.attendance)), ("attendance",)
    yield tr("Countries"), _countries(tr, event), ("countries",)
    yield tr("Blocs"), _blocs(tr, event), ("blocs",)
    figures = "".join(f"<p>{pieces.isolated(f)}</p>" for f in words.figures(event, tr.lang))
    yield tr("Figures"), figures, ("figures",)
    yield (
        tr("Organiser"),
        (event.organizer and pieces.isolated(event.organizer)) or "",
        ("organizer",),
    )
    yield tr("Website"), (event.url and pieces.outside(event.url)) or "", ("url",)
    deadline = event.registration_deadline
    yield (
        tr("Registration until"),
        escape(tr.day(deadline)) if deadline else "",
        ("registration_deadline",),
    )
    sure = pieces.confidence(tr, event) + sources.reasons(tr, event)
    yield tr("Confidence"), sure, ()
    yield tr("Identifier"), f"<code>{escape(event.uid)}</code>", ()


def _dates(tr: Reader, event: Event) -> str:
    notes = []
    if event.implied:
        said = tr.listed(tr.term(part) for part in event.implied)
        notes.append(tr("Worked out, not said: {parts}").format(parts=said))
    if before := words.formerly(event, tr.lang):
        notes.append(tr("Formerly: {days}").format(days=before))
    small = "".join(f"<small>{pieces.isolated(note)}</small>" for note in notes)
    return pieces.isolated(words.days(event, tr.lang)) + small


def _place(tr: Reader, event: Event) -> str:
    place = event.place
    country = (
        pieces.link(addresses.page("countries", country=place.country), tr.country(place.country))
        if place.country
        else ""
    )
    city = _search("city", place.city, label=_city(tr, event)) or (
        pieces.isolated(place.name) if place.name else ""
    )
    zone = f"<small>{pieces.isolated(place.timezone)}</small>" if place.timezone else ""
    return tr.listed(part for part in (city, country) if part) + zone


def _city(tr: Reader, event: Event) -> str:
    """The city in the reader's language, else as the article has it if they can read that."""
    place = event.place
    known = i18n.city_name(place.city or "", place.country or "", tr.lang)
    return known or tr.place(event.but(place=replace(place, country=None)))


def _search(word: str, value: str | None, page: str = "events", label: str = "") -> str:
    """A value that leads to all events that share it."""
    if not value:
        return ""
    address = addresses.page(page, **{word: addresses.one(value)})
    return pieces.link(address, label or value)


def _countries(tr: Reader, event: Event) -> str:
    """The countries by role, each a link to its page."""
    groups: dict[str, list[str]] = {}
    for part in event.countries:
        address = addresses.page("countries", country=part.country)
        groups.setdefault(part.role, []).append(pieces.link(address, tr.country(part.country)))
    return "".join(
        f"<p><em>{escape(tr.term(role))}:</em> {tr.listed(links)}</p>"
        for role, links in groups.items()
    )


def _blocs(tr: Reader, event: Event) -> str:
    return tr.listed(f"{_search('bloc', b.bloc)} ({escape(tr.term(b.role))})" for b in event.blocs)


def _quotes(tr: Reader, event: Event, paths: tuple[str, ...]) -> str:
    """The words that say a field, once each; where there are none, what it follows from."""
    found = [e for e in event.evidence if e.field in paths or e.field.split(".")[0] in paths]
    quotes = {e.text: e.field.split(".")[0] for e in found if e.text}
    if quotes:
        said = "".join(
            f'<q class="et-quote ev ev-{escape(family)}">{pieces.isolated(text)}</q>'
            for text, family in quotes.items()
        )
        return f'<div class="et-quotes">{said}</div>'
    reasons = dict.fromkeys(words.field(e.derived_from, tr.lang) for e in found if e.derived_from)
    said = tr("Follows from: {fields}").format(fields=tr.listed(reasons))
    return f"<small>{pieces.isolated(said)}</small>" if reasons else ""


def _article(
    tr: Reader, event: Event, ref: DocumentRef, document: Document | None, open_: bool
) -> str:
    title = pieces.isolated(ref.title or ref.source or ref.url or ref.id)
    outlet = pieces.isolated(ref.source) if ref.source and ref.title else ""
    day = escape(tr.day(ref.published)) if ref.published else ""
    notes = " · ".join(note for note in (outlet, day) if note)
    link = f"<p class='et-source'>{pieces.outside(ref.url)}</p>" if ref.url else ""
    missing = f"<p class='et-source'>{escape(tr('Its text is not stored.'))}</p>"
    body = passages.show(tr, document, passages.marks(event, document)) if document else missing
    opened = " open" if open_ else ""
    summary = f"<summary><b>{title}</b> <span>{notes}</span></summary>"
    return f"<details{opened}>{summary}{link}{body}</details>"
