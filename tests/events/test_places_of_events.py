"""Where an event is said to be, against the other places of a text; three languages."""

from __future__ import annotations

import pytest

from tests.events.made import only


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        # said with "in", against the date line and where a speaker is from
        (
            "ROME, March 3 - The Lake Cheese Fair will be held in Turin from 6 to 9 May 2031, "
            "organisers from Milan said.",
            "Turin",
            "IT",
        ),
        (
            "ВАРШАВА, 3 марта. Международный фестиваль керамики пройдёт в Кракове с 6 по 9 мая 2031 "
            "года, сообщили гости из Москвы.",
            "Krakow",
            "PL",
        ),
        (
            "القاهرة - ينطلق مهرجان النخيل الدولي في مراكش من 6 إلى 9 مايو 2031، وقال ضيوف من "
            "الرباط إنهم سيحضرون.",
            "Marrakesh",
            "MA",
        ),
        # in the sentence behind or ahead
        (
            "The Lake Cheese Fair opens on 6 May 2031. Visitors will gather in Turin for four days.",
            "Turin",
            "IT",
        ),
        (
            "Самара готовится к празднику. Фестиваль керамики пройдёт с 6 по 9 мая 2031 года.",
            "Samara",
            "RU",
        ),
        # regions lead to their country
        (
            "Международный фестиваль «Дыня» пройдёт 6 мая 2031 года в Хорезмской области.",
            None,
            "UZ",
        ),
        (
            "Международный фестиваль «Тюльпан» пройдёт 6 мая 2031 года в Костромской области.",
            None,
            "RU",
        ),
    ],
)
def test_the_place(text: str, city: str | None, country: str | None) -> None:
    place = only(text).place
    assert (place.city and place.city.replace("ó", "o"), place.country) == (city, country)


@pytest.mark.parametrize(
    "text",
    [
        "The Lake Cheese Fair opens on 6 May 2031. Teams from Chad and Peru will take part.",
        "Фестиваль керамики пройдёт 6 мая 2031 года. Приедут фирмы из Китая и Перу.",
        "ينطلق مهرجان النخيل الدولي يوم 6 مايو 2031 بمشاركة تشاد وبيرو.",
    ],
)
def test_who_takes_part_is_no_host(text: str) -> None:
    assert only(text).place.country is None


def test_the_zone_and_the_point_are_those_of_the_place() -> None:
    place = only("The Lake Cheese Fair opens in Glendale, AZ on 6 May 2031.").place
    assert (place.city, place.country, place.timezone) == ("Glendale", "US", "America/Phoenix")
    assert place.latitude is not None and 33 < place.latitude < 34
