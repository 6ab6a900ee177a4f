"""The tables. Portable SQL only, so that another database can follow SQLite.

What is true once stands once: `mentions` holds what each document says of an event, as it
was extracted, evidence included; `records` holds what follows from an event's mentions, its
JSON whole; `events` and the tables beside it what filters, orders and counts need of it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

REVISION = "0006"
"""The last of `migrations/versions`; the store refuses one that is newer than it knows."""


class Moment(TypeDecorator[datetime]):
    """A date-time in UTC, whole seconds: without a zone in the database, with one in Python."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None, microsecond=0)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


metadata = MetaData()


def of_event(**options: Any) -> Column[str]:
    """A column that names an event; checked at commit, as a document's rows come in any order."""
    link = ForeignKey("events.uid", deferrable=True, initially="DEFERRED")
    return Column("uid", String, link, nullable=False, **options)


meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""`store` (a random name, new after a restore) and `version` (of what is visible); `schema` stays
"2", so that programs from before migrations take the store for a newer one."""

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)
"""The revision of these tables, as Alembic keeps it."""

texts = Table(
    "texts",
    metadata,
    Column("digest", String, primary_key=True),
    Column("text", Text, nullable=False),
)
"""Texts as they came, by SHA-256; never changed, never deleted."""

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, ForeignKey("texts.digest"), nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("url", String),
    Column("title", String),
    Column("source", String),
    Column("published", String),
    Column("lang", String),
    Column("stored", Moment, nullable=False),
)
"""`fingerprint` is of all that was handed in: text, date, language, title, outlet."""

versions = Table(
    "versions",
    metadata,
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Column("fingerprint", String, primary_key=True),
    Column("digest", String, ForeignKey("texts.digest"), nullable=False),
    Column("at", Moment, nullable=False),
)
"""Every text (and labels) that a document has had, and since when."""

events = Table(
    "events",
    metadata,
    Column("uid", String, primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("day", Integer, nullable=False),
    Column("series", String),
    Column("series_key", String),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("city", String),
    Column("city_key", String),
    Column("country", String),
    Column("parent", String),
    Column("confidence", Float, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("hidden", String),
    Column("sequence", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("settled", Integer),
    Column("name_key", String),
    Index("events_days", "first", "last", "uid"),
    Index("events_ends", "last", "first"),
    Index("events_country", "country", "first"),
    Index("events_series", "series_key"),
    Index("events_parent", "parent"),
    Index("events_updated", "updated"),
)
"""`first` and `last`: the known days, either standing in for the other; `day`: the first as a
number (proleptic Gregorian ordinal), for bins; `hidden`: null, "rejected" or "withdrawn";
`settled`: the sequence that a reviewer's last decision on it led to; `name_key`: the name folded,
to sort by. Kept narrow, for counting reads all of it."""

_record = Column("record", Text, nullable=False)
records = Table("records", metadata, of_event(primary_key=True), _record)
"""The whole of each event as the contract's JSON."""

words = Table(
    "words",
    metadata,
    Column("id", Integer, primary_key=True),
    of_event(unique=True),
    Column("text", Text, nullable=False),
)
"""What free text is looked for in, as `search` writes it; an index over it is the database's."""

languages = Table(
    "languages",
    metadata,
    of_event(primary_key=True),
    Column("lang", String, primary_key=True),
    Index("languages_lang", "lang", "uid"),
    sqlite_with_rowid=False,
)
"""The languages of the articles on an event."""

participations = Table(
    "participations",
    metadata,
    of_event(primary_key=True),
    Column("country", String, primary_key=True),
    Column("role", String, primary_key=True),
    Index("participations_country", "country", "role", "uid"),
    sqlite_with_rowid=False,
)
"""Countries of events, the place's country among them as host."""

blocs = Table(
    "blocs",
    metadata,
    of_event(primary_key=True),
    Column("bloc", String, primary_key=True),
    Column("role", String, primary_key=True),
    Index("blocs_bloc", "bloc", "role", "uid"),
    sqlite_with_rowid=False,
)
"""Blocs of events, folded as they are asked for."""

mentions = Table(
    "mentions",
    metadata,
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Column("local", String, primary_key=True),
    of_event(index=True),
    Column("position", Integer, nullable=False),
    Column("record", Text, nullable=False),
)
"""What a document says of an event: `local` is its uid as extracted, `record` its JSON."""

keys = Table(
    "keys",
    metadata,
    Column("key", String, primary_key=True),
    of_event(primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The resolver's words for "look here": events that share one may be the same."""

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    of_event(index=True),
    Column("field", String, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("at", Moment, nullable=False),
    Column("by", String, nullable=False),
)
"""One row a changed field, old and new as JSON; `by`: the document or the reviewer."""

failures = Table(
    "failures",
    metadata,
    Column("name", String, primary_key=True),
    Column("origin", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What could not be read: `name` says which item, `origin` what to read again."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    of_event(index=True),
    Column("kind", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("decisions.id"), unique=True),
)
"""What reviewers decided; rows are never changed. `uid` and `sequence` say on which state of which
event, `before` is its JSON then; `detail` is what was decided, as JSON; `undoes` names the decision
that one of kind "undo" takes back."""

anchors = Table(
    "anchors",
    metadata,
    Column("decision", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("document", String, primary_key=True),
    Column("local", String, primary_key=True),
    Column("side", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Index("anchors_document", "document"),
    Index("anchors_name", "name"),
)
"""The mentions that a decision was made on, so that it finds them again when texts are read anew
and events are put together otherwise. `side` tells the two of a pair apart: 0 and 1."""

doubts = Table(
    "doubts",
    metadata,
    of_event(primary_key=True),
    Column("kind", String, primary_key=True),
    Column("about", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Index("doubts_about", "about"),
    sqlite_with_rowid=False,
)
"""What a reviewer should look at: kind "merge" (`about` is the uid of another event that may be the
same) or "conflict" (`about` is a field on which the documents disagree). Made with the event."""

links = Table(
    "links",
    metadata,
    Column("document", String, primary_key=True),
    Column("local", String, primary_key=True),
    Column("other_document", String, primary_key=True),
    Column("other_local", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("reason", Text, nullable=False),
    Index("links_other", "other_document", "other_local"),
    sqlite_with_rowid=False,
)
"""Two mentions of two events of which the resolver says that they may be one ("doubtful"), or that
they would be but for something else that either event holds ("kept apart")."""

series_names = Table(
    "series_names",
    metadata,
    Column("key", String, primary_key=True),
    Column("series", Integer, nullable=False, index=True),
    Column("lang", String, nullable=False),
    Column("name", String, nullable=False),
    Column("origin", String, nullable=False),
)
"""The names of recurrent events: `key` is what a name's spellings share, `series` the number that
all names of one series bear; `origin`: "learnt" from events, "alias" or "chosen" by a person."""
