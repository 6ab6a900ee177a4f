"""What happens to Streamlit's answers on their way out: policy, language and compression.

Plain ASGI: a websocket and our own routes (feeds, exports) pass through untouched, but for
the policy's headers, which every answer gets.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from typing import Any

from starlette.requests import HTTPConnection

from eventtracker.dashboard import lost
from eventtracker.dashboard.addresses import PAGES
from eventtracker.dashboard.language import choose
from eventtracker.i18n import direction

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

ASSETS = "/static/"
_NOT_PAGES = (
    "/_stcore/",
    "/media/",
    "/component/",
    ASSETS,
    "/calendar/",
    "/events/",
    "/lang/",
    "/healthz",
)
_OF_THE_FILE = (b"content-length", b"etag", b"last-modified", b"accept-ranges", b"vary")
_LONG_ENOUGH = 1000
_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")


class Policy:
    """Adds a Content Security Policy that allows no other host, and its kindred headers."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", policy(_index_page()).encode()),
            (b"referrer-policy", b"same-origin"),
            (b"x-content-type-options", b"nosniff"),
        ]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in self._headers}
                kept = [h for h in message.get("headers", ()) if h[0].lower() not in known]
                message = {**message, "headers": [*kept, *self._headers]}
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class Page:
    """Sends Streamlit's one HTML page in the reader's language and direction, compressed.

    Set before any script runs, so that nothing flashes and screen readers know the language.
    """

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not is_page(scope["path"]):
            return await self._app(scope, receive, send)
        request = HTTPConnection(scope)
        lang = choose(
            request.query_params.get("lang"),
            request.cookies.get("lang"),
            request.headers.get("accept-language"),
        )
        start, body = await _answer(self._app, _unconditional(scope), receive)
        headers = _without(start["headers"], *_OF_THE_FILE)
        if dict(headers).get(b"content-type", b"").startswith(b"text/html"):
            if scope["path"].strip("/") in PAGES:
                body = in_language(body, lang)
            else:
                start = {**start, "status": 404}
                body = lost.page(lang, scope.get("root_path", ""))
        headers.append((b"vary", b"Cookie, Accept-Language, Accept-Encoding"))
        if _wants_gzip(request):
            body = gzip.compress(body, 6, mtime=0)
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({**start, "headers": headers})
        return await send({"type": "http.response.body", "body": body})


class Assets:
    """Compresses Streamlit's scripts and styles, each once in the life of the process.

    Streamlit sends them as they are: 3 MB for a first visit, a third of that compressed.
    """

    def __init__(self, app: Application) -> None:
        self._app = app
        self._packed: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        request = HTTPConnection(scope) if scope["type"] == "http" else None
        plain = (
            request is None
            or scope["method"] != "GET"
            or not scope["path"].startswith(ASSETS)
            or not _wants_gzip(request)
            or "if-none-match" in request.headers
        )
        if plain:
            return await self._app(scope, receive, send)
        packed = self._packed.get(scope["path"])
        if packed is None:
            start, body = await _answer(self._app, _unconditional(scope), receive)
            kind = dict(start["headers"]).get(b"content-type", b"").decode("latin-1")
            if start["status"] != 200 or not kind.startswith(_COMPRESSIBLE):
                await send(start)
                return await send({"type": "http.response.body", "body": body})
            packed = _pack(start["headers"], body)
            self._packed[scope["path"]] = packed
        headers, body = packed
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        return await send({"type": "http.response.body", "body": body})


def policy(page: str) -> str:
    """The Content Security Policy for a page: itself only, and exactly its inline scripts.

    Streamlit's components are blobs, its styles inline, its table and fonts data.
    """
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inline]
    hashes = " ".join(f"'sha256-{d}'" for d in digests)
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes} 'wasm-unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {' '.join(value.split())}" for name, value in rules.items())


def is_page(path: str) -> bool:
    """Whether a path is one of Streamlit's page addresses: not a file, a feed or an export."""
    return "." not in path.rsplit("/", 1)[-1] and not path.startswith(_NOT_PAGES)


def in_language(page: bytes, lang: str) -> bytes:
    """The page with the language and direction on its root element, under our own title."""
    root = f'<html lang="{lang}" dir="{direction(lang)}">'.encode()
    page = page.replace(b'<html lang="en">', root, 1)
    return page.replace(b"<title>Streamlit</title>", b"<title>eventtracker</title>", 1)


@cache
def _index_page() -> str:
    from pathlib import Path

    from streamlit.file_util import get_static_dir

    return (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


async def _answer(app: Application, scope: Message, receive: Receive) -> tuple[Message, bytes]:
    """The whole answer of an application to one request: its start and its body."""
    start: Message = {}
    pieces: list[bytes] = []

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            pieces.append(message.get("body", b""))

    await app(scope, receive, keep)
    return start, b"".join(pieces)


def _unconditional(scope: Message) -> Message:
    """The request without what would make the answer partial, compressed or a 304."""
    left_out = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
    return {**scope, "headers": _without(scope["headers"], *left_out)}


def _without(headers: list[tuple[bytes, bytes]], *names: bytes) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.lower() not in names]


def _pack(
    headers: list[tuple[bytes, bytes]], body: bytes
) -> tuple[list[tuple[bytes, bytes]], bytes]:
    kept = _without(headers, b"content-length", b"etag", b"vary")
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= _LONG_ENOUGH else body
    if packed is not body:
        kept.append((b"content-encoding", b"gzip"))
    kept += [(b"vary", b"Accept-Encoding"), (b"content-length", str(len(packed)).encode())]
    return kept, packed


def _wants_gzip(request: HTTPConnection) -> bool:
    """Whether Accept-Encoding names gzip with a weight above zero (RFC 9110, 12.5.3)."""
    for item in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = item.partition(";")
        if coding.strip() == "gzip":
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False
