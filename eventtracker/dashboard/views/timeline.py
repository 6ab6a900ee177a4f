"""The timeline: what happens when, by country, series, type or place."""

from __future__ import annotations

from datetime import date

import streamlit as st

from eventtracker.dashboard import chart, filterbar, pieces, state
from eventtracker.dashboard.components import timeline
from eventtracker.dashboard.header import header
from eventtracker.dashboard.opening import BARS, Days, opening, overlapping
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.store import Store
from eventtracker.store.window import GroupBy


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    header(tr, "Timeline", state.kept(Store.count, wanted))
    lanes()


@st.fragment
def lanes() -> None:
    """The chart itself, which runs anew alone when the reader moves or zooms."""
    tr, wanted, memory = reader(), filterbar.current(), st.session_state
    span, group = where(wanted)
    found = state.store().window(wanted, *span, group, cap=BARS)
    data = chart.data(tr, found, span, group, state.today(), filterbar.words())
    timeline.draw({**data, "revision": memory["revision"]})
    if not found.total:
        nothing(tr, wanted)


def where(wanted: Filter) -> tuple[Days, GroupBy]:
    """The days and lanes to show: where the reader moved, the address, or the opening.

    The session remembers both. A new `revision` tells the component to take the days over.
    """
    memory, moved = st.session_state, timeline.view()
    if moved and moved != memory.get("moved"):
        memory.update(moved=moved, span=_days(moved["window"]), group=_group(moved["group"]))
    else:
        memory["group"] = _group(st.query_params.get("group") or memory.get("group"))
        asked = _days(st.query_params.get("window", "").split("/"))
        if asked and asked != memory.get("span"):
            memory.update(span=asked, revision=memory.get("revision", 0) + 1)
    words = filterbar.words()
    filtered = words != memory.setdefault("span_words", words)
    memory["span_words"] = words
    if not memory.get("span") or (filtered and not _any(wanted, memory["span"])):
        reopen(wanted)
    return memory["span"], memory["group"]


def reopen(wanted: Filter) -> None:
    """Go to the next events, else the latest."""
    memory = st.session_state
    span = state.kept(opening, wanted, state.today())
    memory.update(span=span, revision=memory.get("revision", 0) + 1)
    st.query_params.pop("window", None)


def nothing(tr: Reader, wanted: Filter) -> None:
    """The way on from days without events."""
    if state.kept(Store.count, wanted):
        st.button(tr("Go to the nearest events"), on_click=reopen, args=(wanted,))
    else:
        st.html(pieces.nothing(tr))


def _any(wanted: Filter, span: Days) -> bool:
    return state.store().count(overlapping(wanted, span)) > 0


def _days(window: list[str]) -> Days | None:
    try:
        first, last = map(date.fromisoformat, window)
    except (ValueError, TypeError):
        return None
    return (first, last) if first <= last else None


def _group(name: str | None) -> GroupBy:
    return name if name in chart.GROUPS else "country"


main()
