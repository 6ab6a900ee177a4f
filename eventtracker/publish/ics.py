"""iCalendar (RFC 5545, RFC 7986) for subscriptions: the same events give the same bytes.

Calendars differ in what they forgive. What is done here and why:
whole days end exclusively, as VALUE=DATE, and block nobody's day; DTSTAMP and LAST-MODIFIED
are the event's last change and SEQUENCE grows with it, without which Google and ICSx5 show
no update; a vague date is TENTATIVE, a called-off event CANCELLED, and the summary says both
in words, for Outlook shows no status; zones have one rule each (see `zones`). No METHOD, no
calendar UID, no ATTENDEE and no ORGANIZER: they turn a publication into an invitation.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from eventtracker import i18n
from eventtracker.model import EPOCH, Event
from eventtracker.publish import words, zones
from eventtracker.publish.description import description as described
from eventtracker.publish.text import line, plain, web_address

MOST_BYTES = 1_000_000
"""What Google reads of a subscribed calendar; past it, events vanish without a word."""
UNSURE = 0.5
"""Below this confidence an event is TENTATIVE."""

_PRODUCT = "-//eventtracker//eventtracker//EN"
_REFRESH = timedelta(hours=4)
# Stands for a closing time that no text says. Without a DTEND khal takes an hour and others
# nothing; DURATION is not read by ts-ics, sabre/vobject 2 and ruby-icalendar.
_OPEN_ENDED = timedelta(hours=1)
_COLOUR, _COLOUR_HEX = "steelblue", "#4682B4"
_log = logging.getLogger(__name__)


def to_ics(
    events: Iterable[Event],
    *,
    name: str | None = None,
    description: str | None = None,
    lang: str | None = "en",
    source_url: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> bytes:
    """A VCALENDAR of these events, ordered by day, its texts in `lang`.

    `name` and `description` are the calendar's own; `source_url` is where it is published.
    Beyond `most_bytes` the oldest events are left out, and the description says how many. An
    event that cannot be written (one without a day) is left out and logged.
    """
    parts: list[tuple[Event, bytes]] = []
    for event in sorted(events, key=lambda e: (e.start or e.end or date.max, e.uid)):
        try:
            parts.append((event, component(event, lang).to_ical()))
        except (ValueError, OverflowError, TypeError) as error:
            _log.warning("event %s is left out of the calendar: %s", event.uid, error)
    left_out = _surplus(parts, most_bytes - 4096)
    kept = parts[left_out:]
    note = _left_out(left_out, lang) if left_out else None
    text = "\n".join(filter(None, [description, note]))
    frame = _frame(name, text, lang, source_url, [event for event, _ in kept])
    head, tail = frame.to_ical(), b"END:VCALENDAR\r\n"
    keys = {key for _, part in kept for key in _zones_in(part)}
    times = [zones.component(z).to_ical() for z in map(zones.zone, sorted(keys)) if z]
    return b"".join([head.removesuffix(tail), *times, *(part for _, part in kept), tail])


def component(event: Event, lang: str | None = "en") -> icalendar.Event:
    """The VEVENT of an event. Raises ValueError on one without any day."""
    made = icalendar.Event()
    made.add("UID", line(event.uid))
    updated = _moment(event.updated)
    made.add("DTSTAMP", updated)
    made.add("LAST-MODIFIED", updated)
    made.add("CREATED", min(_moment(event.created), updated))
    made.add("SEQUENCE", event.sequence)
    _when(made, event)
    made.add("SUMMARY", _text(_summary(event, lang)))
    made.add("DESCRIPTION", _text(described(event, lang)))
    _where(made, event, lang)
    made.add("STATUS", status(event))
    made.add("TRANSP", "TRANSPARENT")
    made.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    made.add("CATEGORIES", _categories(event, lang))
    links = map(web_address, [event.url, *(d.url for d in event.documents)])
    if link := next(filter(None, links), None):
        made.add("URL", link)
    if event.parent:
        made.add("RELATED-TO", line(event.parent), parameters={"RELTYPE": "PARENT"})
    return made


def status(event: Event) -> str:
    """STATUS (RFC 5545, 3.8.1.11). A postponed event without new days is called off, too."""
    if event.status in ("cancelled", "postponed"):
        return "CANCELLED"
    unsure = not event.reviewed and event.confidence < UNSURE
    vague = event.precision not in words.PRECISE
    return "TENTATIVE" if vague or unsure or event.status == "tentative" else "CONFIRMED"


def _when(made: icalendar.Event, event: Event) -> None:
    first = event.start or event.end
    if first is None:
        raise ValueError("it has no day")
    last = max(first, event.end or first)
    clock = _clock(event, first, last)
    if clock is None:
        made.add("DTSTART", first)
        made.add("DTEND", last + timedelta(days=1))
        return
    opens, closes = clock
    made.add("DTSTART", opens)
    made.add("DTEND", closes)


def _clock(event: Event, first: date, last: date) -> tuple[datetime, datetime] | None:
    """Opening and closing time; None where whole days say more.

    They do where the zone isn't known, for a time without one is read as UTC by some, and
    where an event of several days says when it opens and not when it closes.
    """
    zone = zones.zone(event.place.timezone) if event.place.timezone else None
    if not event.start or not event.start_time or zone is None:
        return None
    if event.precision not in words.PRECISE or (last > first and not event.end_time):
        return None
    opens = datetime.fromisoformat(f"{first}T{event.start_time}")
    closes = datetime.fromisoformat(f"{last}T{event.end_time}") if event.end_time else opens
    if closes <= opens:
        closes = opens + _OPEN_ENDED
    if zone.tells(opens) and zone.tells(closes):
        info = ZoneInfo(zone.key)
        return opens.replace(tzinfo=info), closes.replace(tzinfo=info)
    return _in_utc(opens, zone.key), _in_utc(closes, zone.key)


def _in_utc(wall: datetime, key: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(key)).astimezone(UTC)


def _summary(event: Event, lang: str | None) -> str:
    _ = i18n.translate(lang)
    text = words.title(event, lang)
    if event.status == "cancelled":
        return _("Cancelled: {name}").format(name=text)
    if event.status == "postponed":
        return _("Postponed: {name}").format(name=text)
    if event.precision not in words.PRECISE:
        when = words.days(event, lang)
        return f"{text} [{_('date to be confirmed: {days}').format(days=when)}]"
    if not event.start:
        return f"{text} [{_('last day')}]"
    return f"{text} [{_('to be confirmed')}]" if event.status == "tentative" else text


def _where(made: icalendar.Event, event: Event, lang: str | None) -> None:
    if where := words.place(event, lang):
        made.add("LOCATION", _text(where))
    at = (event.place.latitude, event.place.longitude)
    if at[0] is not None and at[1] is not None and abs(at[0]) <= 90 and abs(at[1]) <= 180:
        made.add("GEO", at)


def _categories(event: Event, lang: str | None) -> list[str]:
    said = [words.term(event.type, lang), line(event.series or "")]
    said += [name for _, names in words.countries(event, lang) for name in names]
    return [_text(each) for each in dict.fromkeys(said) if each]


def _frame(
    name: str | None, text: str, lang: str | None, source_url: str | None, events: list[Event]
) -> icalendar.Calendar:
    _ = i18n.translate(lang)
    title = _text(line(name or _("Forums and events in the news")))
    made = icalendar.Calendar()
    made.add("PRODID", _PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("NAME", title)
    made.add("X-WR-CALNAME", title)
    if text:
        made.add("DESCRIPTION", _text(text))
        made.add("X-WR-CALDESC", _text(text))
    if events:
        made.add("LAST-MODIFIED", max(_moment(e.updated) for e in events))
    if source := web_address(source_url):
        made.add("SOURCE", source, parameters={"VALUE": "URI"})
        made.add("URL", source)
    made.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", "PT4H")
    made.add("COLOR", _COLOUR)
    made.add("X-APPLE-CALENDAR-COLOR", _COLOUR_HEX)
    return made


def _surplus(parts: list[tuple[Event, bytes]], most: int) -> int:
    """How many of the first (oldest) parts must go for the rest to fit."""
    total = sum(len(part) for _, part in parts)
    for count, (_, part) in enumerate(parts):
        if total <= most:
            return count
        total -= len(part)
    return len(parts)


def _left_out(count: int, lang: str | None) -> str:
    message = i18n.counted(lang)(
        "{count} older event is left out, for calendars read no more than 1 MB: "
        "subscribe to a country, a series or a type instead.",
        "{count} older events are left out, for calendars read no more than 1 MB: "
        "subscribe to a country, a series or a type instead.",
        count,
    )
    return message.format(count=i18n.format_number(count, lang))


def _zones_in(part: bytes) -> set[str]:
    return {m.decode() for m in re.findall(rb"(?m)^DT(?:START|END);TZID=([^:\r\n]+):", part)}


def _moment(when: datetime) -> datetime:
    """UTC without fractions; a calendar's stamps have none."""
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(when.astimezone(UTC).replace(microsecond=0), EPOCH)


def _text(text: str) -> str:
    """Text that also the simplest parsers read as one value.

    Some take an escaped backslash before "n", "," or ";" for the escape of that letter, some
    look for the next component before they join folded lines.
    """
    text = re.sub(r"\\(?=[nN,;\\])", "\u29f5", plain(text))
    return re.sub(r"(?i)\b(BEGIN|END):(?=V[A-Z])", r"\1: ", text)
