"""A polite visitor: what a site's robots.txt forbids isn't asked, and no host is pressed."""

from __future__ import annotations

from time import monotonic, sleep
from urllib.parse import SplitResult, urlsplit, urlunsplit

import protego

from eventtracker.sources.fetch import AGENT, Answer, Failed, Fetcher

_PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
_LONGEST_PAUSE = 30.0


class Visitor:
    """Fetches addresses that people name, and what these link to."""

    def __init__(self, private: bool = False, *, pause: float = _PAUSE) -> None:
        self._fetcher = Fetcher(private=private)
        self._pause = pause
        self._rules: dict[str, protego.Protego] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *error: object) -> None:
        self._fetcher.__exit__(*error)

    def get(self, url: str, stamps: dict[str, str] | None = None) -> Answer:
        """What an address gives that a person named. Raises Failed."""
        return self._get(url, self._pause, stamps)

    def follow(self, url: str, stamps: dict[str, str] | None = None) -> Answer:
        """What an address gives that another page linked to, if robots.txt lets us ask.

        Raises Failed.
        """
        rules = self._robots(url)
        if not rules.can_fetch(url, AGENT):
            raise Failed(f"{url} is closed to programs by the site's robots.txt.")
        asked = rules.crawl_delay(AGENT) or 0.0
        return self._get(url, min(max(self._pause, asked), _LONGEST_PAUSE), stamps)

    def _get(self, url: str, pause: float, stamps: dict[str, str] | None) -> Answer:
        host = _parts(url).netloc
        wait = self._asked.get(host, -pause) + pause - monotonic()
        if host in self._asked and wait > 0:
            sleep(wait)
        try:
            return self._fetcher.get(url, stamps)
        finally:
            self._asked[host] = monotonic()

    def _robots(self, url: str) -> protego.Protego:
        """A site's rules. As RFC 9309, 2.3.1: none where it has none, all closed if it fails."""
        parts = _parts(url)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if site not in self._rules:
            try:
                text = self._fetcher.get(site).data[:500_000].decode("utf-8", "replace")
            except Failed as failure:
                text = "" if 400 <= failure.status < 500 else "User-agent: *\nDisallow: /"
            self._rules[site] = protego.Protego.parse(text)
        return self._rules[site]


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise Failed(f"{url} is not a web address.") from error
