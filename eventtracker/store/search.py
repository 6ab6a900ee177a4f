"""Free text: what an event is looked for by, and how the database finds it.

All that another database would do otherwise is in this module: `matching` and the index. In
SQLite the index is an FTS5 table over `words`, kept in step by triggers; where the library has
no FTS5, LIKE finds the same. Words are folded; a query's words are beginnings of theirs.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    column,
    delete,
    false,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DatabaseError

from eventtracker.model import Event
from eventtracker.store import rows
from eventtracker.store.tables import events, records, words
from eventtracker.text import fold_word

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:[وفبك]?ال|لل)(?=\w{3})")
"""The Arabic article with what is written together with it; words are found with and without."""

_CURE = "`eventtracker doctor --mend` writes them anew"
_INDEX = "words_index"
_TRIGGERS = {
    "words_added": f"""AFTER INSERT ON words BEGIN
        INSERT INTO {_INDEX} (rowid, text) VALUES (new.id, new.text); END""",
    "words_removed": f"""AFTER DELETE ON words BEGIN
        INSERT INTO {_INDEX} ({_INDEX}, rowid, text) VALUES ('delete', old.id, old.text); END""",
    "words_changed": f"""AFTER UPDATE ON words WHEN old.text <> new.text BEGIN
        INSERT INTO {_INDEX} ({_INDEX}, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO {_INDEX} (rowid, text) VALUES (new.id, new.text); END""",
}


def text_of(event: Event) -> str:
    """The folded words of an event's names, series, place, organiser, countries and articles.

    Each word once, a space before and after it.
    """
    place = event.place
    countries = {c.country for c in event.countries} | ({place.country} - {None})
    said: list[str | None] = [event.name, *event.names.values(), event.series, place.name]
    said += [place.city, event.organizer, *(b.bloc for b in event.blocs)]
    said += [d.title for d in event.documents]
    said += [name for code in sorted(filter(None, countries)) for name in _names_of(code)]
    found = dict.fromkeys(word for text in said if text for word in _indexed(text))
    return f" {' '.join(found)} "


def matching(query: str) -> ColumnElement[bool]:
    """The condition that an event's words begin with all words of a query; none: nothing does."""
    wanted = [_bare(word) for word in _words(query)]
    if not wanted:
        return false()
    if has_index():
        index = table(_INDEX, column("rowid"))
        phrase = " ".join(f'"{word}"*' for word in wanted)
        rowids = select(index.c.rowid).where(literal_column(_INDEX).op("MATCH")(phrase))
        found: ColumnElement[bool] = words.c.id.in_(rowids)
    else:
        found = and_(*(words.c.text.contains(f" {word}") for word in wanted))
    return events.c.uid.in_(select(words.c.uid).where(found))


@cache
def has_index() -> bool:
    """Whether this Python's SQLite has FTS5."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        except sqlite3.OperationalError:
            return False
    return True


def prepare(connection: Connection) -> bool:
    """Whether the index is as this library needs it: there and kept up, or not kept up at all."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    return there >= {_INDEX, *_TRIGGERS} if has_index() else not there & set(_TRIGGERS)


def mend(connection: Connection) -> None:
    """Make the index, anew if another library left it behind; without FTS5, leave it."""
    _untie(connection)
    if not has_index():
        return
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_INDEX} USING fts5("
        "text, content='words', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    connection.exec_driver_sql(f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('rebuild')")
    for name, body in _TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")


def refill(connection: Connection) -> None:
    """Write the words of all events anew, from their records; the index needs mending then."""
    _untie(connection)
    connection.execute(delete(words))
    found = connection.execute(select(records.c.uid, records.c.record))
    for some in found.partitions(1000):
        rows_ = [{"uid": uid, "text": text_of(rows.load(record))} for uid, record in some]
        connection.execute(insert(words), rows_)


def _untie(connection: Connection) -> None:
    for name in _TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong with the words and their index, a sentence each."""
    lone = select(func.count()).where(events.c.uid.not_in(select(words.c.uid)))
    if n := connection.scalar(lone):
        yield f"{n} events cannot be found by words: {_CURE}."
    if has_index():
        try:
            check = f"INSERT INTO {_INDEX} ({_INDEX}, rank) VALUES ('integrity-check', 1)"
            connection.exec_driver_sql(check)
        except DatabaseError:
            yield f"The index of words is not in step with the events: {_CURE}."


def _names_of(country: str) -> Iterable[str]:
    from eventtracker import i18n

    return [i18n.country_name(country, lang) for lang in i18n.LANGUAGES]


def _indexed(text: str) -> Iterator[str]:
    for word in _words(text):
        yield word
        if (bare := _bare(word)) != word:
            yield bare


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_word(text))


def _bare(word: str) -> str:
    return word[m.end() :] if (m := _ARTICLE.match(word)) else word
