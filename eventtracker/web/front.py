"""Our routes before everything else of a larger application."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Receive, Send


class Front:
    """ASGI middleware that answers what `routes` knows and hands on all the rest.

    Streamlit compresses also the answers of routes that are added to it: unasked after
    "gzip;q=0", and under the ETag of the plain form. Calendars refuse both. In front of it,
    an answer leaves as it was made. `routes` is called once, when the application starts.
    """

    def __init__(self, app: ASGIApp, routes: Callable[[], Sequence[BaseRoute]]) -> None:
        self._app = app
        self._router = Router(list(routes()), redirect_slashes=False, default=app)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        first = self._router if scope["type"] == "http" else self._app
        await first(scope, receive, send)
