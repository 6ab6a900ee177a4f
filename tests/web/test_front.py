"""Our answers leave as they were made, whatever the application behind does to its own."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from eventtracker import web
from tests.web.conftest import Site


def test_nothing_behind_touches_our_answers(three: Site) -> None:
    def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse("the page " * 1000)

    front = Middleware(web.Front, routes=lambda: web.routes(three.store))
    behind = Starlette(
        routes=[Route("/{path:path}", page)], middleware=[front, Middleware(GZipMiddleware)]
    )
    refused = {"accept-encoding": "gzip;q=0"}
    with TestClient(behind) as client:
        ours = client.get("/calendar.ics?min_confidence=0", headers=refused)
        head = client.head("/calendar.ics?min_confidence=0", headers=refused)
        theirs = client.get("/timeline", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in ours.headers
    assert ours.headers["vary"] == "Accept-Encoding"
    assert dict(head.headers) == dict(ours.headers)
    assert theirs.headers["content-encoding"] == "gzip"
    assert theirs.text.startswith("the page")
