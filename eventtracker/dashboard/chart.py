"""What the timeline component is given: a store's window in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from eventtracker import i18n
from eventtracker.dashboard import addresses, bars
from eventtracker.dashboard.opening import Days
from eventtracker.dashboard.reader import Reader
from eventtracker.publish.text import shortened
from eventtracker.store import Cell, Window
from eventtracker.store.window import GroupBy

GROUPS = cast("tuple[GroupBy, ...]", get_args(GroupBy))
_GROUP_NAMES = {"country": "Country", "series": "Series", "type": "Type", "city": "City"}
_PRESETS = {"Decade": 3652, "Year": 365, "Quarter": 91, "Month": 30, "Week": 7, "One day": 1}


def data(
    tr: Reader, found: Window, span: Days, group: GroupBy, today: date, words: Mapping[str, str]
) -> dict[str, Any]:
    """The component's data but `revision`; see the names in `components/timeline`.

    Days are ISO text, lanes come by their place, `tip` is lines of text, colours are numbers
    of the palette in timeline.css.
    """
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
        "bars": [{**bars.bar(tr, bar.event), "lane": bar.lane} for bar in found.bars],
        "cells": [_cell(tr, cell) for cell in found.cells],
        **bars.legend(tr, (bar.event for bar in found.bars), "timeline", words),
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
    return tr.term(key) if group == "type" else shortened(key, bars.MOST)


def _href(group: GroupBy, key: str | None, words: Mapping[str, str]) -> str | None:
    if key is None:
        return None
    value = addresses.one(key) if group in ("series", "city") else key
    return addresses.page("timeline", words, **{"group": group, group: value})
