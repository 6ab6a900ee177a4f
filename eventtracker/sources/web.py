"""Addresses: what they give is read by the format that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import registry
from eventtracker.sources.base import Options, Unreadable
from eventtracker.sources.content import Content, Format, needed
from eventtracker.sources.memory import Same

if TYPE_CHECKING:
    from eventtracker.sources.fetch import Answer
    from eventtracker.sources.visitor import Visitor

_ADDRESS = re.compile("([A-Za-z][A-Za-z0-9+.-]*)://")
_UNSAID = "application/octet-stream"


class Web:
    """Addresses that begin with http:// or https://; any other scheme is refused."""

    def matches(self, source: str) -> bool:
        return _ADDRESS.match(source) is not None

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        scheme = _ADDRESS.match(source)
        if scheme and scheme[1].lower() not in ("http", "https"):
            raise EventtrackerError(f"{source}: only http and https are read.", usage=True)
        needed("httpx", "web")
        visitors = needed("eventtracker.sources.visitor", "web")
        with visitors.Visitor(options.private, options.memory) as visitor:
            try:
                content = content_of(visitor.get(source), source, visitor)
            except Same:
                return
            if not content.data.strip():
                raise EventtrackerError(f"{source} is empty.")
            yield from documents(content, options)


def documents(content: Content, options: Options) -> Iterator[Document | Unreadable]:
    """The documents of an answer. EventtrackerError if it is in no format that is read."""
    for reader in registry.sources():
        if isinstance(reader, Format) and reader.takes(content):
            return reader.documents(content, options)
    kind = content.media_type or "data of an unknown kind"
    raise EventtrackerError(f"{content.name} is {kind}, which isn't read.")


def content_of(answer: Answer, name: str, visitor: Visitor) -> Content:
    """An answer as a content, with what its headers declare."""
    header = Message()
    header["Content-Type"] = answer.headers.get("content-type", "") or _UNSAID
    media_type = header.get_content_type()
    return Content(
        answer.data,
        name,
        answer.url,
        "" if media_type == _UNSAID else media_type,
        header.get_content_charset(),
        visitor,
    )
