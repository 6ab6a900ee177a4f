"""One self-contained page of a document: its text with the evidence marked, its events beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eventtracker import i18n
from eventtracker.model import Document, Event, TimeExpression, day_of
from eventtracker.publish import words
from eventtracker.publish.evidence import marked
from eventtracker.publish.style import STYLE, TIME
from eventtracker.publish.text import line

Found = tuple[Document, Sequence[Event], Sequence[TimeExpression]]


def to_html(
    document: Document,
    events: Sequence[Event],
    times: Sequence[TimeExpression] = (),
    *,
    lang: str | None = "en",
) -> str:
    """The page of one document. `lang` is the language of all but the document itself."""
    return to_page([(document, events, times)], lang=lang)


def to_page(found: Iterable[Found], *, lang: str | None = "en") -> str:
    """One page of several documents, each with its events and temporal expressions.

    Needs nothing from anywhere: styles are inside, scripts there are none.
    """
    lang = i18n.best(lang)
    _ = i18n.translate(lang)
    sections = [_section(document, events, times, lang) for document, events, times in found]
    title = escape(_("Events and their evidence"))
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{i18n.direction(lang)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"{''.join(sections)}</body>\n</html>\n"
    )


def _section(
    document: Document, events: Sequence[Event], times: Sequence[TimeExpression], lang: str
) -> str:
    marks = [
        (e.start, e.end, e.field)
        for event in events
        for e in event.evidence
        if e.document == document.id and e.start is not None and e.end is not None
    ]
    # Expressions that date an event are marked as its days already.
    dated = [(s, e) for s, e, field in marks if field.partition(".")[0] in ("start", "end")]
    for time in times:
        if not any(s < time.end and time.start < e for s, e in dated):
            marks.append((time.start, time.end, TIME))
    text = marked(document.text, marks, label=lambda path: words.field(path, lang))
    fields = {field.partition(".")[0] for _, _, field in marks}
    cards = "".join(_card(event, lang) for event in events)
    nothing = f"<p>{escape(i18n.translate(lang)('No event found in this text.'))}</p>\n"
    said = f' lang="{escape(document.lang)}"' if document.lang else ""
    return (
        f"<section>\n{_head(document, lang)}{_legend(fields, lang)}<div class='two'>\n"
        f'<article{said} dir="auto">{text}</article>\n'
        f"<div>{cards or nothing}</div>\n</div>\n</section>\n"
    )


def _head(document: Document, lang: str) -> str:
    day = day_of(document.published)
    address = line(document.url or "")
    if address.startswith(("https://", "http://")):
        link = f'<a href="{escape(address)}" rel="noreferrer noopener">{escape(address)}</a>'
    else:
        link = escape(address or document.id)
    parts = [
        _alone(line(document.source or "")),
        escape(i18n.format_date(day, lang)) if day else "",
        f"<bdi>{link}</bdi>",
    ]
    title = f'<h2 dir="auto">{escape(line(document.title))}</h2>\n' if document.title else ""
    return f"{title}<p class='ref'>{' · '.join(p for p in parts if p)}</p>\n"


def _legend(fields: Iterable[str], lang: str) -> str:
    known = [f for f in words.FIELDS if f in fields]
    items = [
        f'<li><mark class="ev ev-{escape(f)}">{escape(words.field(f, lang))}</mark></li>'
        for f in [*known, *sorted(set(fields) - {*known})]
    ]
    return f"<ul class='legend'>{''.join(items)}</ul>\n" if items else ""


def _card(event: Event, lang: str) -> str:
    _ = i18n.translate(lang)
    title = words.title(event, lang)
    known = [*words.facts(event, lang), (_("Confidence"), f"{event.confidence:.0%}")]
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{_alone(value)}</dd>" for label, value in known)
    derived = [e for e in event.evidence if e.derived_from]
    follows = "".join(
        f"<li>{escape(words.field(e.field, lang))} ← "
        f"{escape(words.field(e.derived_from or '', lang))}</li>"
        for e in derived
    )
    more = (
        f"<details><summary>{escape(_('What follows from other fields'))}</summary>"
        f"<ul>{follows}</ul></details>"
        if follows
        else ""
    )
    return f'<div class="card"><h3 dir="auto">{escape(title)}</h3><dl>{rows}</dl>{more}</div>\n'


def _alone(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""
