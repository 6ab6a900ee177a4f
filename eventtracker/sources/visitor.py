"""A polite visitor: what a site's robots.txt forbids isn't asked, and no host is pressed."""

from __future__ import annotations

from threading import Lock
from time import monotonic, sleep
from urllib.parse import SplitResult, urlsplit, urlunsplit

import protego

from eventtracker.sources.fetch import AGENT, Answer, Failed, Fetcher
from eventtracker.sources.memory import Memory

_PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
_LONGEST_PAUSE = 30.0
_turns: dict[str, float] = {}
"""Host -> when it was asked last; for all visitors of this process, whoever sent them."""
_lock = Lock()


class Visitor:
    """Fetches addresses that people name, and what these link to.

    With a `memory`, what hasn't changed since raises Same instead.
    """

    def __init__(
        self, private: bool = False, memory: Memory | None = None, *, pause: float = _PAUSE
    ) -> None:
        self._fetcher = Fetcher(private=private)
        self._memory = memory
        self._pause = pause
        self._rules: dict[str, protego.Protego] = {}

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *error: object) -> None:
        self._fetcher.__exit__(*error)

    def get(self, url: str) -> Answer:
        """What an address gives that a person named. Raises Failed."""
        return self._get(url, self._pause)

    def follow(self, url: str, mark: str = "") -> Answer:
        """What an address gives that another page linked to, if robots.txt lets us ask.

        `mark` is what the other page says of it: while that stays the same, it is asked for
        seldom. Raises Failed.
        """
        if self._memory:
            self._memory.check(url, mark)
        rules = self._robots(url)
        if not rules.can_fetch(url, AGENT):
            raise Failed(f"{url} is closed to programs by the site's robots.txt.")
        asked = rules.crawl_delay(AGENT) or 0.0
        return self._get(url, min(max(self._pause, asked), _LONGEST_PAUSE), mark)

    def _get(self, url: str, pause: float, mark: str = "") -> Answer:
        host = _parts(url).netloc
        _wait(host, pause)
        memory = self._memory
        try:
            answer = self._fetcher.get(url, memory.stamps(url) if memory else None)
        except Failed as failure:
            if memory:
                memory.miss(failure.again)
            raise
        finally:
            _turns[host] = monotonic()
        if memory:
            memory.keep(url, answer.status, answer.headers, mark)
        return answer

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


def _wait(host: str, pause: float) -> None:
    """Wait for our turn to ask a host."""
    with _lock:
        now = monotonic()
        turn = max(now, _turns.get(host, now - pause) + pause)
        _turns[host] = turn
    if turn > now:
        sleep(turn - now)


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise Failed(f"{url} is not a web address.") from error
