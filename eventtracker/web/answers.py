"""Answers over HTTP that caches and calendars can rely on (RFC 9110).

A strong ETag for each encoding, Last-Modified, 304, HEAD, gzip only where it is asked for
(Outlook.com imports nothing that it must unpack unasked), reading allowed from any origin.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from eventtracker.model import EventtrackerError

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
"""All are routed here, so that what isn't GET is refused here, not by whatever comes after."""

RETRY_AFTER = 120
_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
_WORTH_PACKING = 1000
_log = logging.getLogger(__name__)

Endpoint = Callable[[Request], Response]
Kept = Callable[[Request], Awaitable["Prepared | None"]]


@dataclass(frozen=True)
class Prepared:
    """A body to be sent, often several times: its type, when it changed, how long it is fresh.

    `fresh` is in seconds; 0 asks to be asked each time. `file_name` makes it a download.
    """

    body: bytes
    media_type: str
    modified: datetime
    fresh: int = 0
    file_name: str | None = None

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:32]

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(self.body, 6, mtime=0)

    def at_hand(self, request: Request) -> bool:
        """Whether it can be sent as this request wants it without packing it first."""
        return "packed" in vars(self) or not (_worth_packing(self) and wants_gzip(request))


class NotThere(Exception):
    """Nothing has this address; the text says so to a reader."""


def route(path: str, endpoint: Endpoint, kept: Kept | None = None) -> Route:
    """A route for reading: GET and HEAD by `endpoint`, errors in a sentence, others refused.

    `endpoint` runs in a thread, but only where `kept` has no answer at hand already.
    """

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _allowed(204)
        if request.method not in ("GET", "HEAD"):
            return _allowed(405)
        try:
            prepared = await kept(request) if kept else None
            if prepared and prepared.at_hand(request):
                return respond(request, prepared)
            return await run_in_threadpool(endpoint, request)
        except NotThere as error:
            return sentence(str(error), 404)
        except EventtrackerError as error:
            if error.usage:
                return sentence(str(error), 400)
            _log.error("the store cannot answer %s: %s", request.url.path, error)
        except Exception:
            # Never a 200 with something else: Evolution would empty its calendar.
            _log.exception("no answer to %s", request.url.path)
        later = {"Retry-After": str(RETRY_AFTER)}
        return sentence("The store cannot be read just now: try again later.", 503, later)

    return Route(path, answer, methods=METHODS, name=path)


def respond(request: Request, prepared: Prepared) -> Response:
    """`prepared` for this request: as it is, packed, without a body, or "not modified"."""
    packed = _worth_packing(prepared) and wants_gzip(request)
    # Changes that follow on one another quickly are dated a second apart, the last ones ahead;
    # RFC 9110, section 8.8.2.1: never later than now.
    modified = min(prepared.modified, datetime.now(UTC))
    tag = f'"{prepared.digest}{"-gz" if packed else ""}"'
    headers = {
        **_CORS,
        "ETag": tag,
        "Last-Modified": format_datetime(_whole(modified), usegmt=True),
        "Cache-Control": f"public, max-age={prepared.fresh}" if prepared.fresh else "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if _unchanged(request, tag, prepared.modified):
        return Response(status_code=304, headers=headers)
    body = prepared.packed if packed else prepared.body
    if packed:
        headers["Content-Encoding"] = "gzip"
    if prepared.file_name:
        headers["Content-Disposition"] = f'attachment; filename="{prepared.file_name}"'
    headers["Content-Length"] = str(len(body))
    headers["Content-Type"] = prepared.media_type
    return Response(b"" if request.method == "HEAD" else body, headers=headers)


def sentence(text: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """A plain answer that isn't to be kept."""
    kept = {**_CORS, "Cache-Control": "no-store", **(headers or {})}
    return PlainTextResponse(f"{text}\n", status, kept)


def wants_gzip(request: Request) -> bool:
    """Whether Accept-Encoding names gzip, or "*", with a weight above 0 (section 12.5.3)."""
    weights: dict[str, float] = {}
    for item in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = item.partition(";")
        try:
            weights[name.strip()] = float(weight.partition("=")[2]) if weight else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def _worth_packing(prepared: Prepared) -> bool:
    return len(prepared.body) >= _WORTH_PACKING


def _unchanged(request: Request, tag: str, modified: datetime) -> bool:
    """Section 13.2.2: If-None-Match decides; If-Modified-Since only where it is absent."""
    given = request.headers.get("if-none-match")
    if given is not None:
        known = {each.strip().removeprefix("W/") for each in given.split(",")}
        return bool(known & {tag, "*"})
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        moment = parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
    return _whole(modified) <= (moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _whole(moment: datetime) -> datetime:
    """In UTC and whole seconds, as HTTP dates are."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _allowed(status: int) -> Response:
    headers = {
        **_CORS,
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
        "Cache-Control": "no-store",
    }
    if status == 405:
        return PlainTextResponse("This address is only read: use GET.\n", status, headers)
    return Response(status_code=status, headers=headers)
