"""Sitemaps (sitemaps.org): the pages that a site lists, the latest changed first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, Unreadable
from eventtracker.sources.content import Content, Format, needed
from eventtracker.sources.feed import linked

MOST = 500
"""Pages of one sitemap that are read."""
_MOST_PARTS = 20
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")
_HEAD = 2048


class Sitemap(Format):
    """Sitemaps and indexes of them, by their addresses."""

    suffixes = ()
    media_types = ()

    def takes(self, content: Content) -> bool:
        return _ROOT.search(content.data[:_HEAD]) is not None

    def documents(self, content: Content, options: Options) -> Iterator[Document | Unreadable]:
        for url in self._pages(content)[:MOST]:
            try:
                yield linked(url, content.visitor, options)
            except EventtrackerError as error:
                yield Unreadable(url, content.name, str(error).removeprefix(f"{url} "))

    def _pages(self, content: Content) -> list[str]:
        """Addresses of pages, those of an index's parts too."""
        root = _tree(content.data, content.name)
        listed = _listed(root)
        if not root.tag.endswith("sitemapindex"):
            return listed
        parts = (content.visitor.follow(url) for url in listed[:_MOST_PARTS])
        return [url for part in parts for url in _listed(_tree(part.data, part.url))]


def _tree(data: bytes, name: str) -> Any:
    etree = needed("lxml.etree", "web")
    # Neither entities nor anything else is fetched or unfolded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise EventtrackerError(f"{name} is no sitemap.")
    return root


def _listed(root: Any) -> list[str]:
    """The addresses that a sitemap lists, the latest changed first, those without a day last."""
    found = []
    for child in root.iterchildren("{*}url", "{*}sitemap"):
        url = (child.findtext("{*}loc") or "").strip()
        if url.lower().startswith(("http://", "https://")):
            found.append(((child.findtext("{*}lastmod") or "").strip(), url))
    return list(dict.fromkeys(url for _, url in sorted(found, key=lambda f: f[0], reverse=True)))
