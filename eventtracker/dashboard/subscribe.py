"""The ways from a view to the reader's own calendar, and how long each takes to follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from io import BytesIO
from urllib.parse import urlsplit

import streamlit as st

from eventtracker.dashboard import addresses
from eventtracker.dashboard.reader import Reader
from eventtracker.web.access import is_loopback

_LONGEST_CODE = 600
"""Characters of an address that a phone still reads from a code on a screen."""


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
    _say(tr("The calendar holds all that the filter shows and follows every change."))
    if only_here(feed):
        _say(
            tr(
                "This address works on this computer only: phones, Google and Outlook can "
                "subscribe once the server has an address that they reach."
            )
        )
    _way(
        tr("Open in a calendar app"),
        addresses.webcal(feed),
        tr(
            "Apple Calendar looks for changes as often as you set, from 5 minutes to a week; "
            "Thunderbird every 30 minutes; Nextcloud once a week at worst."
        ),
    )
    _say(tr("The address, for any calendar that subscribes:"))
    st.code(feed, language=None, wrap_lines=True)
    _way(
        tr("Google Calendar: add by address"),
        addresses.GOOGLE_BY_ADDRESS,
        tr("Paste the address there. Changes show after 8 to 24 hours."),
        f' <a style="color: inherit" target="_blank" rel="noreferrer" '
        f'href="{escape(addresses.google(feed))}">{escape(tr("Or try it in one step."))}</a>',
    )
    with st.container(horizontal=True):
        _way("Outlook.com", addresses.outlook(feed, name))
        _way("Microsoft 365", addresses.microsoft_365(feed, name))
    _say(tr("Outlook shows changes after 3 hours, sometimes a day."))
    if len(feed) <= _LONGEST_CODE:
        st.image(code(addresses.webcal(feed)), width=180)
        _say(tr("For a phone's camera: an iPhone subscribes, Android with an app such as ICSx⁵."))
    _way(
        tr("Download as a file"),
        "." + path,
        tr("A copy that stays as it is."),
        icon=":material/download:",
    )


def _say(text: str, more: str = "") -> None:
    """A text, and HTML after it; small, but not faint as a caption is."""
    st.html(f'<p style="font-size: 0.875rem; margin: 0">{escape(text)}{more}</p>')


def _way(
    label: str, link: str, how: str = "", more: str = "", icon: str = ":material/event:"
) -> None:
    st.link_button(label, link, icon=icon, width="stretch")
    if how:
        _say(how, more)


def only_here(address: str) -> bool:
    """Whether an address is this computer's own loopback, which nobody else reaches."""
    host = urlsplit(address).hostname or ""
    return is_loopback(host) or host.endswith(".localhost")


@lru_cache(maxsize=256)
def code(text: str) -> str:
    """A QR code as SVG, dark on light whatever the theme, for cameras read no other."""
    import segno

    out = BytesIO()
    made = segno.make(text, micro=False)
    made.save(out, kind="svg", scale=4, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue().decode()
