"""JSON lines: one object a line with text and, where known, date, title, address, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import HEAD, Options, Unreadable, encoding_of, existing, refuse
from eventtracker.sources.records import document


class JsonLines:
    """Files that end in .jsonl or .ndjson."""

    def matches(self, source: str) -> bool:
        return source.lower().endswith((".jsonl", ".ndjson"))

    def count(self, source: str) -> int | None:
        path = Path(source)
        return _count(path) if path.is_file() else None  # a pipe can be read once only

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        path = existing(source)
        empty = True
        try:
            for number, line in _lines(path):
                if line.strip():
                    empty = False
                    yield _item(line, f"{path}, line {number}", str(path), options)
        except OSError as error:
            raise refuse(path, error) from error
        if empty:
            raise EventtrackerError(f"{path} is empty.")


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(part.count(b"\n") for part in iter(lambda: file.read(1_000_000), b""))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines as UTF-8 bytes, so that one that is no UTF-8 spoils no other."""
    with path.open("rb") as file:
        encoding = encoding_of(file.read(HEAD), str(path))
    if encoding.startswith("utf-16"):
        with path.open(encoding=encoding, errors="replace", newline="\n") as text:
            yield from ((n, line.encode()) for n, line in enumerate(text, 1))
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _item(line: bytes, name: str, origin: str, options: Options) -> Document | Unreadable:
    try:
        record = json.loads(line.decode())
        if isinstance(record, dict):
            return document(record, options)
        reason = "is not a JSON object."
    except UnicodeDecodeError:
        reason = "is not UTF-8."
    except (ValueError, RecursionError):
        reason = "is not JSON."
    except EventtrackerError as error:
        reason = str(error)
    return Unreadable(name, origin, reason)
