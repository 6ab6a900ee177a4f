"""Pieces of HTML that several pages share. Every text is escaped here, and nowhere twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from eventtracker.dashboard import addresses, filterbar, kinds
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event
from eventtracker.publish.text import line


def link(address: str, text: str, **attributes: str) -> str:
    """A link that moves inside the app; the text is escaped."""
    more = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{quoted(value)}"'
        for name, value in attributes.items()
    )
    return f'<a data-go href="{escape(address)}" target="_self"{more}>{isolated(text)}</a>'


def outside(url: str, html: str = "") -> str:
    """A link to another site, if it is one; else what it shows alone: `html`, else the address."""
    shown = html or f'<bdi dir="ltr">{escape(url)}</bdi>'
    if not url.lower().startswith(("https://", "http://")):
        return html or isolated(url)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def leading(address: str, html: str) -> str:
    """HTML as a link that looks like what it stands for until it is pointed at."""
    return f'<a data-go class="et-quiet" href="{escape(address)}" target="_self">{html}</a>'


def filtering(html: str, **words: str) -> str:
    """HTML that filters the events by what it says, beside what they are filtered by already."""
    return leading(addresses.page("events", {**filterbar.words(), **words}), html)


def isolated(text: str) -> str:
    """Text on one line whose direction is its own, whatever surrounds it."""
    return f"<bdi>{escape(line(text))}</bdi>"


def quoted(text: str) -> str:
    """Text on one line for an attribute, where direction can be neither set nor overridden."""
    return escape(line(text))


def heading(text: str, count: str = "") -> str:
    """A page's title, with how many things it shows."""
    number = f' <span class="et-count">{count}</span>' if count else ""
    return f"<h1 class='et-title'>{isolated(text)}{number}</h1>"


def kind(tr: Reader, type_: str) -> str:
    """An event's type with the mark of its colour."""
    colour = kinds.COLOUR.get(type_, 7)
    return f'<span class="et-kind" data-colour="{colour}">{escape(tr.term(type_))}</span>'


def status(tr: Reader, event: Event) -> str:
    """An event's status, where there is anything to say of it."""
    if event.status == "scheduled":
        return ""
    words = escape(tr.term(event.status))
    shown = f'<span class="et-status et-{event.status}">{words}</span>'
    return filtering(shown, status=event.status)


def confidence(tr: Reader, event: Event) -> str:
    """Confidence as a percentage and a bar; or that a person has looked at the event."""
    percent = round(100 * event.confidence)
    reviewed = f'<span class="et-reviewed">{escape(tr("reviewed"))}</span>'
    return reviewed if event.reviewed else f"{bar(event.confidence)}{percent}%"


def full_name(tr: Reader, event: Event) -> str:
    """The event's name, with the series where the name doesn't say it."""
    title = tr.title(event)
    said = event.series and event.series.casefold() in f"{title} {event.name}".casefold()
    return f"{title} ({event.series})" if event.series and not said else title


COLUMNS = ("Dates", "Event", "Place", "Countries", "Type", "Confidence")


def table(tr: Reader, events: Iterable[Event], label: str) -> str:
    """Events as a table that turns into cards on a narrow screen."""
    return grid(tr, COLUMNS, (row(tr, COLUMNS, cells(tr, event)) for event in events), label)


def grid(
    tr: Reader,
    columns: Iterable[str],
    rows: Iterable[str],
    label: str,
    look: str = "",
    heads: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A table of rows as `row` makes them; `look` is a class of its own in the style sheet.

    `heads` are the `th` elements of columns whose head is more than its words.
    """
    head = "".join(
        heads.get(column) or f"<th scope='col'>{escape(tr(column))}</th>" for column in columns
    )
    return (
        f'<table class="{f"et-table {look}".strip()}" aria-label="{quoted(label)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def cells(tr: Reader, event: Event) -> tuple[str, ...]:
    """What an event has in each of the COLUMNS."""
    name = link(addresses.event(event.uid), full_name(tr, event), class_="et-name")
    days, place = escape(tr.days(event)), isolated(tr.place(event))
    if day := event.start or event.end:
        days = leading(addresses.page("month", filterbar.words(), day=day.isoformat()), days)
    if city := event.place.city:
        place = filtering(place, city=addresses.one(city))
    return (
        days,
        f"{name} {status(tr, event)}",
        place,
        countries(tr, event),
        filtering(kind(tr, event.type), type=event.type),
        confidence(tr, event),
    )


def row(tr: Reader, columns: Iterable[str], cells: Iterable[str]) -> str:
    """A table's row; on a narrow screen each cell says what it is. Cells are HTML."""
    said = "".join(
        f'<td data-label="{escape(tr(column))}">{cell}</td>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f"<tr>{said}</tr>"


def bar(share: float) -> str:
    """A number as a small bar, from 0 to 1, for the eye alone."""
    return f'<span class="et-bar" aria-hidden="true" style="--share:{100 * share:.0f}%"></span>'


def countries(tr: Reader, event: Event, most: int = 4) -> str:
    """The codes of the first few countries, and how many more there are."""
    codes = list(dict.fromkeys(c.country for c in event.countries))
    shown = " ".join(
        filtering(f'<abbr title="{quoted(tr.country(code))}">{escape(code)}</abbr>', country=code)
        for code in codes[:most]
    )
    rest = len(codes) - most
    return f"{shown} <span class='et-more'>+{rest}</span>" if rest > 0 else shown


def steps(tr: Reader, page: str, words: Mapping[str, str], more: bool, **following: str) -> str:
    """The ways to the first and, if there is `more`, the next part of a long list; the browser's
    Back does the rest.

    `following` is what the next part's address says beside its number.
    """
    number, links = addresses.number(), []
    if number > 1:
        links.append(link(addresses.page(page, words), tr("First page")))
    if more:
        next_ = addresses.page(page, words, **following, number=str(number + 1))
        links.append(link(next_, tr("Next page")))
    label = escape(tr("Pages"))
    return f"<nav class='et-steps' aria-label='{label}'>{''.join(links)}</nav>" if links else ""


def tabs(label: str, choices: Iterable[tuple[str, str, bool]]) -> str:
    """What else a page can show: (title, address, whether that is what it does show)."""
    items = "".join(
        f'<b aria-current="true">{isolated(title)}</b>' if here else link(address, title)
        for title, address, here in choices
    )
    return f"<nav class='et-tabs' aria-label='{quoted(label)}'>{items}</nav>"


def nothing(tr: Reader) -> str:
    """What stands where a filter leaves nothing."""
    return (
        f"<p class='et-note'><b>{escape(tr('No events match this filter.'))}</b> "
        f"{escape(tr('Take away a filter above, or widen the days.'))}</p>"
    )
