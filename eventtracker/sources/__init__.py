"""Sources: files, folders, archives, pages, feeds and standard input as documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from eventtracker.model import Document, EventtrackerError, as_published
from eventtracker.sources.base import Options, Source, Unreadable
from eventtracker.sources.declared import Declared
from eventtracker.sources.memory import Memory
from eventtracker.sources.registry import expected, source_of, sources

__all__ = ["Declared", "Memory", "Options", "Source", "Unreadable", "expected", "read", "sources"]


def read(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    lang: str | None = None,
    columns: Mapping[str, str] | None = None,
    private: bool = False,
    memory: Memory | None = None,
    on_failure: Callable[[Unreadable], None] | None = None,
) -> Iterator[Document]:
    """The documents of a file, a folder, a glob, an archive, an address, a feed, or of "-".

    `published` and `lang` stand in where a document has none of its own; `columns` names those
    of an archive that hold a document's fields, where their names don't tell; `private` allows
    addresses of this machine and its network; what a `memory` of the last reading knows to be
    unchanged is passed over. An item that cannot be read is handed to `on_failure`; without one
    it raises EventtrackerError, as does a source that cannot be read as a whole.
    """
    options = Options(as_published(published), lang, columns or {}, private, memory)
    name = str(source)
    for item in source_of(name).read(name, options):
        if isinstance(item, Document):
            yield item
        elif on_failure:
            on_failure(item)
        else:
            raise EventtrackerError(f"{item.name}: {item.reason}")
