"""The ways from a view to the reader's own calendar."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from eventtracker.dashboard import addresses
from eventtracker.dashboard.reader import Reader


def button(tr: Reader, words: Mapping[str, str], label: str, name: str) -> None:
    """A button that opens the ways to subscribe to the feed of these filter words.

    `name` is what Outlook calls the calendar.
    """
    path = addresses.export("/calendar.ics", with_language(tr, words))
    with st.popover(label, icon=":material/calendar_add_on:"):
        _ways(tr, addresses.origin() + path, path, name)


def with_language(tr: Reader, words: Mapping[str, str]) -> dict[str, str]:
    """The words of a feed in the reader's language; English is the feeds' own."""
    return {**words, "lang": tr.lang} if tr.lang != "en" else dict(words)


def _ways(tr: Reader, feed: str, path: str, name: str) -> None:
    st.caption(tr("The calendar holds all that the filter shows and follows every change."))
    st.link_button(
        tr("Open in a calendar app"),
        addresses.webcal(feed),
        icon=":material/event:",
        width="stretch",
    )
    st.link_button(
        tr("Add to Google Calendar"), addresses.google(feed), icon=":material/add:", width="stretch"
    )
    st.link_button(
        tr("Add to Outlook"), addresses.outlook(feed, name), icon=":material/add:", width="stretch"
    )
    st.link_button(
        tr("Download as a file"), "." + path, icon=":material/download:", width="stretch"
    )
    st.caption(tr("Or copy the address into any calendar that subscribes:"))
    st.code(feed, language=None, wrap_lines=True)
    st.caption(tr("Google looks for changes once or twice a day, Outlook every few hours."))
