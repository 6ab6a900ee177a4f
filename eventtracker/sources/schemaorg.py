"""A schema.org/Event as an event, with the words of its markup that say each field."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from eventtracker.events.record import series
from eventtracker.languages import available, load
from eventtracker.mentions.names import find
from eventtracker.mentions.view import View
from eventtracker.model import Event, Place
from eventtracker.scan import scan
from eventtracker.sources.base import whole
from eventtracker.sources.declared import CONFIDENCE, place_of
from eventtracker.text.language import identify

Node = dict[str, Any]

_LONGEST = 10_000
"""Characters of one value that are read."""
_MOST_REST = 4
"""Letters beside a name that may be left out of it: "the", "№"."""
_TYPES = {"ExhibitionEvent": "exhibition", "Festival": "festival", "ConferenceEvent": "conference"}
_STATUS = {
    "EventCancelled": "cancelled",
    "EventPostponed": "postponed",
    "EventRescheduled": "rescheduled",
}
_ATTENDANCE = {
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "mixed",
    "EventMovedOnline": "online",
}
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?"
)
_ADDRESS = ("streetAddress", "addressLocality", "addressRegion", "addressCountry")
_CODE = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Said:
    """An event without a uid, and its lines: each with the fields that it says."""

    event: Event
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def kinds(node: Node) -> list[str]:
    """The types of a node, without their vocabulary: ["BusinessEvent"]."""
    found = node.get("@type") or ()
    named = [found] if isinstance(found, str) else found if isinstance(found, list) else ()
    return [re.split(r"[/#:]", kind)[-1] for kind in named if isinstance(kind, str)]


def read(node: Node, lang: str | None, base: str | None) -> Said | None:
    """The event that a node declares; None without a name or a day."""
    title, where = _text(node.get("name")), _Where.of(node.get("location"))
    first, last = _moment(node.get("startDate")), _moment(node.get("endDate"))
    if not title or not (first or last):
        return None
    about = _text(node.get("description")) or ""
    lang = lang or identify("\n".join((title, where.words, about)))
    event = _named(Event("", title, lang=lang, confidence=CONFIDENCE), kinds(node))
    event = _dated(event.but(place=where.place(lang)), first, last)
    event = _standing(event, node, where)
    event = event.but(organizer=_text(node.get("organizer")), url=_link(node.get("url"), base))
    told = (
        (title, ("name", "edition")),
        (first and first.raw, ("start", "start_time")),
        (last and last.raw, ("end", "end_time")),
        (where.words, ("place.name", "place.city", "place.country")),
        (event.organizer, ("organizer",)),
        (event.url, ("url",)),
        (_text(node.get("eventStatus")), ("status",)),
        (_text(node.get("eventAttendanceMode")), ("attendance",)),
        (_text(node.get("previousStartDate")), ("previous_start",)),
        (about, ()),
    )
    return Said(event, tuple((line, fields) for line, fields in told if line))


def _text(value: Any) -> str | None:
    """The words of a value: of several the first, of a node its name."""
    if isinstance(value, list):
        return next(filter(None, map(_text, value[:20])), None)
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name") or value.get("@id"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(unescape(whole(str(value)))[:_LONGEST].split()) or None


def _link(value: Any, base: str | None) -> str | None:
    """A web address, made absolute."""
    try:
        link = urljoin(base or "", _text(value) or "")
        return link if urlsplit(link).scheme in ("http", "https") else None
    except ValueError:
        return None


def _named(event: Event, kinds: list[str]) -> Event:
    """The event by its name's base form, with the edition and the type that its name tells."""
    kind = next((_TYPES[kind] for kind in kinds if kind in _TYPES), "other")
    event = event.but(type=kind, names={event.lang or "und": event.name})
    if event.lang not in available():
        return event
    found = find(View(scan(event.name, load(event.lang))))
    if len(found) != 1 or not found[0].text:
        return event
    (name,) = found
    rest = event.name[: name.span.start] + event.name[name.span.end :]
    if name.edition_span:
        rest = rest.replace(name.edition_span.of(event.name), "")
    if sum(map(str.isalpha, rest)) > _MOST_REST:
        return event  # "Award ceremony of the Tidewater Forum" is not the forum
    return event.but(
        name=name.text,
        names={event.lang: name.text},
        series=series(name, list(name.titles)),
        edition=name.edition,
        type=name.type or kind,
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day, or a month, as the markup writes it, with its clock time if it has one."""

    raw: str
    first: date
    last: date
    at: datetime | None = None


def _moment(value: Any) -> _Moment | None:
    """An ISO 8601 day, month or moment; None for anything else."""
    raw = _text(value) or ""
    found = _MOMENT.match(raw)
    if found is None:
        return None
    year, month, day, clock, offset = found.groups()
    try:
        if day is None:
            days = monthrange(int(year), int(month))[1]
            return _Moment(raw, date(int(year), int(month), 1), date(int(year), int(month), days))
        on = date(int(year), int(month), int(day))
        at = datetime.fromisoformat(f"{on}T{clock}{offset or ''}") if clock else None
    except ValueError:
        return None
    return _Moment(raw, on, on, at)


def _dated(event: Event, first: _Moment | None, last: _Moment | None) -> Event:
    """The event with its days, and with clock times where they are no mere midnights."""
    zone = event.place.timezone
    begin, end = _wall(first, zone), _wall(last, zone)
    start = begin.date() if begin else first and first.first
    finish = end.date() if end else last and last.last
    if start and finish and finish < start:
        finish = end = None
    month = next((m for m in (first, last) if m and m.first != m.last), None)
    if month and month is first and last is None:
        finish = month.last
    opens = begin and f"{begin:%H:%M}"
    closes = end and f"{end:%H:%M}"
    timed = opens not in (None, "00:00")
    return event.but(
        start=start,
        end=finish,
        start_time=opens if timed else None,
        end_time=closes if timed and closes not in ("00:00", "23:59") else None,
        precision="month" if month else "day",
    )


def _wall(moment: _Moment | None, zone: str | None) -> datetime | None:
    """What a clock at the place shows; the clock of the markup where that isn't known."""
    if moment is None or moment.at is None:
        return None
    if moment.at.tzinfo is None or zone is None:
        return moment.at
    try:
        return moment.at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return moment.at


def _standing(event: Event, node: Node, where: _Where) -> Event:
    """The event with its status and the way that people attend."""
    said = [(_text(node.get(name)) or "") for name in ("eventStatus", "eventAttendanceMode")]
    words = [re.split(r"[/#:]", each)[-1] for each in said]
    status = _STATUS.get(words[0], "scheduled")
    before = _moment(node.get("previousStartDate"))
    attendance = next((_ATTENDANCE[word] for word in words[::-1] if word in _ATTENDANCE), None)
    return event.but(
        status=status,
        previous_start=before.first if before and status == "rescheduled" else None,
        attendance=attendance or ("online" if where.online else "offline"),
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """A location in words, and what the markup says of it as data."""

    words: str = ""
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False

    @classmethod
    def of(cls, location: Any) -> _Where:
        found = location if isinstance(location, list) else [location]
        places = [x for x in found if isinstance(x, str | dict)]
        virtual = [x for x in places if isinstance(x, dict) and "VirtualLocation" in kinds(x)]
        real = [x for x in places if x not in virtual]
        if not real:
            return cls(online=bool(virtual))
        (place, *_) = real
        if isinstance(place, str):
            return cls(_text(place) or "")
        address, geo = place.get("address"), place.get("geo")
        parts = [_text(place.get("name")), *_parts(address)]
        code = _text(address.get("addressCountry")) if isinstance(address, dict) else None
        latitude, longitude = (
            _number(geo.get(name)) if isinstance(geo, dict) else None
            for name in ("latitude", "longitude")
        )
        known = code if code and _CODE.fullmatch(code) else None
        return cls(", ".join(dict.fromkeys(filter(None, parts))), known, latitude, longitude)

    def place(self, lang: str) -> Place:
        place = place_of(self.words, lang) if self.words else Place()
        if self.country and place.country not in (None, self.country):
            place = Place(self.words)  # a city of that name elsewhere
        if self.country:
            place = replace(place, country=self.country)
        if self.latitude is not None and self.longitude is not None:
            place = replace(place, latitude=self.latitude, longitude=self.longitude)
        return place


def _parts(address: Any) -> Iterator[str | None]:
    if isinstance(address, dict):
        yield from (_text(address.get(name)) for name in _ADDRESS)
    else:
        yield _text(address)


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
