"""Records with named fields as documents: what JSONL, CSV and Parquet share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from eventtracker.model import Document, EventtrackerError, as_published
from eventtracker.sources.base import Options, whole, words

COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text"),
    "published": ("published", "published_at", "date", "pubdate", "publication_date", "datetime"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "lang": ("lang", "language"),
    "source": ("source", "outlet", "publisher"),
}
"""A document's fields and the names that archives give them, the likeliest first."""


def columns(names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Which of an archive's columns holds which field; {"text": "body", …}.

    Where `given` says it of a field, and there is such a column, that goes before usual names.
    """
    known = {name.strip().lower(): name for name in names}
    called = COLUMNS | {
        field: (name.strip().lower(), *COLUMNS[field]) for field, name in given.items()
    }
    found = {
        field: next((known[name] for name in tries if name in known), None)
        for field, tries in called.items()
    }
    return {field: name for field, name in found.items() if name is not None}


def document(record: Mapping[str, Any], options: Options) -> Document:
    """The document of a record. EventtrackerError without text, or with a date that is none."""
    held = columns(record, options.columns)
    found = {field: record.get(name) for field, name in held.items()}
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        raise EventtrackerError("has no text: it needs a field 'text'.")
    return Document(
        whole(text),
        published=_published(found.get("published")) or options.published,
        title=words(found.get("title")),
        url=words(found.get("url")),
        lang=words(found.get("lang")) or options.lang,
        source=words(found.get("source")),
    )


def _published(value: Any) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date | str):
        return as_published(value)
    raise EventtrackerError(f"has a date that is none: {value!r}.")
