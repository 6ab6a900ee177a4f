"""Two mentions of one event as one record.

What the more recent article says counts, unless the older one is more precise. Countries,
figures, names, documents and evidence of both are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from eventtracker.model import DocumentRef, Event, Place
from eventtracker.resolve.days import days, fineness, gap

T = TypeVar("T")

_FIRM = frozenset({"rescheduled", "postponed", "cancelled"})


def merge(known: Event, new: Event) -> Event:
    """The event that `known` and `new` both tell of, under the uid of `known`.

    Pure. The one whose documents are more recent is the later word; `new` if they are of
    one day. Sequence and times stay those of `known`.
    """
    older, later = (new, known) if _told(known) > _told(new) else (known, new)
    return known.but(
        name=older.name,
        lang=older.lang,
        names=_names(later) | _names(older),
        series=older.series or later.series,
        edition=older.edition or later.edition,
        type=older.type if older.type != "other" else later.type,
        **_when(older, later),
        attendance=later.attendance if later.attendance != "offline" else older.attendance,
        place=_place(older, later),
        countries=_hosts_first(_union(older.countries, later.countries)),
        blocs=_union(older.blocs, later.blocs),
        figures=_last((*older.figures, *later.figures), lambda f: (f.kind, f.year, f.comparator)),
        organizer=later.organizer or older.organizer,
        url=later.url or older.url,
        registration_deadline=later.registration_deadline or older.registration_deadline,
        parent=older.parent or later.parent,
        confidence=max(older.confidence, later.confidence),
        features=max(older, later, key=lambda e: e.confidence).features,
        reviewed=older.reviewed or later.reviewed,
        documents=tuple(sorted(_documents(older, later), key=_published)),
        evidence=_union(older.evidence, later.evidence),
    )


def _told(event: Event) -> date:
    """The day of an event's last article."""
    return max((d.published for d in event.documents if d.published), default=date.min)


def _published(document: DocumentRef) -> tuple[date, str]:
    return document.published or date.min, document.id


def _names(event: Event) -> dict[str, str]:
    return ({event.lang: event.name} if event.lang else {}) | event.names


def _when(older: Event, later: Event) -> dict[str, Any]:
    """Days, times and status: they go together."""
    status = _status(older, later)
    source = later if _days_of_later(older, later) else older
    other = older if source is later else later
    found = {
        name: getattr(source, name)
        for name in ("start", "end", "precision", "implied", "start_time", "end_time")
    }
    if source.start == other.start and source.precision == other.precision:
        for name in ("end", "start_time", "end_time"):  # one tells only when it opens
            found[name] = found[name] or getattr(other, name)
    return found | {"status": status} | _before(older, later, status, found["start"])


def _status(older: Event, later: Event) -> str:
    """The status after both: an event once moved or off stays so until new days are named."""
    if later.status in _FIRM or older.status not in _FIRM:
        return later.status
    if older.status == "postponed" and not _agree(older, later):
        return "rescheduled"
    return older.status


def _days_of_later(older: Event, later: Event) -> bool:
    if later.status == "rescheduled" and later.start:
        return True
    if older.status == "rescheduled" and later.start == older.previous_start:
        return False  # repeats the old days
    if older.status == "postponed" and not _agree(older, later):
        return True
    return fineness(later) <= fineness(older) and later.start is not None


def _agree(one: Event, other: Event) -> bool:
    a, b = days(one), days(other)
    return bool(a and b and gap(a, b) == 0)


def _before(older: Event, later: Event, status: str, start: date | None) -> dict[str, date | None]:
    """The days that an event had before it was moved."""
    for event in (later, older):
        if event.previous_start or event.previous_end:
            found = (event.previous_start, event.previous_end)
            break
    else:
        moved = status == "rescheduled" and older.start != start
        found = (older.start, older.end) if moved else (None, None)
    return {"previous_start": found[0], "previous_end": found[1]}


def _place(older: Event, later: Event) -> Place:
    """The place with a city, the later if the event moved; gaps filled where they agree."""
    base, other = older.place, later.place
    if (later.status in _FIRM and other.city) or not base.city:
        base, other = (other, base) if other.city or not base.country else (base, other)
    if base.city and other.city and base.city != other.city:
        return base
    gaps = {f.name: getattr(other, f.name) for f in fields(Place) if getattr(base, f.name) is None}
    return replace(base, **gaps)


def _documents(*events: Event) -> Iterable[DocumentRef]:
    return _last((d for e in events for d in e.documents), lambda d: d.id)


def _union(*groups: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


def _last(items: Iterable[T], what: Callable[[T], Hashable]) -> tuple[T, ...]:
    """For each thing, the last item on it, in the order of first items."""
    return tuple({what(item): item for item in items}.values())


def _hosts_first(countries: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(countries, key=lambda c: c.role != "host"))
