"""The world map: countries in the strength of their number, and a place on it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from eventtracker.dashboard.components import part
from eventtracker.web.answers import Prepared, respond

PATH = "/world.json"
_FILE = Path(__file__).parent / "world.json"
_WEEK = 7 * 24 * 3600


def outlines(request: Request) -> Response:
    """The route of the outlines, which a browser fetches once and keeps."""
    return respond(request, _prepared())


def draw(data: dict[str, Any], key: str) -> None:
    """Show a map. For `data` see `eventtracker.dashboard.atlas.data`."""
    outlines = f".{PATH}?v={_prepared().digest[:12]}"
    part("world", "globe.js", "world.js")(key=key, data={**data, "outlines": outlines})


@cache
def _prepared() -> Prepared:
    changed = datetime.fromtimestamp(_FILE.stat().st_mtime, UTC)
    return Prepared(_FILE.read_bytes(), "application/json", changed, _WEEK)
