"""What every source must do, and what all of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import encodings
from eventtracker.sources.memory import Memory


@dataclass(frozen=True, slots=True)
class Options:
    """What is known of documents that don't say it themselves: date and language.

    `columns` names those of an archive that hold a document's fields, {"text": "corpo"};
    `private` allows addresses of this machine and its network; `memory` is of the source's last
    reading, so that what is as it was then can be passed over.
    """

    published: date | datetime | None = None
    lang: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item that could not be read: its name, the source to read again for it, and why.

    `reason` is what follows on "NAME: ", such as "is not UTF-8.".
    """

    name: str
    origin: str
    reason: str


class Source(Protocol):
    """A kind of source. Register one under the entry point group `eventtracker.sources`.

    One that has `count(source) -> int | None` tells by it how many documents there are, as far
    as that is known without reading them.
    """

    def matches(self, source: str) -> bool:
        """Whether `source` (a path, an address, "-") is of this kind; quick, reads nothing."""

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        """The documents of a source, one at a time, as they come.

        An item that cannot be read is yielded as Unreadable and costs no other. Raises
        EventtrackerError if the source as a whole cannot be read.
        """


HEAD = 8192
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3\0": "an SQLite database",
}


def there(source: str) -> bool:
    """Whether a path leads to something; not if it is too long, or in a closed folder."""
    try:
        return Path(source).exists()
    except OSError:
        return False


def existing(source: str) -> Path:
    """The path of a file that is there. EventtrackerError (usage) if it isn't."""
    if there(source):
        return Path(source)
    raise EventtrackerError(f"There is no file {source[:300]}.", usage=True)


def refuse(path: Path, error: OSError) -> EventtrackerError:
    """The plain words for a file that the system won't hand over."""
    return EventtrackerError(f"{path} cannot be read: {_why(error)}.")


def refuse_binary(head: bytes, name: str) -> None:
    """EventtrackerError if a file's first bytes are no text."""
    kind = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
    if kind or (b"\0" in head and not (encodings.marked(head) or encodings.wide(head))):
        raise EventtrackerError(f"{name} is {kind or 'a binary file'}, not text.")


def encoding_of(head: bytes, name: str) -> str:
    """The codec of a text file from its first bytes. EventtrackerError if they are no text."""
    refuse_binary(head, name)
    return encodings.codec_of(head, final=False)


def decode(data: bytes, name: str, declared: Iterable[str | None] = ()) -> str:
    """The text of a file's bytes, line ends as they are; broken characters as U+FFFD.

    `declared`: the encodings that its sender or itself names, the weightiest first. Raises
    EventtrackerError on an empty or a binary file.
    """
    refuse_binary(data[:HEAD], name)
    text = data.decode(encodings.codec_of(data, declared), "replace")
    if not text.strip():
        raise EventtrackerError(f"{name} is empty.")
    odd = len(_CONTROL.findall(text[:HEAD])) + text[:HEAD].count("\ufffd")
    if odd * 100 > len(text[:HEAD]):
        raise EventtrackerError(f"{name} is a binary file, or text in an unknown encoding.")
    return whole(text)


def whole(text: str) -> str:
    """A text without half characters (lone surrogates), as long as before."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def words(value: Any) -> str | None:
    """A record's text, whole and trimmed; None if it has none."""
    return whole(value).strip() or None if isinstance(value, str) else None


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
