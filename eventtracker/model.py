"""The nouns of the house: frozen records that every room speaks in.

Names follow the field's standards: TIMEX3/ISO-TimeML for time, RFC 5545 and
schema.org/Event for events, ISO 3166-1 alpha-2 for countries, BCP 47 for languages.
All offsets are code points into a document's text as it came, end exclusive.
All days are inclusive; an exclusive end exists only inside an iCalendar file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

GRAINS = "minute hour day weekend week part month quarter half season year decade century".split()
"""Grain and precision share one list, finest first."""

EVENT_TYPES = (
    "forum summit conference congress exhibition fair festival meeting session round_table "
    "workshop symposium assembly games championship week day ceremony visit other"
).split()
STATUSES = "scheduled tentative rescheduled postponed cancelled".split()
ATTENDANCES = "offline online mixed".split()
ROLES = "host participant exhibitor partner guest_of_honour invited bilateral".split()
FIGURE_KINDS = (
    "participants visitors countries regions companies speakers sessions delegations "
    "agreements media other"
).split()
COMPARATORS = ("=", ">", ">=", "<", "<=", "~")
FEATURES = (
    "dated predicate beside proper title edition day range city country repeated year_guessed "
    "loose_date changed past others form name kind"
).split()
"""What makes an event more or less sure, by short names."""
REJECTIONS = "outside undated loose_date common given_up vague body".split()
"""Why a name is no event of its text, by short names."""


class EventtrackerError(Exception):
    """A failure that a person can mend; its text says what is wrong and what to do.

    `usage` is true where the request itself was wrong (exit status 2), false where
    the work failed (exit status 1).
    """

    def __init__(self, message: str, *, usage: bool = False) -> None:
        super().__init__(message)
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it. `id` is its URL, else the hash of its text."""

    text: str
    published: date | datetime | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    source: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal: the address that its stored text has."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        return self.url or f"sha256:{self.digest[:32]}"

    @property
    def ref(self) -> DocumentRef:
        return DocumentRef(
            self.id, self.url, self.title, self.source, day_of(self.published), self.lang
        )


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document without its text, as an event lists it."""

    id: str
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: date | None = None
    lang: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_dict(cls, d: dict[str, Any]) -> DocumentRef:
        return cls(**{**d, "published": _day(d.get("published"))})


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall-clock times "HH:MM"; `zone` is an IANA name or a UTC offset, None where unsaid."""

    first: str | None
    last: str | None = None
    zone: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"from": self.first, "to": self.last, "zone": self.zone}


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both inclusive; None where unresolved or open."""

    first: date | None
    last: date | None
    grain: str = "day"
    mod: str | None = None
    implied: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression with its TIMEX3 value (ISO-TimeML), resolved to days."""

    start: int
    end: int
    text: str
    type: str
    interval: Interval
    timex: str
    clock: Clock | None = None
    document: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        i = self.interval
        return {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "value": {"from": _plain(i.first), "to": _plain(i.last)},
            "clock": self.clock.to_dict() if self.clock else None,
            "grain": i.grain,
            "mod": i.mod,
            "implied": list(i.implied),
            "conflict": list(i.conflict),
            "timex": self.timex,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `name` as written, `city` GeoNames' English name, `country` ISO 3166-1 alpha-2."""

    name: str | None = None
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Participation:
    """A country and its role in an event (one of ROLES)."""

    country: str
    role: str = "participant"

    def to_dict(self) -> dict[str, Any]:
        return {"country": self.country, "role": self.role}


@dataclass(frozen=True, slots=True)
class BlocParticipation:
    """A bloc of countries, kept as a bloc ("OIC"), and its role."""

    bloc: str
    role: str = "participant"

    def to_dict(self) -> dict[str, Any]:
        return {"bloc": self.bloc, "role": self.role}


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number, e.g. more than 16,000 participants of the 2023 edition."""

    kind: str
    value: int
    comparator: str = "="
    year: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": self.value,
            "comparator": self.comparator,
            "year": self.year,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that say a field, and where they stand; or what the field follows from.

    `field` is a dotted path ("start", "place.city", "countries.MY", "figures.participants").
    A derived entry has no words of its own: `start`, `end`, `text` are None and
    `derived_from` names the field it follows from.
    """

    field: str
    document: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    derived_from: str | None = None

    def to_dict(self) -> dict[str, Any]:
        d: dict[str, Any] = {
            "field": self.field,
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }
        if self.derived_from:
            d["derived_from"] = self.derived_from
        return d


@dataclass(frozen=True, slots=True)
class Rejected:
    """A name that looked like an event's and isn't one: its words, and why (of REJECTIONS)."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event, of one document or resolved out of many. JSON form: `to_dict`."""

    uid: str
    name: str
    start: date | None = None
    end: date | None = None
    names: dict[str, str] = field(default_factory=dict)
    series: str | None = None
    edition: int | None = None
    type: str = "other"
    start_time: str | None = None
    end_time: str | None = None
    precision: str = "day"
    implied: tuple[str, ...] = ()
    status: str = "scheduled"
    previous_start: date | None = None
    previous_end: date | None = None
    attendance: str = "offline"
    place: Place = Place()
    countries: tuple[Participation, ...] = ()
    blocs: tuple[BlocParticipation, ...] = ()
    figures: tuple[Figure, ...] = ()
    organizer: str | None = None
    url: str | None = None
    registration_deadline: date | None = None
    parent: str | None = None
    lang: str | None = None
    confidence: float = 0.0
    reviewed: bool = False
    sequence: int = 0
    created: datetime = EPOCH
    updated: datetime = EPOCH
    documents: tuple[DocumentRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    """(one of FEATURES, its part): the parts, cut to 0.01-0.99, add up to the confidence."""

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON: ISO days and UTC date-times as text, records as objects.

        A place of which nothing is known is null, for what is not null has evidence.
        """
        return self.to_record() | ({"place": None} if self.place == Place() else {})

    def to_record(self) -> dict[str, Any]:
        """The same, every part of the place there: what paths such as "place.city" lead through."""
        return {name: _plain(getattr(self, name)) for name in JSON_FIELDS}

    @classmethod
    def from_dict(cls, d: dict[str, Any]) -> Event:
        """The inverse of `to_dict`; unknown keys are ignored, missing ones take defaults.

        Raises KeyError without "uid" or "name", ValueError on a malformed day.
        """
        known = {f.name for f in fields(cls)}
        e = {k: v for k, v in d.items() if k in known}
        for k in ("start", "end", "previous_start", "previous_end", "registration_deadline"):
            e[k] = _day(e.get(k))
        for k in ("created", "updated"):
            e[k] = datetime.fromisoformat(e[k]) if e.get(k) else EPOCH
        e["implied"] = tuple(e.get("implied") or ())
        e["place"] = Place(**(e.get("place") or {}))
        e["countries"] = tuple(Participation(**c) for c in e.get("countries") or ())
        e["blocs"] = tuple(BlocParticipation(**b) for b in e.get("blocs") or ())
        e["figures"] = tuple(Figure(**f) for f in e.get("figures") or ())
        e["documents"] = tuple(DocumentRef.from_dict(x) for x in e.get("documents") or ())
        e["evidence"] = tuple(Evidence(**x) for x in e.get("evidence") or ())
        e["features"] = tuple((name, weight) for name, weight in e.get("features") or ())
        return cls(uid=e.pop("uid"), name=e.pop("name"), **e)

    def but(self, **changes: Any) -> Event:
        """A copy with some fields changed."""
        return replace(self, **changes)


JSON_FIELDS = (
    "uid name names series edition type start end start_time end_time precision implied status "
    "previous_start previous_end attendance place countries blocs figures organizer url "
    "registration_deadline parent lang confidence reviewed sequence created updated documents "
    "evidence features"
).split()
"""The contract's order of an event's JSON fields."""


def uid_of(*parts: object) -> str:
    """A stable uid, 20 hexadecimal digits: a mention's is of its document's id and its offset."""
    words = "\n".join(map(str, parts))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def day_of(when: date | datetime | None) -> date | None:
    """The day of a date or date-time."""
    return when.date() if isinstance(when, datetime) else when


def as_published(value: date | datetime | str | None) -> date | datetime | None:
    """A publication date from a date, a date-time or their ISO 8601 text.

    Raises EventtrackerError on text that is neither.
    """
    if value is None or isinstance(value, date):
        return value
    text = value.strip()
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise EventtrackerError(
            f"'{value}' is not a date: write it as 2024-05-14 or 2024-05-14T09:00.", usage=True
        ) from None


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return value.to_dict() if hasattr(value, "to_dict") else value
