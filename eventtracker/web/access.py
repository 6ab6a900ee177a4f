"""Who may change anything: whoever knows the shared secret, in pages and routes alike.

Reading and feeds are open. Where there is no secret, only this machine may change things.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import os
import time
from collections import deque
from collections.abc import Callable, MutableMapping
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Send

from eventtracker.model import EventtrackerError
from eventtracker.web.answers import sentence

VARIABLE = "EVENTTRACKER_PASSWORD"
COOKIE = "eventtracker_key"
GUARDED = ("review", "add", "sources")
"""The pages that change things."""
SHORTEST = 8
_LASTS = 30 * 24 * 3600
_BODY = 4096
_PER_CLIENT, _IN_ALL, _WITHIN = 5, 60, 60.0
_UPLOADS = "/_stcore/upload_file"


class Lock:
    """A shared secret, and the proof that somebody knew it: a signed name that runs out."""

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        if len(secret) < SHORTEST:
            raise EventtrackerError(
                f"The password is too short: it takes {SHORTEST} characters.", usage=True
            )
        self._digest = hashlib.sha256(_bytes(secret)).digest()
        # Slow, so that who sees a proof cannot guess the secret from it.
        self._key = hashlib.scrypt(_bytes(secret), salt=b"eventtracker", n=2**14, r=8, p=1)
        self._clock = clock
        self.tries = Tries(clock)

    def opens(self, secret: str) -> bool:
        """Whether this is the secret; takes the same time whatever is wrong with it."""
        return hmac.compare_digest(hashlib.sha256(_bytes(secret)).digest(), self._digest)

    def proof(self, name: str) -> str:
        """What a reviewer's browser shows from now on."""
        said = f"{_packed(_bytes(name))}.{int(self._clock()) + _LASTS}"
        return f"{said}.{self._signature(said)}"

    def reviewer(self, proof: str | None) -> str | None:
        """The name in a proof that holds; None for any other text."""
        said, _, signature = (proof or "").rpartition(".")
        if not hmac.compare_digest(_bytes(signature), _bytes(self._signature(said))):
            return None
        name, _, until = said.partition(".")
        if int(until) <= self._clock():
            return None
        return base64.urlsafe_b64decode(name).decode("utf-8", "replace")

    def _signature(self, said: str) -> str:
        return _packed(hmac.digest(self._key, _bytes(said), "sha256"))


class Tries:
    """Counts wrong passwords: a few a minute from one address, more from all of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failed: deque[tuple[float, str]] = deque()

    def left(self, client: str) -> bool:
        """Whether one more try is allowed; it counts as wrong until it is `forgiven`."""
        now = self._clock()
        while self._failed and self._failed[0][0] <= now - _WITHIN:
            self._failed.popleft()
        here = sum(known == client for _, known in self._failed)
        if here >= _PER_CLIENT or len(self._failed) >= _IN_ALL:
            return False
        self._failed.append((now, client))
        return True

    def forgiven(self, client: str) -> None:
        """Forget the wrong tries of one who knew the secret in the end."""
        self._failed = deque(each for each in self._failed if each[1] != client)


class Guard:
    """ASGI middleware: without the secret nobody uploads files, which a page then reads."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        uploads = scope["type"] == "http" and scope["path"].startswith(_UPLOADS)
        if uploads and not allowed(HTTPConnection(scope)):
            return await refusal()(scope, receive, send)
        return await self._app(scope, receive, send)


@cache
def lock() -> Lock | None:
    """The lock that the environment asks for. Raises EventtrackerError on a short password."""
    secret = os.environ.get(VARIABLE)
    return Lock(secret) if secret else None


def check(host: str) -> None:
    """Whether a server may be bound to `host`. Raises EventtrackerError (usage) if not."""
    if lock() is None and not is_loopback(host):
        raise EventtrackerError(
            f"At '{host}' others reach the pages that change things: give them a password in "
            f"{VARIABLE}, or by --password.",
            usage=True,
        )


def allowed(connection: HTTPConnection) -> bool:
    """Whether a request may see or do what is kept for reviewers."""
    known = lock()
    if known:
        return known.reviewer(connection.cookies.get(COOKIE)) is not None
    client = connection.client.host if connection.client else ""
    # The name as well: another site's name may be made to lead to this machine.
    return is_loopback(client) and is_loopback(connection.url.hostname or "")


def is_loopback(host: str) -> bool:
    """Whether an address or a name is this machine's own, seen from nowhere else."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def refusal() -> Response:
    """The answer to who may not."""
    answer = sentence("This takes the password: open the page 'Review' and give it.", 403)
    del answer.headers["Access-Control-Allow-Origin"]
    return answer


def routes() -> list[Route]:
    """The way in: the form of the locked pages is sent here."""
    return [Route("/unlock", _unlock, methods=["GET", "POST"])]


async def _unlock(request: Request) -> Response:
    """Sets the proof for who knows the secret, and goes back to the page."""
    known = lock()
    given = await form(request) if request.method == "POST" else {}
    page = given.get("page", "")
    page = page if page in GUARDED else GUARDED[0]
    if known is None or request.method != "POST":
        return _back(page)
    client = request.client.host if request.client else ""
    if not known.tries.left(client):
        return _back(f"{page}?unlock=wait")
    if not known.opens(given.get("password", "")):
        return _back(f"{page}?unlock=wrong")
    known.tries.forgiven(client)
    answer = _back(page)
    answer.set_cookie(
        COOKIE,
        known.proof(" ".join(given.get("reviewer", "").split())[:80]),
        max_age=_LASTS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


async def form(request: Request) -> dict[str, str]:
    """The fields of a short form; none of one that is too long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _BODY:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=None)
    return {name: values[0] for name, values in fields.items()}


def _back(page: str) -> RedirectResponse:
    return RedirectResponse(page, 303, headers={"Cache-Control": "no-store"})


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()
