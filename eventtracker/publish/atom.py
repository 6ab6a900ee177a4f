"""What changed, as an Atom feed (RFC 4287): for feed readers, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from eventtracker import i18n
from eventtracker.model import EPOCH, Event
from eventtracker.publish import words
from eventtracker.publish.description import facts
from eventtracker.publish.jsonld import identity
from eventtracker.publish.text import line, plain, shortened, whole

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DAYS = frozenset("start end previous_start previous_end registration_deadline".split())
_TERMS = frozenset({"status", "type", "attendance", "precision"})


@dataclass(frozen=True, slots=True)
class Update:
    """What happened to an event at one moment.

    `changes` are (field, old, new) with the contract's JSON values, none for a new event;
    `gone` says that it isn't shown any more.
    """

    event: Event
    at: datetime
    changes: Sequence[tuple[str, Any, Any]] = ()
    gone: bool = False


def to_atom(
    updates: Iterable[Update], *, title: str, address: str, site: str, lang: str | None = "en"
) -> bytes:
    """The feed of these updates, its texts in `lang`.

    `address` is the feed's own, `site` the root of the pages, with a slash at its end.
    """
    told = list(updates)
    ET.register_namespace("", _ATOM)
    feed = ET.Element(_name("feed"), {_LANG: i18n.best(lang)})
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((update.at for update in told), default=EPOCH)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site}changes")
    _add(_add(feed, "author"), "name", "eventtracker")
    for update in told:
        _entry(feed, update, site, lang)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: ET.Element, update: Update, site: str, lang: str | None) -> None:
    event = update.event
    entry = _add(feed, "entry")
    _add(entry, "id", f"{identity(event.uid)}:{update.at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    _add(entry, "title", _headline(update, lang))
    _add(entry, "updated", _moment(update.at))
    _add(entry, "published", _moment(update.at))
    page = f"{site}event?uid={quote(whole(event.uid), safe='')}"
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    _add(entry, "category", term=event.type, label=words.term(event.type, lang))
    lines = [_change(*change, lang) for change in update.changes if change[0] in words.FIELDS]
    text = "\n".join(filter(None, ["\n".join(lines), "\n".join(facts(event, lang))]))
    _add(entry, "content", text, type="text")


def _headline(update: Update, lang: str | None) -> str:
    _ = i18n.translate(lang)
    name = words.title(update.event, lang)
    if update.gone:
        return _("No longer listed: {name}").format(name=name)
    if not update.changes:
        return _("New: {name}").format(name=name)
    if any(field == "status" for field, _old, _new in update.changes):
        return f"{name}: {words.term(update.event.status, lang)}"
    fields = dict.fromkeys(
        words.field(field, lang) for field, _old, _new in update.changes if field in words.FIELDS
    )
    return f"{name}: {i18n.enumerate_in(lang, fields) or _('another article')}"


def _change(field: str, old: Any, new: Any, lang: str | None) -> str:
    return f"{words.field(field, lang)}: {_said(field, old, lang)} → {_said(field, new, lang)}"


def _said(field: str, value: Any, lang: str | None) -> str:
    """A value of the contract's JSON in words; "–" for nothing."""
    if value in (None, "", [], {}):
        return "–"
    if field in _DAYS:
        return i18n.format_date(date.fromisoformat(value), lang)
    if field in _TERMS:
        return words.term(value, lang)
    if field == "confidence":
        return f"{value:.0%}"
    if isinstance(value, bool):
        _ = i18n.translate(lang)
        return _("yes") if value else _("no")
    if isinstance(value, (list, dict)):
        return _parts(field, value, lang)
    return shortened(str(value), 200)


def _parts(field: str, value: Any, lang: str | None) -> str:
    """Records and lists of them, by what a reader knows them by."""
    if field == "place":
        parts = [value.get("name"), value.get("city"), value.get("country")]
        return i18n.enumerate_in(lang, [line(part) for part in parts if part])
    if field == "names":
        return i18n.enumerate_in(lang, map(line, value.values()))
    if field == "countries":
        said = [
            f"{i18n.country_name(c['country'], lang)} ({words.term(c['role'], lang)})"
            for c in value
        ]
    elif field == "figures":
        said = [f"{words.term(f['kind'], lang)} {f['comparator']} {f['value']}" for f in value]
    else:
        said = [" ".join(str(part) for part in _values(each)) for each in value]
    return shortened(i18n.enumerate_in(lang, said), 500)


def _values(each: Any) -> Iterable[Any]:
    return [v for v in each.values() if v is not None] if isinstance(each, dict) else [each]


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, _name(tag), {k: plain(v) for k, v in attributes.items()})
    made.text = plain(text) if text is not None else None
    return made


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
