"""The script that Streamlit runs for every session and act: language, filter, menu, page."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, saved, state
from eventtracker.dashboard.components import links
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.i18n import LANGUAGES
from eventtracker.model import EventtrackerError

HERE = Path(__file__).parent
UNFILTERED = frozenset({"event", "add", "sources"})
"""Pages that show the same whatever is filtered."""
NAMES = {"en": "English", "ar": "العربية", "ru": "Русский"}


def main() -> None:
    tr = reader()
    # An emoji: a material icon would be fetched from another host.
    st.set_page_config(page_icon="📅", layout="wide")
    st.logo(HERE / "logo.svg", size="large", icon_image=HERE / "mark.svg")
    page = menu(tr)
    st.html(HERE / "style.css")
    if page.url_path == "":
        st.switch_page(addresses.view("timeline"))
    name = page.url_path
    filterbar.read(name)
    if clicked := links.follow():
        addresses.go(clicked)
    try:
        if name not in UNFILTERED:
            filterbar.draw(tr, filterbar.current())
        saved.draw(tr, name)
        languages(tr, name)
        if state.empty() and name not in ("add", "sources"):
            nothing_yet(tr)
        else:
            page.run()
    except EventtrackerError as problem:
        excuse(tr, problem)


def menu(tr: Reader) -> st.Page:
    """The pages by their addresses. Streamlit gives its start page none, so ours is hidden."""

    def start() -> None:
        """Left for the timeline before it runs."""

    def listed(name: str, title: str, icon: str) -> st.Page:
        return st.Page(addresses.view(name), title=tr(title), url_path=name, icon=icon)

    hidden = st.Page(
        addresses.view("event"), title=tr("Event"), url_path="event", visibility="hidden"
    )
    return st.navigation(
        [
            st.Page(start, title="eventtracker", default=True, visibility="hidden"),
            listed("timeline", "Timeline", ":material/view_timeline:"),
            listed("month", "Calendar", ":material/calendar_month:"),
            listed("countries", "Countries", ":material/public:"),
            listed("series", "Event series", ":material/event_repeat:"),
            listed("events", "Events", ":material/list:"),
            listed("changes", "Changes", ":material/history:"),
            listed("review", "Review", ":material/rule:"),
            listed("add", "Add", ":material/add_circle:"),
            listed("sources", "Sources", ":material/library_books:"),
            hidden,
        ]
    )


def languages(tr: Reader, page: str) -> None:
    """Links that set the reader's language and come back to where they are."""
    here = {k: v for k, v in st.query_params.to_dict().items() if k != "lang"}
    back = addresses.page(page, here)
    links = {lang: escape(addresses.language(lang, back)) for lang in LANGUAGES}
    items = "".join(
        f'<span lang="{lang}" aria-current="true">{NAMES[lang]}</span>'
        if lang == tr.lang
        else f'<a href="{links[lang]}" target="_self" lang="{lang}">{NAMES[lang]}</a>'
        for lang in LANGUAGES
    )
    label = tr("Language")
    st.sidebar.html(f'<nav class="et-languages" aria-label="{label}">{items}</nav>')


def nothing_yet(tr: Reader) -> None:
    """What a reader of an empty store can do."""
    st.html(pieces.heading(tr("No events yet")))
    st.write(tr("Read some articles into the store, then load this page again:"))
    st.code("eventtracker ingest articles.jsonl", language=None)
    st.write(tr("Or look at the sample articles first:"))
    st.code("eventtracker demo", language=None)


def excuse(tr: Reader, problem: EventtrackerError) -> None:
    """What went wrong, in the sentence that says what to do; never a traceback."""
    st.error(filterbar.plain(str(problem)), icon=":material/error:")
    if problem.usage and filterbar.words():
        st.button(
            tr("Clear the filter"),
            on_click=filterbar.change,
            args=(dict.fromkeys(filterbar.words()),),
        )


main()
