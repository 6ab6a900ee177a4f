"""The top of a page: its title with a count, the filter in words, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, subscribe
from eventtracker.dashboard.reader import Reader
from eventtracker.publish import outputs

_NAMES = {"csv": "CSV", "jsonl": "JSON Lines", "xlsx": "Excel", "jsonld": "JSON-LD"}


def header(tr: Reader, title: str, count: int, subscribe_to: str = "") -> None:
    """Title, chips of the filter, and the buttons to subscribe to and export what is shown.

    `subscribe_to` is what the calendar is of, in the reader's words, if that has a name.
    """
    words = filterbar.words()
    st.set_page_config(page_title=f"{tr(title)} · eventtracker")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(pieces.heading(tr(title), tr.number(count)), width="stretch")
        label = (
            tr("Subscribe to {name}").format(name=subscribe_to) if subscribe_to else tr("Subscribe")
        )
        subscribe.button(tr, words, filterbar.plain(label), subscribe_to or "eventtracker")
        export(tr, words)
    filterbar.chips(tr)


def export(tr: Reader, words: Mapping[str, str]) -> None:
    """Links to the same events as files, from the routes beside the pages."""
    with st.popover(tr("Export"), icon=":material/download:"):
        st.caption(tr("All events that the filter shows, as a file."))
        for name in sorted(outputs().keys() - {"ics"}):
            path = addresses.export(f"/events.{name}", subscribe.with_language(tr, words))
            label = _NAMES.get(name, name.capitalize())
            st.link_button(label, f".{path}", width="stretch")
