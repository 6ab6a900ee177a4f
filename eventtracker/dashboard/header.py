"""The top of a page: its title with a count, the filter in words, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, subscribe
from eventtracker.dashboard.reader import Reader
from eventtracker.publish import outputs
from eventtracker.publish.text import shortened

_NAMES = {"csv": "CSV", "jsonl": "JSON Lines", "xlsx": "Excel", "jsonld": "JSON-LD"}


def header(tr: Reader, title: str, count: int, name: str = "") -> None:
    """Title, chips of the filter, and the buttons to subscribe to and export what is shown.

    `name` is what the page is of, a country or a series, and stands in the title's place.
    """
    words, name = filterbar.words(), shortened(name, 200)
    st.set_page_config(page_title=f"{shortened(name, 80) or tr(title)} · eventtracker")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(pieces.heading(name or tr(title), tr.number(count)), width="stretch")
        subscribe.button(tr, words, tr("Subscribe"), name or "eventtracker")
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
