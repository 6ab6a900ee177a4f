"""One self-contained page of a document: its text with the evidence marked, its events beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eventtracker import i18n
from eventtracker.model import Document, Event, Rejected, TimeExpression, day_of
from eventtracker.publish import words
from eventtracker.publish.evidence import marked
from eventtracker.publish.notices import of_language, of_nothing
from eventtracker.publish.reasons import signed, why_rejected, why_so_sure
from eventtracker.publish.seen import seen
from eventtracker.publish.style import STYLE, TIME
from eventtracker.publish.text import line
from eventtracker.text.language import identify

_DATED = frozenset(
    "start end start_time end_time previous_start previous_end registration_deadline".split()
)
Found = tuple[Document, Sequence[Event], Sequence[TimeExpression], Sequence[Rejected]]


def to_html(
    document: Document,
    events: Sequence[Event],
    times: Sequence[TimeExpression] = (),
    rejected: Sequence[Rejected] = (),
    *,
    lang: str | None = "en",
) -> str:
    """The page of one document. `lang` is the language of all but the document itself."""
    return to_page([(document, events, times, rejected)], lang=lang)


def to_page(found: Iterable[Found], *, lang: str | None = "en") -> str:
    """One page of several documents, each with its events, temporal expressions and the names
    that are no events.

    Needs nothing from anywhere: styles are inside, scripts there are none.
    """
    lang = i18n.best(lang)
    _ = i18n.translate(lang)
    sections = [_section(*each, lang) for each in found]
    title = escape(_("Events and their evidence"))
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{i18n.direction(lang)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"{''.join(sections)}</body>\n</html>\n"
    )


def _section(
    document: Document,
    events: Sequence[Event],
    times: Sequence[TimeExpression],
    rejected: Sequence[Rejected],
    lang: str,
) -> str:
    marks = [
        (e.start, e.end, e.field)
        for event in events
        for e in event.evidence
        if e.document == document.id and e.start is not None and e.end is not None
    ]
    # Expressions that date an event are marked as its days already.
    dated = [(s, e) for s, e, field in marks if field.partition(".")[0] in _DATED]
    loose = [t for t in times if not any(s < t.end and t.start < e for s, e in dated)]
    marks += [(t.start, t.end, TIME) for t in loose]
    text = marked(document.text, marks, label=lambda path: words.field(path, lang))
    fields = {field.partition(".")[0] for _, _, field in marks}
    cards = "".join(_card(event, lang) for event in events)
    nothing = _nothing(document, times, rejected, lang)
    said = f' lang="{escape(document.lang)}"' if document.lang else ""
    return (
        f"<section>\n{_head(document, lang)}{_legend(fields, lang)}<div class='two'>\n"
        f'<article{said} dir="auto">{text}</article>\n'
        f"<div>{cards or nothing}{_loose(loose, lang)}{_rejected(rejected, lang)}</div>\n"
        "</div>\n</section>\n"
    )


def _nothing(
    document: Document, times: Sequence[TimeExpression], rejected: Sequence[Rejected], lang: str
) -> str:
    """What is told where no event was found, and why."""
    said = [i18n.translate(lang)("No event found in this text.")]
    language = of_language(document.lang or identify(document.text), lang)
    if language:
        said.append(language)
    else:
        said += of_nothing(seen(times, day_of(document.published)), rejected, lang)
    return "".join(f"<p>{escape(each)}</p>\n" for each in said)


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
    more = _sure(event, lang) + _quotes(event, lang) + _implied(event, lang)
    return f'<div class="card"><h3 dir="auto">{escape(title)}</h3><dl>{rows}</dl>{more}</div>\n'


def _sure(event: Event, lang: str) -> str:
    """What the confidence is made of."""
    items = [
        f"<bdi>{signed(weight, lang)}</bdi> {escape(reason)}"
        for reason, weight in why_so_sure(event, lang)
    ]
    return _details(i18n.translate(lang)("Why this confidence"), items)


def _quotes(event: Event, lang: str) -> str:
    """The words that say each field, for it is told apart from other events' here."""
    said: dict[str, list[str]] = {}
    for e in event.evidence:
        if e.text:
            said.setdefault(words.field(e.field, lang), []).append(_quote(e.text))
    items = [
        f"{escape(label)}: {' · '.join(dict.fromkeys(quotes))}" for label, quotes in said.items()
    ]
    return _details(i18n.translate(lang)("The words that say it"), items)


def _implied(event: Event, lang: str) -> str:
    """What the text doesn't say of the days, and what follows from other fields."""
    _ = i18n.translate(lang)
    items = [f"{escape(_('Dates'))}: {escape(_said(name, lang))}" for name in event.implied]
    for e in event.evidence:
        label, source = words.field(e.field, lang), words.field(e.derived_from or "", lang)
        if e.derived_from and label != source:
            items.append(f"{escape(label)} ← {escape(source)}")
    return _details(_("What was implied"), list(dict.fromkeys(items)))


def _loose(times: Sequence[TimeExpression], lang: str) -> str:
    """The temporal expressions that were read but rejected as an event's days."""
    _ = i18n.translate(lang)
    items = []
    for t in times:
        i = t.interval
        known = i.first or i.last
        parts = [i18n.format_days(i.first, i.last, i.grain, lang)] if known else []
        for label, names in ((_("implied"), i.implied), (_("contradicted"), i.conflict)):
            if names:
                what = i18n.enumerate_in(lang, [_said(name, lang) for name in names])
                parts.append(f"{label}: {what}")
        items.append(" — ".join([_quote(t.text), *([_alone("; ".join(parts))] if parts else [])]))
    return _details(f"{_('Temporal expressions that date no event')} ({len(items)})", items)


def _rejected(names: Sequence[Rejected], lang: str) -> str:
    """The names that looked like events, and why they are none."""
    items = [f"{_quote(n.text)} — {escape(why_rejected(n.reason, lang))}" for n in names]
    title = i18n.translate(lang)("Names that are no events here")
    return _details(f"{title} ({len(items)})", items)


def _said(name: str, lang: str) -> str:
    """A part of a date ("year"), or a field ("end"), for a reader."""
    return words.field(name, lang) if name in words.FIELDS else words.term(name, lang)


def _details(summary: str, items: Sequence[str]) -> str:
    """A list that opens on demand; `items` are HTML. Nothing without items."""
    if not items:
        return ""
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<details><summary>{escape(summary)}</summary><ul>{inside}</ul></details>\n"


def _quote(text: str) -> str:
    return f"<q>{_alone(line(text))}</q>"


def _alone(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""
