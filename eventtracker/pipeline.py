"""Scan → find → assemble: what a text says of times, and of events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from eventtracker import times
from eventtracker.events.assemble import Trace, assemble
from eventtracker.languages import available, load, pack_of
from eventtracker.mentions import zones
from eventtracker.mentions.labels import META, labels_of
from eventtracker.mentions.view import View
from eventtracker.model import Document, Event, Rejected, TimeExpression, as_published, day_of
from eventtracker.scan import scan
from eventtracker.text import layout
from eventtracker.text.language import check_tag, identify

_HEADER = 1200
"""Characters in which a text's own date line is looked for."""


def find_times(
    text: str, published: date | datetime | str | None = None, lang: str | None = None
) -> list[TimeExpression]:
    """The temporal expressions of a text, resolved by its publication date, else by its own
    date line. Raises EventtrackerError on a malformed date or language."""
    tag = language_of(text, lang)
    day = day_of(as_published(published)) or date_line(text, tag)
    pack = pack_of(tag)
    return times.find(scan(text, pack), day) if pack else []


def language_of(text: str, lang: str | None = None) -> str:
    """The language of a text: as given, else identified. Raises EventtrackerError on a bad tag."""
    return check_tag(lang) if lang else identify(text)


def extract(
    text: str, published: date | datetime | str | None = None, lang: str | None = None
) -> list[Event]:
    """The events that a text tells of. Raises EventtrackerError as `find_times` does."""
    return extract_document(Document(text, published=as_published(published), lang=lang))


def extract_document(document: Document) -> list[Event]:
    """The events that a document tells of, each with the evidence for its fields."""
    return inspect(document).events


@dataclass(frozen=True, slots=True)
class Inspected:
    """The events of a document, the names that looked like events but are none, its temporal
    expressions, and the steps between."""

    events: list[Event]
    rejected: list[Rejected]
    times: list[TimeExpression]
    trace: Trace = field(default_factory=Trace)
    lang: str | None = None
    """The language that the document is in, as given or identified."""

    @property
    def dated(self) -> list[Event]:
        """The events with a day: only they are stored."""
        return [e for e in self.events if e.start or e.end]


def inspect(document: Document) -> Inspected:
    """All that is found in a document."""
    tag = language_of(document.text, document.lang)
    document = dated(replace(document, lang=tag))
    if tag not in available():
        return Inspected([], [], _times(document, tag), lang=tag)
    s = scan(document.text, load(tag))
    found = times.find(s, day_of(document.published))
    told = assemble(document, s, found)
    return Inspected(told.events, told.rejected, found, told.trace, tag)


def _times(document: Document, tag: str) -> list[TimeExpression]:
    """The temporal expressions of a document in a language whose events aren't read."""
    pack = pack_of(tag)
    return times.find(scan(document.text, pack), day_of(document.published)) if pack else []


def dated(document: Document) -> Document:
    """The document with the date that its own text names, where none was handed in."""
    if document.published is not None:
        return document
    return replace(document, published=date_line(document.text, document.lang))


def date_line(text: str, lang: str | None = None) -> date | None:
    """The day that a text's own date line names, None without one.

    A front matter or a mail's header goes before the article's first lines. Sites stamp their
    pages in English too, whatever language the article is in.
    """
    head = text[:_HEADER]
    if day := _stated(head, lang):
        return day
    for tag in dict.fromkeys((lang or identify(text), "en")):
        if tag in available():
            s = scan(head, load(tag))
            line = zones.find(View(s), times.find(s, None), None).date_line
            if line and line.interval.first:
                return line.interval.first
    return None


def _stated(head: str, lang: str | None) -> date | None:
    """The day in the field "date:" of a front matter, "Date:" of a mail."""
    packs = [load(tag) for tag in dict.fromkeys((lang, "en")) if tag in available()]
    for b in layout(head).blocks:
        if b.kind not in META or "published" not in labels_of(packs[0], b):
            continue
        for pack in packs:
            found = times.find(scan(head[b.body : b.end], pack), None)
            if day := next((t.interval.first for t in found if t.interval.first), None):
                return day
    return None
