"""Web pages and saved ones: the article without the site's furniture, and declared events."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from eventtracker.model import Document, EventtrackerError, as_published
from eventtracker.sources import markup
from eventtracker.sources.base import Options, decode, words
from eventtracker.sources.content import Content, Format, needed

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""")
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body)\b")
_LINK = re.compile(r"(?i)<link\b[^>]{1,1000}>")
_FEED = re.compile(r"(?i)application/(?:rss|atom)\+xml")
_HREF = re.compile(r"""(?i)\bhref\s*=\s*["']?([^"'\s>]{1,500})""")
_HEAD = 4096


class Page(Format):
    """HTML: files, saved pages and addresses."""

    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")

    def takes(self, content: Content) -> bool:
        declared = content.media_type in self.media_types
        return declared or bool(not content.media_type and _HTML.search(content.data[:_HEAD]))

    def documents(self, content: Content, options: Options) -> Iterator[Document]:
        html = _markup(content)
        document = article(html, content, options)
        declared = markup.declared(html, document, options)
        if document.text:
            yield document
        if declared:
            yield declared
        elif not document.text:
            raise EventtrackerError(f"{content.name} has no article text{_hint(html, content)}.")


def article(html: str, content: Content, options: Options) -> Document:
    """The article of a page: headline, text, date, outlet; without text if it has none."""
    extract = needed("trafilatura", "web").bare_extraction
    # What it notes of pages without an article, we say ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = extract(
        html.replace("\0", ""),
        url=content.url,
        include_comments=False,
        with_metadata=True,
        # Days in the text are days of events; the date line is read later, by the engine.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not found:
        return Document("", options.published, url=_canonical(None, content.url), lang=options.lang)
    text = words(found.text) or ""
    title = words(found.title)
    if text and title and title not in text[: len(title) + 200]:
        text = f"{title}\n{text}"
    return Document(
        text,
        published=_day(found.date) or options.published,
        title=title,
        url=_canonical(found.url, content.url),
        lang=options.lang,
        source=words(found.sitename) or words(found.hostname),
    )


def _hint(html: str, content: Content) -> str:
    """The feed that a page without an article names, as a start page does."""
    for link in _LINK.findall(html):
        address = _HREF.search(link) if _FEED.search(link) else None
        with suppress(ValueError):
            if address and content.url:
                return f"; its feed is {urljoin(content.url, unescape(address[1]))}"
    return ""


def _markup(content: Content) -> str:
    meta = _CHARSET.search(content.data[:_HEAD])
    declared = (content.charset, meta and meta[1].decode("ascii", "replace"))
    return _XML.sub("", decode(content.data, content.name, declared), count=1)


def _canonical(named: str | None, url: str | None) -> str | None:
    """The address that the page gives itself, unless it gives itself for another site's."""
    own = urlsplit(url or "")._replace(fragment="").geturl() or None
    try:
        parts = urlsplit(named or "")
        foreign = own is not None and parts.hostname != urlsplit(own).hostname
    except ValueError:
        return own
    if parts.scheme not in ("http", "https") or not parts.hostname or foreign:
        return own
    return named


def _day(value: Any) -> date | None:
    try:
        return as_published(value) if isinstance(value, str) else None
    except EventtrackerError:
        return None
