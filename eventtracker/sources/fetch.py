"""Safe fetching of pages and files: bounded in size, time and redirects; no private addresses."""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any

import httpcore
import httpx
import stamina

from eventtracker.model import EventtrackerError
from eventtracker.sources.hosts import Backend, Refused, Transport

AGENT = f"eventtracker/{version('eventtracker')}"
"""The user agent; its first part is the name in robots.txt."""
MOST_BYTES = 20_000_000
"""Bytes of an answer, decompressed."""
MOST_SECONDS = 30.0
"""From the request to the answer's last byte, redirects included."""
MOST_REDIRECTS = 5
_ATTEMPTS = 3
_LONGEST_PAUSE = 60.0
_STEP = 65_536
_GZIP = b"\x1f\x8b"
_PASSING = {408, 425, 429, 500, 502, 503, 504}
logging.getLogger("stamina").setLevel(logging.ERROR)  # that it tries again is no news


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: `url` after redirects; `data` decompressed; headers by lower name.

    `status` is 200, or 304 where nothing changed since the stamps that were sent.
    """

    url: str
    status: int
    data: bytes
    headers: dict[str, str]


class Failed(EventtrackerError):
    """An address that gave nothing; `again` tells after how many seconds to ask again, if at all.

    `again` is True where the usual pause will do.
    """

    def __init__(self, message: str, again: bool | float = False, status: int = 0) -> None:
        super().__init__(message)
        self.again = again
        self.status = status


class Fetcher:
    """Fetches over http and https. `private` lets it ask hosts of this machine and its network."""

    def __init__(self, *, private: bool = False, seconds: float = MOST_SECONDS) -> None:
        self._backend = Backend(private)
        self._seconds = seconds
        self._client = httpx.Client(
            transport=Transport(self._backend),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
            trust_env=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def get(self, url: str, stamps: dict[str, str] | None = None) -> Answer:
        """What an address gives, asked again where that may help.

        `stamps` are conditional headers (If-None-Match …). Raises Failed.
        """
        for attempt in stamina.retry_context(on=_again, attempts=_ATTEMPTS, timeout=None):
            with attempt:
                return self._once(url, stamps or {})
        raise AssertionError  # the last attempt returns or raises

    def _once(self, url: str, stamps: dict[str, str]) -> Answer:
        self._backend.deadline = time.monotonic() + self._seconds
        try:
            request = self._client.build_request("GET", url, headers=stamps)
            for _ in range(MOST_REDIRECTS + 1):
                _check(request.url, url)
                response = self._client.send(request, stream=True)
                try:
                    if response.next_request is None:
                        return _answer(response, url)
                    request = response.next_request
                finally:
                    response.close()
        except Refused as refusal:
            raise Failed(f"{url} {refusal}.") from refusal
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            raise Failed(f"{url} takes too long to answer.", again=True) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise Failed(f"{url} is not a web address.") from error
        except (httpx.HTTPError, OSError) as error:
            raise Failed(f"{url} cannot be fetched: {error}.", again=True) from error
        raise Failed(f"{url} redirects more than {MOST_REDIRECTS} times.")


def _check(url: httpx.URL, asked: str) -> None:
    if url.scheme not in ("http", "https") or not url.host:
        raise Failed(f"{asked} leads to {url.scheme}: only http and https are read.")


def _answer(response: httpx.Response, asked: str) -> Answer:
    status = response.status_code
    if status not in (200, 304):
        again: bool | float = status in _PASSING
        if again and (pause := _pause(response.headers.get("retry-after"))):
            again = pause
        words = f"{status} {response.reason_phrase}".strip()
        raise Failed(f"{asked} answers {words}.", again, status)
    data = _bounded(_decoded(response, asked), asked)
    if data.startswith(_GZIP):  # a file that is packed itself, as sitemaps often are
        data = _bounded(_unpacked([data], asked), asked)
    return Answer(str(response.url), status, data, dict(response.headers.items()))


def _bounded(parts: Iterable[bytes], asked: str) -> bytes:
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > MOST_BYTES:
            raise Failed(f"{asked} is larger than {MOST_BYTES // 1_000_000} MB.")
    return bytes(data)


def _decoded(response: httpx.Response, asked: str) -> Iterator[bytes]:
    """The body of an answer, in parts."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        yield from response.iter_raw(_STEP)
    elif coding in ("gzip", "x-gzip", "deflate"):
        yield from _unpacked(response.iter_raw(_STEP), asked)
    else:
        raise Failed(f"{asked} is packed as {coding}, which wasn't asked for.")


def _unpacked(packed: Iterable[bytes], asked: str) -> Iterator[bytes]:
    """What is packed, in small parts, so that little data can't unfold into much at once."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by its head
    try:
        for raw in packed:
            while raw:
                yield unpack.decompress(raw, _STEP)
                raw = unpack.unconsumed_tail
        yield unpack.flush(_STEP)
    except zlib.error as error:
        raise Failed(f"{asked} is packed wrongly: {error}.", again=True) from error


def _again(error: Exception) -> Any:
    """stamina's question: no, yes, or yes after so many seconds."""
    if not isinstance(error, Failed):
        return False
    longer = not isinstance(error.again, bool) and error.again > _LONGEST_PAUSE
    return False if longer else error.again


def _pause(value: str | None) -> float | None:
    """Seconds of a Retry-After header: a number, or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(timedelta(seconds=int(value[:9])).total_seconds())
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0.0) or None
