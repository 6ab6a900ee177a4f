"""Mentions → events of one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eventtracker import places
from eventtracker.events import changes, confidence, details, occasions, placing, record
from eventtracker.events import parts as parting
from eventtracker.events.apart import apart
from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import Cluster, Grouper
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.events.rejected import rejected
from eventtracker.events.twins import without_twins
from eventtracker.events.worth import part_of, why_not
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
    outcomes, rest, why = _outcomes(grouper.clusters, links, linker, cues, loose)
    trace = Trace(found, dict(grouper.of), links, [*outcomes, *rest], dict(why))
    kept = without_twins(outcomes, grouper.of)
    why |= dict.fromkeys((id(o.main.cluster) for o in kept), "")
    events = _events(document, linker, links, kept, cues)
    return Assembled(events, rejected(document.text, found, grouper.of, why), trace)


def dates_of(scan: Scan, times: Sequence[TimeExpression]) -> list[tuple[int, int]]:
    """The tokens [first, last) of the times that no name may hold: all but mere years."""
    spans = [(scan.token_at(t.start), scan.token_at(t.end - 1) + 1) for t in times]
    return [(a, b) for a, b in spans if b > a + 1 or not scan.has(a, "YEAR")]


def _outcomes(
    groups: Sequence[Cluster],
    links: Sequence[Link],
    linker: Linker,
    cues: dict[int, list[status.Cue]],
    loose: Sequence[status.Cue],
) -> tuple[list[Outcome], list[Outcome], dict[int, str]]:
    """What is an event, what is none, and why the clusters are none, by their identity."""
    spans = lengths(linker.v.scan)
    out: list[Outcome] = []
    rest: list[Outcome] = []
    why: dict[int, str] = {}
    for c in groups:
        found = occasions.occasions(c, links, linker, spans)
        if not found:
            continue
        for own, said in apart(linker, found, cues.get(id(c), ())):
            outcome = changes.outcome(linker, own, said, loose)
            reason = why_not(outcome, linker.published)
            (rest if reason else out).append(outcome)
            why[id(outcome.main.cluster)] = reason or ""
    parts = [r for r in rest if any(part_of(r, o) for o in out)]
    return [*out, *parts], [r for r in rest if r not in parts], why


def _events(
    document: Document,
    linker: Linker,
    links: Sequence[Link],
    outcomes: Sequence[Outcome],
    cues: dict[int, list[status.Cue]],
) -> list[Event]:
    if not outcomes:
        return []
    v, zones = linker.v, linker.zones
    line = zones.date_line
    header = placing.shouted_header(v) or (v.scan.token_at(line.start) if line else 0)
    placer = placing.Placer(v, [p for p in v.sites.values() if zones.alive(p.first)], header)
    foremost = main_of(outcomes)
    main = foremost.main.cluster
    linker.main = main
    urls = details.urls(linker, main, zones.end)
    organizers = details.organizers(linker, main)
    parts = parting.parts(linker, outcomes, main)
    ref = document.ref
    drafts = {}
    for o in outcomes:
        c = o.main.cluster
        draft = record.Draft(document, ref, o, record.best_name(o), placer.site(o.main))
        draft.url, draft.organizer = urls.get(id(c)), organizers.get(id(c))
        draft.deadline = details.deadline(linker, links, c, o.main.first)
        if o.main.first and o.main.rank == 0:
            draft.opening = details.opening(linker, c)
        if o.status != "cancelled":  # "an online event instead"
            draft.attendance, draft.attending = details.attendance(cues.get(id(c), ()))
        draft.parts = parts[id(c)]
        if draft.attendance == "online" and placer.venue:
            draft.attendance = "mixed"
        elif draft.attendance == "online":
            draft.site = placing.NOWHERE
        drafts[id(c)] = draft
    found = []
    for o in outcomes:
        draft = drafts[id(o.main.cluster)]
        around = details.parent(linker, o, outcomes)
        if around:
            draft.parent = drafts[id(around.main.cluster)]
        whole = around or foremost
        if draft.site is placing.NOWHERE and details.during(o.main, whole.main):
            draft.site = drafts[id(whole.main.cluster)].site  # its programme is held there
        why = confidence.features(o, draft.name, draft.site, linker.published is not None)
        found.append(record.event(draft, v, why))
    return found


def main_of(outcomes: Sequence[Outcome]) -> Outcome:
    """The event that the document is about: the one named most, the first of equals."""
    return max(outcomes, key=lambda o: len(o.main.cluster.names))
