"""What the timeline component is given: a store's window in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from eventtracker import i18n
from eventtracker.dashboard import addresses, kinds
from eventtracker.dashboard.opening import Days, first_day, last_day
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event
from eventtracker.publish.text import shortened
from eventtracker.publish.words import PRECISE
from eventtracker.store import Bar, Cell, Window
from eventtracker.store.window import GroupBy

GROUPS = cast("tuple[GroupBy, ...]", get_args(GroupBy))
_GROUP_NAMES = {"country": "Country", "series": "Series", "type": "Type", "city": "City"}
_PRESETS = {"Decade": 3652, "Year": 365, "Quarter": 91, "Month": 30, "Week": 7}
MOST = 300
"""Characters of a text that anybody would read in a tip."""

_OFF = ("cancelled", "postponed")


def data(
    tr: Reader, found: Window, span: Days, group: GroupBy, today: date, words: Mapping[str, str]
) -> dict[str, Any]:
    """The component's data but `revision`; see the names in `components/timeline`.

    Days are ISO text, lanes come by their place, `tip` is lines of text, colours are numbers
    of the palette in timeline.css.
    """
    shapes = {shape(bar.event) for bar in found.bars}
    return {
        "window": [day.isoformat() for day in span],
        "today": today.isoformat(),
        "locale": f"{tr.lang}-u-nu-latn",
        "dir": tr.direction,
        "group": group,
        "groups": [[name, tr(_GROUP_NAMES[name])] for name in GROUPS],
        "presets": [[tr(name), days] for name, days in _PRESETS.items()],
        "lanes": [
            {
                "name": _lane(tr, group, lane.key),
                "count": lane.total,
                "href": _href(group, lane.key, words),
            }
            for lane in found.lanes
        ],
        "bars": [_bar(tr, bar) for bar in found.bars],
        "cells": [_cell(tr, cell) for cell in found.cells],
        "legend": [
            {"colour": number, "name": tr.term(types[0])}
            for number, types in enumerate(kinds.KINDS)
            if any(bar.event.type in types for bar in found.bars)
        ],
        "marks": [
            {"shape": name, "name": tr(label)}
            for name, label in (("vague", "vague date"), ("off", "cancelled or postponed"))
            if name in shapes
        ],
        "note": _note(tr, found),
        "words": {
            "chart": tr("Timeline"),
            "group": tr("Group by"),
            "zoom": tr("Zoom"),
            "move": tr("Move"),
            "earlier": tr("Earlier"),
            "later": tr("Later"),
            "today": tr("Today"),
            "in": tr("Zoom in"),
            "out": tr("Zoom out"),
        },
    }


def _note(tr: Reader, found: Window) -> str:
    """How many events there are in the days, and how many in lanes that have no room."""
    elsewhere = found.total - sum(lane.total for lane in found.lanes)
    note = tr("Events in these days: {number}").format(number=tr.number(found.total))
    more = tr("in other lanes: {number}").format(number=tr.number(elsewhere))
    return f"{note} ({more})" if elsewhere else note


def shape(event: Event) -> str:
    """How a bar looks: "off" if it doesn't take place then, "vague" if the days are, or "firm"."""
    if event.status in _OFF:
        return "off"
    return "firm" if event.precision in PRECISE else "vague"


def _bar(tr: Reader, bar: Bar) -> dict[str, Any]:
    event = bar.event
    notes = [tr.term(event.type)]
    title = tr.title(event)
    if event.status != "scheduled":
        notes.append(tr.term(event.status))
    if event.status in _OFF:
        title = f"{tr.term(event.status)}: {title}"
    lines = (tr.title(event), tr.days(event), tr.place(event), " · ".join(notes))
    return {
        "lane": bar.lane,
        "first": first_day(event).isoformat(),
        "last": last_day(event).isoformat(),
        "colour": kinds.COLOUR.get(event.type, 7),
        "shape": shape(event),
        "href": addresses.event(event.uid),
        "name": shortened(title, MOST),
        "tip": "\n".join(shortened(said, MOST) for said in lines if said),
    }


def _cell(tr: Reader, cell: Cell) -> dict[str, Any]:
    days = i18n.format_days(cell.first, cell.last, "day", tr.lang)
    return {
        "lane": cell.lane,
        "first": cell.first.isoformat(),
        "last": cell.last.isoformat(),
        "count": cell.count,
        "days": days,
        "label": f"{days}: {cell.count}",
    }


def _lane(tr: Reader, group: GroupBy, key: str | None) -> str:
    if key is None:
        return tr("not known")
    if group == "country":
        return tr.country(key)
    return tr.term(key) if group == "type" else shortened(key, MOST)


def _href(group: GroupBy, key: str | None, words: Mapping[str, str]) -> str | None:
    if key is None:
        return None
    value = addresses.one(key) if group in ("series", "city") else key
    return addresses.page("timeline", words, **{"group": group, group: value})
