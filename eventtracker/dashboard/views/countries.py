"""Countries on the map and by the roles they have, one country's events, and blocs."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from eventtracker.dashboard import addresses, atlas, filterbar, opening, pieces, roles, state
from eventtracker.dashboard.components import world
from eventtracker.dashboard.header import header
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.model import Event
from eventtracker.store import LATEST_FIRST, Store

FIRST_FEW, ACROSS = 20, 25
TABLES = {"roles": "By role", "events": "By event", "blocs": "Blocs"}


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    chosen = wanted.country[0] if len(wanted.country) == 1 else None
    totals = state.kept(Store.country_totals, replace(wanted, country=()))
    if chosen:
        header(tr, "Countries", state.kept(Store.count, wanted), tr.country(chosen))
    else:
        header(tr, "Countries", len(totals))
    if not totals:
        st.html(pieces.nothing(tr))
        return
    world.draw(atlas.data(tr, totals, _country, chosen=chosen), "world")
    borders = tr("Borders as Natural Earth draws them: who holds a land, not who claims it.")
    st.html(f"<p class='et-note et-small'>{escape(borders)}</p>")
    if chosen:
        one_country(tr, wanted, chosen)
    tables(tr, wanted, chosen)


def one_country(tr: Reader, wanted: Filter, code: str) -> None:
    """A country's coming events, else its latest."""
    events, title = nearest(tr, wanted, FIRST_FEW)
    st.html(f"<h2>{escape(title)}</h2>")
    everything = pieces.link(addresses.page("events", filterbar.words()), tr("All events"))
    table = pieces.table(tr, events, tr.country(code)) if events else pieces.nothing(tr)
    st.html(f"{table}<p class='et-note'>{everything}</p>")


def nearest(tr: Reader, wanted: Filter, most: int) -> tuple[list[Event], str]:
    """The coming events, else the latest, under a title that says which."""
    store = state.store()
    if coming := store.query(opening.ahead(wanted, state.today()), limit=most).events:
        return coming, tr("Next events")
    return store.query(wanted, limit=most, order=LATEST_FIRST).events, tr("Latest events")


def tables(tr: Reader, wanted: Filter, chosen: str | None) -> None:
    """Who has which role: by country, by event, by bloc."""
    show = st.query_params.get("show", "roles")
    show = show if show in TABLES else "roles"
    title = tr("Countries and their roles")
    tabs = pieces.tabs(
        title,
        (
            (tr(label), addresses.page("countries", filterbar.words(), show=name), name == show)
            for name, label in TABLES.items()
        ),
    )
    st.html(
        f"<div class='et-bar-line'><h2>{escape(title)}</h2>{tabs}</div>"
        + _table(tr, wanted, chosen, show)
    )


def _table(tr: Reader, wanted: Filter, chosen: str | None, show: str) -> str:
    anybody = replace(wanted, country=(), role=())
    if show == "events":
        events, title = nearest(tr, wanted, ACROSS)
        rest = filterbar.without("country", "role")
        return f"<p class='et-note'>{escape(title)}</p>{roles.across(tr, events, rest)}"
    if show == "blocs":
        counts = roles.counted(state.kept(Store.bloc_counts, replace(wanted, bloc=(), role=())))
        names = {key: tr.bloc(key) for key in counts}
        none = escape(tr("No bloc takes part in any of these events."))
        rest = filterbar.without("bloc", "role")
        table = roles.matrix(tr, counts, names, word="bloc", rest=rest) if counts else none
        return table + _steps(tr, show, len(counts))
    counts = roles.counted(state.kept(Store.country_counts, anybody))
    names = {code: tr.country(code) for code in counts}
    rest = filterbar.without("country", "role")
    table = roles.matrix(tr, counts, names, word="country", rest=rest, chosen=chosen)
    return table + _steps(tr, show, len(counts))


def _steps(tr: Reader, show: str, total: int) -> str:
    words = {**filterbar.words(), "show": show}
    return pieces.steps(tr, "countries", words, total > addresses.number() * roles.ROWS)


def _country(code: str) -> str:
    return addresses.page("countries", filterbar.without("country"), country=code)


main()
