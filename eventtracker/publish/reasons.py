"""Why an event is as sure as it is, and why a name is no event: the engine's reasons in words."""

from __future__ import annotations

from collections.abc import Iterator

from eventtracker import i18n
from eventtracker.model import Event

FEATURES = {
    "dated": "an event's name with a date",
    "predicate": "a verb of taking place leads to the date",
    "beside": "the date stands beside the name",
    "proper": "a proper name",
    "title": "a title in quotation marks or Latin letters",
    "edition": "an edition",
    "day": "dated to the day",
    "range": "first and last day",
    "city": "a city",
    "country": "a country",
    "repeated": "how often and where it is named",
    "year_guessed": "the year is a guess",
    "loose_date": "how surely the date is its own",
    "changed": "plans that were changed",
    "past": "how long ago or how far ahead it is",
    "others": "what else the text tells of",
    "form": "a heading, a list or a table",
    "name": "the form of the name",
    "kind": "the kind of event",
}
REJECTIONS = {
    "outside": "stands among links, tags or captions",
    "undated": "no date is said of it",
    "loose_date": "the date may belong to something else",
    "common": "too common a noun to name one event",
    "given_up": "only a date that was given up",
    "vague": "only a year, and not surely its own",
    "body": "a sitting of a parliament, court or committee",
}


def why_so_sure(event: Event, lang: str | None) -> Iterator[tuple[str, float]]:
    """(reason, weight) of each feature of an event's confidence, the weightiest first."""
    _ = i18n.translate(lang)
    for name, weight in sorted(event.features, key=lambda f: -abs(f[1])):
        yield _(FEATURES.get(name, name.replace("_", " "))), weight


def why_rejected(reason: str, lang: str | None) -> str:
    """Why a name is no event."""
    return i18n.translate(lang)(REJECTIONS.get(reason, reason.replace("_", " ")))


def signed(weight: float, lang: str | None) -> str:
    """A weight in hundredths, with its sign: "+18", "−25"."""
    sign = "+" if weight >= 0 else "−"
    return sign + i18n.format_number(round(abs(weight) * 100), lang)
