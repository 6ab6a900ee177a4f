"""What a person says of an event's fields: read, checked, and put into the event.

A field is a dotted path, as evidence names it: `start`, `place.city`, `names.ru`,
`countries.MY`, `figures.visitors`; the table's column names stand for theirs too. Values come
as text, nothing clears a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from eventtracker.filters import country_code
from eventtracker.model import (
    ATTENDANCES,
    COMPARATORS,
    EVENT_TYPES,
    FIGURE_KINDS,
    GRAINS,
    ROLES,
    STATUSES,
    BlocParticipation,
    Event,
    EventtrackerError,
    Evidence,
    Figure,
    Participation,
)
from eventtracker.text import fold_word
from eventtracker.text.language import check_tag

REVIEWER = "reviewer"
"""What a field follows from that a person settled, as `derived_from`; and whose word it is, as
"reviewer:NAME", where a document's id would stand."""

_COLUMNS = {
    "place": "place.name",
    **{part: f"place.{part}" for part in "city country latitude longitude timezone".split()},
}
_COUNT = re.compile(r"(>=|<=|[=><~])?\s*(\d[\d ,]*)(?:\((\d{4})\))?")


def read(given: Mapping[str, str | None], event: Event) -> dict[str, Any]:
    """The values that a correction settles: path -> JSON value; None clears a field.

    What follows from a value is settled with it: a city's country, position and time zone, a
    day's precision. Raises EventtrackerError (usage) on what is no field and no value of one,
    and on a last day before the first.
    """
    values: dict[str, Any] = {}
    for name, text in given.items():
        path = _COLUMNS.get(name, name)
        head, _, tail = path.partition(".")
        reader = _PARTS.get(head) if tail and head in _PARTS else _READERS.get(path)
        if not reader:
            raise _wrong(f"There is no field '{name}'. The fields are: {', '.join(FIELDS)}.")
        if tail and head in _PARTS:
            path = f"{head}.{_part(head, tail)}"
        plain = (text or "").strip()
        values[path] = reader(path, plain) if plain else _cleared(path)
    values = {**values, **_following(values, event), **values}  # what was given stands, and first
    settled = applied(event, {path: (value, "") for path, value in values.items()})
    if settled.start and settled.end and settled.end < settled.start:
        raise _wrong(f"The last day {settled.end} lies before the first, {settled.start}.")
    if not settled.start and not settled.end:
        raise _wrong("An event needs a first or a last day.")
    return values


def applied(event: Event, values: Mapping[str, tuple[Any, str]]) -> Event:
    """The event with settled values in place of what its documents say: path -> (value, who).

    The evidence of such a field says that a reviewer settled it.
    """
    for path, (value, _) in values.items():
        event = _with(event, path, value)
    if not values:
        return event
    quotes = [e for e in event.evidence if e.field not in values]
    words = [
        Evidence(path, f"{REVIEWER}:{by}", derived_from=REVIEWER)
        for path, (value, by) in values.items()
        if value not in (None, [], "") and path not in ("precision", "implied")
    ]
    return event.but(evidence=(*quotes, *words))


def _with(event: Event, path: str, value: Any) -> Event:
    head, _, tail = path.partition(".")
    if not tail:
        day = head in _DAYS and value is not None
        value = date.fromisoformat(value) if day else tuple(value) if head == "implied" else value
        return event.but(**{head: value})
    if head == "place":
        return event.but(place=replace(event.place, **{tail: value}))
    if head == "names":
        names = {k: v for k, v in event.names.items() if k != tail}
        return event.but(names=names | ({tail: value} if value else {}))
    if head == "figures":
        figures = tuple(f for f in event.figures if f.kind != tail)
        return event.but(figures=(*figures, *(Figure(tail, **said) for said in value)))
    if head == "countries":
        others = tuple(c for c in event.countries if c.country != tail)
        return event.but(countries=(*others, *(Participation(tail, role) for role in value)))
    rest = tuple(b for b in event.blocs if b.bloc != tail)
    return event.but(blocs=(*rest, *(BlocParticipation(tail, role) for role in value)))


def _following(values: Mapping[str, Any], event: Event) -> dict[str, Any]:
    """What a settled city, name or day brings with it."""
    found: dict[str, Any] = {}
    if "place.city" in values:
        found |= _of_city(values["place.city"], values.get("place.country"))
    if "name" in values and event.lang in event.names:
        found[f"names.{event.lang}"] = values["name"]
    if values.get("start") or values.get("end"):
        found |= {"precision": "day", "implied": []}
    return found


def _of_city(city: str | None, country: str | None) -> dict[str, Any]:
    from eventtracker.places.table import table

    places = table()
    known = [
        c
        for c in (places.candidates(fold_word(city)) if city else ())
        if c.kind == "city" and country in (None, c.country)
    ]
    if not known:
        return {f"place.{part}": None for part in ("latitude", "longitude", "timezone")}
    number = max(known, key=lambda c: c.weight).number
    latitude, longitude = places.position(number) or (None, None)
    return {
        "place.country": places.country(number),
        "place.latitude": latitude,
        "place.longitude": longitude,
        "place.timezone": places.zone(number),
    }


def _cleared(path: str) -> Any:
    head, _, tail = path.partition(".")
    if path in _NEEDED:
        raise _wrong(f"'{path}' cannot be empty.")
    return [] if tail and head in ("countries", "blocs", "figures") else None


def _part(head: str, tail: str) -> str:
    """The checked second half of a path: a country's code, a tag, a kind of figure."""
    if head == "countries":
        return country_code(tail)
    if head == "names":
        check_tag(tail)
    if head == "figures":
        return _one_of(*FIGURE_KINDS)("figures", tail)
    return tail


def _text(path: str, text: str) -> str:
    return text


def _one_of(*allowed: str) -> Callable[[str, str], str]:
    def read(path: str, text: str) -> str:
        plain = text.lower().replace("-", "_").replace(" ", "_")
        if plain not in allowed:
            raise _wrong(f"'{path}' takes one of {', '.join(allowed)}; not '{text}'.")
        return plain

    return read


def _day(path: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _wrong(f"'{path}' takes a day such as 2024-05-14, not '{text}'.") from None


def _clock(path: str, text: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise _wrong(f"'{path}' takes a time such as 09:30, not '{text}'.")
    return text


def _edition(path: str, text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise _wrong(f"'{path}' takes a number from 1 up, not '{text}'.")
    return int(text)


def _link(path: str, text: str) -> str:
    if urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).netloc:
        raise _wrong(f"'{path}' takes an address such as https://example.org, not '{text}'.")
    return text


def _tag(path: str, text: str) -> str:
    check_tag(text)
    return text


def _zone(path: str, text: str) -> str:
    if text not in available_timezones():
        raise _wrong(f"'{path}' takes a time zone such as Europe/Moscow, not '{text}'.")
    return text


def _degrees(path: str, text: str) -> float:
    most = 90 if path.endswith("latitude") else 180
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise _wrong(f"'{path}' takes degrees from {-most} to {most}, not '{text}'.")
    return found


def _roles(path: str, text: str) -> list[str]:
    return [_one_of(*ROLES)(path, role.strip()) for role in re.split("[,;]", text) if role.strip()]


def _figures(path: str, text: str) -> list[dict[str, Any]]:
    found = []
    for piece in text.split(";"):
        match = _COUNT.fullmatch(piece.strip())
        if not match:
            signs = " ".join(COMPARATORS)
            raise _wrong(f"'{path}' takes a number, with one of {signs} before it; not '{piece}'.")
        number = int(re.sub("[ ,]", "", match[2]))
        year = int(match[3]) if match[3] else None
        found.append({"value": number, "comparator": match[1] or "=", "year": year})
    return found


_Reader = Callable[[str, str], Any]
_DAYS = frozenset("start end previous_start previous_end registration_deadline".split())
_NEEDED = frozenset("name type status attendance precision".split())
_READERS: dict[str, _Reader] = {
    "name": _text,
    "series": _text,
    "edition": _edition,
    "type": _one_of(*EVENT_TYPES),
    **dict.fromkeys(sorted(_DAYS), _day),
    "start_time": _clock,
    "end_time": _clock,
    "precision": _one_of(*GRAINS),
    "status": _one_of(*STATUSES),
    "attendance": _one_of(*ATTENDANCES),
    "organizer": _text,
    "url": _link,
    "parent": _text,
    "lang": _tag,
    "place.name": _text,
    "place.city": _text,
    "place.country": lambda path, text: country_code(text),
    "place.latitude": _degrees,
    "place.longitude": _degrees,
    "place.timezone": _zone,
}
_PARTS: dict[str, _Reader] = {
    "names": _text,
    "countries": _roles,
    "blocs": _roles,
    "figures": _figures,
}
FIELDS = (*_READERS, "names.LANG", "countries.CODE", "blocs.NAME", "figures.KIND")
"""The fields that can be settled."""


def _wrong(message: str) -> EventtrackerError:
    return EventtrackerError(message, usage=True)
