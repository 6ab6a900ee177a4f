"""Add: a text, files, or an event without an article; looked at before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

import streamlit as st

from eventtracker import ingest, preview
from eventtracker.dashboard import (
    access,
    addresses,
    choices,
    desk,
    eventview,
    filterbar,
    incoming,
    likely,
    passages,
    pieces,
    state,
)
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.model import EVENT_TYPES, Document, Event, EventtrackerError, Place, day_of
from eventtracker.pipeline import Inspected
from eventtracker.publish.notices import of_language, of_nothing
from eventtracker.publish.seen import seen
from eventtracker.publish.text import shortened

WAYS = {
    "text": "Paste a text",
    "files": "Files",
    "web": "From the web",
    "typed": "Without an article",
}
SHOWN = 20
"""Documents of an upload that are shown one by one."""
_TYPED = ("series", "edition", "organizer", "url")


def main() -> None:
    tr = reader()
    st.set_page_config(page_title=f"{tr('Add')} · eventtracker")
    name = access.gate(tr, "add")
    if name is None:
        return
    st.html(pieces.heading(tr("Add")))
    desk.told()
    way = st.radio(
        tr("What do you have?"),
        list(WAYS),
        format_func=lambda each: tr(WAYS[each]),
        horizontal=True,
        key="add_way",
        persist_state="session",
    )
    st.session_state.setdefault("add_turn", 0)
    try:
        {"text": text, "files": files, "web": web, "typed": typed}[way](tr)
    except EventtrackerError as problem:
        st.error(filterbar.plain(str(problem)), icon=":material/error:")


def text(tr: Reader) -> None:
    """A pasted article."""
    turn = st.session_state["add_turn"]
    said = st.text_area(tr("Text"), key=f"add_text_{turn}", height=220)
    columns = st.columns([1, 2, 2])
    with columns[0]:
        day = _published(tr, turn)
    title = columns[1].text_input(tr("Title"), key=f"add_title_{turn}", max_chars=300)
    url = columns[2].text_input(tr("Address"), key=f"add_url_{turn}", max_chars=2000)
    if not said or not said.strip():
        st.caption(tr("Its events appear here before anything is stored."))
        return
    show(tr, [incoming.pasted(said, published=day, title=title or "", url=url or "")])


def files(tr: Reader) -> None:
    """Files from the reader's machine."""
    turn = st.session_state["add_turn"]
    chosen = st.file_uploader(
        tr("Texts, or archives of articles (JSONL, CSV, Parquet)"),
        accept_multiple_files=True,
        key=f"add_files_{turn}",
    )
    day = _published(tr, turn)
    if not chosen:
        return
    found = incoming.uploaded([(f.name, f.getvalue()) for f in chosen], published=day)
    _refused(found.failed)
    if found.documents:
        show(tr, found.documents)


def web(tr: Reader) -> None:
    """A page, a feed or a calendar on the web, read when the reader says so."""
    turn = st.session_state["add_turn"]
    with st.form(f"add_web_{turn}", border=False):
        columns = st.columns([3, 1])
        said = columns[0].text_input(
            tr("Address of a page, a feed or a calendar"),
            key=f"add_from_{turn}",
            max_chars=2000,
            placeholder="https://",
        )
        with columns[1]:
            day = _published(tr, turn)
        asked = st.form_submit_button(tr("Read"))
    if asked:
        st.session_state.pop("add_read", None)
        with st.spinner(tr("Reading …")):
            st.session_state["add_read"] = turn, preview.preview(said or "", published=day)
    read_in, found = st.session_state.get("add_read", (None, None))
    if found is None or read_in != turn:
        st.caption(tr("Its events appear here before anything is stored."))
        return
    _refused(found.failed)
    if found.more:
        st.caption(tr("There is more than was read here: watch it in Sources to have it all."))
    if found.found:
        show(tr, [document for document, _ in found.found])


def _refused(failed: Iterable[tuple[str, str]]) -> None:
    for what, why in failed:
        st.error(filterbar.plain(f"{what}: {why}"), icon=":material/error:")


def _published(tr: Reader, turn: int) -> date | None:
    return _day(tr("Published"), f"add_day_{turn}")


def _day(label: str, key: str) -> date | None:
    return st.date_input(
        label, None, key=key, min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)
    )


def show(tr: Reader, documents: Sequence[Document]) -> None:
    """What is read out of documents, and the button that stores it."""
    told = [(document, _inspected(document)) for document in documents[:SHOWN]]
    number = sum(len(found.dated) for _, found in told)
    with st.container(horizontal=True, vertical_alignment="center"):
        count = f"<span class='et-count'>{tr.number(number)}</span>"
        st.html(f"<h2>{escape(tr('Events in it'))} {count}</h2>", width="stretch")
        st.button(
            tr("Store"),
            key="add_store",
            type="primary",
            shortcut="Ctrl+Enter",
            on_click=_store,
            args=(list(documents),),
        )
    if len(documents) > SHOWN:
        said = tr("The first {shown} of {total} articles are shown; all are stored.")
        st.caption(said.format(shown=tr.number(SHOWN), total=tr.number(len(documents))))
    for document, found in told:
        _shown(tr, document, found)


@st.cache_data(max_entries=50, show_spinner=False)
def _inspected(document: Document) -> Inspected:
    return preview.inspect(document)


@st.cache_data(max_entries=200, show_spinner=False)
def _likely(version: str, event: Event) -> list[likely.Known]:
    """What is known of an event, asked once for each state of the store."""
    return likely.known(state.store(), event)


def _shown(tr: Reader, document: Document, found: Inspected) -> None:
    events = found.dated
    left, right = st.columns(2, gap="large")
    marks = [mark for event in events for mark in passages.marks(event, document)]
    with left:
        if document.title:
            st.html(f"<h3 class='et-of'>{pieces.isolated(shortened(document.title, 200))}</h3>")
        st.html(passages.show(tr, document, marks))
    with right:
        if not events:
            _nothing(tr, document, found)
        for event in events:
            st.html(eventview.head(tr, event, "h3") + _known(tr, event))
            st.html(f"<details>{_summary(tr)}{eventview.fields(tr, event)}</details>")


def _nothing(tr: Reader, document: Document, found: Inspected) -> None:
    """That there is no event, and why: the language, or what was against the dates."""
    said = [tr("No event found in this text.")]
    language = of_language(found.lang, tr.lang) if found.lang else None
    if language:
        said.append(language)
    else:
        dates = seen(found.times, day_of(document.published))
        said += of_nothing(dates, found.rejected, tr.lang)
    st.html("".join(f"<p class='et-note'>{escape(each)}</p>" for each in said))


def _summary(tr: Reader) -> str:
    return f"<summary>{escape(tr('All fields'))}</summary>"


def _known(tr: Reader, event: Event) -> str:
    """The known events that this one is or may be."""
    found = _likely(state.store().version(), event)
    if not found:
        return f"<p class='et-note'>{escape(tr('Not known so far: a new event.'))}</p>"
    items = "".join(
        f"<li>{escape(tr('Known already') if each.sure else tr('Perhaps known'))}: "
        f"{pieces.link(addresses.event(each.event.uid), tr.title(each.event))} "
        f"<small>{escape(tr.days(each.event))}</small></li>"
        for each in found
    )
    return f"<ul class='et-doubts'>{items}</ul>"


def _store(documents: list[Document]) -> None:
    tr = reader()
    if access.who() is None:
        return
    try:
        summary = ingest.keep(state.store(), documents)
    except EventtrackerError as problem:
        desk.note("error", str(problem))
        return
    said = tr("Stored. New events: {new}, changed: {changed}, unchanged: {unchanged}.").format(
        new=tr.number(summary.new),
        changed=tr.number(summary.changed),
        unchanged=tr.number(summary.unchanged),
    )
    failed = "".join(f" {name}: {reason}" for name, reason in summary.failed)
    desk.note("warning" if failed else "success", said + failed)
    st.session_state["add_turn"] += 1


def typed(tr: Reader) -> None:
    """An event that no article tells of."""
    turn = st.session_state["add_turn"]
    columns = st.columns(3)
    name = columns[0].text_input(tr("Name"), key=f"typed_name_{turn}", max_chars=300)
    with columns[1]:
        first = _day(tr("First day"), f"typed_start_{turn}")
    with columns[2]:
        last = _day(tr("Last day"), f"typed_end_{turn}")
    kind = columns[0].selectbox(
        tr("Type"), EVENT_TYPES, index=None, key=f"typed_type_{turn}", format_func=tr.term
    )
    city = columns[1].text_input(tr("City"), key=f"typed_city_{turn}", max_chars=200)
    country = columns[2].text_input(tr("Country"), key=f"typed_country_{turn}", max_chars=100)
    more = {
        path: columns[i % 3].text_input(
            choices.label(tr, path), key=f"typed_{path}_{turn}", max_chars=300
        )
        for i, path in enumerate(_TYPED)
    }
    given = {
        "name": name,
        "start": first and first.isoformat(),
        "end": last and last.isoformat(),
        "type": kind,
        "place.city": city,
        "place.country": country,
        **more,
    }
    fields = {path: said for path, said in given.items() if said and said.strip()}
    if not (name and name.strip() and (first or last)):
        st.caption(tr("An event needs a name, and a first or a last day."))
        return
    place = Place(city=city or None)
    event = Event("", name, first, last, type=kind or "other", place=place)
    st.html(_known(tr, event.but(series=more["series"] or None)))
    st.button(
        tr("Store"),
        key="typed_store",
        type="primary",
        shortcut="Ctrl+Enter",
        on_click=_store_typed,
        args=(fields,),
    )


def _store_typed(fields: dict[str, str]) -> None:
    tr, by = reader(), access.who()
    if by is None:
        return
    try:
        decision = desk.review().add(fields, by=by)
    except EventtrackerError as problem:
        desk.note("error", str(problem))
        return
    desk.note("success", tr("Stored: {name}").format(name=decision.before["name"]))
    st.session_state["add_turn"] += 1


main()
