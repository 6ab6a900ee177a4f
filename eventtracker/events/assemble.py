"""Mentions → events of one document."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from eventtracker import places
from eventtracker.events import changes, clusters, dating, occasions, placing
from eventtracker.events.occasions import Occasion
from eventtracker.mentions import names as naming
from eventtracker.mentions import status
from eventtracker.mentions import zones as zoning
from eventtracker.mentions.names import Name
from eventtracker.mentions.view import View
from eventtracker.model import (
    EPOCH,
    Document,
    Event,
    Evidence,
    TimeExpression,
    day_of,
)
from eventtracker.scan import Scan
from eventtracker.times import lengths

def dates_of(scan: Scan, times: Sequence[TimeExpression]) -> list[tuple[int, int]]:
    """The tokens [first, last) of the times that no name may hold: all but mere years."""
    spans = [(scan.token_at(t.start), scan.token_at(t.end - 1) + 1) for t in times]
    return [(a, b) for a, b in spans if b > a + 1 or not scan.has(a, "YEAR")]


_WEAK = {"meeting", "session", "day", "week", "visit", "ceremony", "championship", "other", ""}


def assemble(document: Document, scan: Scan, times: Sequence[TimeExpression]) -> list[Event]:
    """The events that a document tells of, in the order of their first mention."""
    published = day_of(document.published)
    sites = {p.first: p for p in places.find(scan)}
    v = View(scan, dates_of(scan, times), sites)
    zones = zoning.find(v, times, published)
    names = [n for n in naming.find(v) if zones.alive(n.first)]
    groups, of = clusters.cluster(v, names)
    linker = dating.Linker(v, names, of, times, zones, published)
    links = linker.links()
    if not links:
        return []
    spans = lengths(scan)
    header = scan.token_at(zones.date_line.start) if zones.date_line else 0
    placer = placing.Placer(v, [p for p in sites.values() if zones.alive(p.first)], header)
    changed = changes.concerned(linker, status.find(v))
    events = []
    for c in groups:
        found = occasions.occasions(c, links, linker, spans)
        if not found:
            continue
        out = changes.outcome(found, changed.get(id(c), ()))
        if _worthy(out.main) and (not out.main.original or out.status != "scheduled"):
            events.append(_event(document, v, out, placer.site(out.main)))
    return events


def _worthy(o: Occasion) -> bool:
    best = o.cluster
    named = [n for n in best.names if n.text]
    if not named or o.strength < 0.5 or not any(n.proper or n.whole for n in named):
        return False
    if best.type in _WEAK:
        return o.strength >= 0.75 and any(n.proper or n.members for n in named) and not any(n.body for n in named)
    return True


def _event(document: Document, v: View, out: changes.Outcome, site: placing.Site) -> Event:
    o = out.main
    name = _best_name(o)
    uid = hashlib.sha256(f"{document.id}\n{name.span.start}".encode()).hexdigest()[:20]
    evidence = [_quote(document, "name", name.span.start, name.span.end)]
    best = o.links[0].time
    if o.first:
        evidence.append(_quote(document, "start", best.start, best.end))
    if o.length:
        evidence.append(_quote(document, "end", o.length.start, o.length.end))
    elif o.last:
        ends = (o.ends or o.links[0]).time
        evidence.append(_quote(document, "end", ends.start, ends.end))
    if out.cue and out.status != "scheduled":
        span = v.scan.span(out.cue.token, out.cue.token + 1)
        evidence.append(_quote(document, "status", span.start, span.end))
    where = site.city or site.country
    if where:
        evidence += [
            _quote(document, f"place.{f}", where.span.start, where.span.end)
            for f in ("name", "city", "country")
            if getattr(site.place, f)
        ]
    when = _instant(document)
    edition = next((n.edition for n in o.cluster.names if n.edition), None)
    return Event(
        uid=uid,
        name=name.text,
        start=o.first,
        end=o.last,
        names={document.lang or "und": name.text},
        series=name.text,
        edition=edition,
        type=o.cluster.type or "other",
        precision=o.grain,
        implied=best.interval.implied,
        status=out.status,
        previous_start=out.previous.first if out.previous else None,
        previous_end=out.previous.last if out.previous else None,
        place=site.place,
        lang=document.lang,
        confidence=round(min(0.99, o.strength), 2),
        created=when,
        updated=when,
        documents=(document.ref,),
        evidence=tuple(evidence),
    )


def _best_name(o: Occasion) -> Name:
    """The mention that names an event best: of its type, proper, said often, said early."""
    named = [n for n in o.cluster.names if n.text]
    said = Counter(n.core for n in named)
    type_ = o.cluster.type

    def worth(n: Name) -> tuple[float, ...]:
        whole = n.type == type_ or not n.type
        return (whole, n.head is not None and n.proper, bool(n.titles), said[n.core], len(n.core), -n.first)

    return max(named, key=worth)


def _quote(document: Document, field: str, start: int, end: int) -> Evidence:
    return Evidence(field, document.id, start, end, document.text[start:end])


def _instant(document: Document) -> datetime:
    p = document.published
    if isinstance(p, datetime):
        return p if p.tzinfo else p.replace(tzinfo=UTC)
    return datetime.combine(p, time(), UTC) if isinstance(p, date) else EPOCH
