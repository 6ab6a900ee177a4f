"""Addresses of pages, feeds and exports, all in the contract's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import streamlit as st

from eventtracker.filters import NAMES

PAGES = frozenset(p.stem for p in (Path(__file__).parent / "views").glob("[a-z]*.py"))
"""The pages by name: each is a script in `views`."""

GOOGLE_BY_ADDRESS = "https://calendar.google.com/calendar/r/settings/addbyurl"
_GOOGLE = "https://calendar.google.com/calendar/r"
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb"
_MICROSOFT_365 = "https://outlook.office.com/calendar/0/addfromweb"


def view(page: str) -> str:
    """The script of a page, relative to the entry script."""
    return f"views/{page}.py"


def page(name: str, words: Mapping[str, str] | None = None, /, **more: str) -> str:
    """A page's address, relative so that it holds behind a proxy: "events?country=MY"."""
    return _with_query(name, {**(words or {}), **more})


def one(value: str) -> str:
    """A text as one value of a filter word, where a comma would begin another."""
    return value.replace("\\", "\\\\").replace(",", "\\,")


def event(uid: str) -> str:
    return page("event", uid=uid)


def number() -> int:
    """Which page of a long list the address asks for, from 1."""
    said = st.query_params.get("number", "1")
    return max(1, int(said)) if said.isdecimal() and len(said) < 7 else 1


def export(path: str, words: Mapping[str, str]) -> str:
    """A route's address from the server's root: "/events.csv?country=MY"."""
    return _with_query(path, {w: words[w] for w in NAMES if words.get(w)})


def language(lang: str, back_to: str) -> str:
    """The route that sets the reader's language and returns to a page."""
    return f"/lang/{lang}?next={quote('/' + back_to, safe='')}"


def origin() -> str:
    """Scheme and host as the reader's browser knows them: "http://127.0.0.1:8501"."""
    parts = urlsplit(st.context.url or "http://127.0.0.1:8501")
    return f"{parts.scheme}://{parts.netloc}"


def webcal(feed: str) -> str:
    """What Apple's and most other calendars subscribe by."""
    return "webcal://" + feed.split("://", 1)[1]


def google(feed: str) -> str:
    """One step, undocumented; some feeds it refuses, so that pasting is the first way."""
    return _with_query(_GOOGLE, {"cid": webcal(feed)})


def outlook(feed: str, name: str) -> str:
    return _with_query(_OUTLOOK, {"url": feed, "name": name})


def microsoft_365(feed: str, name: str) -> str:
    return _with_query(_MICROSOFT_365, {"url": feed, "name": name})


def go(address: str) -> None:
    """Move to a page of ours, given its path and query. Anything else is left alone."""
    parts = urlsplit(address)
    name = parts.path.rsplit("/", 1)[-1]
    if name not in PAGES:
        return
    query = dict(parse_qsl(parts.query))
    if name == st.session_state.get("page"):
        st.query_params.from_dict(query)
        st.rerun()
    st.switch_page(view(name), query_params=query)


def _with_query(path: str, query: Mapping[str, str]) -> str:
    # Streamlit and the browser read "+" as a space as well, but calendars may not.
    text = urlencode({k: v for k, v in query.items() if v}, safe=",:", quote_via=quote)
    return f"{path}?{text}" if text else path
