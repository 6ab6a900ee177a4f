"""Kinds of sentences that make one event hard to tell from another, in made-up news."""

from __future__ import annotations

import pytest

import eventtracker as et
from eventtracker.model import Event
from tests.events.made import only


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


def test_every_item_of_a_list_has_its_date():
    text = (
        "The 27th Delta-Gulf Summit, the 12th Asia Water Dialogue (AWD) Summit and the 19th Inner "
        "Sea Summit are to be held in Vientiane from October 9 to 12."
    )
    found = by_name(text)
    assert {str(e.start) for e in found.values()} == {"2031-10-09"}
    assert [e.edition for e in found.values()] == [27, 12, 19]


def test_a_name_of_letters_and_a_number():
    text = "The G30 summit will take place in Osaka on 27-29 June 2031."
    assert only(text).name == "G30 summit"


def test_a_headline_s_verb_is_no_part_of_the_name():
    text = (
        "Norway's Premier to Attend G30 Summit in Japan\n\nThe G30 summit will be held in Osaka "
        "on 27-29 June 2031."
    )
    assert only(text).name == "G30 Summit"


def test_days_of_a_visit_that_prepares_the_summit():
    text = (
        "The adviser will visit Oman from 26 to 28 May 2031 to prepare for the Gulf Ports Summit."
    )
    assert et.extract(text, published="2031-03-03") == []


def test_a_month_is_no_town():
    text = (
        "The Gulf Ports Summit, the first since the ministers took office in March, will be held "
        "on 26-28 May 2031 in Muscat."
    )
    assert only(text).place.city == "Muscat"


def test_a_body_with_an_event_in_its_name():
    text = "The Fair Industry Association said on 5 June that the rules had changed."
    assert et.extract(text, published="2031-06-06") == []


def test_a_name_goes_on_after_and():
    text = "يقام المعرض الدولي لصناعات و خامات الورق في القاهرة من 6 إلى 9 سبتمبر 2031."
    assert only(text).name == "المعرض الدولي لصناعات و خامات الورق"


def test_an_ordinal_s_annual_is_no_name():
    text = "The eighth annual Harbour Arts Festival runs from 5 to 9 May 2031 in Lyon."
    assert (only(text).name, only(text).edition) == ("Harbour Arts Festival", 8)


@pytest.mark.parametrize(
    "text",
    [
        "The Kazakh capital will host the 5th Eagle Games from 8 to 14 September 2031.",
        "В казахстанской столице 8-14 сентября 2031 года пройдут Всемирные игры лучников.",
    ],
)
def test_a_capital_tells_the_country(text):
    assert only(text).place.country == "KZ"


def test_where_the_previous_one_was():
    text = (
        "Oslo hosts the Fifth Eagle Games from 8 to 13 September 2031. The previous games were "
        "held in Lima."
    )
    assert only(text).place.city == "Oslo"


def test_a_number_goes_with_the_name_it_is_glued_to():
    text = "The climate conference COP48 will be held in Lima on 10-21 November 2031."
    assert only(text).name == "COP48"
