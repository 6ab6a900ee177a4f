"""A folder or a glob: every file in it, each by the source that claims it."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
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

    def count(self, source: str) -> int | None:
        return _count(_files(source, lambda error: None))

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        refused: list[Unreadable] = []

        def note(error: OSError) -> None:
            name = str(error.filename)
            refused.append(
                Unreadable(name, name, f"cannot be read: {(error.strerror or '').lower()}.")
            )

        empty = True
        for path in _files(source, note):
            empty = False
            yield from _each(path, options)
        yield from refused
        if empty and not refused:
            raise EventtrackerError(f"The folder {source} holds no file.", usage=True)


def _files(source: str, note: Callable[[OSError], None]) -> Iterator[str]:
    """The files of a folder that are read, in order; folders that are closed are noted."""

    def wanted(name: str) -> bool:
        return not name.startswith(".") and not name.lower().endswith(_SETTINGS)

    for folder, below, files in os.walk(source, onerror=note):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(filter(wanted, files)):
            yield str(Path(folder, name))


class Glob:
    """A pattern such as "news/**/*.txt" that names no file itself."""

    def matches(self, source: str) -> bool:
        return glob.has_magic(source) and not there(source)

    def count(self, source: str) -> int | None:
        return _count(self._paths(source))

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        found = self._paths(source)
        if not found:
            raise EventtrackerError(f"No file matches {source}.", usage=True)
        for path in found:
            yield from _each(path, options)

    def _paths(self, source: str) -> list[str]:
        matches = glob.iglob(source, recursive=True)  # noqa: PTH207 (Path.glob: relative only)
        return sorted(path for path in matches if not Path(path).is_dir())


def _count(paths: Iterable[str]) -> int | None:
    """How many documents files hold; None if one of them doesn't tell beforehand."""
    total = 0
    for path in paths:
        number = registry.expected(path) if Path(path).is_file() else 0
        if number is None:
            return None
        total += number
    return total


def _each(path: str, options: Options) -> Iterator[Document | Unreadable]:
    try:
        if not Path(path).is_file():
            raise EventtrackerError(f"{path} is not a plain file.")
        yield from registry.source_of(path).read(path, options)
    except EventtrackerError as error:
        yield Unreadable(path, path, str(error).removeprefix(f"{path} "))
