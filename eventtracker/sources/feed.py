"""RSS and Atom: the articles that a feed links to; of a saved feed, what its entries hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin, urlsplit

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, Unreadable, whole
from eventtracker.sources.content import Content, Format, needed
from eventtracker.sources.memory import Same

MOST = 500
"""Entries of one feed that are read, the first ones."""
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)\b")
SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")
_BREAK = re.compile(r"(?i)\s*<(?:/?p|br|/?div|/?ul|/?ol|/li|/h[1-6]|/tr)\b[^>]*>\s*")
_ITEM = re.compile(r"(?i)<li\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
HEAD = 2048
"""Bytes within which the root of a feed or a sitemap stands."""


class Feed(Format):
    """Feeds by their addresses, and files that end in .rss, .atom or .xml."""

    suffixes = (".rss", ".atom", ".xml")
    media_types = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
    many = True

    def takes(self, content: Content) -> bool:
        return super().takes(content) or _ROOT.search(content.data[:HEAD]) is not None

    def documents(self, content: Content, options: Options) -> Iterator[Document | Unreadable]:
        parse = needed("feedparser", "web").parse
        charset = f"; charset={content.charset}" if content.charset else ""
        # Relative links and encodings follow the address and the header; nothing is fetched.
        headers = {"content-type": f"application/xml{charset}", "content-location": content.url}
        found = parse(content.data, response_headers={k: v for k, v in headers.items() if v})
        if not found.version:
            raise EventtrackerError(f"{content.name} is no feed.")
        outlet = _words(found.feed.get("title"))
        seen: set[str] = set()
        for number, entry in enumerate(found.entries[:MOST], 1):
            link = _link(entry, content.url)
            if link in seen:
                continue
            seen |= {link} if link else set()
            name = f"{content.name}, entry {number}"
            with suppress(Same):
                yield from _item(entry, link, name, content, outlet, options)


def _item(
    entry: Any, link: str | None, name: str, content: Content, outlet: str | None, options: Options
) -> Iterator[Document | Unreadable]:
    """The article that an entry links to, else what the entry itself holds."""
    told = replace(options, published=_published(entry) or options.published)
    try:
        if link and content.visitor:
            for document in linked(link, content.visitor, told, _mark(entry)):
                # A feed knows better when it was published than a page's markup.
                published = told.published or document.published
                yield replace(document, published=published, source=outlet or document.source)
            return
        text = _text(entry)
    except EventtrackerError as error:
        yield Unreadable(link or name, content.name, str(error).removeprefix(f"{link} "))
        return
    if text:
        title = _words(entry.get("title"))
        yield Document(text, told.published, title, link, options.lang, outlet)
    else:
        yield Unreadable(name, content.name, "has neither text nor a link.")


def linked(url: str, visitor: Any, options: Options, mark: str) -> list[Document]:
    """The article at an address that a feed or a sitemap names, of which it says `mark`, and
    what the page declares beside it.

    Raises EventtrackerError without either, Same if it is as it was.
    """
    from eventtracker.sources.web import content_of, documents

    content = content_of(visitor.follow(url, mark), url, visitor)
    if Feed().takes(content) or SITEMAP.search(content.data[:HEAD]):
        raise EventtrackerError(f"{url} is another list of pages.")  # they could go on for ever
    found = [d for d in documents(content, options) if isinstance(d, Document)]
    if not found:
        raise EventtrackerError(f"{url} holds no article.")
    return found


def _mark(entry: Any) -> str:
    """What an entry says of its article, in short: another one, if it says something new."""
    days = [entry.get(name) or "" for name in ("published", "updated") if name in entry]
    return sha256("\n".join([*days, _text(entry) or ""]).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


def _link(entry: Any, base: str | None) -> str | None:
    link = entry.get("link")
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        link = urljoin(base or "", link.strip())
        return link if urlsplit(link).scheme in ("http", "https") else None
    except ValueError:
        return None


def _published(entry: Any) -> datetime | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime(*moment[:6]).replace(tzinfo=UTC) if moment else None
    except ValueError:
        return None


def _text(entry: Any) -> str | None:
    """Headline and body of an entry: its fullest content, else its summary."""
    bodies = [each.get("value") or "" for each in entry.get("content") or ()]
    markup = max([*bodies, entry.get("summary") or ""], key=len)
    title = _words(entry.get("title"))
    lines = [title, *(line.strip() for line in plain(markup).splitlines())]
    return "\n".join(filter(None, lines)) or None


def plain(markup: str) -> str:
    """The text of a piece of HTML; paragraphs, list items and rows on lines of their own."""
    text = _ITEM.sub("\n- ", _BREAK.sub("\n", markup))
    return html.unescape(_TAG.sub("", text)).replace("\xa0", " ")


def _words(value: Any) -> str | None:
    return " ".join(html.unescape(whole(value)).split()) or None if isinstance(value, str) else None
