"""A folder or a glob: every file in it, each by the source that claims it."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import registry
from eventtracker.sources.base import Options, Unreadable, there

_SETTINGS = (".cfg", ".ini", ".toml", ".yaml", ".yml")


class Folder:
    """A folder, with all that is in it and below, in order of names.

    Hidden files and settings are left out.
    """

    def matches(self, source: str) -> bool:
        return there(source) and Path(source).is_dir()

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        refused: list[Unreadable] = []

        def note(error: OSError) -> None:
            name = str(error.filename)
            refused.append(
                Unreadable(name, name, f"cannot be read: {(error.strerror or '').lower()}.")
            )

        def wanted(name: str) -> bool:
            return not name.startswith(".") and not name.lower().endswith(_SETTINGS)

        empty = True
        for folder, below, files in os.walk(source, onerror=note):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(filter(wanted, files)):
                empty = False
                yield from _each(str(Path(folder, name)), options)
        yield from refused
        if empty and not refused:
            raise EventtrackerError(f"The folder {source} holds no file.", usage=True)


class Glob:
    """A pattern such as "news/**/*.txt" that names no file itself."""

    def matches(self, source: str) -> bool:
        return glob.has_magic(source) and not there(source)

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        matches = glob.iglob(source, recursive=True)  # noqa: PTH207 (Path.glob: relative only)
        found = sorted(path for path in matches if not Path(path).is_dir())
        if not found:
            raise EventtrackerError(f"No file matches {source}.", usage=True)
        for path in found:
            yield from _each(path, options)


def _each(path: str, options: Options) -> Iterator[Document | Unreadable]:
    try:
        if not Path(path).is_file():
            raise EventtrackerError(f"{path} is not a plain file.")
        yield from registry.source_of(path).read(path, options)
    except EventtrackerError as error:
        yield Unreadable(path, path, str(error).removeprefix(f"{path} "))
