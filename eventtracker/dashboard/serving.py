"""What the application is made of, so that `app.py` stays a few lines that Streamlit can read."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from eventtracker import web
from eventtracker.dashboard import desk, saved, settings, state
from eventtracker.dashboard.components import world
from eventtracker.dashboard.middleware import Assets, Page, Policy
from eventtracker.publish.tables import as_json
from eventtracker.web import access
from eventtracker.web.answers import route

SCRIPT = Path(__file__).parent / "main.py"
LATE = ("pandas", "PIL.Image", "streamlit.emojis")
"""What Streamlit imports when a page first needs it, which takes longer than the page itself."""

settings.apply()


def routes() -> list[BaseRoute]:
    """Feeds and exports over the store of the pages, and the way to the start page.

    Opens the store: raises EventtrackerError where that fails, before anything is served. What
    the first reader would wait for is loaded by then, too.
    """
    for name in LATE:
        import_module(name)
    if not state.empty():
        state.countries()
    return [
        *access.routes(),
        *saved.routes(),
        Route("/decisions.jsonl", _decisions),
        *web.routes(state.store()),
        route(world.PATH, world.outlines),
        Route("/", _start),
    ]


def middleware(routes: Sequence[BaseRoute]) -> list[Middleware]:
    """What stands before Streamlit, the outermost first."""
    return [
        Middleware(Policy),
        Middleware(access.Guard),
        Middleware(Assets),
        Middleware(Page),
        # Not Streamlit's own `routes=`: it would compress the feeds in its own way.
        Middleware(web.Front, routes=lambda: routes),
    ]


def trouble(problem: Exception) -> bool:
    """Tell the reader that something happened that no page foresaw; Streamlit logs what."""
    from eventtracker.dashboard.reader import reader

    tr = reader()
    st.error(tr("This page failed. The server's log says why; try again, or go to another page."))
    return True


def _decisions(request: Request) -> Response:
    """Decisions that stand as labelled data, for reviewers alone."""
    if not access.allowed(request):
        return access.refusal()
    labels = desk.review().labels()
    body = "".join(as_json(label) + "\n" for label in labels)
    kept = {
        "Cache-Control": "no-store",
        "Content-Disposition": 'attachment; filename="decisions.jsonl"',
    }
    return Response(body, media_type="application/jsonl; charset=utf-8", headers=kept)


def _start(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"timeline{query}" if query else saved.start(request), status_code=307)
