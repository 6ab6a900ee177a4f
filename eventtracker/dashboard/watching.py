"""The feeds and pages that are read again and again: added, listed with their state, removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import Any

import streamlit as st

from eventtracker import watch
from eventtracker.dashboard import access, desk, pieces, state
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.ingest import Summary
from eventtracker.model import EventtrackerError
from eventtracker.publish.text import shortened
from eventtracker.store import Watched
from eventtracker.store.watched import EVERY

INTERVALS = {
    timedelta(minutes=15): "every quarter of an hour",
    EVERY: "every hour",
    timedelta(hours=6): "every six hours",
    timedelta(days=1): "every day",
    timedelta(days=7): "every week",
}
"""How often a source may be read, by messages; the command line takes any other."""


def draw(tr: Reader) -> None:
    """The form that adds a source, and all that are watched."""
    found = state.store().watched()
    count = f" <span class='et-count'>{tr.number(len(found))}</span>" if found else ""
    st.html(f"<h2>{escape(tr('Read again and again'))}{count}</h2>")
    _form(tr)
    for number, source in enumerate(found):
        _row(tr, number, source)
    if found:
        st.caption(tr("They are read when they are due as long as this runs:"))
        st.code("eventtracker watch", language=None)


def _form(tr: Reader) -> None:
    with (
        st.form("watch", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            tr("Address of a feed or a page"),
            key="watch_address",
            max_chars=2000,
            placeholder="https://",
        )
        st.selectbox(
            tr("How often"),
            list(INTERVALS),
            index=list(INTERVALS).index(EVERY),
            format_func=lambda every: tr(INTERVALS[every]),
            key="watch_every",
        )
        st.form_submit_button(tr("Watch"), type="primary", on_click=_add)


def _row(tr: Reader, number: int, source: Watched) -> None:
    address = shortened(source.address, 200)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f"<b class='et-watched'><bdi dir='ltr'>{escape(address)}</bdi></b><br>"
            f"<small>{pieces.isolated(' · '.join(_state(tr, source)))}</small>{_error(source)}",
            width="stretch",
        )
        # Columns of the same buttons: each says aloud what it is about.
        told: dict[str, Any] = {"help": address, "args": (source.address,)}
        st.button(tr("Read now"), key=f"read_{number}", on_click=_read, **told)
        st.button(tr("Remove"), key=f"unwatch_{number}", on_click=_remove, **told)


def _state(tr: Reader, source: Watched) -> Sequence[str]:
    """How often, when it was read, with what result, and when it is read next."""
    every = INTERVALS.get(source.every)
    minutes = tr.number(round(source.every.total_seconds() / 60))
    parts = [tr(every) if every else tr("every {number} minutes").format(number=minutes)]
    if source.read is None:
        parts.append(tr("not read so far"))
    else:
        parts.append(tr("read: {moment}").format(moment=tr.moment(source.read)))
        counted = {name: tr.number(n) for name, n in source.result.items()}
        parts.append(tr("articles: {read}, new events: {new}").format(**counted))
    if source.failures:
        parts.append(tr("failed in a row: {number}").format(number=tr.number(source.failures)))
    parts.append(tr("next: {moment}").format(moment=tr.moment(source.due)))
    return parts


def _error(source: Watched) -> str:
    said = shortened(source.error or "", 400)
    return f"<br><small class='et-wrong'>{pieces.isolated(said)}</small>" if said else ""


def _add() -> None:
    tr = reader()
    if access.who() is None:
        return
    try:
        source = state.store().watch(
            st.session_state["watch_address"] or "", every=st.session_state["watch_every"]
        )
    except EventtrackerError as problem:
        desk.note("error", str(problem))
        return
    desk.note("success", tr("Watched from now on: {name}").format(name=source.address))


def _remove(address: str) -> None:
    tr = reader()
    if access.who() is not None and state.store().unwatch(address):
        said = tr("Read no longer: {name}. What came of it stays.")
        desk.note("success", said.format(name=address))


def _read(address: str) -> None:
    """Read a source now, and say what came of it."""
    tr, store = reader(), state.store()
    source = next((each for each in store.watched() if each.address == address), None)
    if access.who() is None or source is None:
        return
    try:
        with st.spinner(tr("Reading …")):
            summary = watch.visit(store, source)
    except EventtrackerError as problem:
        desk.note("error", str(problem))
        return
    if summary is None:
        desk.note("warning", tr("Something else is reading it just now."))
    else:
        told(tr, summary)


def told(tr: Reader, summary: Summary) -> None:
    """Say what came of a reading."""
    said = tr("Read: {read}. New events: {new}. Failed: {failed}.").format(
        read=tr.number(summary.read),
        new=tr.number(summary.new),
        failed=tr.number(len(summary.failed)),
    )
    desk.note("warning" if summary.failed else "success", said)
