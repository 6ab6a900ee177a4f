"""What is read again and again; what was read, and with what result; what could not be, and why."""

from __future__ import annotations

from html import escape

import streamlit as st

from eventtracker import ingest
from eventtracker.dashboard import access, addresses, desk, filterbar, pieces, state, watching
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.model import EventtrackerError
from eventtracker.publish.text import shortened
from eventtracker.store import Failure, Held

PAGE = 100
FAILED = 50
"""Failures that are listed one by one."""


def main() -> None:
    tr = reader()
    st.set_page_config(page_title=f"{tr('Sources')} · eventtracker")
    if access.gate(tr, "sources") is None:
        return
    totals = state.store().totals()
    st.html(pieces.heading(tr("Sources"), tr.number(totals["documents"])))
    desk.told()
    watching.draw(tr)
    failures(tr, state.store().failures())
    number = addresses.number()
    held = state.store().documents(limit=PAGE + 1, offset=(number - 1) * PAGE)
    title = escape(tr("What was read"))
    if not held:
        st.html(f"<h2>{title}</h2><p class='et-note'>{escape(tr('Nothing yet.'))}</p>")
        return
    steps = pieces.steps(tr, "sources", filterbar.words(), len(held) > PAGE)
    st.html(f"<h2>{title}</h2>" + _table(tr, held[:PAGE]) + steps)


def failures(tr: Reader, found: list[Failure]) -> None:
    """What could not be read, each with its reason and a button that tries again."""
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        title = f"{escape(tr('What could not be read'))} "
        count = f"<span class='et-count'>{tr.number(len(found))}</span>"
        st.html(f"<h2>{title}{count}</h2>", width="stretch")
        st.button(tr("Try all again"), key="retry", on_click=_retry, args=(None,))
    for place, failure in enumerate(found[:FAILED]):
        with st.container(horizontal=True, vertical_alignment="center"):
            name = pieces.isolated(shortened(failure.name, 200))
            reason = pieces.isolated(shortened(failure.reason, 400))
            day = escape(tr.day(failure.at.date()))
            st.html(f"<b>{name}</b> · {day}<br><small>{reason}</small>", width="stretch")
            st.button(
                tr("Try again"),
                key=f"retry_{place}",
                on_click=_retry,
                args=(failure.origin,),
            )
    if len(found) > FAILED:
        rest = tr.number(len(found) - FAILED)
        st.caption(tr("And {number} more.").format(number=rest))


def _retry(origin: str | None) -> None:
    """Read again what failed: one source, or all of them."""
    tr = reader()
    if access.who() is None:
        return
    store = state.store()
    try:
        wanted = [] if origin is None else [origin]
        summary = ingest.ingest(store, wanted, retry_failed=origin is None)
    except EventtrackerError as problem:
        desk.note("error", str(problem))
        return
    watching.told(tr, summary)


def _table(tr: Reader, held: list[Held]) -> str:
    columns = ("Read on", "Article", "Published", "Events", "Versions")
    rows = (pieces.row(tr, columns, _cells(tr, each)) for each in held)
    return pieces.grid(tr, columns, rows, tr("What was read"))


def _cells(tr: Reader, held: Held) -> tuple[str, ...]:
    ref = held.document
    title = pieces.isolated(shortened(ref.title or ref.url or ref.id, 160))
    title = pieces.outside(ref.url, title) if ref.url else title
    outlet = f" <small>{pieces.isolated(ref.source)}</small>" if ref.source else ""
    return (
        escape(tr.day(held.stored.date())),
        title + outlet,
        escape(tr.day(ref.published)) if ref.published else "",
        tr.number(held.events),
        tr.number(held.versions),
    )


main()
