"""All events that the filter shows, as a table in pages of a hundred."""

from __future__ import annotations

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, state
from eventtracker.dashboard.header import header
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.store import Page

PAGE = 100


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    cursor = st.query_params.get("cursor")
    found = state.store().query(wanted, limit=PAGE, cursor=cursor, newest_first=_newest())
    header(tr, "Events", found.total)
    if not found.events:
        st.html(pieces.nothing(tr))
        return
    first = (addresses.number() - 1) * PAGE + 1 if cursor else 1
    st.html(
        f"<div class='et-bar-line'>{_range(tr, found, first)}{_order(tr)}</div>"
        + pieces.table(tr, found.events, tr("Events"))
        + _steps(tr, found, cursor)
    )


def _range(tr: Reader, found: Page, first: int) -> str:
    shown = f"{tr.number(first)}–{tr.number(first + len(found.events) - 1)}"
    words = tr("Shown: {shown} of {total}").format(shown=shown, total=tr.number(found.total))
    return f"<span>{pieces.isolated(words)}</span>"


def _order(tr: Reader) -> str:
    """The two orders, the one in force without a link."""
    parts = []
    for order, label in (("", tr("earliest first")), ("newest", tr("latest first"))):
        address = addresses.page("events", filterbar.words(), order=order)
        active = (order == "newest") == _newest()
        parts.append(
            f'<b aria-current="true">{pieces.isolated(label)}</b>'
            if active
            else pieces.link(address, label)
        )
    return f"<span>{' · '.join(parts)}</span>"


def _steps(tr: Reader, found: Page, cursor: str | None) -> str:
    """The way to the next hundred, and back to the first; the browser's Back does the rest."""
    words, order = filterbar.words(), "newest" if _newest() else ""
    steps = []
    if cursor:
        steps.append(pieces.link(addresses.page("events", words, order=order), tr("First page")))
    if found.next:
        address = addresses.page(
            "events", words, order=order, cursor=found.next, number=str(addresses.number() + 1)
        )
        steps.append(pieces.link(address, tr("Next page")))
    return pieces.steps(tr, steps)


def _newest() -> bool:
    return st.query_params.get("order") == "newest"


main()
