"""The calendar: a month, a week or an agenda."""

from __future__ import annotations

from datetime import date

import streamlit as st

from eventtracker import i18n
from eventtracker.dashboard import filterbar, pieces, state, weeks
from eventtracker.dashboard.components import month
from eventtracker.dashboard.header import header
from eventtracker.dashboard.opening import BARS, nearest, overlapping
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.store import Store


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    header(tr, "Calendar", state.kept(Store.count, wanted))
    calendar()


@st.fragment
def calendar() -> None:
    """The calendar itself, which runs anew alone when the reader moves."""
    tr, wanted, store = reader(), filterbar.current(), state.store()
    show, day = where(wanted)
    seen = weeks.stretch(show, day, i18n.first_weekday(tr.lang))
    these = overlapping(wanted, (seen.first, seen.last))
    total = state.kept(Store.count, these)
    events = store.query(these).events if total <= BARS else []
    counts = state.kept(Store.day_counts, these, seen.first, seen.last)
    today, words = state.today(), filterbar.words()
    month.draw(weeks.data(tr, seen, events, counts, total=total, today=today, words=words))
    if not total:
        nothing(tr, wanted)


def where(wanted: Filter) -> tuple[weeks.Show, date]:
    """What to show and around which day: where the reader moved, the address, or the nearest."""
    memory, moved = st.session_state, month.view()
    if moved and moved != memory.get("month_moved"):
        memory["month_moved"] = moved
        show, day = moved["show"], _day(moved["day"])
    else:
        show, day = st.query_params.get("show"), _day(st.query_params.get("day"))
    show, day = show or memory.get("month_show"), day or memory.get("month_day")
    words = filterbar.words()
    if words != memory.get("month_words") and not _asked():
        day = state.kept(nearest, wanted, state.today())
    memory.update(
        month_show=show if show in weeks.SHOWS else "month",
        month_day=day or state.kept(nearest, wanted, state.today()),
        month_words=words,
    )
    return memory["month_show"], memory["month_day"]


def nothing(tr: Reader, wanted: Filter) -> None:
    """The way on from days without events."""
    if state.kept(Store.count, wanted):
        st.button(tr("Go to the nearest events"), on_click=_reopen)
    else:
        st.html(pieces.nothing(tr))


def _reopen() -> None:
    st.session_state.pop("month_day", None)
    st.query_params.pop("day", None)


def _asked() -> bool:
    return _day(st.query_params.get("day")) is not None


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2199 else None


main()
