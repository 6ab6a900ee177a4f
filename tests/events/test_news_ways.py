"""Ways in which news tells of events: each once, in made-up news."""

from __future__ import annotations

import pytest

import eventtracker as et
from tests.events.made import days, only


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The 9th Tarnow Glass Fair was opened at the Old Mill Exhibition on Sunday. The fair "
            "will last till March 6.",
            "Tarnow Glass Fair",
        ),
        (
            "Tarnow Glass Fair, the region's leading craft exhibition, opened on Sunday.",
            "Tarnow Glass Fair",
        ),
        (
            "Tarnow Glass Fair opened on Sunday. Under the theme "
            '"Sand — Fire — Patience," the fair shows vases, and talks are held from 2 to 6 March.',
            "Tarnow Glass Fair",
        ),
        (
            "Organized by the Ministry of Crafts and the Guild of Glass and Kilns, the exhibition, "
            "which runs from March 4 to 7, shows vases. Tarnow Glass Expo kicked off on Monday.",
            "Tarnow Glass Expo",
        ),
        (
            "The Tarnow Glass Fair is cancelled, said Ada Kern, Tarnow Glass Fair Board President. "
            "The fair had been scheduled to take place April 24-28.",
            "Tarnow Glass Fair",
        ),
        (
            "В Перми 7-9 мая пройдёт Открытый фестиваль-конкурс хоровой музыки «Камские голоса».",
            "Открытый фестиваль-конкурс хоровой музыки «Камские голоса»",
        ),
        (
            "The world's biggest glass conference VITRA 31 ends. The largest global gathering for "
            "glass and kilns took place from February 6 to 9.",
            "VITRA",
        ),
        (
            "Готовится выставка Made in Kama в Перми, которая станет самой масштабной экспозицией "
            "речных товаров. Выставка пройдёт 7-9 мая.",
            "Made in Kama",
        ),
        ("The AI for Rivers Harbour Summit opens on 6 May.", "AI for Rivers Harbour Summit"),
        ("The World Water/ICT Harbour Forum opens on 6 May.", "World Water/ICT Harbour Forum"),
        ("В Перми 7-9 мая пройдёт Фестиваль народов Камского региона.", "Фестиваль народов Камского региона"),
        ("Чемпионат мира по гребле пройдёт с 7 по 19 мая.", "Чемпионат мира по гребле"),
        ("شهدت القاهرة اليوم افتتاح مؤتمر دولي كبير تحت عنوان «مياه النيل».", "مياه النيل"),
        ("افتتاح معرض فيصل للكتاب يوم 7 مايو المقبل.", "معرض فيصل للكتاب"),
        (
            "Tarnow's largest ever glass exhibition opened at the mill on Sunday. The guild organized "
            "the 2nd edition of Tarnow Single Country Exhibition.",
            "Tarnow Single Country Exhibition",
        ),
        ("На Камской лодочной выставке-ярмарке 7-9 мая покажут лодки.", "Камская лодочная выставка-ярмарка"),
        (
            "Камский фестиваль по праву считается главным на реке. Фестиваль пройдёт 7-9 мая.",
            "Камский фестиваль",
        ),
        (
            "يستعد مهرجان الزيتون الدولي للفنون لإطلاق دورته الجديدة، والتي تستمر من 7 وحتى 9 مايو المقبل.",
            "مهرجان الزيتون الدولي للفنون",
        ),
    ],
)  # fmt: skip
def test_the_name(text, name):
    assert only(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Ada Kern arrived on Sunday in Tarnow to attend the 12th Harbour Summit.",
        "He had doubted the Harbour Summit should open after December's flood.",
        "Last week, FBA Director Ada Kern, on an official visit to Poland, asked for help.",
        "وقالت رئيسة البلدية خلال اجتماع عقدته اللجنة اليوم الاثنين إن السوق سيرمم.",
        "وتستمر جلسات القضية اليوم الاثنين في المحكمة.",
    ],
)
def test_no_date_of_an_event(text):
    assert et.extract(text, published="2031-03-03") == []


def test_a_nameable_kind_is_an_event():
    e = only("В «Речном» пройдёт гала-концерт 8 мая.")
    assert (e.name, *days(e)) == ("Гала-концерт", "2031-05-08", "2031-05-08")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 2031 Tarnow County Fair, which was scheduled for July 28th through August 2nd, at "
            "the old mill has been canceled.",
            ("cancelled", "2031-07-28", "2031-08-02"),
        ),
        (
            "After planning the Tarnow State Fair, scheduled for mid-August near Tarnow, officials "
            "agreed last week to cancel it.",
            ("cancelled", "2031-08-11", "2031-08-20"),
        ),
        (
            "Камский лодочный форум отменён. Власти решили перенести на будущий год Камский "
            "лодочный форум, который должен был пройти с 12 по 14 мая. Известны даты форума в 2032 "
            "году: 11-13 мая.",
            ("rescheduled", "2032-05-11", "2032-05-13"),
        ),
        (
            "أعلن محافظ المدينة اللواء سالم الخميس الماضي تأجيل مهرجان الزيتون الدولي للفنون الذي كان مقررا أن يبدأ في مايو المقبل.",
            ("postponed", "2031-05-01", "2031-05-31"),
        ),
        (
            "أرجأت وزارة الثقافة الأحد مهرجان الزيتون الدولي للفنون الذي كان مقررا أن يبدأ في مايو المقبل.",
            ("postponed", "2031-05-01", "2031-05-31"),
        ),
    ],
)  # fmt: skip
def test_what_became_of_it(text, expected):
    e = only(text)
    assert (e.status, *days(e)) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("افتتح معرض الزيتون الدولي أمس. ويقام على هامش المعرض الذي سيستمر حتى 15 الجاري، مهرجان فني يتضمن حفلات.", "2031-03-15"),
        ("On the sidelines of the Tarnow Glass Fair, which runs until 9 March, a poetry festival is held. The fair opened on Sunday.", "2031-03-09"),
    ],
)  # fmt: skip
def test_a_setting_has_days_of_its_own(text, end):
    assert days(only(text))[1] == end


def test_the_day_of_an_opening_ceremony_is_the_festivals_first():
    text = "يقام حفل الافتتاح لمهرجان الزيتون الدولي يوم 7 مايو 2031، ويستمر المهرجان حتى 9 مايو."
    e = only(text)
    assert (e.type, *days(e)) == ("festival", "2031-05-07", "2031-05-09")


@pytest.mark.parametrize(
    "text",
    [
        "The Tarnow Film Festival opens on 6 May and will show films in a virtual reality pavilion.",
        "Камский форум пройдёт 6 мая. Перенос форума в онлайн-формат не планируется.",
    ],
)
def test_what_is_no_online_event(text):
    assert only(text).attendance == "offline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Первый форум по речной охране пройдёт в Перми в этом году, сообщил мэр. Как отметили "
            "в мэрии, он продлится с 26 до 29 мая.",
            ("2031-05-26", "2031-05-29"),
        ),
        (
            "The Tarnow Glass Fair had been moved to May. But on Monday, organizers said it would "
            "now be postponed again until August 17-20.",
            ("2031-08-17", "2031-08-20"),
        ),
        (
            "The Tarnow Glass Forum is slated to start on May 11 at the old mill in Tarnow and will "
            "end on May 14.",
            ("2031-05-11", "2031-05-14"),
        ),
        (
            "The Tarnow Glass Fair is set to open on May 21 and will run until June 20. The organisers "
            "wanted to start the fair on May 15 but faced a one-week delay.",
            ("2031-05-21", "2031-06-20"),
        ),
        (
            "The Tarnow Glass Fair will begin on May 21. The fair normally begins in June, but this "
            "time it was moved.",
            ("2031-05-21", None),
        ),
        ("On Sunday, the 27th annual Tarnow Marathon will take place.", ("2031-03-09", "2031-03-09")),
        (
            "Tarnow Glass Fair opens on Saturday\n\nThe doors were painted. Guests came early.",
            ("2031-03-08", None),
        ),
        (
            "Вчера в Перми состоялась торжественная церемония закрытия III международного конкурса "
            "«Камские голоса».",
            (None, "2031-03-02"),
        ),
        ("يقام مهرجان الزيتون الدولي من 7 مايو المقبل إلى يوم 12 من نفس الشهر.", ("2031-05-07", "2031-05-12")),
        ("Tarnow Glass Fair\n\n4th – 8th October\nTarnow, Poland\n\nVases.", ("2031-10-04", "2031-10-08")),
    ],
)  # fmt: skip
def test_days_told_after_the_name(text, expected):
    assert days(only(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "تأجيل إطلاق الدورة الرابعة لمهرجان الزيتون الدولي من الخميس 7 مايو 2031 إلى الاثنين 18 مايو 2031.",
        "Организаторы перенесли открытие Камского лодочного форума с 7 мая на 18 мая.",
        "The Tarnow Glass Fair has been postponed from 7 May to 18 May.",
    ],
)
def test_moved_from_a_day_to_another(text):
    e = only(text)
    assert e.status == "rescheduled"
    assert (e.previous_start.isoformat(), e.start.isoformat()) == ("2031-05-07", "2031-05-18")


def test_why_it_was_moved_has_no_days():
    text = (
        "The Tarnow Glass Fair, originally due to be held from 4 to 6 May, was postponed to 3-5 June "
        "because of a strike. The fair was first planned for last October."
    )
    assert days(only(text)) == ("2031-06-03", "2031-06-05")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the hall: Woodtec (4-6 May), Boat Show North (20-22 May).", ["Woodtec", "Boat Show North"]),
        ("В зале: «Вудтек» (4–6 мая), «Речник» (10–12 мая).", ["Вудтек", "Речник"]),
        ("CraftEurope returns to Turin from 8 to 10 May.", ["CraftEurope"]),
        ("Кубок мира по гребле стартует в Перми 14 мая.", ["Кубок мира по гребле"]),
        ("PaperCorp returns to growth on 8 May. The engineer Ada Kern (1930-2001) drew it.", []),
    ],
)  # fmt: skip
def test_names_without_an_event_noun(text, names):
    assert [e.name for e in et.extract(text, published="2031-03-03")] == names


def test_cancelled_the_year_before():
    text = "The Tarnow Film Festival, back after canceling last year, is scheduled for May 8 to 10."
    assert only(text).status == "scheduled"


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            "Harbour conference set to open\n\nWARSAW: One hears such words at a conference in Oslo. "
            "From May 6 to 9, guests will gather for the second Harbour conference.",
            "Warsaw",
        ),
        ("The Harbour Forum will open on 6 May at the ITU building in Geneva.", "Geneva"),
        ("يقام مهرجان الزيتون الدولي من 7 حتى 9 مايو المقبل في صفاقس، سوسة، قابس.", None),
    ],
)
def test_the_city(text, city):
    assert only(text).place.city == city


def test_the_city_beside_that_of_another_event():
    text = (
        "The Harbour Forum will be held on 6 May in Geneva. At a roadshow event held in Oslo on 2 "
        "March, on the sidelines of the Lake Assembly, guests heard of it."
    )
    forum = et.extract(text, published="2031-03-03")[0]
    assert (forum.name, forum.place.city) == ("Harbour Forum", "Geneva")
    assert days(forum) == ("2031-05-06", "2031-05-06")


def test_inhabitants_are_no_participants():
    text = "The Tarnow Summit will be held on 6 May. The region is home to 1.4 million people."
    assert only(text).figures == ()
