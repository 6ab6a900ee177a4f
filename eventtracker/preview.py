"""What a source tells of, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from eventtracker import pipeline
from eventtracker.languages import reads
from eventtracker.model import Document, EventtrackerError, day_of
from eventtracker.pipeline import Inspected
from eventtracker.publish.seen import seen
from eventtracker.sources import Declared, Unreadable, read


@dataclass(frozen=True, slots=True)
class Preview:
    """What an address tells of, nothing of it stored: each document with what was found in it.

    `failed` lists (what, why); `more` is true if it holds more documents than were read.
    """

    found: list[tuple[Document, Inspected]]
    failed: list[tuple[str, str]]
    more: bool


def preview(
    address: str,
    *,
    published: date | datetime | str | None = None,
    lang: str | None = None,
    private: bool = False,
    most: int = 10,
) -> Preview:
    """Read a page, a feed or a calendar on the web, and extract. `ingest.keep` would store it.

    At most `most` documents and failures are read. Raises EventtrackerError on what is no web
    address, and if it cannot be read as a whole.
    """
    if not address.strip().lower().startswith(("https://", "http://")):
        raise EventtrackerError("An address begins with https:// or http://.", usage=True)
    found: list[tuple[Document, Inspected]] = []
    failed: list[tuple[str, str]] = []

    def refuse(item: Unreadable) -> None:
        failed.append((item.name, item.reason))
        if len(found) + len(failed) >= most:
            raise _Enough

    try:
        for document in read(
            address.strip(), published=published, lang=lang, private=private, on_failure=refuse
        ):
            if len(found) + len(failed) >= most:
                raise _Enough
            document = pipeline.dated(document)
            found.append((document, inspect(document)))
    except _Enough:
        return Preview(found, failed, more=True)
    return Preview(found, failed, more=False)


class _Enough(Exception):
    """As many documents were read as were asked for."""


def inspect(document: Document) -> Inspected:
    """The events of a document, those that its publisher declares as they are."""
    if isinstance(document, Declared):
        return Inspected(list(document.events), [], [])
    return pipeline.inspect(document)


def lacks_events(document: Document, found: Inspected) -> bool:
    """Whether a document, in a language whose events are read, has dates and no event."""
    readable = reads(found.lang or "und") == "events"
    dates = seen(found.times, day_of(document.published))
    return readable and bool(dates) and not found.dated
