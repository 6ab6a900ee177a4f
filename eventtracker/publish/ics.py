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
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from eventtracker import i18n
from eventtracker.model import EPOCH, Event
from eventtracker.publish import frame, words, zones
from eventtracker.publish.description import description as described
from eventtracker.publish.frame import escapable
from eventtracker.publish.text import line, web_address

MOST_BYTES = 1_000_000
"""What Google reads of a subscribed calendar; past it, events vanish without a word."""
UNSURE = 0.5
"""Below this confidence an event is TENTATIVE."""

# Stands for a closing time that no text says. Without a DTEND khal takes an hour and others
# nothing; DURATION is not read by ts-ics, sabre/vobject 2 and ruby-icalendar.
_OPEN_ENDED = timedelta(hours=1)
# A vague date up to a month long is shown as that stretch. A longer one would stand above every
# week of a season or a year; it gets its first day, and the summary says what is known.
_LONGEST_STRETCH = timedelta(days=31)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """A written VEVENT and the IANA names of the zones that it needs."""

    text: bytes
    zones: frozenset[str]


def entry(event: Event, lang: str | None = "en", gone: bool = False) -> Entry:
    """The VEVENT of an event, as bytes; see `component`."""
    text = component(event, lang, gone).to_ical()
    named = re.findall(rb"(?m)^DT(?:START|END);TZID=([^:\r\n]+):", text)
    return Entry(text, frozenset(name.decode() for name in named))


def to_ics(
    events: Iterable[Event],
    *,
    gone: Iterable[Event] = (),
    name: str | None = None,
    description: str | None = None,
    lang: str | None = "en",
    source_url: str | None = None,
    most_bytes: int = MOST_BYTES,
    write: Callable[[Event, str | None, bool], Entry] = entry,
) -> bytes:
    """A VCALENDAR of these events, ordered by day, its texts in `lang`.

    `gone` were shown and no longer are (merged, rejected, withdrawn): CANCELLED a last time.
    `name` and `description` are the calendar's own; `source_url` is where it is published.
    Beyond `most_bytes` the oldest events are left out, and the description says how many. An
    event that cannot be written (one without a day) is left out and logged. `write` makes an
    entry, or knows it from before.
    """
    told = [*((event, False) for event in events), *((event, True) for event in gone)]
    told.sort(key=lambda t: (t[0].start or t[0].end or date.max, t[0].uid))
    kept, surplus = _fitting(told, lambda event, left: write(event, lang, left), most_bytes - 4096)
    note = frame.left_out(surplus, lang) if surplus else None
    text = "\n".join(filter(None, [description, note]))
    modified = max((_moment(event.updated) for event, _ in kept), default=None)
    keys = {key for _, entry in kept for key in entry.zones}
    head = frame.head(name, text, lang, source_url, modified)
    return b"".join([head, frame.timezones(keys), *(e.text for _, e in kept), frame.END])


def _fitting(
    told: list[tuple[Event, bool]], write: Callable[[Event, bool], Entry], most: int
) -> tuple[list[tuple[Event, Entry]], int]:
    """The entries of the last (newest) events that fit, in order, and how many don't.

    Written from the newest on, so that what has no room costs nothing.
    """
    kept: list[tuple[Event, Entry]] = []
    total = 0
    for count, (event, left) in enumerate(reversed(told)):
        try:
            made = write(event, left)
        except (ValueError, OverflowError, TypeError) as error:
            _log.warning("event %s is left out of the calendar: %s", event.uid, error)
            continue
        total += len(made.text)
        if total > most:
            return kept[::-1], len(told) - count
        kept.append((event, made))
    return kept[::-1], 0


def component(event: Event, lang: str | None = "en", gone: bool = False) -> icalendar.Event:
    """The VEVENT of an event, CANCELLED if it is `gone`. Raises ValueError without any day."""
    made = icalendar.Event()
    made.add("UID", line(event.uid))
    updated = _moment(event.updated)
    made.add("DTSTAMP", updated)
    made.add("LAST-MODIFIED", updated)
    made.add("CREATED", min(_moment(event.created), updated))
    made.add("SEQUENCE", event.sequence)
    _when(made, event)
    made.add("SUMMARY", escapable(_summary(event, lang, gone)))
    made.add("DESCRIPTION", escapable(described(event, lang)))
    _where(made, event, lang)
    made.add("STATUS", "CANCELLED" if gone else status(event))
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
        if event.precision not in words.PRECISE and last - first >= _LONGEST_STRETCH:
            last = first
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


def _summary(event: Event, lang: str | None, gone: bool) -> str:
    _ = i18n.translate(lang)
    text = words.title(event, lang)
    if gone:
        return _("No longer listed: {name}").format(name=text)
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
        made.add("LOCATION", escapable(where))
    at = (event.place.latitude, event.place.longitude)
    if at[0] is not None and at[1] is not None and abs(at[0]) <= 90 and abs(at[1]) <= 180:
        made.add("GEO", at)


def _categories(event: Event, lang: str | None) -> list[str]:
    said = [words.term(event.type, lang), line(event.series or "")]
    said += [name for _, names in words.countries(event, lang) for name in names]
    return [escapable(each) for each in dict.fromkeys(said) if each]


def _moment(when: datetime) -> datetime:
    """UTC without fractions; a calendar's stamps have none."""
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(when.astimezone(UTC).replace(microsecond=0), EPOCH)
