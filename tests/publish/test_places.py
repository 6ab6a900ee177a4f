"""Places in the reader's language: cities in their base form, countries by CLDR."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventtracker import i18n
from eventtracker.model import Event, Place
from eventtracker.publish import words


def said(place: Place, lang: str) -> str:
    return words.place(Event("1", "Forum", place=place), lang)


@pytest.mark.parametrize(
    ("name", "city", "russian"),
    [
        ("Казани", "Kazan", "Казань, Россия"),
        ("Уфе", "Ufa", "Уфа, Россия"),
        ("Нижнем Новгороде", "Nizhniy Novgorod", "Нижний Новгород, Россия"),
        ("Петербурге", "Saint Petersburg", "Санкт-Петербург, Россия"),
        ("قازان", "Kazan", "Казань, Россия"),
        ("Экспоцентре", "Moscow", "Экспоцентре, Россия"),
        ("Москве и Казани", None, "Москве и Казани, Россия"),
        ("России", None, "Россия"),
        (None, "Kazan", "Казань, Россия"),
        ("Тмутаракани", "Nowhere", "Тмутаракани, Россия"),
    ],
)
def test_a_russian_reader_sees_the_nominative(name, city, russian):
    assert said(Place(name, city, "RU"), "ru") == russian


def test_other_readers_see_the_city_in_their_language():
    assert said(Place("Казани", "Kazan", "RU"), "ar") == "قازان، روسيا"
    assert said(Place("Казани", "Kazan", "RU"), "en") == "Kazan, Russia"
    assert said(Place("القاهرة", "Cairo", "EG"), "ru") == "Каир, Египет"


def test_a_city_without_a_sure_name_has_none():
    assert i18n.city_name("Nowhere", "RU", "ru") is None
    assert i18n.city_name("Nowhere", "RU", "en") == "Nowhere"
    assert i18n.city_name("Kazan", "TR", "ru") is None


def test_the_table_is_whole():
    table = Path(i18n.__file__).parent / "locale" / "cities.tsv"
    rows = [r.split("\t") for r in table.read_text("utf-8").splitlines() if r[0] != "#"]
    assert len(rows) > 2000
    assert all(len(row) == 4 and len(row[0]) == 2 and row[1] for row in rows)
    assert all(row[2] or row[3] for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    assert not [row for row in rows if any("a" <= c.lower() <= "z" for c in row[2] + row[3])]
