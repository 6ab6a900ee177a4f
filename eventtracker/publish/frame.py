"""What stands around the entries of a calendar: its name, its zones, how often to look again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

import icalendar

from eventtracker import i18n
from eventtracker.publish import zones
from eventtracker.publish.text import line, plain, web_address

_PRODUCT = "-//eventtracker//eventtracker//EN"
_REFRESH = timedelta(hours=4)
_COLOUR, _COLOUR_HEX = "steelblue", "#4682B4"
END = b"END:VCALENDAR\r\n"


def head(
    name: str | None,
    text: str,
    lang: str | None,
    source_url: str | None,
    modified: datetime | None,
) -> bytes:
    """The calendar up to its first component (RFC 5545, 3.6; RFC 7986, 5).

    `text` is its description, `modified` when its newest entry changed.
    """
    _ = i18n.translate(lang)
    title = escapable(line(name or _("Forums and events in the news")))
    made = icalendar.Calendar()
    made.add("PRODID", _PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("NAME", title)
    made.add("X-WR-CALNAME", title)
    if text:
        made.add("DESCRIPTION", escapable(text))
        made.add("X-WR-CALDESC", escapable(text))
    if modified:
        made.add("LAST-MODIFIED", modified)
    if source := web_address(source_url):
        made.add("SOURCE", source, parameters={"VALUE": "URI"})
        made.add("URL", source)
    made.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", "PT4H")
    made.add("COLOR", _COLOUR)
    made.add("X-APPLE-CALENDAR-COLOR", _COLOUR_HEX)
    return bytes(made.to_ical()).removesuffix(END)


def timezones(keys: Iterable[str]) -> bytes:
    """The VTIMEZONE components of these IANA names, each once, in order."""
    return b"".join(map(_timezone, sorted(set(keys))))


def left_out(count: int, lang: str | None) -> str:
    """The sentence on events for which there was no room."""
    message = i18n.counted(lang)(
        "{count} older event is left out, for calendars read no more than 1 MB: "
        "subscribe to a country, a series or a type instead.",
        "{count} older events are left out, for calendars read no more than 1 MB: "
        "subscribe to a country, a series or a type instead.",
        count,
    )
    return message.format(count=i18n.format_number(count, lang))


def escapable(text: str) -> str:
    """Text that also the simplest parsers read as one value.

    Some take an escaped backslash before "n", "," or ";" for the escape of that letter, some
    look for the next component before they join folded lines.
    """
    text = re.sub(r"\\(?=[nN,;\\])", "\u29f5", plain(text))
    return re.sub(r"(?i)\b(BEGIN|END):(?=V[A-Z])", r"\1: ", text)


@lru_cache(maxsize=1024)
def _timezone(key: str) -> bytes:
    zone = zones.zone(key)
    return bytes(zones.component(zone).to_ical()) if zone else b""
