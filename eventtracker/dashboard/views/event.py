"""One event: what is known of it, who says so, and the way into a calendar."""

from __future__ import annotations

from html import escape

import streamlit as st

from eventtracker.dashboard import (
    addresses,
    atlas,
    eventview,
    filterbar,
    pieces,
    sources,
    state,
    subscribe,
)
from eventtracker.dashboard.components import world
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.model import Event

CITED = 5
"""Articles that are offered as citations."""


def main() -> None:
    tr, uid = reader(), st.query_params.get("uid", "")
    event = state.store().get(uid) if uid else None
    back = pieces.link(addresses.page("events", filterbar.words()), tr("All events"))
    if event is None:
        st.html(pieces.heading(tr("No such event")))
        reason = tr("There is no event with this identifier; it may have been merged.")
        st.html(f"<p>{reason} {back}</p>")
        return
    st.set_page_config(page_title=f"{event.name[:80]} · eventtracker")
    st.html(f"<p class='et-note'>{back}</p>" + eventview.head(tr, event))
    ways(tr, event)
    show(tr, event)


def ways(tr: Reader, event: Event) -> None:
    """The buttons: this event as a file, its series as a feed."""
    with st.container(horizontal=True):
        path = addresses.export(f"/events/{event.uid}.ics", subscribe.with_language(tr, {}))
        st.link_button(
            tr("Add to my calendar"), "." + path, icon=":material/event:", type="primary"
        )
        if event.series:
            words = {"series": addresses.one(event.series)}
            subscribe.button(tr, words, tr("Subscribe to this series"), event.series)
        if event.documents:
            cite(tr, event)
        st.html(pieces.link(addresses.page("review", uid=event.uid), tr("Review")))


def show(tr: Reader, event: Event) -> None:
    store = state.store()
    documents = [(ref, store.document(ref.id)) for ref in event.documents]
    facts, texts = st.columns([2, 3], gap="large")
    with facts:
        st.html(eventview.fields(tr, event))
        if place := atlas.of_event(tr, event, _country):
            st.html(f"<h2>{escape(tr('Place'))}</h2>")
            world.draw(place, "place")
    with texts:
        differences = sources.differences(tr, event, store.mentions(event.uid))
        st.html(differences + eventview.articles(tr, event, documents))
    parent = store.get(event.parent) if event.parent else None
    st.html(
        eventview.related(tr, tr("Part of"), [parent] if parent else [])
        + eventview.related(tr, tr("On its programme"), store.children(event.uid))
        + eventview.history(tr, store.history(event.uid))
    )


def cite(tr: Reader, event: Event) -> None:
    """The articles as citations, each to be copied by its button."""
    with st.popover(tr("Cite"), icon=":material/format_quote:"):
        for ref in event.documents[:CITED]:
            st.code(sources.citation(tr, event, ref), language=None, wrap_lines=True)


def _country(code: str) -> str:
    return addresses.page("countries", country=code)


main()
