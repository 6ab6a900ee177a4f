"""One filter for all pages: its words stand in the address, so that any view is a link.

The address is the truth. Streamlit drops it when the reader moves to another page by the
menu, so the session keeps the words too and puts them back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from eventtracker.dashboard import state
from eventtracker.dashboard.reader import Reader
from eventtracker.filters import NAMES, Filter
from eventtracker.model import EVENT_TYPES, EventtrackerError

OWN = {
    "timeline": ("group", "window"),
    "month": ("show", "day"),
    "events": ("order", "cursor", "number"),
    "series": ("number",),
    "countries": ("show", "number"),
    "event": ("uid",),
    "review": ("uid", "kind", "unlock"),
    "add": ("unlock",),
    "sources": ("number", "unlock"),
}
"""Words of single pages, beside the filter's; they mean nothing on another page."""

_PASSING = ("cursor", "number")

_LISTS = ("country", "type")
_DAYS = ("from", "to")


def read(page: str) -> dict[str, str]:
    """The filter's words for this run, out of the address or, after a move, the session."""
    said = {w: ",".join(st.query_params.get_all(w)) for w in NAMES if w in st.query_params}
    moved = page != st.session_state.get("page")
    if moved and not said:
        said = st.session_state.get("words", {})
        for word, value in said.items() if page not in ("event", "add", "sources") else ():
            st.query_params[word] = value
    for word in {word for words in OWN.values() for word in words}.difference(OWN.get(page, ())):
        st.query_params.pop(word, None)  # Streamlit adds to the query where a link moves on
    st.session_state.update(words=said, page=page)
    return dict(said)


def current() -> Filter:
    """The filter in force. Raises EventtrackerError (usage) on words that nobody understands."""
    return parse(words())


def words() -> dict[str, str]:
    """The words in force, as they stand in the address."""
    return dict(st.session_state.get("words", {}))


def without(*left_out: str) -> dict[str, str]:
    """The words in force but for these."""
    return {word: said for word, said in words().items() if word not in left_out}


def parse(words: Mapping[str, str]) -> Filter:
    return Filter.parse({word: [value] for word, value in words.items()}, state.today())


def change(changes: Mapping[str, str | None]) -> None:
    """Set words or, with None, take them away, in the session and the address."""
    kept = {**words(), **changes}
    st.session_state["words"] = {w: kept[w] for w in NAMES if kept.get(w)}
    for word in {*changes, *_PASSING}:
        value = changes.get(word)
        if value:
            st.query_params[word] = value
        else:
            st.query_params.pop(word, None)


def draw(tr: Reader, active: Filter) -> None:
    """The bar itself: search, countries, types and days."""
    with st.sidebar.container(key="filters"):
        st.html(f"<h2 class='et-side'>{tr('Filter')}</h2>")
        _widget(
            *("q", active.q or "", st.text_input, tr("Search")),
            type="search",
            live=True,
            placeholder=tr("Name, place, series"),
        )
        known = sorted({*state.countries(), *active.country}, key=tr.country)
        _widget(
            *("country", list(active.country), st.multiselect, tr("Countries")),
            options=known,
            format_func=tr.country,
            placeholder=tr("Any"),
        )
        _widget(
            *("type", list(active.type), st.multiselect, tr("Types")),
            options=EVENT_TYPES,
            format_func=lambda name: tr.term(name),
            placeholder=tr("Any"),
        )
        limits: dict[str, Any] = {"min_value": date(1900, 1, 1), "max_value": date(2200, 1, 1)}
        _widget(*("from", active.start_from, st.date_input, tr("From")), **limits)
        _widget(*("to", active.start_to, st.date_input, tr("To")), **limits)


def chips(tr: Reader) -> None:
    """What is filtered by, above the page, each with a way out of it."""
    active = {w: v for w, v in words().items() if w != "lang"}
    if not active:
        return
    with st.container(key="chips", horizontal=True, gap="small"):
        for word, value in active.items():
            label = f"{tr(LABELS[word])}: {_shown(tr, word, value)}"
            st.button(
                plain(label),
                key=f"chip_{word}",
                icon=":material/close:",
                icon_position="right",
                help=tr("Remove this filter"),
                on_click=change,
                args=({word: None},),
            )
        if len(active) > 1:
            st.button(
                tr("Clear all"),
                key="chip_all",
                type="tertiary",
                on_click=change,
                args=(dict.fromkeys(active),),
            )


LABELS = {
    "from": "From",
    "to": "To",
    "country": "Country",
    "role": "Role",
    "city": "City",
    "bloc": "Bloc",
    "series": "Series",
    "type": "Type",
    "status": "Status",
    "source_lang": "Language of the articles",
    "q": "Search",
    "min_confidence": "Confidence from",
    "reviewed": "Reviewed",
    "changed_since": "Changed since",
}
"""The message that names each filter word."""


def plain(text: str) -> str:
    """Text as Markdown that shows it letter by letter, for labels of Streamlit's own parts."""
    return "".join("\\" + c if c in r"\`*_{}[]()<>#+-.!|~$:^=&" else c for c in text)


def _shown(tr: Reader, word: str, value: str) -> str:
    if word == "country":
        return ", ".join(tr.country(code) for code in _parsed(word, value))
    if word in ("type", "role", "status"):
        return ", ".join(tr.term(name) for name in _parsed(word, value))
    return value if len(value) <= 60 else value[:59] + "…"


def _parsed(word: str, value: str) -> tuple[str, ...]:
    try:
        found: tuple[str, ...] = getattr(parse({word: value}), word)
    except EventtrackerError:
        return (value,)
    return found


def _widget(word: str, value: Any, kind: Any, label: str, **options: Any) -> None:
    """A widget that shows what the address says and says there what it is set to."""
    key = f"filter_{word}"
    shown: Any = st.session_state.get(key)
    # To set it without need would take back what is being typed.
    if key not in st.session_state or (shown.strip() if word == "q" else shown) != value:
        st.session_state[key] = value
    if word in _DAYS:
        options["value"] = None
    kind(label, key=key, on_change=_taken, args=(word, key), **options)


def _taken(word: str, key: str) -> None:
    value = st.session_state[key]
    if word in _LISTS:
        value = ",".join(value)
    elif word in _DAYS:
        value = value.isoformat() if value else ""
    change({word: value.strip() or None})
