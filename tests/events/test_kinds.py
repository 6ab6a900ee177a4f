"""Kinds of sentences that make one event hard to tell from another, in made-up news."""

from __future__ import annotations

import pytest

import eventtracker as et
from eventtracker.model import Event


def only(text: str, published: str = "2031-03-03") -> Event:
    events = et.extract(text, published=published)
    assert len(events) == 1, [e.name for e in events]
    return events[0]


def by_name(text: str, published: str = "2031-03-03") -> dict[str, Event]:
    return {e.name: e for e in et.extract(text, published=published)}


EARLIER = [
    "The 9th Island Games open in Valletta on Friday. The first Island Games were held in Oslo "
    "in 2011.",
    "Четвёртый саммит и торговый форум «Волга» пройдёт в Самаре 5-7 июня 2031 года. Первый саммит "
    "и торговый форум состоялся 3-4 мая 2025 года в Перми.",
]


@pytest.mark.parametrize("text", EARLIER)
def test_an_earlier_edition_gives_neither_its_number_nor_its_place(text):
    event = et.extract(text, published="2031-03-03")[0]
    assert event.edition in (9, 4)
    assert event.place.city in ("Valletta", "Samara")


def test_an_edition_told_by_counting():
    text = "Очередная, пятая по счёту, Камская лодочная выставка пройдёт в Перми 3 июня."
    assert only(text).edition == 5


def test_a_roman_numeral_of_one_letter():
    text = "V Ладожский конгресс «Лёд» пройдёт в Выборге 7-9 мая."
    assert only(text).edition == 5


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Третий саммит и деловой форум Азия - Арктика пройдёт 6-7 мая в Якутске.",
            "Саммит и деловой форум Азия - Арктика",
        ),
        (
            "The Rural Broadband Conference & Expo takes place in Leeds on 4-5 May.",
            "Rural Broadband Conference & Expo",
        ),
        (
            "The organizing committee of the Amber Trade Fair said the fair will be held in "
            "Gdansk on 4-5 May.",
            "Amber Trade Fair",
        ),
        ("Фестиваль хлеба «Каравай» пройдёт в Туле 4-5 мая.", "Фестиваль хлеба «Каравай»"),
        (
            "Вторая конференция по ветру/приливам пройдёт в Мурманске 4-5 мая.",
            "Конференция по ветру/приливам",
        ),
        (
            "A ministerial meeting for the International Conference on Mountain Water will be "
            "held in Dushanbe on 4-5 May.",
            "Ministerial meeting for the International Conference on Mountain Water",
        ),
    ],
)
def test_how_far_a_name_reaches(text, name):
    assert only(text).name == name


def test_a_committee_that_met_is_not_the_fair_it_prepares():
    text = (
        "ПЕРМЬ. 3 марта. Мэр провёл сегодня заседание оргкомитета по подготовке второй Камской "
        "лодочной выставки, которая состоится в Перми в июне 2031 года."
    )
    assert str(only(text).start) == "2031-06-01"


def test_when_it_was_said_is_not_when_it_is():
    text = (
        "قالت وزارة السياحة، يوم الإثنين، إن المدينة تستعد لمؤتمر الواحات الدولي المزمع عقده في "
        "سيوة يوم 9 أبريل 2031."
    )
    assert str(only(text).start) == "2031-04-09"


def test_online_in_a_name_is_no_way_to_attend():
    text = "The Leeds Online Learning Conference will be held in Leeds on 4-5 May."
    assert only(text).attendance == "offline"


def test_put_off_earlier_this_month():
    text = (
        "The Amber Trade Fair, which was scheduled for 22-23 April, had already been postponed "
        "earlier this month. The new date is now 19-20 October 2031 in Gdansk."
    )
    event = only(text, "2031-04-01")
    assert (event.status, str(event.start)) == ("rescheduled", "2031-10-19")
    assert str(event.previous_start) == "2031-04-22"


def test_a_leaders_summit_is_the_summit_of_that_day():
    text = "Саммит ШОС пройдёт 16 мая в Бишкеке.\n\nСаммит лидеров состоится 16 мая."
    assert list(by_name(text)) == ["Саммит ШОС"]


def test_ministers_who_meet_are_not_the_summit_they_prepare():
    text = (
        "القمة الأفريقية تعقد في الجزائر يوم 20 مايو 2031. ويناقش موعدها اجتماع وزراء خارجية "
        "الدول الأفريقية المقرر عقده في القاهرة يوم 9 أبريل 2031."
    )
    found = by_name(text)
    assert str(found["القمة الأفريقية"].start) == "2031-05-20"


def test_what_brackets_say_they_say_for_themselves():
    text = (
        "Форум «Дельта» пройдёт 5-6 сентября (ранее сообщалось о датах 5-8 сентября), форум "
        "«Исток» - 11-13 октября."
    )
    assert str(by_name(text)["Форум «Исток»"].start) == "2031-10-11"


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        ("ينطلق ملتقى الواحات الدولي في سيوة يوم 9 أبريل بتنظيم مشترك من وزارة السياحة.", "وزارة"),
        ("The Island Games open in Valletta on 9 April, hosted by Malta’s Valletta.", None),
    ],
)
def test_organizers(text, organizer):
    said = only(text).organizer
    assert said is None if organizer is None else said.startswith(organizer)
