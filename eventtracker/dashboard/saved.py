"""Saved views: names for a page with its filter, kept in the reader's browser; one is the start.

They are the reader's own: no store and no password is needed to have some.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from eventtracker.dashboard import addresses, pieces
from eventtracker.dashboard.reader import Reader
from eventtracker.web import access

COOKIE = "views"
MOST = 12
_LONGEST = 3800
"""Bytes that browsers keep of a cookie for certain."""
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class View:
    """A name for an address of ours ("events?country=MY"), `start` if "/" leads there."""

    name: str
    address: str
    start: bool = False


def read(cookie: str | None) -> tuple[View, ...]:
    """The views in a cookie; none where it isn't one of ours."""
    try:
        rows = json.loads(base64.urlsafe_b64decode(cookie or ""))
        found = [View(str(name), str(address), bool(start)) for name, address, start in rows]
    except (ValueError, TypeError):
        return ()
    return tuple(view for view in found[:MOST] if view.name and is_ours(view.address))


def written(views: Sequence[View]) -> str | None:
    """The cookie that holds them; None if they are too many or too long for one."""
    rows = [[view.name, view.address, view.start] for view in views]
    packed = base64.urlsafe_b64encode(json.dumps(rows, ensure_ascii=False).encode()).decode()
    return packed if len(views) <= MOST and len(packed) <= _LONGEST else None


def changed(views: Sequence[View], said: dict[str, str]) -> tuple[View, ...]:
    """The views after one act of the form: forget, begin (as the start), or a new label."""
    if name := said.get("forget"):
        return tuple(view for view in views if view.name != name)
    if name := said.get("begin"):
        return tuple(replace(v, start=v.name == name and not v.start) for v in views)
    name = " ".join(said.get("label", "").split())[:80]
    address = said.get("address", "")
    if not name or not is_ours(address):
        return tuple(views)
    return (*(view for view in views if view.name != name), View(name, address))


def is_ours(address: str) -> bool:
    """Whether an address is one of the pages, with or without a query; nothing else."""
    if any(ord(letter) < 33 for letter in address) or not address.isascii():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and parts.path in addresses.PAGES


def start(request: Request) -> str:
    """Where "/" leads: the view that is the start, else the timeline."""
    views = read(request.cookies.get(COOKIE))
    return next((view.address for view in views if view.start), "timeline")


def routes() -> list[Route]:
    return [Route("/views", _change, methods=["POST"])]


async def _change(request: Request) -> Response:
    said = await access.form(request)
    answer = RedirectResponse(
        said["address"] if is_ours(said.get("address", "")) else "timeline",
        303,
        headers={"Cache-Control": "no-store"},
    )
    # Another site may not write views into a reader's browser.
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return answer
    cookie = written(changed(read(request.cookies.get(COOKIE)), said))
    if cookie is not None:
        answer.set_cookie(COOKIE, cookie, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


def draw(tr: Reader, page: str) -> None:
    """The reader's views in the sidebar, and the form that saves what is on the screen."""
    here = addresses.page(page, {k: v for k, v in st.query_params.to_dict().items() if k != "lang"})
    views = read(st.context.cookies.get(COOKIE))
    items = "".join(_item(tr, view) for view in views)
    st.sidebar.html(
        f'<details class="et-views"{" open" if views else ""}>'
        f"<summary>{escape(tr('Saved views'))}</summary>"
        '<form class="et-form" method="post" action="views">'
        f'<input type="hidden" name="address" value="{escape(here)}">'
        f"<label>{escape(tr('Name for this view'))}"
        '<input name="label" maxlength="80" autocomplete="off"></label>'
        # The first button is the one that Enter presses.
        f"<button>{escape(tr('Save'))}</button><ul>{items}</ul></form></details>"
    )


def _item(tr: Reader, view: View) -> str:
    name = escape(view.name)
    pressed = "true" if view.start else "false"
    begin = escape(f"{tr('Start here')}: {view.name}")
    forget = escape(f"{tr('Forget')}: {view.name}")
    return (
        f"<li>{pieces.link(view.address, view.name)}"
        f'<button name="begin" value="{name}" aria-pressed="{pressed}" title="{begin}" '
        f'aria-label="{begin}">{"★" if view.start else "☆"}</button>'
        f'<button name="forget" value="{name}" title="{forget}" aria-label="{forget}">×</button>'
        "</li>"
    )
