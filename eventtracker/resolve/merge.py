"""Mentions of one event as one record.

What counts is what most say, the surer and the more recent the more; exact days count before
vague ones. Countries, figures, names, documents and evidence of all are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from eventtracker.model import DocumentRef, Event, Participation, Place
from eventtracker.resolve.dating import when_it_is
from eventtracker.resolve.names import edition_in, take_apart
from eventtracker.resolve.votes import Voice, voices, vote
from eventtracker.told import Told

T = TypeVar("T")

_FIRM = frozenset({"rescheduled", "postponed", "cancelled"})


def merge(mentions: Iterable[Told]) -> Event:
    """The event that all the mentions tell of, under the uid of the oldest.

    Pure; the order of mentions doesn't matter. ValueError without any.
    """
    told = voices(mentions)
    if not told:
        raise ValueError("no mentions")
    events = [v.event for v in told]
    surest = max(events, key=lambda e: e.confidence)
    when = when_it_is(told)
    names, lang = _names(told)
    place = _place(told, when["status"])
    return events[0].but(
        name=names.get(lang or "", events[0].name),
        lang=lang,
        names=names,
        series=vote((e.series, v.weight) for e, v in zip(events, told, strict=True)),
        edition=vote((v.event.edition or edition_in(v.event.name), v.weight) for v in told),
        type=vote((v.event.type, v.weight) for v in told if v.event.type != "other") or "other",
        **when,
        attendance=_latest(e.attendance for e in events if e.attendance != "offline") or "offline",
        place=place,
        countries=_countries(told, place.country),
        blocs=_union(e.blocs for e in events),
        figures=_last(
            (f for e in events for f in e.figures), lambda f: (f.kind, f.year, f.comparator)
        ),
        organizer=_latest(e.organizer for e in events),
        url=_latest(e.url for e in events),
        registration_deadline=_latest(e.registration_deadline for e in events),
        parent=vote((v.event.parent, v.weight) for v in told),
        confidence=surest.confidence,
        features=surest.features,
        reviewed=any(e.reviewed for e in events),
        documents=_documents(told),
        evidence=_union(e.evidence for e in events),
    )


def _names(told: Sequence[Voice]) -> tuple[dict[str, str], str | None]:
    """The name in each language that occurs, and the language of the oldest report.

    An alias stands in for a language that no report is written in.
    """
    said: dict[str, list[tuple[str, float]]] = {}
    spare: dict[str, list[tuple[str, float]]] = {}
    for voice in told:
        event = voice.event
        own = ({event.lang: event.name} if event.lang else {}) | event.names
        for lang, name in own.items():
            said.setdefault(lang, []).append((name, voice.weight * _worth(name)))
        for name in voice.told.aliases:
            found = take_apart(name)
            if found.acronym is None:
                spare.setdefault(found.script, []).append((name, voice.weight))
    chosen = {lang: vote(names) or "" for lang, names in {**spare, **said}.items()}
    languages = [v.event.lang for v in told if v.event.lang]
    order = dict.fromkeys([*languages, *sorted(chosen)])
    return {lang: chosen[lang] for lang in order if lang in chosen}, next(iter(languages), None)


def _worth(name: str) -> float:
    """A name in full counts for more than an acronym or a common word."""
    found = take_apart(name)
    if found.acronym or not found.units:
        return 0.5
    return 1.2 if found.coined or len(found.units) > 1 else 1.0


def _place(told: Sequence[Voice], status: str) -> Place:
    """The place that most name, the later ones if the event moved; gaps filled by those that
    agree."""
    heard = list(told)
    if status in _FIRM:
        moves = [i for i, v in enumerate(told) if v.event.status in _FIRM and v.event.place.city]
        heard = heard[moves[-1] :] if moves else heard
    country = vote((v.event.place.country, v.weight) for v in heard)
    country = country or vote((v.event.place.country, v.weight) for v in told)
    there = [v for v in heard if v.event.place.country in (country, None)]
    city = vote((v.event.place.city, v.weight) for v in there)
    agreeing = [v.event.place for v in (*there, *told) if _agrees(v.event.place, country, city)]
    found = max(agreeing, key=lambda p: (p.city == city, p.name is not None), default=Place())
    for other in agreeing:
        gaps = {f.name: getattr(other, f.name) for f in fields(Place) if not _has(found, f.name)}
        if other.city == found.city or not found.city:
            found = replace(found, **gaps)
    return replace(found, country=country)


def _has(place: Place, name: str) -> bool:
    return getattr(place, name) is not None


def _agrees(place: Place, country: str | None, city: str | None) -> bool:
    return place.country in (country, None) and place.city in (city, None)


def _countries(told: Sequence[Voice], host: str | None) -> tuple[Participation, ...]:
    """All that take part, hosts first; the host of a report that mistook the place is none."""
    found = [
        c
        for v in told
        for c in v.event.countries
        if c.role != "host" or host is None or c.country == host or v.event.place.country == host
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda c: c.role != "host"))


def _documents(told: Sequence[Voice]) -> tuple[DocumentRef, ...]:
    return _last((d for v in told for d in v.event.documents), lambda d: d.id)


def _union(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


def _last(items: Iterable[T], what: Callable[[T], Hashable]) -> tuple[T, ...]:
    """For each thing, the last item on it, in the order of first items."""
    return tuple({what(item): item for item in items}.values())


def _latest(items: Iterable[T | None]) -> T | None:
    said = [item for item in items if item is not None]
    return said[-1] if said else None
