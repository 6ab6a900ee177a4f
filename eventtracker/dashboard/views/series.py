"""Series of events: all of them, or the editions of one, year on year."""

from __future__ import annotations

from html import escape

import streamlit as st

from eventtracker.dashboard import addresses, editions, filterbar, pieces, state
from eventtracker.dashboard.header import header
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.store import LATEST_FIRST, SeriesSpan, Store

PAGE, MOST = 100, 300
NAMES = 8


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    if len(wanted.series) == 1:
        one(tr, wanted)
    else:
        every(tr, wanted)


def one(tr: Reader, wanted: Filter) -> None:
    """One series: what else it is called, and its editions."""
    found = state.store().query(wanted, limit=MOST, order=LATEST_FIRST)
    name = next((e.series for e in found.events if e.series), wanted.series[0])
    header(tr, "Event series", found.total, name)
    if not found.events:
        st.html(pieces.nothing(tr))
        return
    others = editions.also_called(found.events, name, state.store().names_of_series(name))[:NAMES]
    said = tr("Also called: {names}").format(
        names=tr.listed(f"<bdi>{escape(other)}</bdi>" for other in others)
    )
    back = pieces.link(addresses.page("series", filterbar.without("series")), tr("All series"))
    st.html(
        f"<p class='et-note'>{said if others else ''}</p>"
        + editions.table(tr, editions.editions(found.events), name)
        + f"<p class='et-note'>{back}</p>"
    )


def every(tr: Reader, wanted: Filter) -> None:
    """The series, the most frequent first, a hundred a page."""
    number = addresses.number()
    total = state.kept(Store.series_total, wanted)
    header(tr, "Event series", total)
    found = state.kept(Store.series_spans, wanted, limit=PAGE, offset=(number - 1) * PAGE)
    if not found:
        st.html(pieces.nothing(tr))
        return
    steps = pieces.steps(tr, "series", filterbar.without("series"), total > number * PAGE)
    st.html(table(tr, found) + steps)


def table(tr: Reader, found: list[SeriesSpan]) -> str:
    """Series with their number of events and the years between which they lie."""
    columns = ("Series", "Events", "Years")
    most = max(span.events for span in found)
    first, last = min(s.first.year for s in found), max(s.last.year for s in found) + 1
    rows = []
    for span in found:
        address = addresses.page(
            "series", filterbar.without("series"), series=addresses.one(span.name)
        )
        years = dict.fromkeys((span.first.year, span.last.year))
        start = 100 * (span.first.year - first) / (last - first)
        long = 100 * (span.last.year + 1 - span.first.year) / (last - first)
        cells = (
            pieces.link(address, span.name, class_="et-name"),
            f"{pieces.bar(span.events / most)}{tr.number(span.events)}",
            f'<span class="et-year et-plain" aria-hidden="true" '
            f'style="--from:{start:.1f}%;--long:{long:.1f}%"></span> ' + "–".join(map(str, years)),
        )
        rows.append(pieces.row(tr, columns, cells))
    return pieces.grid(tr, columns, rows, tr("Series"), "et-series")


main()
