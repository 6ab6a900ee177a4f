"""What a person hands in, a text or a file, as documents; nothing of it is stored yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import Unreadable, read

LONGEST = 1_000_000
"""Characters of a text that is read."""
_PREFIX = "upload-"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Documents to be looked at, and what could not be read: (name, why)."""

    documents: tuple[Document, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


def pasted(text: str, *, published: date | None, title: str = "", url: str = "") -> Document:
    """A text as a document. Raises EventtrackerError (usage) on what is none."""
    if "\0" in text:
        raise EventtrackerError("This is no text: it has bytes that no text has.", usage=True)
    if len(text) > LONGEST:
        raise EventtrackerError(f"The text is longer than {LONGEST} characters.", usage=True)
    address = url.strip()
    if address and not address.lower().startswith(("https://", "http://")):
        raise EventtrackerError("An address begins with https:// or http://.", usage=True)
    plain = text.encode("utf-8", "replace").decode()
    return Document(plain, published=published, title=title.strip() or None, url=address or None)


def uploaded(files: Sequence[tuple[str, bytes]], *, published: date | None) -> Incoming:
    """Files (name, content) as documents, by what reads such files from a folder."""
    documents: list[Document] = []
    failed: list[tuple[str, str]] = []
    for name, content in files:
        try:
            found, refused = _read(name, content, published)
        except EventtrackerError as problem:
            found, refused = [], [(_own(name), str(problem))]
        documents += found
        failed += [(what, why) for what, why in refused]
    return Incoming(tuple(documents), tuple(failed))


def _read(
    name: str, content: bytes, published: date | None
) -> tuple[list[Document], list[tuple[str, str]]]:
    own = _own(name)
    refused: list[Unreadable] = []
    with TemporaryDirectory(prefix=_PREFIX) as folder:
        file = Path(folder) / own
        file.write_bytes(content)
        try:
            found = list(read(file, published=published, on_failure=refused.append))
        except EventtrackerError as problem:
            # The reader's own name for the file, not where it lay for a moment.
            raise EventtrackerError(str(problem).replace(str(file), own)) from None
        found = [_named(document, str(file), own) for document in found]
        return found, [(item.name.replace(str(file), own), item.reason) for item in refused]


def _named(document: Document, path: str, own: str) -> Document:
    """The document under its own name where it bears that of the file for the moment."""
    said = {
        field: getattr(document, field).replace(path, own)
        for field in ("title", "url", "source")
        if path in (getattr(document, field) or "")
    }
    return replace(document, **said) if said else document


def _own(name: str) -> str:
    """A file's name that is safe to write under: no folders, no odd letters, short."""
    plain = "".join(c if c.isalnum() or c in "._- " else "_" for c in PurePath(name).name)
    stem, suffix = PurePath(plain).stem.strip(" .") or "file", PurePath(plain).suffix
    return f"{stem[:80]}{suffix[:16]}"
