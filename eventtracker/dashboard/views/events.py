"""All events that the filter shows, as a table in pages of a hundred, in an order of one's own."""

from __future__ import annotations

from html import escape

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, state
from eventtracker.dashboard.header import header
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.store import Order, Page
from eventtracker.store.order import By

PAGE = 100
COLUMNS = (*pieces.COLUMNS, "Updated")
SORTED: dict[str, By] = {
    "Dates": "start",
    "Event": "name",
    "Countries": "country",
    "Confidence": "confidence",
    "Updated": "updated",
}


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    order = Order.parse(st.query_params.get("order") or "start")
    cursor = st.query_params.get("cursor")
    found = state.store().query(wanted, limit=PAGE, cursor=cursor, order=order)
    header(tr, "Events", found.total)
    if not found.events:
        st.html(pieces.nothing(tr))
        return
    first = (addresses.number() - 1) * PAGE + 1 if cursor else 1
    words = {**filterbar.words(), "order": _said(order)}
    st.html(
        f"<div class='et-bar-line'>{_range(tr, found, first)}</div>"
        + _table(tr, found, order)
        + pieces.steps(tr, "events", words, found.next is not None, cursor=found.next or "")
    )


def _range(tr: Reader, found: Page, first: int) -> str:
    shown = f"{tr.number(first)}–{tr.number(first + len(found.events) - 1)}"
    words = tr("Shown: {shown} of {total}").format(shown=shown, total=tr.number(found.total))
    return f"<span>{pieces.isolated(words)}</span>"


def _table(tr: Reader, found: Page, order: Order) -> str:
    rows = (
        pieces.row(tr, COLUMNS, (*pieces.cells(tr, event), escape(tr.day(event.updated.date()))))
        for event in found.events
    )
    heads = {column: _head(tr, column, by, order) for column, by in SORTED.items()}
    return pieces.grid(tr, COLUMNS, rows, tr("Events"), "et-sorted", heads)


def _head(tr: Reader, column: str, by: By, order: Order) -> str:
    """A column's head: a link that sorts by it, or turns the order that is in force."""
    active = order.by == by
    # What changed last is what one looks for there.
    turned = Order(by, not order.falling if active else by == "updated")
    address = addresses.page("events", filterbar.words(), order=_said(turned))
    link = pieces.link(address, tr(column))
    if not active:
        return f"<th scope='col'>{link}</th>"
    sign, said = ("↓", "descending") if order.falling else ("↑", "ascending")
    return f"<th scope='col' aria-sort='{said}'>{link} <span aria-hidden='true'>{sign}</span></th>"


def _said(order: Order) -> str:
    """How an address says an order; the usual one it doesn't."""
    return "" if order == Order() else str(order)


main()
