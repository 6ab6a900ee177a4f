"""What the map component is given: countries with their numbers, and a place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event


def data(
    tr: Reader,
    counts: Mapping[str, int],
    href: Callable[[str], str],
    *,
    chosen: str | None = None,
) -> dict[str, Any]:
    """Countries in the strength of their number of events; `href` says where one leads."""
    most = max(counts.values(), default=1)
    steps = sorted({1, round(most / 9), round(most * 4 / 9), most} - {0})
    return {
        **_words(tr),
        "countries": {
            code: {
                "label": f"{tr.country(code)}: {tr.number(number)}",
                "share": _share(number, most),
                "chosen": code == chosen,
                "href": href(code),
            }
            for code, number in counts.items()
        },
        "scale": [[tr.number(step), _share(step, most)] for step in steps],
        "around": None,
        "spot": None,
    }


def of_event(tr: Reader, event: Event, href: Callable[[str], str]) -> dict[str, Any] | None:
    """The host, the countries that take part, and the place; None where no place is known."""
    place = event.place
    if place.latitude is None or place.longitude is None:
        return None
    roles = {c.country: tr.term(c.role) for c in reversed(event.countries)}
    if place.country:
        roles = {**roles, place.country: tr.term("host")}
    hosts = {c.country for c in event.countries if c.role == "host"} | {place.country}
    return {
        **_words(tr),
        "countries": {
            code: {
                "label": f"{tr.country(code)}: {role}",
                "share": 0.6 if code in hosts else 0.1,
                "chosen": False,
                "href": href(code),
            }
            for code, role in roles.items()
        },
        "scale": [[tr("Host"), 0.6], [tr("Participants"), 0.1]],
        "around": [place.longitude, place.latitude],
        "spot": {
            "longitude": place.longitude,
            "latitude": place.latitude,
            "label": tr.place(event),
        },
    }


def _share(number: int, most: int) -> float:
    """Roots, so that a few large numbers leave something to see of the small ones."""
    return round(math.sqrt(number / most), 3)


def _words(tr: Reader) -> dict[str, Any]:
    return {
        "dir": tr.direction,
        "words": {
            "map": tr("Map"),
            "zoom": tr("Zoom"),
            "in": tr("Zoom in"),
            "out": tr("Zoom out"),
            "whole": tr("Whole world"),
        },
    }
