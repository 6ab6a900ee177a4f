"""Scan → find → assemble: what a text says of times, and of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from eventtracker import times
from eventtracker.events.assemble import assemble
from eventtracker.languages import available, load, pack_of
from eventtracker.model import Document, Event, TimeExpression, as_published, day_of
from eventtracker.scan import scan
from eventtracker.text.language import check_tag, identify


def find_times(
    text: str, published: date | datetime | str | None = None, lang: str | None = None
) -> list[TimeExpression]:
    """The temporal expressions of a text, resolved by its publication date."""
    day = day_of(as_published(published))
    tag = check_tag(lang) if lang else identify(text)
    pack = pack_of(tag)
    return times.find(scan(text, pack), day) if pack else []


def extract(
    text: str, published: date | datetime | str | None = None, lang: str | None = None
) -> list[Event]:
    """The events that a text tells of."""
    return extract_document(Document(text, published=as_published(published), lang=lang))


def extract_document(document: Document) -> list[Event]:
    """The events that a document tells of, each with the evidence for its fields."""
    tag = check_tag(document.lang) if document.lang else identify(document.text)
    document = replace(document, lang=tag)
    if tag not in available():
        return []
    s = scan(document.text, load(tag))
    return [f.event for f in assemble(document, s, times.find(s, day_of(document.published)))]
