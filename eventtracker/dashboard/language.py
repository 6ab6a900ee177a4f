"""Which language the reader gets: the address decides, then their choice, then the browser."""

from __future__ import annotations

from eventtracker.i18n import LANGUAGES


def choose(address: str | None, cookie: str | None, accept: str | None) -> str:
    """One of LANGUAGES. `accept` is an Accept-Language header (RFC 9110, section 12.5.4)."""
    for tag in (address, cookie):
        if (known := _known(tag)) is not None:
            return known
    weighed = []
    for place, item in enumerate((accept or "").split(",")):
        tag, _, weight = item.partition(";")
        weighed.append((-_weight(weight), place, tag))
    for minus_weight, _, tag in sorted(weighed):
        if minus_weight < 0 and (known := _known(tag)) is not None:
            return known
    return LANGUAGES[0]


def _known(tag: str | None) -> str | None:
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else None


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return 0.0
