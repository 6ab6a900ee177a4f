"""Contents: the bytes of a file or of an answer from the web, and who reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, Unreadable, existing, refuse

LIMIT = 20_000_000
"""Bytes that one file may have."""


@dataclass(frozen=True, slots=True)
class Content:
    """`name` is what messages call it; the rest is known of answers from the web only:

    the address it came from, its media type, its declared encoding, and a Visitor that
    fetches what it links to.
    """

    data: bytes = field(repr=False)
    name: str
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    visitor: Any = None


class Format:
    """A kind of content. Subclasses say which one it is, and read its documents."""

    suffixes: ClassVar[tuple[str, ...]]
    media_types: ClassVar[tuple[str, ...]]
    many: ClassVar[bool] = False
    """Whether a file of this kind may hold several documents."""

    def matches(self, source: str) -> bool:
        return source.lower().endswith(self.suffixes)

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        path = existing(source)
        yield from self.documents(Content(_bytes(path), str(path)), options)

    def count(self, source: str) -> int | None:
        return None if self.many else 1

    def takes(self, content: Content) -> bool:
        """Whether an answer from the web is of this kind."""
        return content.media_type in self.media_types

    def documents(self, content: Content, options: Options) -> Iterator[Document | Unreadable]:
        """The documents of a content. EventtrackerError if it cannot be read as a whole."""
        raise NotImplementedError


@cache
def needed(module: str, extra: str) -> ModuleType:
    """A module of an extra. EventtrackerError that names the extra where it isn't installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise EventtrackerError(
            f'This needs more to be installed: pip install "eventtracker[{extra}]".'
        ) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise refuse(path, error) from error
    if len(data) > LIMIT:
        raise EventtrackerError(f"{path} is larger than {LIMIT // 1_000_000} MB: split it.")
    if not data.strip():
        raise EventtrackerError(f"{path} is empty.")
    return data
