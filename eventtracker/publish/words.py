"""An event in words, in the reader's language: what calendars, pages and terminals show alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from eventtracker import i18n
from eventtracker.model import Event, Figure
from eventtracker.publish.text import line

_ROLES = {
    "host": "Host",
    "participant": "Participants",
    "exhibitor": "Exhibitors",
    "partner": "Partners",
    "guest_of_honour": "Guest of honour",
    "invited": "Invited",
    "bilateral": "Bilateral meetings",
}
FIELDS = {
    "name": "Name",
    "names": "Name",
    "edition": "Edition",
    "type": "Type",
    "series": "Series",
    "start": "First day",
    "end": "Last day",
    "start_time": "Opens at",
    "end_time": "Closes at",
    "precision": "Precision",
    "status": "Status",
    "previous_start": "Formerly from",
    "previous_end": "Formerly until",
    "attendance": "Attendance",
    "place": "Place",
    "countries": "Countries",
    "blocs": "Blocs",
    "figures": "Figures",
    "organizer": "Organiser",
    "url": "Link",
    "registration_deadline": "Registration until",
    "parent": "Part of",
    "confidence": "Confidence",
    "reviewed": "Reviewed",
    "reviewer": "Reviewer's decision",
    "time": "Temporal expression",
}
_COMPARED = {
    ">": "more than {number}",
    ">=": "at least {number}",
    "<": "fewer than {number}",
    "<=": "up to {number}",
    "~": "about {number}",
}
PRECISE = frozenset({"minute", "hour", "day", "weekend"})
"""Precisions that name the days; the others say only within which stretch they lie."""


def term(name: str, lang: str | None) -> str:
    """A word of the model, such as "round_table" or "guest_of_honour", for a reader."""
    return line(i18n.translate(lang)(name.replace("_", " ")))


def field(path: str, lang: str | None) -> str:
    """The label of a field by its dotted path: "countries.MY" is "Countries (Malaysia)"."""
    head, _, tail = path.partition(".")
    label = i18n.translate(lang)(FIELDS.get(head, head.replace("_", " ")))
    if head == "place" or not tail:
        return label
    detail = i18n.country_name(tail, lang) if head == "countries" else term(tail, lang)
    return f"{label} ({detail})"


def title(event: Event, lang: str | None) -> str:
    """The event's name in the reader's language where an article gave it, else its own name."""
    return line(event.names.get(i18n.best(lang)) or event.name)


def days(event: Event, lang: str | None) -> str:
    """First and last day, and the clock times with their zone where the text says them."""
    words = i18n.format_days(event.start, event.end, event.precision, lang)
    clock = "–".join(t for t in (event.start_time, event.end_time) if t)
    if not clock:
        return words
    zone = f" ({line(event.place.timezone)})" if event.place.timezone else ""
    return f"{i18n.enumerate_in(lang, [words, clock])}{zone}"


def formerly(event: Event, lang: str | None) -> str | None:
    """The days that a moved event had before; None where it wasn't moved."""
    if not (event.previous_start or event.previous_end):
        return None
    first, last = event.previous_start, event.previous_end
    return i18n.format_days(first or last, last or first, "day", lang)


def place(event: Event, lang: str | None) -> str:
    """The place from small to large: "Expo Centre, Kazan, Russia".

    The name as written is left out where the city says it in letters that the reader's
    language is written in and the name is not; a form of the city's name gives way to the name.
    """
    where = event.place
    name, city = line(where.name or ""), line(where.city or "")
    label = i18n.city_name(where.city or "", where.country or "", lang)
    readable = _script(name) == _script_of(lang)
    if city and not (name and readable):
        name, city = "", label or city
    elif name and readable and _script(city) != _script(name):
        city = ""  # "قازان" rather than "قازان، Kazan"
        name = label if label and _is_form(name, label) else name
    country = line(i18n.country_name(where.country, lang)) if where.country else ""
    name = "" if readable and _is_form(name, country) else name  # «России»
    parts: list[str] = []
    for part in (name, city, country):
        if part and not any(part.casefold() in known.casefold() for known in parts):
            parts.append(part)
    return i18n.enumerate_in(lang, parts)


def countries(event: Event, lang: str | None) -> Iterator[tuple[str, list[str]]]:
    """(heading, names of countries) by role, hosts first."""
    _ = i18n.translate(lang)
    for role, heading in _ROLES.items():
        here = [c.country for c in event.countries if c.role == role]
        names = [line(i18n.country_name(code, lang)) for code in here]
        names += [line(b.bloc) for b in event.blocs if b.role == role]
        if names:
            yield _(heading), names


def figures(event: Event, lang: str | None) -> Iterator[str]:
    """ "participants: more than 16,000 (2023)"; a range is "10,000–12,000"."""

    def key(figure: Figure) -> tuple[str, int]:
        return figure.kind, figure.year or 0

    for (kind, year), group in groupby(event.figures, key):
        said = list(group)
        bounds = {f.comparator: f.value for f in said}
        if len(said) == 2 and {">=", "<="} == bounds.keys():
            low, high = (i18n.format_number(bounds[c], lang) for c in (">=", "<="))
            amounts = [f"{low}–{high}"]
        else:
            amounts = [amount(f, lang) for f in said]
        tail = f" ({year})" if year else ""
        yield f"{term(kind, lang)}: {i18n.enumerate_in(lang, amounts)}{tail}"


def facts(event: Event, lang: str | None) -> Iterator[tuple[str, str]]:
    """(label, value) of what is known of an event, what matters most first."""
    _ = i18n.translate(lang)
    if event.status != "scheduled":
        yield field("status", lang), term(event.status, lang)
    yield _("Dates"), days(event, lang)
    if former := formerly(event, lang):
        yield _("Formerly"), former
    if where := place(event, lang):
        yield field("place", lang), where
    for heading, names in countries(event, lang):
        yield heading, i18n.enumerate_in(lang, names)
    if said := i18n.enumerate_in(lang, figures(event, lang), commas=False):
        yield field("figures", lang), said
    deadline = event.registration_deadline
    values = {
        "type": term(event.type, lang) if event.type != "other" else "",
        "edition": str(event.edition or ""),
        "series": event.series or "",
        "attendance": term(event.attendance, lang) if event.attendance != "offline" else "",
        "organizer": event.organizer or "",
        "registration_deadline": i18n.format_date(deadline, lang) if deadline else "",
        "url": event.url or "",
    }
    for name, value in values.items():
        if value:
            yield field(name, lang), line(value)


def amount(figure: Figure, lang: str | None) -> str:
    """A figure's number with what it says of it: "more than 16,000"."""
    number = i18n.format_number(figure.value, lang)
    said = _COMPARED.get(figure.comparator, "{number}")
    return i18n.translate(lang)(said).format(number=number)


def _is_form(written: str, name: str) -> bool:
    """Whether words are a name, or a part of it, in another case: «Казани», «Петербурге»."""
    words, known = written.replace("-", " ").split(), name.replace("-", " ").split()
    return len(words) <= len(known) and all(
        any(w.startswith(k[: max(2, len(k) - 3)]) for k in known) for w in words
    )


def _script(text: str) -> str:
    for c in text:
        if c.isalpha():
            if "\u0400" <= c <= "\u052f":
                return "Cyrl"
            return "Arab" if "\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufeff" else "Latn"
    return ""


def _script_of(lang: str | None) -> str:
    return {"ar": "Arab", "ru": "Cyrl"}.get(i18n.best(lang), "Latn")
