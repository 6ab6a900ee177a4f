"""Mentions → events of one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eventtracker import places
from eventtracker.events import (
    changes,
    confidence,
    details,
    occasions,
    placing,
    record,
    select,
)
from eventtracker.events import parts as parting
from eventtracker.events.apart import apart
from eventtracker.events.candidate import Candidate
from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import Cluster, Grouper
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.events.rejected import rejected
from eventtracker.events.twins import without_twins
from eventtracker.mentions import entries, status
from eventtracker.mentions import names as naming
from eventtracker.mentions import zones as zoning
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import View
from eventtracker.model import Document, Event, Rejected, TimeExpression, day_of
from eventtracker.scan import Scan
from eventtracker.times import lengths


@dataclass(frozen=True)
class Assembled:
    """The events that a document tells of, in the order of their first mention, and the names
    that looked like events. `trace` has what came before, for those who ask where one was lost."""

    events: list[Event]
    rejected: list[Rejected]
    trace: Trace


@dataclass(frozen=True)
class Trace:
    """The steps of one document: the mentions of events, the cluster of each by its first token,
    the times given to them, what became of each cluster with a time and why some were dropped."""

    names: Sequence[Name] = ()
    of: Mapping[int, Cluster] = field(default_factory=dict)
    links: Sequence[Link] = ()
    outcomes: Sequence[Outcome] = ()
    why: Mapping[int, str] = field(default_factory=dict)


def assemble(document: Document, scan: Scan, times: Sequence[TimeExpression]) -> Assembled:
    """The events of a document, out of its scan and its temporal expressions."""
    if not times:
        return Assembled([], [], Trace())
    published = day_of(document.published)
    sites = {p.first: p for p in places.find(scan) if not scan.has(p.first, "MONTH")}
    v = View(scan, dates_of(scan, times), sites)
    v.entries = entries.find(v)
    zones = zoning.find(v, times, published)
    found = naming.find(v)
    names = [n for n in found if zones.alive(n.first) and not status.only(v, n.first, n.last)]
    grouper = Grouper(v, names)
    grouper.group()
    linker = Linker(v, names, grouper.of, times, zones, published)
    links = linker.links()
    if not links:
        trace = Trace(found, grouper.of)
        return Assembled([], rejected(document.text, found, grouper.of, {}), trace)
    loose = status.find(v, {k for n in names for k in range(n.first, n.last)})
    cues = changes.concerned(linker, loose, links)
    spans = lengths(scan)
    told: list[Outcome] = []
    for c in grouper.clusters:
        if dated := occasions.occasions(c, links, linker, spans):
            for own, said in apart(linker, dated, cues.get(id(c), ())):
                told += changes.outcomes(linker, own, said, loose)
    placer = _placer(linker)
    chosen, why = select.select(linker, placer, told)
    trace = Trace(found, dict(grouper.of), links, told, why)
    kept = without_twins([c.outcome for c, _ in chosen], grouper.of)
    why = why | dict.fromkeys((id(o.main.cluster) for o in kept), "")
    sure = {id(c.outcome): (c, facts) for c, facts in chosen}
    events = _events(document, linker, placer, links, [sure[id(o)] for o in kept], cues)
    return Assembled(events, rejected(document.text, found, grouper.of, why), trace)


def _placer(linker: Linker) -> placing.Placer:
    v, line = linker.v, linker.zones.date_line
    header = placing.shouted_header(v) or (v.scan.token_at(line.start) if line else 0)
    places = [p for p in v.sites.values() if linker.zones.alive(p.first)]
    return placing.Placer(v, places, header, linker.names)


def dates_of(scan: Scan, times: Sequence[TimeExpression]) -> list[tuple[int, int]]:
    """The tokens [first, last) of the times that no name may hold: all but mere years."""
    spans = [(scan.token_at(t.start), scan.token_at(t.end - 1) + 1) for t in times]
    return [(a, b) for a, b in spans if b > a + 1 or not scan.has(a, "YEAR")]


def _events(
    document: Document,
    linker: Linker,
    placer: placing.Placer,
    links: Sequence[Link],
    chosen: Sequence[tuple[Candidate, dict[str, float]]],
    cues: Mapping[int, list[status.Cue]],
) -> list[Event]:
    if not chosen:
        return []
    outcomes = [c.outcome for c, _ in chosen]
    foremost = main_of(outcomes)
    linker.main = foremost.main.cluster
    drafts = _drafts(document, linker, placer, links, [c for c, _ in chosen], cues)
    found = []
    for c, facts in chosen:
        draft, o = drafts[id(c.outcome)], c.outcome
        around = details.parent(linker, o, outcomes)
        if around:
            draft.parent = drafts[id(around)]
        whole = around or foremost
        if draft.site is placing.NOWHERE and details.during(o.main, whole.main):
            draft.site = drafts[id(whole)].site  # its programme is held there
        found.append(record.event(draft, linker.v, confidence.reasons(facts)))
    return found


def _drafts(
    document: Document,
    linker: Linker,
    placer: placing.Placer,
    links: Sequence[Link],
    chosen: Sequence[Candidate],
    cues: Mapping[int, list[status.Cue]],
) -> dict[int, record.Draft]:
    """A draft of each event, by its outcome's identity; what else is said of a recurrent event is
    said of the edition that the text is about, the first."""
    main = linker.main
    assert main is not None
    urls = details.urls(linker, main, linker.zones.end)
    organizers = details.organizers(linker, main)
    parts = parting.parts(linker, [c.outcome for c in chosen], main)
    drafts: dict[int, record.Draft] = {}
    begun: set[int] = set()
    anchors: set[int] = set()
    for c in chosen:
        o, cluster = c.outcome, c.occasion.cluster
        draft = record.Draft(document, document.ref, o, c.name, c.site)
        draft.another = id(cluster) in begun
        draft.anchor = c.name.span.start
        if draft.anchor in anchors:
            draft.anchor = o.main.links[0].time.start
        anchors.add(draft.anchor)
        drafts[id(o)] = draft
        if id(cluster) in begun:
            continue
        begun.add(id(cluster))
        draft.url, draft.organizer = urls.get(id(cluster)), organizers.get(id(cluster))
        draft.parts = parts[id(cluster)]
        draft.deadline = details.deadline(linker, links, cluster, o.main.first)
        if o.main.first and o.main.rank == 0:
            draft.opening = details.opening(linker, cluster)
        if o.status != "cancelled":  # "an online event instead"
            _attend(draft, placer, cues.get(id(cluster), ()))
    return drafts


def _attend(draft: record.Draft, placer: placing.Placer, cues: Sequence[status.Cue]) -> None:
    """How one attends; who attends online only is nowhere."""
    draft.attendance, draft.attending = details.attendance(cues)
    if draft.attendance == "online" and placer.venue:
        draft.attendance = "mixed"
    elif draft.attendance == "online":
        draft.site = placing.NOWHERE


def main_of(outcomes: Sequence[Outcome]) -> Outcome:
    """The event that the document is about: the one named most, the first of equals."""
    return max(outcomes, key=lambda o: len(o.main.cluster.names))
