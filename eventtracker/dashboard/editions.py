"""A series year on year: its editions, and what was said of each, also afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from eventtracker.dashboard import addresses, pieces
from eventtracker.dashboard.opening import first_day, last_day
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event, Figure
from eventtracker.publish import words
from eventtracker.publish.text import line

_PEOPLE = ("participants", "visitors")


@dataclass(frozen=True)
class Edition:
    """An event of a series, or a year of which only figures are known (`event` is None)."""

    year: int
    event: Event | None
    people: Figure | None
    countries: Figure | None

    @property
    def parties(self) -> int:
        """How many countries took part: the number that was stated, else those that were named."""
        if self.countries:
            return self.countries.value
        return len({c.country for c in self.event.countries}) if self.event else 0


def editions(events: Iterable[Event]) -> list[Edition]:
    """The editions, the latest first. A figure of another year belongs to that year's edition."""
    known = sorted(events, key=lambda e: (first_day(e), e.uid))
    stated: dict[tuple[int, str], Figure] = {}
    for event in known:
        for figure in event.figures:
            key = figure.year or first_day(event).year, figure.kind
            if key not in stated or figure.value > stated[key].value:
                stated[key] = figure
    years = {first_day(event).year for event in known}
    rows: list[tuple[date, Event | None]] = [(first_day(event), event) for event in known]
    rows += [
        (date(year, 1, 1), None)
        for year in {year for year, kind in stated if kind in (*_PEOPLE, "countries")} - years
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    return [_edition(day.year, event, stated) for day, event in rows]


def _edition(year: int, event: Event | None, stated: dict[tuple[int, str], Figure]) -> Edition:
    people = (stated.get((year, kind)) for kind in _PEOPLE)
    return Edition(year, event, next(filter(None, people), None), stated.get((year, "countries")))


def also_called(events: Iterable[Event], name: str, known: Iterable[str] = ()) -> list[str]:
    """The series' other names: those known, then those that articles gave to its editions."""
    said = [*known, *(text for event in events for text in (event.name, *event.names.values()))]
    return [
        text for text in dict.fromkeys(map(line, said)) if text.casefold() != line(name).casefold()
    ]


def table(tr: Reader, found: Sequence[Edition], label: str) -> str:
    """Editions as a table, year on year, with a small chart in the cells of numbers and days."""
    most_people = max((e.people.value for e in found if e.people), default=0)
    most_parties = max((e.parties for e in found), default=0)
    columns = {
        **dict.fromkeys(("Year", "Dates", "In the year", "Place"), True),
        "Participants": most_people > 0,
        "Countries": most_parties > 0,
        "Edition": True,
    }
    shown = [column for column, known in columns.items() if known]
    rows = []
    for place, edition in enumerate(found):
        before = next((e for e in found[place + 1 :] if e.year < edition.year and e.people), None)
        cells = (
            str(edition.year),
            *_when(tr, edition.event),
            pieces.isolated(tr.place(edition.event)) if edition.event else "",
            _people(tr, edition.people, most_people, before),
            _parties(tr, edition, most_parties),
            _which(tr, edition.event),
        )
        known = [c for c, used in zip(cells, columns.values(), strict=True) if used]
        rows.append(pieces.row(tr, shown, known))
    return pieces.grid(tr, shown, rows, label, "et-editions")


def _when(tr: Reader, event: Event | None) -> tuple[str, str]:
    """The days in words, and where in the year they lie."""
    if event is None:
        return escape(tr("only figures are known")), ""
    first, last = first_day(event), last_day(event)
    start = 100 * (first.timetuple().tm_yday - 1) / 366
    long = min(100 - start, 100 * ((last - first).days + 1) / 366)
    style = f"--from:{start:.1f}%;--long:{long:.1f}%"
    vague = "" if event.precision in words.PRECISE else " et-vague"
    track = f'<span class="et-year{vague}" aria-hidden="true" style="{style}"></span>'
    return escape(tr.days(event)), track


def _people(tr: Reader, figure: Figure | None, most: int, before: Edition | None) -> str:
    """The number with a bar, and its change against the edition before."""
    if figure is None:
        return ""
    change = ""
    if before and before.people and before.people.kind == figure.kind and before.people.value:
        percent = round(100 * (figure.value / before.people.value - 1))
        said = tr("against {year}: {change}").format(year=before.year, change=f"{percent:+d}%")
        change = f"<small><bdi>{escape(said)}</bdi></small>"
    said = words.amount(figure, tr.lang)
    if figure.kind == "visitors":
        said = f"{tr.term(figure.kind)}: {said}"
    return f"{pieces.bar(figure.value / most)}{pieces.isolated(said)}{change}"


def _parties(tr: Reader, edition: Edition, most: int) -> str:
    if not edition.parties:
        return ""
    number = (
        words.amount(edition.countries, tr.lang)
        if edition.countries
        else tr.number(edition.parties)
    )
    named = pieces.countries(tr, edition.event) if edition.event else ""
    bar = pieces.bar(edition.parties / most) if most > 1 else ""
    return f"{bar}{pieces.isolated(number)}<small>{named}</small>"


def _which(tr: Reader, event: Event | None) -> str:
    if event is None:
        return ""
    name = pieces.link(addresses.event(event.uid), tr.title(event), class_="et-name")
    number = f"{event.edition} · " if event.edition else ""
    return f"{number}{name} {pieces.status(tr, event)}"
