"""Dates, names and messages in the reader's language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from eventtracker import i18n
from eventtracker.model import (
    ATTENDANCES,
    COMPARATORS,
    EVENT_TYPES,
    FIGURE_KINDS,
    GRAINS,
    ROLES,
    STATUSES,
    Figure,
)
from eventtracker.publish import words
from tests.publish.made import forum

D = date


@pytest.mark.parametrize(
    ("first", "last", "precision", "en", "ru"),
    [
        (D(2024, 5, 14), D(2024, 5, 14), "day", "14 May 2024", "14 мая 2024 г."),
        (D(2024, 5, 14), D(2024, 5, 19), "day", "14–19 May 2024", "14–19 мая 2024 г."),
        (D(2024, 4, 30), D(2024, 5, 2), "day", "30 April – 2 May 2024", None),
        (D(2024, 12, 30), D(2025, 1, 2), "day", "30 December 2024 – 2 January 2025", None),
        (D(2024, 5, 18), D(2024, 5, 19), "weekend", "18–19 May 2024", None),
        (D(2024, 5, 13), D(2024, 5, 19), "week", "week of 13–19 May 2024", None),
        (D(2024, 5, 1), D(2024, 5, 10), "part", "early May 2024", "начало мая 2024 г."),
        (D(2024, 5, 11), D(2024, 5, 20), "part", "mid-May 2024", "середина мая 2024 г."),
        (D(2024, 2, 21), D(2024, 2, 29), "part", "late February 2024", None),
        (D(2024, 5, 1), D(2024, 5, 15), "half", "first half of May 2024", None),
        (D(2024, 7, 1), D(2024, 12, 31), "half", "second half of 2024", None),
        (D(2026, 5, 1), D(2026, 5, 31), "month", "May 2026", "май 2026 г."),
        (D(2026, 5, 1), D(2026, 6, 30), "month", "May – June 2026", None),
        (D(2026, 4, 1), D(2026, 6, 30), "quarter", "2nd quarter 2026", None),
        (D(2026, 3, 1), D(2026, 5, 31), "season", "spring 2026", "весна 2026 г."),
        (D(2026, 12, 1), D(2027, 2, 28), "season", "winter 2026/27", None),
        (D(2026, 1, 1), D(2026, 12, 31), "year", "2026", None),
        (D(2020, 1, 1), D(2029, 12, 31), "decade", "the 2020s", "2020-е годы"),
        (D(2026, 5, 3), D(2026, 5, 20), "part", "within 3–20 May 2026", None),
        (D(2026, 5, 3), None, "day", "from 3 May 2026", "с 3 мая 2026 г."),
        (None, D(2026, 5, 3), "day", "ends 3 May 2026", "до 3 мая 2026 г."),
        (None, None, "year", "date not known", "дата неизвестна"),
    ],
)
def test_days_in_words(
    first: date | None, last: date | None, precision: str, en: str, ru: str | None
) -> None:
    assert i18n.format_days(first, last, precision, "en") == en
    if ru:
        assert i18n.format_days(first, last, precision, "ru").replace("\u00a0", " ") == ru


def test_days_in_arabic() -> None:
    assert i18n.format_days(D(2024, 5, 14), D(2024, 5, 19), "day", "ar") == "14–19 مايو 2024"
    assert i18n.format_days(D(2024, 5, 11), D(2024, 5, 20), "part", "ar") == "منتصف مايو 2024"


@given(
    st.dates(D(1000, 1, 1), D(9000, 1, 1)),
    st.integers(0, 4000),
    st.sampled_from(GRAINS),
    st.sampled_from(i18n.LANGUAGES),
)
def test_any_stretch_has_words_with_its_first_year(
    first: date, length: int, precision: str, lang: str
) -> None:
    said = i18n.format_days(first, first + timedelta(days=length), precision, lang)
    assert str(first.year) in said
    assert "{" not in said


def test_a_last_day_before_the_first_is_not_believed() -> None:
    assert i18n.format_days(D(2024, 5, 14), D(2024, 5, 1), "day", "en") == "14 May 2024"


def test_countries_and_numbers() -> None:
    assert [i18n.country_name("MY", x) for x in i18n.LANGUAGES] == [
        "Malaysia",
        "ماليزيا",
        "Малайзия",
    ]
    assert i18n.country_name("ZZ9", "en") == "ZZ9"
    assert i18n.format_number(16000, "en") == "16,000"
    assert i18n.enumerate_in("ar", ["مصر", "إيران"]) == "مصر، إيران"


@pytest.mark.parametrize(
    ("tag", "lang", "way"),
    [("ar-EG", "ar", "rtl"), ("RU", "ru", "ltr"), ("fa", "en", "rtl"), ("fr", "en", "ltr")],
)
def test_the_nearest_language(tag: str, lang: str, way: str) -> None:
    assert i18n.best(tag) == lang
    assert i18n.direction(tag) == way


def test_messages_without_a_translation_stay_as_they_are() -> None:
    assert i18n.translate("ru")("nobody translated this") == "nobody translated this"
    assert i18n.translate("ru")("forum") == "форум"
    assert i18n.translate(None)("forum") == "forum"


def test_plurals_take_the_language_s_forms() -> None:
    one = next(m.id for m in _catalogue("ru", "publish") if m.pluralizable)
    said = {n: i18n.counted("ru")(*one, n).split()[0] for n in (1, 3, 5)}
    assert said == {1: "Опущено", 3: "Опущены", 5: "Опущено"}
    assert len({i18n.counted("ar")(*one, n) for n in (1, 2, 3, 11)}) == 4


def _catalogue(lang: str, room: str) -> list[Message]:
    path = Path(i18n.__file__).parent / "locale" / lang / f"{room}.po"
    with path.open("rb") as lines:
        return [message for message in read_po(lines, locale=lang) if message.id]


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_message_of_the_code_is_translated(lang: str) -> None:
    rooms = Path(i18n.__file__).parent
    found = extract_from_dir(
        rooms,
        method_map=[("**.py", "python")],
        keywords={"_": None, "tr": None, "gettext": None, "ngettext": (1, 2)},
    )
    translated = {
        message.id[0] if message.pluralizable else message.id
        for path in rooms.joinpath("locale", lang).glob("*.po")
        for message in _catalogue(lang, path.stem)
        if message.string
    }
    missing = {
        f"{file}: {message}"
        for file, _, message, _, _ in found
        if (message[0] if isinstance(message, tuple) else message) not in translated
    }
    assert missing == set()


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_word_of_the_model_is_translated(lang: str) -> None:
    named = (*EVENT_TYPES, *STATUSES, *ATTENDANCES, *ROLES, *FIGURE_KINDS, *GRAINS)
    latin = {name for name in named if re.search("[a-z]", words.term(name, lang))}
    assert latin == set()
    paths = [*words.FIELDS, "countries.MY", "figures.participants"]
    assert [p for p in paths if re.search("[a-z]", words.field(p, lang))] == []


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_no_english_is_left_in_a_translated_event(lang: str) -> None:
    figures = tuple(Figure("visitors", 10, sign, 2000 + n) for n, sign in enumerate(COMPARATORS))
    event = forum(
        figures=figures, url=None, series=None, blocs=(), status="rescheduled", attendance="mixed"
    ).but(previous_start=D(2024, 5, 1), place=forum().place.__class__(country="RU"))
    said = "\n".join(f"{label} {value}" for label, value in words.facts(event, lang))
    assert re.search("[A-Za-z]", said) is None, said


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_placeholders_survive_translation(lang: str) -> None:
    for path in Path(i18n.__file__).parent.joinpath("locale", lang).glob("*.po"):
        for message in _catalogue(lang, path.stem):
            whole = message.id[1] if message.pluralizable else message.id
            said = message.string[-1] if message.pluralizable else message.string
            assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", whole)), whole


def test_the_week_begins_as_its_readers_have_it() -> None:
    assert [i18n.first_weekday(lang) for lang in i18n.LANGUAGES] == [0, 5, 0]
