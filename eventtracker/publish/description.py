"""An event as the plain text that stands under a calendar entry.

The first lines matter most: some clients show no more. Links stand bare, for few clients
show the URL property. Google keeps 8,192 characters.
"""

from __future__ import annotations

from eventtracker import i18n
from eventtracker.model import DocumentRef, Event
from eventtracker.publish import words
from eventtracker.publish.text import line, shortened

MOST = 7500
_QUOTES = 12
_SOURCES = 12
# Fields whose words a reader wants to see; countries and figures are told in full above.
_QUOTED = (
    "status",
    "previous_start",
    "start",
    "end",
    "start_time",
    "place",
    "registration_deadline",
)


def description(event: Event, lang: str | None = "en") -> str:
    """The text, at most 7,500 characters, its blocks separated by empty lines."""
    blocks = [facts(event, lang), _quotes(event, lang), _sources(event, lang)]
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    if len(text) <= MOST:
        return text
    return text[:MOST].rpartition("\n")[0] + "\n…"


def facts(event: Event, lang: str | None) -> list[str]:
    """What is known of the event, a line each: "Dates: 14–19 May 2024"."""
    return [shortened(f"{label}: {value}", 1500) for label, value in words.facts(event, lang)]


def _quotes(event: Event, lang: str | None) -> list[str]:
    """The articles' own words, each once, under the fields that they say."""
    _ = i18n.translate(lang)
    labels: dict[str, list[str]] = {}
    for path in _QUOTED:
        for said in event.evidence:
            if said.text and said.field.partition(".")[0] == path:
                quote = shortened(said.text, 300)
                label = _("Dates") if path in ("start", "end") else words.field(path, lang)
                if label not in labels.setdefault(quote, []):
                    labels[quote].append(label)
    lines = [
        f"{i18n.enumerate_in(lang, fields)}: “{quote}”"
        for quote, fields in list(labels.items())[:_QUOTES]
    ]
    return [_("In the articles' words:"), *lines] if lines else []


def _sources(event: Event, lang: str | None) -> list[str]:
    _ = i18n.translate(lang)
    lines = [each for ref in event.documents[:_SOURCES] for each in _source(ref, lang)]
    if not lines:
        return []
    confidence = f"{_('Confidence')}: {event.confidence:.0%}"
    checked = _("reviewed by a person") if event.reviewed else ""
    return [_("Sources:"), *lines, i18n.enumerate_in(lang, filter(None, [confidence, checked]))]


def _source(ref: DocumentRef, lang: str | None) -> list[str]:
    day = i18n.format_date(ref.published, lang) if ref.published else ""
    parts = [shortened(ref.title or "", 200), line(ref.source or ""), day]
    head = i18n.enumerate_in(lang, filter(None, parts))
    return [each for each in (head, line(ref.url or "")) if each]
