"""Review: what waits, one event at a time; the words on one side, what was read on the other."""

from __future__ import annotations

import streamlit as st

from eventtracker.dashboard import (
    access,
    addresses,
    choices,
    desk,
    eventview,
    filterbar,
    passages,
    pieces,
    state,
)
from eventtracker.dashboard.components import focus
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.filters import Filter
from eventtracker.model import EVENT_TYPES, STATUSES, Event
from eventtracker.publish.text import shortened
from eventtracker.store import Doubt, Queue

KINDS = {
    "": "All that waits",
    "merge": "Doubtful pairs",
    "conflict": "Articles disagree",
    "contradicted": "Contradicted",
}
ACROSS = 3
"""Fields in a row of the form."""
FOUND = 5
"""Events that a search for a pair's other half shows."""


def main() -> None:
    tr = reader()
    st.set_page_config(page_title=f"{tr('Review')} · eventtracker")
    name = access.gate(tr, "review")
    if name is None:
        return
    kind = st.query_params.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = desk.queue(kind or None, name)
    event = desk.current(found)
    desk.lay(tr, event)
    head(tr, found, event, kind, name)
    desk.told()
    if event is None:
        finished(tr, found)
        return
    doubts = desk.review().doubts(event.uid)
    other = _other(doubts)
    keys(tr, event, other)
    if st.session_state.get("desk_editing"):
        form(tr, event)
    st.html(choices.doubts(tr, doubts) + eventview.head(tr, event))
    if other:
        st.html(choices.pair(tr, event, other))
    both_sides(tr, event)


def head(tr: Reader, found: Queue, event: Event | None, kind: str, name: str) -> None:
    """Title, what waits by kind, how far the work is, and in whose name it is done."""
    tabs = (
        (tr(label), addresses.page("review", filterbar.words(), kind=each), each == kind)
        for each, label in KINDS.items()
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.html(
            pieces.heading(tr("Review"), tr.number(found.total)) + desk.progress(tr, found),
            width="stretch",
        )
        with st.popover(tr("More"), icon=":material/more_horiz:"):
            access.named(tr, name)
            st.caption(tr("All decisions that stand, as labelled data."))
            st.link_button(tr("Export"), "./decisions.jsonl", icon=":material/download:")
            if event:
                bringing_back(tr, found)
    st.html(pieces.tabs(tr("Kinds of doubt"), tabs))


def keys(tr: Reader, event: Event, other: Event | None) -> None:
    """The acts, each with its key."""
    with st.container(horizontal=True, gap="small", key="acts"):
        _act(tr("Accept"), "A", desk.decide, "accept", event, primary=True)
        _act(tr("Reject"), "X", desk.decide, "reject", event)
        _act(tr("Correct"), "E", _edit)
        if other:
            _act(tr("Merge"), "M", desk.decide, "merge", event, other.uid)
            _act(tr("Two events"), "D", desk.decide, "keep_apart", event, other.uid)
        _act(tr("Set aside"), "L", desk.later, event)
        _act(tr("Undo"), "U", desk.undo)


def _act(label: str, key: str, act: object, *args: object, primary: bool = False) -> None:
    st.button(
        label,
        key=f"act_{key}",
        shortcut=key,
        on_click=act,  # type: ignore[arg-type]
        args=args,
        type="primary" if primary else "secondary",
    )


def _edit() -> None:
    st.session_state["desk_editing"] = not st.session_state.get("desk_editing")


def form(tr: Reader, event: Event) -> None:
    """The fields to type in; only what is changed is settled, by Enter."""
    name = f"correct_{event.uid}"
    # What stood there when the form was opened: a field that somebody else changes meanwhile
    # isn't changed back by it.
    before: dict[str, str] = st.session_state.setdefault(
        f"{name}_before", {path: choices.text(event, path) for path in choices.SETTLED}
    )
    with st.form(name, border=True), st.container(key="correcting"):
        for first in range(0, len(choices.SETTLED), ACROSS):
            row = choices.SETTLED[first : first + ACROSS]
            for column, path in zip(st.columns(ACROSS), row, strict=False):
                with column:
                    _field(tr, f"{name}_{path}", path, before[path])
        which, what = st.columns(2)
        which.text_input(
            tr("Another field"), key=f"{name}_path", max_chars=100, placeholder="countries.MY"
        )
        what.text_input(tr("Its value"), key=f"{name}_value", max_chars=300)
        st.form_submit_button(
            tr("Settle"), type="primary", on_click=desk.correct, args=(event, name, before)
        )
    focus.enter("correcting")


def _field(tr: Reader, key: str, path: str, said: str) -> None:
    label = choices.label(tr, path)
    options = {"type": EVENT_TYPES, "status": STATUSES}.get(path)
    if options:
        index = options.index(said) if said in options else None
        st.selectbox(label, options, index=index, key=key, format_func=tr.term)
    else:
        st.text_input(label, said, key=key, max_chars=500)


def both_sides(tr: Reader, event: Event) -> None:
    store = state.store()
    documents = [(ref, store.document(ref.id)) for ref in event.documents]
    words, fields = st.columns(2, gap="large")
    with words:
        st.html(passages.passages(tr, event, documents))
        whole = eventview.articles(tr, event, documents)
        st.html(f"<details><summary>{tr('The whole articles')}</summary>{whole}</details>")
    with fields:
        alternatives(tr, event)
        st.html(eventview.fields(tr, event))
        pairing(tr, event)
        splitting(tr, event)


def alternatives(tr: Reader, event: Event) -> None:
    """What else articles say of a field, to be taken by a button."""
    found = choices.others(state.store().mentions(event.uid), event)
    if not found:
        return
    st.html(f"<h2>{tr('What else articles say')}</h2>")
    for path, values in found.items():
        for number, one in enumerate(values):
            with st.container(horizontal=True, vertical_alignment="center"):
                label = choices.label(tr, path)
                said = f"{label}: {choices.shown(tr, path, one.value)}"
                st.html(
                    f"{pieces.isolated(said)} <small>{choices.quote(one)}</small>",
                    width="stretch",
                )
                st.button(
                    tr("Take"),
                    key=f"take_{event.uid}_{path}_{number}",
                    on_click=desk.decide,
                    args=("correct", event, {path: str(one.value)}),
                )


def pairing(tr: Reader, event: Event) -> None:
    """A search for the event that this one is."""
    with st.expander(tr("The same as another event")):
        wanted = st.text_input(tr("Search"), key=f"pair_{event.uid}", max_chars=200)
        if not wanted or not wanted.strip():
            return
        page = state.store().query(Filter(q=wanted.strip()), limit=FOUND + 1)
        known = [each for each in page.events if each.uid != event.uid][:FOUND]
        for other in known:
            with st.container(horizontal=True, vertical_alignment="center"):
                said = f"{tr.title(other)} · {tr.days(other)}"
                st.html(pieces.link(addresses.event(other.uid), said), width="stretch")
                st.button(
                    tr("Merge"),
                    key=f"pair_{event.uid}_{other.uid}",
                    on_click=desk.decide,
                    args=("merge", event, other.uid),
                )
        if not known:
            st.caption(tr("Nothing found."))


def splitting(tr: Reader, event: Event) -> None:
    """The articles, each of which may speak of another event."""
    if len(event.documents) < 2:
        return
    with st.expander(tr("An article speaks of another event")):
        for number, ref in enumerate(event.documents):
            with st.container(horizontal=True, vertical_alignment="center"):
                title = shortened(ref.title or ref.source or ref.url or ref.id, 120)
                st.html(pieces.isolated(title), width="stretch")
                st.button(
                    tr("Split"),
                    key=f"split_{event.uid}_{number}",
                    on_click=desk.decide,
                    args=("split", event, ref.id),
                )


def finished(tr: Reader, found: Queue) -> None:
    """Nothing waits, or all of it was set aside."""
    st.html(f"<p class='et-note'><b>{tr('Nothing waits here.')}</b></p>")
    with st.container(horizontal=True):
        bringing_back(tr, found)
        st.button(tr("Undo"), key="act_U", shortcut="U", on_click=desk.undo)


def bringing_back(tr: Reader, found: Queue) -> None:
    """The way back for what this reviewer set aside."""
    if found.aside:
        said = tr("Set aside: {number}. Bring back").format(number=tr.number(found.aside))
        st.button(said, on_click=desk.bring_back)


def _other(doubts: tuple[Doubt, ...]) -> Event | None:
    """The other half of a doubtful pair."""
    uid = next((doubt.about for doubt in doubts if doubt.kind == "merge"), None)
    return state.store().get(uid) if uid else None


main()
