"""Sitemaps (sitemaps.org): the pages that a site lists, the latest changed first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, Unreadable
from eventtracker.sources.content import Content, Format, needed
from eventtracker.sources.feed import HEAD, SITEMAP, linked
from eventtracker.sources.memory import Same

MOST = 500
"""Pages of one sitemap that are read."""
_MOST_PARTS = 20

Pages = dict[str, str]
"""Address -> the day of the page's last change, as the sitemap says it; "" where it doesn't."""


class Sitemap(Format):
    """Sitemaps and indexes of them, by their addresses."""

    suffixes = ()
    media_types = ()

    def takes(self, content: Content) -> bool:
        return SITEMAP.search(content.data[:HEAD]) is not None

    def documents(self, content: Content, options: Options) -> Iterator[Document | Unreadable]:
        root = _tree(content.data, content.name)
        listed, refused = _listed(root), list[Unreadable]()
        if root.tag.endswith("sitemapindex"):
            listed, refused = _of_parts(_first(listed, _MOST_PARTS), content)
        yield from refused
        for url, changed in _first(listed, MOST).items():
            try:
                with suppress(Same):
                    yield from linked(url, content.visitor, options, changed)
            except EventtrackerError as error:
                yield _unreadable(url, content, error)


def _first(pages: Pages, most: int) -> Pages:
    return dict(islice(pages.items(), most))


def _of_parts(parts: Pages, content: Content) -> tuple[Pages, list[Unreadable]]:
    """The pages that the parts of an index list, and the parts that cannot be read."""
    found: Pages = {}
    refused: list[Unreadable] = []
    for url, changed in parts.items():
        try:
            with suppress(Same):
                part = content.visitor.follow(url, changed)
                found |= _listed(_tree(part.data, url))
        except EventtrackerError as error:
            refused.append(_unreadable(url, content, error))
    return found, refused


def _unreadable(url: str, content: Content, error: EventtrackerError) -> Unreadable:
    return Unreadable(url, content.name, str(error).removeprefix(f"{url} "))


def _tree(data: bytes, name: str) -> Any:
    etree = needed("lxml.etree", "web")
    # Neither entities nor anything else is fetched or unfolded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise EventtrackerError(f"{name} is no sitemap.")
    return root


def _listed(root: Any) -> Pages:
    """The addresses that a sitemap lists, the latest changed first, those without a day last."""
    found = []
    for child in root.iterchildren("{*}url", "{*}sitemap"):
        url = (child.findtext("{*}loc") or "").strip()
        if url.lower().startswith(("http://", "https://")):
            found.append(((child.findtext("{*}lastmod") or "").strip(), url))
    return {url: changed for changed, url in sorted(found, key=lambda f: f[0], reverse=True)}
