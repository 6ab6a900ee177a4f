"""The record of an event, with evidence for every field by construction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import edition_of
from eventtracker.events.confidence import Feature, total
from eventtracker.events.details import Said
from eventtracker.events.parts import Parts, figure_of
from eventtracker.events.placing import Site
from eventtracker.events.wallclock import at_place
from eventtracker.mentions.name import Name
from eventtracker.mentions.status import Cue
from eventtracker.mentions.view import View
from eventtracker.model import (
    EPOCH,
    BlocParticipation,
    Clock,
    Document,
    DocumentRef,
    Event,
    Evidence,
    Figure,
    Participation,
    Span,
    TimeExpression,
    uid_of,
)

_LONGEST: Final = 300
_FULL: Final = 8
"""Words of a name in full; more may have run on."""


@dataclass
class Draft:
    """What was found of one event, before it is written down."""

    document: Document
    ref: DocumentRef
    outcome: Outcome
    name: Name
    site: Site
    url: Said | None = None
    organizer: Said | None = None
    deadline: TimeExpression | None = None
    opening: tuple[Clock, Span] | None = None
    attendance: str = "offline"
    attending: Cue | None = None
    parent: Draft | None = None
    parts: Parts = field(default_factory=Parts)
    another: bool = False
    """Whether the text is about another edition of the event."""
    anchor: int = -1
    """The offset of the name, or of the date where another edition has that."""

    @property
    def uid(self) -> str:
        """Stable: from the document's identity and the anchor."""
        return uid_of(self.ref.id, self.anchor)


class _Witness:
    """Collects evidence: quotes, and what follows from them."""

    def __init__(self, document: str, text: str) -> None:
        self.document, self.text = document, text
        self.entries: list[Evidence] = []

    def quote(self, field: str, span: Span) -> None:
        end = min(span.end, span.start + _LONGEST)
        text = self.text[span.start : end]
        self.entries.append(Evidence(field, self.document, span.start, end, text))

    def derive(self, field: str, source: str) -> None:
        self.entries.append(Evidence(field, self.document, derived_from=source))


def best_name(out: Outcome) -> Name:
    """The mention that names an event best: of its type, proper, said often, in full, early."""
    cluster = out.main.cluster
    named = [n for n in out.main.names if n.named] or [n for n in cluster.names if n.named]
    said = [n.core for n in named]

    def worth(n: Name) -> tuple[float, ...]:
        whole = n.type == cluster.type or not n.type
        known = n.head is not None and n.proper
        often = min(said.count(n.core), 4)
        size = len(n.text.split())  # a headline shortens: "Moscow Film Festival"
        telling = often + len(n.core) / 2
        return (
            whole, known and not n.common, bool(n.titles), telling, min(size, _FULL), -n.first
        )  # fmt: skip

    return max(named, key=worth)


def event(d: Draft, v: View, features: Sequence[Feature]) -> Event:
    """The event of a draft, as sure as its `features` make it."""
    o, w = d.outcome.main, _Witness(d.ref.id, d.document.text)
    edition = _named(w, d)
    _date(w, d)
    clock, moved = _clock(w, d)
    start, end = _moved(o.first, o.last, moved)
    _status(w, d, v)
    implied = (*o.links[0].time.interval.implied, *(("end",) if o.length else ()))
    when = _instant(d.document)
    dated = Event(
        uid=d.uid,
        name=d.name.text,
        start=start,
        end=end,
        names={d.document.lang or "und": d.name.text},
        series=series(d.name, o.cluster.titled),
        edition=edition,
        type=o.cluster.type or "other",
        start_time=clock.first if clock else None,
        end_time=clock.last if clock else None,
        precision=o.grain,
        implied=tuple(dict.fromkeys(implied)),
        lang=d.document.lang,
        confidence=total(features),
        features=tuple(features),
        created=when,
        updated=when,
        documents=(d.ref,),
    )
    return _with_the_rest(dated, w, d)


def _named(w: _Witness, d: Draft) -> int | None:
    """What says the name; and the edition."""
    w.quote("name", d.name.span)
    for key in ("series", "type", f"names.{d.document.lang or 'und'}"):
        w.derive(key, "name")
    o, previous = d.outcome.main, d.outcome.previous
    old = previous.names if previous else []
    dated = [k.name for k in o.links if k.role != "original"]
    edition, said = edition_of(dated if d.another else [*dated, *o.names, *old])
    if said:
        w.quote("edition", said)
    return edition


def _with_the_rest(dated: Event, w: _Witness, d: Draft) -> Event:
    """An event with all that is said of it but its name and its days."""
    previous = d.outcome.previous
    countries, blocs, figures = _countries(w, d), _blocs(w, d), _figures(w, d)
    _rest(w, d)
    return dated.but(
        status=d.outcome.status,
        previous_start=previous.first if previous else None,
        previous_end=previous.last if previous else None,
        attendance=d.attendance,
        place=d.site.place,
        countries=countries,
        blocs=blocs,
        figures=figures,
        organizer=d.organizer.value if d.organizer else None,
        url=d.url.value if d.url else None,
        registration_deadline=d.deadline.interval.last if d.deadline else None,
        parent=d.parent.uid if d.parent else None,
        evidence=tuple(w.entries),
    )


def series(name: Name, titles: list[str]) -> str:
    """The canonical name of the recurrent event: its Latin or short proper name, else its name."""
    for title in titles:
        tail = title.split(":")[-1].strip()
        if (
            tail.isascii()
            and " " not in tail
            and len(tail) > 3
            and tail[:1].isupper()
            and title in name.titles
        ):
            return tail
    return name.text


def _date(w: _Witness, d: Draft) -> None:
    o = d.outcome.main
    best = o.links[0].time
    if o.first:
        w.quote("start", Span(best.start, best.end))
    if o.length:
        w.quote("end", Span(o.length.start, o.length.end))
    elif o.last:
        ends = (o.ends or o.links[0]).time
        w.quote("end", Span(ends.start, ends.end))
    w.derive("precision", "start" if o.first else "end")
    if d.outcome.previous:
        old = d.outcome.previous.links[0].time
        for key in ("previous_start", "previous_end"):
            w.quote(key, Span(old.start, old.end))


def _clock(w: _Witness, d: Draft) -> tuple[Clock | None, int]:
    """The clock times of the day that opens the event, as the clocks of its place show them, and
    by how many days that moves the day."""
    times = [k.time for k in d.outcome.main.links if k.role in ("when", "open")]
    said = [(t.clock, Span(t.start, t.end)) for t in times if t.clock]
    if d.opening:
        said.append(d.opening)
    if not said:
        return None, 0
    clock, span = said[0]
    w.quote("start_time", span)
    if clock.last:
        w.quote("end_time", span)
    return at_place(clock, d.outcome.main.first, d.site.place.timezone)


def _moved(first: date | None, last: date | None, days: int) -> tuple[date | None, date | None]:
    """The days of an event whose opening another zone's clock moves; a last day after it stays."""
    if not days or first is None:
        return first, last
    moved = first + timedelta(days)
    return moved, last and (moved if last == first else max(last, moved))


def _status(w: _Witness, d: Draft, v: View) -> None:
    cue = d.outcome.cue
    if cue and d.outcome.status != "scheduled":
        w.quote("status", v.scan.span(cue.token, cue.token + 1))
    else:
        w.derive("status", "start" if d.outcome.main.first else "end")
    if d.attending:
        w.quote("attendance", v.scan.span(d.attending.token, d.attending.token + 1))
    else:
        w.derive("attendance", "name")


def _countries(w: _Witness, d: Draft) -> tuple[Participation, ...]:
    """The host first, then who takes part, each country and role once."""
    host = _place(w, d.site)
    said: dict[tuple[str, str], None] = {}
    stated = {r.country for r in d.parts.roles if not r.named}
    for r in d.parts.roles:
        if r.named and (not host or r.country in stated):
            continue  # the country of its name may be where it is, or have a role of its own
        if r.country and r.country != host and r.role != "host" and (r.country, r.role) not in said:
            said[r.country, r.role] = None
            w.quote(f"countries.{r.country}", r.span)
    who = tuple(Participation(country, role) for country, role in said)
    return (Participation(host, "host"), *who) if host else who


def _blocs(w: _Witness, d: Draft) -> tuple[BlocParticipation, ...]:
    said: dict[tuple[str, str], None] = {}
    for r in d.parts.roles:
        if r.bloc and (r.bloc, r.role) not in said:
            said[r.bloc, r.role] = None
            w.quote(f"blocs.{r.bloc}", r.span)
    return tuple(BlocParticipation(bloc, role) for bloc, role in said)


def _figures(w: _Witness, d: Draft) -> tuple[Figure, ...]:
    """The first figure of each kind and year; both ends of a range, which share their words."""
    out: list[Figure] = []
    told: dict[tuple[str, int | None], Span] = {}
    for f in d.parts.figures:
        figure = figure_of(f, d.outcome.main.first or d.outcome.main.last)
        if told.setdefault((figure.kind, figure.year), f.span) == f.span and figure not in out:
            out.append(figure)
            w.quote(f"figures.{figure.kind}", f.span)
    return tuple(out)


def _place(w: _Witness, site: Site) -> str | None:
    """Witness the place; its country."""
    where = site.city or site.country
    if where is None:
        return None
    place = site.place
    for key in ("name", "city", "country"):
        if getattr(place, key):
            w.quote(f"place.{key}", where.span)
    for key in ("latitude", "longitude", "timezone"):
        if getattr(place, key) is not None:
            w.derive(f"place.{key}", "place.name" if place.name else "place.country")
    if place.country:
        w.derive(f"countries.{place.country}", "place.country")
    return place.country


def _rest(w: _Witness, d: Draft) -> None:
    if d.url:
        w.quote("url", d.url.span)
    if d.organizer:
        w.quote("organizer", d.organizer.span)
    if d.deadline:
        w.quote("registration_deadline", Span(d.deadline.start, d.deadline.end))
    if d.parent:
        w.derive("parent", "start")


def _instant(document: Document) -> datetime:
    p = document.published
    if isinstance(p, datetime):
        return p if p.tzinfo else p.replace(tzinfo=UTC)
    return datetime.combine(p, time(), UTC) if isinstance(p, date) else EPOCH
