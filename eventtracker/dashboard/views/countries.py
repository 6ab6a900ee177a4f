"""Countries by the roles they have, and one country's events."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from html import escape

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, state
from eventtracker.dashboard.header import header
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.model import ROLES

FIRST_FEW = 20

Counts = dict[str, dict[str, int]]
"""Country code -> role -> number of events."""


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    chosen = wanted.country[0] if len(wanted.country) == 1 else None
    counts = roles(wanted)
    header(tr, "Countries", len(counts), tr.country(chosen) if chosen else "")
    if chosen:
        one_country(tr, wanted, chosen)
    if not counts:
        st.html(pieces.nothing(tr))
        return
    st.html(f"<h2>{escape(tr('Countries and their roles'))}</h2>" + matrix(tr, counts, chosen))


def roles(wanted: Filter) -> Counts:
    """How many of the events have each country in each role, whichever country is chosen."""
    counts: Counts = defaultdict(dict)
    for country, role, number in state.store().country_counts(replace(wanted, country=(), role=())):
        counts[country][role] = number
    return counts


def one_country(tr: Reader, wanted: Filter, code: str) -> None:
    """A country's coming events, else its latest, and the feed of them."""
    name, store = tr.country(code), state.store()
    first = max(state.today(), wanted.start_from or state.today())
    found, title = (
        store.query(replace(wanted, start_from=first), limit=FIRST_FEW),
        tr("Next events"),
    )
    if not found.events:
        found, title = store.query(wanted, limit=FIRST_FEW, newest_first=True), tr("Latest events")
    st.html(f"<h2>{pieces.isolated(name)} · {escape(title)}</h2>")
    if not found.events:
        st.html(pieces.nothing(tr))
        return
    everything = pieces.link(addresses.page("events", filterbar.words()), tr("All events"))
    st.html(pieces.table(tr, found.events, name) + f"<p class='et-note'>{everything}</p>")


def matrix(tr: Reader, counts: Counts, chosen: str | None) -> str:
    """Countries × roles as a table whose every number links to its events."""
    used = [role for role in ROLES if any(role in of for of in counts.values())]
    head = "".join(f'<th scope="col">{escape(tr.term(role))}</th>' for role in used)
    order = sorted(counts, key=lambda c: (c != chosen, -sum(counts[c].values()), tr.country(c)))
    most = max(n for of in counts.values() for n in of.values())
    body = "".join(_row(tr, code, counts[code], used, most, code == chosen) for code in order)
    return (
        f'<table class="et-matrix" aria-label="{escape(tr("Countries and their roles"))}">'
        f'<thead><tr><th scope="col">{escape(tr("Country"))}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(
    tr: Reader, code: str, of: dict[str, int], used: list[str], most: int, chosen: bool
) -> str:
    rest = {w: v for w, v in filterbar.words().items() if w not in ("country", "role")}
    name = pieces.link(addresses.page("countries", {**rest, "country": code}), tr.country(code))
    cells = "".join(_cell(tr, code, role, of.get(role, 0), most, rest) for role in used)
    current = ' aria-current="true"' if chosen else ""
    return f'<tr{current}><th scope="row">{name}</th>{cells}</tr>'


def _cell(tr: Reader, code: str, role: str, number: int, most: int, rest: dict[str, str]) -> str:
    if not number:
        return "<td></td>"
    address = addresses.page("events", {**rest, "country": code, "role": role})
    label = f"{tr.country(code)}, {tr.term(role)}: {number}"
    strength = round(100 * (number / most) ** 0.5)
    link = pieces.link(address, tr.number(number), aria_label=label)
    return f'<td style="--strength:{strength}%">{link}</td>'


main()
