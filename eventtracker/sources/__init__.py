"""Sources: files, folders, archives and standard input as documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from eventtracker.model import Document, EventtrackerError, as_published
from eventtracker.sources.base import Options, Source, Unreadable
from eventtracker.sources.registry import source_of, sources

__all__ = ["Options", "Source", "Unreadable", "read", "sources"]


def read(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    lang: str | None = None,
    on_failure: Callable[[Unreadable], None] | None = None,
) -> Iterator[Document]:
    """The documents of a file, a folder, a glob, a JSONL, CSV or Parquet archive, or of "-".

    `published` and `lang` stand in where a document has none of its own. An item that
    cannot be read is handed to `on_failure`; without one it raises EventtrackerError, as
    does a source that cannot be read as a whole.
    """
    options = Options(as_published(published), lang)
    name = str(source)
    for item in source_of(name).read(name, options):
        if isinstance(item, Document):
            yield item
        elif on_failure:
            on_failure(item)
        else:
            raise EventtrackerError(f"{item.name}: {item.reason}")
