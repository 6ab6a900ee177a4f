"""Events as rows and back."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from eventtracker.model import Document, Event, as_published
from eventtracker.text import fold_word
from eventtracker.told import Told

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True)
class _More:
    """What the record of a mention has beside the event."""

    aliases: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()


_more = msgspec.json.Decoder(_More)


def key(text: str | None) -> str | None:
    """A name as it is compared: folded, spaces evened."""
    return " ".join(fold_word(text).split()) if text else None


def days(event: Event) -> tuple[date, date]:
    """First and last known day, either standing in for the other. ValueError without any."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        raise ValueError(f"event '{event.name}' has no day")
    return first, max(first, last)


def dump(value: Any) -> str:
    """JSON, compact, letters as they are."""
    return _encoder.encode(value).decode()


def load(record: str) -> Event:
    """The event of a `record`: read straight into the model's records, which takes a fifth of
    the time of `Event.from_dict`."""
    return _decoder.decode(record)


def load_all(records: Iterable[str]) -> list[Event]:
    """The events of many records.

    Python's collector of cycles waits meanwhile: it would look through thousands of new
    objects again and again, for a third of the time, and records have no cycles.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return [_decoder.decode(record) for record in records]
    finally:
        if collecting:
            gc.enable()


def load_told(document: str, record: str) -> Told:
    """The mention of a document's `record`."""
    more = _more.decode(record)
    return Told(document, load(record), more.aliases, more.sketch)


def plain(record: str) -> Any:
    """The JSON of a `record`, as Python has it."""
    return msgspec.json.decode(record)


def columns(event: Event) -> dict[str, Any]:
    """The row of table `events`."""
    first, last = days(event)
    return {
        "uid": event.uid,
        "name_key": key(event.name),
        "first": first,
        "last": last,
        "day": first.toordinal(),
        "series": event.series,
        "series_key": key(event.series),
        "type": event.type,
        "status": event.status,
        "city": event.place.city,
        "city_key": key(event.place.city),
        "country": event.place.country,
        "parent": event.parent,
        "confidence": event.confidence,
        "reviewed": event.reviewed,
        "sequence": event.sequence,
        "created": event.created,
        "updated": event.updated,
    }


def roles(event: Event) -> set[tuple[str, str]]:
    """(country, role) pairs; the country of the place is a host."""
    found = {(c.country, c.role) for c in event.countries}
    return found | ({(event.place.country, "host")} if event.place.country else set())


def bloc_roles(event: Event) -> set[tuple[str, str]]:
    """(bloc, role) pairs, blocs folded as they are asked for."""
    return {(key(b.bloc) or "", b.role) for b in event.blocs}


def languages(event: Event) -> set[str]:
    """The languages of the articles on an event."""
    return {d.lang for d in event.documents if d.lang} or ({event.lang} if event.lang else set())


def document_columns(document: Document, lang: str | None) -> dict[str, Any]:
    """The row of table `documents` but for `stored`; `lang` is used where none was given."""
    return {
        "id": document.id,
        "digest": document.digest,
        "fingerprint": fingerprint(document),
        "url": document.url,
        "title": document.title,
        "source": document.source,
        "published": _iso(document.published),
        "lang": document.lang or lang,
    }


def fingerprint(document: Document) -> str:
    """Tells whether a document was handed in before, word for word and label for label."""
    labels = (document.url, document.title, document.source, document.lang)
    known = dump([document.digest, _iso(document.published), *labels])
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()


def load_document(row: Any) -> Document:
    """The document of a row of `documents` joined with its text."""
    published = as_published(row.published)
    return Document(row.text, published, row.title, row.url, row.lang, row.source)


def _iso(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None
