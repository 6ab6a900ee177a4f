"""A text file, or standard input: one document."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import HEAD, Options, decode, existing, refuse, refuse_binary
from eventtracker.sources.content import LIMIT, Content, Format


class TextFile:
    """Any file that no other source claims."""

    def matches(self, source: str) -> bool:
        return True

    def count(self, source: str) -> int:
        return 1

    def read(self, source: str, options: Options) -> Iterator[Document]:
        path = existing(source)
        try:
            with path.open("rb") as file:
                data = file.read(HEAD)
                refuse_binary(data, str(path))  # a disk image is refused before it is read
                data += file.read(LIMIT + 1 - len(data))
        except OSError as error:
            raise refuse(path, error) from error
        yield _document(data, str(path), options)


class StandardInput:
    """What is piped in, called "-"."""

    def matches(self, source: str) -> bool:
        return source == "-"

    def count(self, source: str) -> int:
        return 1

    def read(self, source: str, options: Options) -> Iterator[Document]:
        yield _document(sys.stdin.buffer.read(LIMIT + 1), "Standard input", options)


def _document(data: bytes, name: str, options: Options) -> Document:
    if len(data) > LIMIT:
        raise EventtrackerError(f"{name} is larger than {LIMIT // 1_000_000} MB: split it.")
    return Document(decode(data, name), published=options.published, lang=options.lang)


class PlainText(Format):
    """Plain text by its address; files are TextFile's."""

    suffixes = ()
    media_types = ("text/plain",)

    def documents(self, content: Content, options: Options) -> Iterator[Document]:
        text = decode(content.data, content.name, [content.charset])
        yield Document(text, options.published, None, content.url, options.lang)
