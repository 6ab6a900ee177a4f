"""What else is said of events: web address, organizer, deadline, attendance, parent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import Cluster
from eventtracker.events.dating import Linker
from eventtracker.events.link import Link
from eventtracker.events.occasions import Occasion
from eventtracker.mentions import addresses
from eventtracker.mentions.addresses import Address
from eventtracker.mentions.status import Cue
from eventtracker.mentions.view import SETTING
from eventtracker.model import Clock, Span, TimeExpression
from eventtracker.times import clocks

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Said:
    """A value and the words that say it."""

    value: str
    span: Span


def home(linker: Linker, token: int, main: Cluster) -> Cluster:
    """The event a detail belongs to: the nearest one named before it in its sentence, else the
    main one."""
    a, _ = linker.v.sentence_of(token)
    before = [n for n in linker.names if a <= n.first <= token]
    return linker.of[before[-1].first] if before else main


def urls(linker: Linker, main: Cluster, end: int) -> dict[int, Said]:
    """The web address of each cluster, by its identity, where the text says that it is its own."""
    out: dict[int, Said] = {}
    for a in addresses.find_urls(linker.v):
        if a.token < end and linker.zones.alive(a.token):
            cluster = _whose(linker, a, main)
            if cluster is not None:
                out.setdefault(id(cluster), Said(a.url, a.span))
    return out


def _whose(linker: Linker, a: Address, main: Cluster) -> Cluster | None:
    """The event whose site an address is: named by its domain near a mention of it, or where the
    words before it say so. What is read elsewhere, or of whom nothing is said, is no event's."""
    start, end = linker.v.sentence_of(a.token)
    before = linker.v.sentence_of(start - 1)[0] if start else start
    near = [linker.of[n.first] for n in linker.names if before <= n.first < end]
    says = addresses.says_whose(linker.v, a)
    for cluster in near if not says else (*near, main):
        if addresses.holds(a, _latin(linker, cluster)):
            return cluster
    if not says:
        return None
    registers = any(linker.govern.kind(k) == "DEADLINE" for k in range(start, a.token))
    return home(linker, a.token, main) if near or registers else None


def _latin(linker: Linker, cluster: Cluster) -> set[str]:
    """The words of a cluster's names that no other event has, its acronyms, and each name written
    as one word, in small letters."""
    readings = linker.v.scan.pack.lexicon.readings
    names = {t for n in cluster.names for t in (*n.titles, n.text) if t}
    words = [_WORD.findall(name.casefold()) for name in names]
    joined = {"".join(w) for w in words if len(w) > 1}
    return {w for told in words for w in told if not readings(w)} | joined | cluster.acronyms


def organizers(linker: Linker, main: Cluster) -> dict[int, Said]:
    """Who organises each cluster, by its identity."""
    out: dict[int, Said] = {}
    for o in addresses.find_organizers(linker.v):
        if linker.zones.alive(o.token):
            text = " ".join(o.span.of(linker.v.scan.text).split())
            out.setdefault(id(home(linker, o.token, main)), Said(text, o.span))
    return out


def deadline(
    linker: Linker, links: Sequence[Link], cluster: Cluster, start: date | None
) -> TimeExpression | None:
    """The time until when one may register for an event; what a sentence without an event says
    of registering is said of the main one."""
    said = [k.time for k in links if k.cluster is cluster and k.role == "deadline"]
    if cluster is linker.main:
        said += [p.time for p in linker.deadlines]
    for t in said:
        day = t.interval.last
        if day and t.interval.grain == "day" and (not start or day <= start):
            return t
    return None


def opening(linker: Linker, cluster: Cluster) -> tuple[Clock, Span] | None:
    """The hour of an event told apart from its day: "Doors open at 7 pm", «Начало в 18:00»."""
    v = linker.v
    dated = {v.sentence_of(p.first) for p in linker.placed}
    for clock, first, last in clocks(v.scan):
        a, b = v.sentence_of(first)
        leads = range(max(a, first - 6), first)
        if (a, b) in dated or first in linker.dated or not linker.zones.alive(first):
            continue
        opens = any(linker.govern.kind(k) in ("OPEN", "HAPPEN") for k in leads)
        if opens and linker.main and home(linker, first, linker.main) is cluster:
            return clock, v.scan.span(first, last)
    return None


def attendance(cues: Sequence[Cue]) -> tuple[str, Cue | None]:
    """How one attends, and the cue that says so."""
    kinds = {c.kind: c for c in reversed(cues)}
    if "hybrid" in kinds:
        return "mixed", kinds["hybrid"]
    return ("online", kinds["online"]) if "online" in kinds else ("offline", None)


def parent(linker: Linker, out: Outcome, others: Sequence[Outcome]) -> Outcome | None:
    """The event on whose programme another stands: longer, around it in time, and named in the
    same sentence as its setting ("as part of the forum")."""
    o = out.main
    if len(others) < 2:
        return None
    for other in others:
        p = other.main
        inside = p.cluster is not o.cluster and during(o, p)
        if inside and _sets(linker, o.cluster, p.cluster, out):
            return other
    return None


def during(o: Occasion, p: Occasion) -> bool:
    """Whether an occasion lies within the days of a longer one."""
    if not (p.first and p.last and o.first):
        return False
    last = o.last or o.first
    return p.first <= o.first and last <= p.last and p.last - p.first > last - o.first


def _sets(linker: Linker, child: Cluster, around: Cluster, out: Outcome) -> bool:
    """Whether a sentence that dates or names the child names the other as its setting."""
    v = linker.v
    spans = {v.sentence_of(k.first) for k in out.main.links}
    spans |= {v.sentence_of(n.first) for n in child.names}
    for a, b in spans:
        named = linker.main is around or any(a <= n.first < b for n in around.names)
        if named and any(bits & SETTING for bits in v.bits[a:b]):
            return True
    return False
