"""Which source reads what. The first one that claims a source reads it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from eventtracker.sources.base import Source

GROUP = "eventtracker.sources"
_OURS = (
    "text:StandardInput",
    "web:Web",
    "many:Folder",
    "many:Glob",
    "jsonl:JsonLines",
    "table:Csv",
    "table:Parquet",
    "office:Pdf",
    "office:Docx",
    "calendar:Calendar",
    "sitemap:Sitemap",
    "feed:Feed",
    "page:Page",
    "text:PlainText",
    "text:TextFile",
)


@cache
def sources() -> tuple[Source, ...]:
    """All sources: other packages' first, so that ours stay the ones that take what is left."""
    theirs = [point.load()() for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)]
    ours = [
        getattr(import_module(f"eventtracker.sources.{module}"), name)()
        for module, name in (place.split(":") for place in _OURS)
    ]
    return (*theirs, *ours)


def source_of(source: str) -> Source:
    """The source that claims a path, an address or "-"."""
    return next(kind for kind in sources() if kind.matches(source))


def expected(source: str) -> int | None:
    """How many documents a source holds, as far as that is told without reading it; else None.

    Raises what reading it would, OSError too.
    """
    count = getattr(source_of(source), "count", None)
    return count(source) if count else None
