"""What moved lately: old and new, and by which article or reviewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import escape

import streamlit as st

from eventtracker.dashboard import addresses, filterbar, pieces, state, subscribe
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.dashboard.values import in_words
from eventtracker.publish import words
from eventtracker.publish.text import shortened
from eventtracker.store import Change, News

SHOWN = 200
"""Happenings on the page, the newest; the others are said to be there."""
STRETCHES = {"Today": 0, "This week": 7, "This month": 31, "This year": 366}
"""Days back that can be chosen at a click."""
USUAL = 7
_UNTOLD = frozenset({"implied", "names", "reviewed", "confidence", "parent", "uid"})


def main() -> None:
    tr, wanted = reader(), filterbar.current()
    since = wanted.changed_since or _start(USUAL)
    found = state.store().news(replace(wanted, changed_since=since), limit=SHOWN)
    lately = [each for each in found if each.at >= since]
    st.set_page_config(page_title=f"{tr('Changes')} · eventtracker")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        many = tr.number(len(lately)) + ("+" if len(lately) == SHOWN else "")
        st.html(pieces.heading(tr("Changes"), many), width="stretch")
        # Who follows from now on isn't told only of what changed by then.
        following = subscribe.with_language(tr, filterbar.without("changed_since"))
        feed = addresses.export("/changes.atom", following)
        st.link_button(tr("Atom feed"), "." + feed, icon=":material/rss_feed:")
    filterbar.chips(tr)
    st.html(f"<div class='et-bar-line'><span>{_since(tr, since.date())}</span>{_tabs(tr)}</div>")
    if not lately:
        st.html(f"<p class='et-note'><b>{escape(tr('Nothing has changed since.'))}</b></p>")
        return
    st.html(_table(tr, lately))
    if len(lately) == SHOWN:
        st.caption(tr("Only the newest are shown: choose a shorter time, or a filter."))


def _start(days: int) -> datetime:
    day = state.today() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _since(tr: Reader, day: date) -> str:
    return pieces.isolated(tr("Since {day}").format(day=tr.day(day)))


def _tabs(tr: Reader) -> str:
    """The stretches of time, as links."""
    now = filterbar.words().get("changed_since")
    starts = {
        each: (state.today() - timedelta(days=n)).isoformat() for each, n in STRETCHES.items()
    }
    return pieces.tabs(
        tr("Changes"),
        (
            (
                tr(label),
                addresses.page("changes", filterbar.words(), changed_since=day),
                day == now or (now is None and STRETCHES[label] == USUAL),
            )
            for label, day in starts.items()
        ),
    )


def _table(tr: Reader, found: Iterable[News]) -> str:
    columns = ("Day", "Event", "Change", "By")
    rows = (pieces.row(tr, columns, _cells(tr, each)) for each in found)
    return pieces.grid(tr, columns, rows, tr("Changes"), "et-changes")


def _cells(tr: Reader, news: News) -> tuple[str, ...]:
    event = news.event
    name = pieces.link(addresses.event(event.uid), tr.title(event), class_="et-name")
    by = {change.by for change in news.changes}
    if not news.changes:
        by = {ref.id for ref in event.documents[:1]}
    who = tr.listed(_who(each) for each in sorted(by))
    days = f"<small>{escape(tr.days(event))}</small>"
    return escape(tr.day(news.at.date())), name + days, _what(tr, news), who


def _what(tr: Reader, news: News) -> str:
    lines = [_line(tr, change) for change in news.changes if change.field in words.FIELDS]
    told = [
        _line(tr, change)
        for change in news.changes
        if change.field in words.FIELDS and change.field not in _UNTOLD
    ]
    if news.hidden:
        return f"<b>{escape(tr('No longer listed'))}</b>"
    if not news.changes:
        return f"<b>{escape(tr('New'))}</b>"
    return "".join(told or lines) or escape(tr("Other details"))


def _line(tr: Reader, change: Change) -> str:
    old, new = (
        shortened(in_words(tr, change.field, value), 200) for value in (change.old, change.new)
    )
    label = escape(words.field(change.field, tr.lang))
    return (
        f"<p><em>{label}:</em> <del>{pieces.isolated(old)}</del> "
        f"<ins>{pieces.isolated(new)}</ins></p>"
    )


def _who(by: str) -> str:
    """A reviewer's name, or the article as a link to where it stands."""
    name = by.removeprefix("reviewer:")
    if by.lower().startswith(("https://", "http://")):
        shown = shortened(by.split("//", 1)[1], 60)
        return pieces.outside(by, f'<bdi dir="ltr">{escape(shown)}</bdi>')
    return pieces.isolated(shortened(name, 60))


main()
