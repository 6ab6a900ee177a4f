"""Turns of plain Russian and English news: each once, in made-up news."""

from __future__ import annotations

import pytest

import eventtracker as et
from tests.events.made import PUBLISHED, days, only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mill owners met on Monday before the Harbour Summit in Tarnow on 9 May.",
            ("2031-05-09", "2031-05-09"),
        ),
        (
            "Guests will come to Tarnow, paving the way for the Harbour Summit in July, papers "
            "reported on Sunday.",
            ("2031-07-01", "2031-07-31"),
        ),
        (
            "Стороны обсудили подготовку к Камскому саммиту, запланированному на 15 мая в Перми, "
            "сообщает мэрия.",
            ("2031-05-15", "2031-05-15"),
        ),
        ("Мэр открыл продажу красок для выставки о лодках Камы. Она откроется 6 мая.", ("2031-05-06", None)),
        (
            "Камская выставка лодок перенесена с июля 2031 года на июль 2032 года.",
            ("2032-07-01", "2032-07-31"),
        ),
        (
            "The glass summit, to be held in Lodz, was first planned for 2030. The Tarnow glass "
            "summit May 15 in Tarnow is open to all.",
            ("2031-05-15", "2031-05-15"),
        ),
    ],
)  # fmt: skip
def test_the_days(text, expected):
    assert days(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 10th Tarnow Glass Conference has been postponed. The conference was scheduled for "
            "20 May 2031. The first conference was held in 2022.",
            ("postponed", "2031-05-20"),
        ),
        (
            "The Tarnow Glass Conference, scheduled for May, is postponed. It may be necessary for "
            "us to cancel the event.",
            ("postponed", "2031-05-01"),
        ),
        ("Органный фестиваль «Камертон Камы» перенесли на следующий год.", ("rescheduled", "2032-01-01")),
        (
            "Органный фестиваль «Камертон Камы», который должен был пройти 30 мая, перенесли на "
            "следующий год.",
            ("rescheduled", "2032-01-01"),
        ),
        ("Камский форум, намечавшийся на 7 мая, не будет проводиться.", ("cancelled", "2031-05-07")),
        (
            "Съезд пройдёт в Перми: Камский съезд состоится 18-19 мая. Первоначально в мае 2031 "
            "года Камский съезд планировалось провести в Уфе.",
            ("scheduled", "2031-05-18"),
        ),
    ],
)  # fmt: skip
def test_what_became_of_it(text, expected):
    e = only(text)
    assert (e.status, days(e)[0]) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "В Перми 7 мая завершился фестиваль кино для детей «Камские огни».",
            "Фестиваль кино для детей «Камские огни»",
        ),
        (
            "В Перми 7 мая откроется выставка «Лодка». Она пройдёт на территории МВЦ «Камск-Экспо».",
            "Выставка «Лодка»",
        ),
        ("ЭКСПО-2033 откроется 7 мая в Перми.", "ЭКСПО-2033"),
        (
            "Tarnomania 2031 begins in Tarnow on 7 May. It draws glass makers.",
            "Tarnomania",
        ),
        (
            "Ministers from the ten-nation Glass Makers' Union will hold an extraordinary meeting in "
            "Tarnow on May 25.",
            "Extraordinary meeting of Ministers from the ten-nation Glass Makers' Union",
        ),
        (
            "The Tarnow Glass Fair opens on 6 May. A ceremony will be held on 2 May.",
            "Tarnow Glass Fair",
        ),
    ],
)  # fmt: skip
def test_the_name(text, name):
    assert only(text).name == name


def test_a_conference_somewhere_is_any():
    assert (
        et.extract("Envoys said so at a conference in Lodz last week.", published=PUBLISHED) == []
    )


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        (
            "The Tarnow Water Conference opens on 6 May. Experts from Kenya, Chad and Peru are also "
            "expected to attend.",
            {"KE", "TD", "PE"},
        ),
        (
            "Среди участников Камской выставки, которая пройдёт 5-7 мая, - Армения, Сербия и Иран.",
            {"AM", "RS", "IR"},
        ),
        (
            "Камская выставка пройдёт 5-7 мая. Страной-партнёром впервые станет иностранное "
            "государство - Италия.",
            {"IT"},
        ),
    ],
)
def test_who_takes_part(text, guests):
    assert {c.country for c in only(text).countries if c.role != "host"} == guests


def test_the_session_of_a_fair_counts_its_editions():
    e = only("The 35th session of the Tarnow Glass Fair will be held from 15 to 20 May.")
    assert (e.name, e.edition) == ("Tarnow Glass Fair", 35)


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        (
            "Камский фестиваль, который должен был пройти с 3 по 5 мая в Перми, перенесли. Новые "
            "даты фестиваля: 6-8 июня.",
            "Perm",
            "RU",
        ),
        ("Команда московского клуба ждёт гостей: Камский фестиваль пройдёт 6 мая.", None, None),
        ("На Камскую ярмарку, которая пройдёт 6 мая, приедут фирмы из Китая.", None, None),
        ("Камский форум пройдёт 6 мая на греческом острове Лидополь.", None, "GR"),
        ("Камский форум пройдёт 6 мая, сообщил на брифинге в Москве мэр.", None, None),
    ],
)
def test_the_place(text, city, country):
    e = only(text)
    assert (e.place.city, e.place.country) == (city, country)


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        (
            "WoolTech, the largest meeting place for weavers, returns to the old mill in Tarnow on "
            "12-14 May. WoolTech was founded in 1998.",
            "WoolTech",
            ("2031-05-12", "2031-05-14"),
        ),
        (
            "Kern Ovens will be at booth 4 at GlassMart Tarnow, which takes place on 12-14 May.",
            "GlassMart Tarnow",
            ("2031-05-12", "2031-05-14"),
        ),
        (
            "The town will show vases at the Carpathian Glass Market, to be held on 12-14 May.",
            "Carpathian Glass Market",
            ("2031-05-12", "2031-05-14"),
        ),
        (
            "The World Glass Forum has pushed back its special annual meeting from May 2-4 to "
            "August 12-14.",
            "World Glass Forum special annual meeting",
            ("2031-08-12", "2031-08-14"),
        ),
        (
            "Envoys came to the glass talks, known as GLASS27, which opened in Tarnow on Sunday and "
            "run until March 8.",
            "GLASS27",
            ("2031-03-02", "2031-03-08"),
        ),
    ],
)
def test_a_brand(text, name, when):
    e = only(text)
    assert (e.name, *days(e)) == (name, *when)


def test_a_programme_is_held_where_the_whole_is_and_its_guests_are_of_the_whole():
    text = (
        "The Carpathian Glass Week will be held in Tarnow on 20-24 May. On 21 May it includes the "
        "Kiln Workshop and on 23 May the Sand Round Table. Delegations from Kenya and Peru came."
    )
    events = et.extract(text, published=PUBLISHED)
    assert [(e.name, days(e)[0], e.place.country) for e in events] == [
        ("Carpathian Glass Week", "2031-05-20", "PL"),
        ("Kiln Workshop", "2031-05-21", "PL"),
        ("Sand Round Table", "2031-05-23", "PL"),
    ]
    assert [[c.country for c in e.countries if c.role != "host"] for e in events] == [
        ["KE", "PE"],
        [],
        [],
    ]


def test_what_replaces_a_cancelled_event_says_nothing_of_its_place():
    e = only(
        "The glass fair Vitra, scheduled for 6 May in Tarnow, was cancelled. The guild plans an "
        "online event instead."
    )
    assert (e.status, e.place.country) == ("cancelled", "PL")


def test_leaders_who_gather_for_a_summit_take_part():
    e = only("Leaders of Kenya, Chad and Peru gathered on Sunday for the first Glass Summit.")
    assert {c.country for c in e.countries} == {"KE", "TD", "PE"}


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        (
            "На полях саммита G20, который пройдёт в Перми 5–6 мая, мэр даст интервью.",
            "G20",
            ("2031-05-05", "2031-05-06"),
        ),
        (
            "В Перми 14 мая стартует Всемирный фестиваль гребцов. В программе — парад-карнавал "
            "участников. Закрытие фестиваля намечено на 22 мая.",
            "Всемирный фестиваль гребцов",
            ("2031-05-14", "2031-05-22"),
        ),
    ],
)
def test_a_festival_and_what_belongs_to_it(text, name, when):
    e = only(text)
    assert (e.name, *days(e)) == (name, *when)


def test_a_bloc_by_either_of_its_names():
    e = only(
        "Саммит «Большой двадцатки» пройдёт в Перми 5-6 мая. Город готовится: к саммиту G20 "
        "красят мосты."
    )
    assert days(e) == ("2031-05-05", "2031-05-06")


def test_a_person_gives_no_name_to_an_event():
    text = "Лекция «Свет и тень» художника Петра Камина состоится 19 мая в галерее."
    assert et.extract(text, published=PUBLISHED) == []


@pytest.mark.parametrize(
    "text",
    [
        "Registration for the Baltic Amber Forum closes on 1 May 2025. The Baltic Amber Forum will "
        "be held in Gdansk on 14-16 May 2025.",
        "Registration for the Baltic Amber Forum is open until 1 May 2025. The Baltic Amber Forum "
        "will be held in Gdansk on 14-16 May 2025.",
        "Регистрация на Балтийский форум янтаря закроется 1 мая 2025 года. Балтийский форум янтаря "
        "пройдёт в Гданьске 14-16 мая 2025 года.",
        "Регистрация на Балтийский форум янтаря открыта до 1 мая 2025 года. Балтийский форум "
        "янтаря пройдёт в Гданьске 14-16 мая 2025 года.",
        "يغلق باب التسجيل في منتدى البلطيق للكهرمان في 1 مايو 2025. ويعقد منتدى البلطيق للكهرمان "
        "في غدانسك من 14 إلى 16 مايو 2025.",
    ],
)
def test_registering_ends_before_the_event(text: str) -> None:
    event = only(text, "2025-03-01")
    assert str(event.registration_deadline) == "2025-05-01"
    assert days(event) == ("2025-05-14", "2025-05-16")
