"""Names of events in texts of any kind: brands, visits, headlines, kinds beyond forum and fair."""

from __future__ import annotations

from datetime import date

import pytest

from eventtracker import places, times
from eventtracker.events.assemble import dates_of
from eventtracker.languages import load
from eventtracker.mentions import names
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import View
from eventtracker.scan import scan
from eventtracker.text.language import identify


def read(text: str) -> list[Name]:
    seen = scan(text, load(identify(text)))
    dates = dates_of(seen, times.find(seen, date(2031, 1, 10)))
    return names.find(View(seen, dates, {p.first: p for p in places.find(seen)}))


def proper(text: str) -> list[str]:
    return [n.text for n in read(text) if n.proper]


BRANDS = [
    # an ordinal before it, and what only events do after it
    ("The 25th Waldfood, one of the largest food fairs, has opened in Oslo.", "Waldfood"),
    ("The ninth Future Glass Initiative (FGI9) opens in Bonn.", "Future Glass Initiative"),
    # a range of days after it
    ("Herb Market Europe, set for 10 to 12 March, will go on.", "Herb Market Europe"),
    ("KeraTech will be back on 15-17 September 2031, at the same hall.", "KeraTech"),
    # moved or cancelled, in the passive
    ("Delta Messe is being shifted to the week of 13 to 17 July.", "Delta Messe"),
    ("Blechtec has been postponed to 4 May. Fans of Blechtec will wait.", "Blechtec"),
    # a side of it
    ("Exhibitors at Top Loom met on 5 May.", "Top Loom"),
    # what explains it
    ("The crown prince walked the halls of The Vox 7, the building show.", "Vox 7"),
    ("EduLink Gulf, an education fair lasting three days, begins on the 10th.", "EduLink Gulf"),
    ("Приглашаем на «Ремесленные встречи юга», которые намечены на октябрь.", None),
    ("В мае в Самаре состоится «Музыка воды».", "Музыка воды"),
    ("Последний день работает «Караван Экспо».", "Караван Экспо"),
    ("Посетители увидят Камэкспо и другие выставки.", "Камэкспо"),
    ("ينطلق «ليالي النخيل» يوم 5 مايو 2031.", "ليالي النخيل"),
]


@pytest.mark.parametrize(("text", "name"), BRANDS)
def test_a_brand_is_told_by_what_is_said_of_it(text: str, name: str | None) -> None:
    assert name is None or name in proper(text)


def test_a_brand_has_edition_and_type_like_any_name() -> None:
    text = "The 15th edition of KamaForum will be held in Perm from 12 to 17 May 2031."
    n = next(n for n in read(text) if n.text == "KamaForum")
    assert (n.edition, n.type) == (15, "forum")


KINDS = [
    ("The ninth annual Oberland RV Open House runs from 21 to 24 September.", "day"),
    ("The Harbour Security Dialogue opens on 5 May 2031.", "other"),
    ("The Lake Regatta starts on 5 May 2031.", "championship"),
    ("The Guild's Spring Luncheon is on 5 May 2031.", "ceremony"),
    ("A senior officials' meeting will be held on 5 May 2031.", "meeting"),
    ("V Летняя школа по биологии пройдет в Казани с 5 по 12 июля 2031 года.", "other"),
    ("Дни Казахстана в Омске пройдут 28–30 августа 2031 года.", "day"),
    ("Кавказский водный диалог состоялся 25–26 апреля.", "other"),
    ("Заседание российско-узбекской межправительственной комиссии прошло 3 мая.", "session"),
    ("Грузино-сербский бизнес-форум откроется 22 апреля.", "forum"),
    ("تعقد الدورة الثالثة للجنة المشتركة المصرية العراقية في بغداد يوم 5 أبريل.", "session"),
    ("تنطلق أيام الشارقة التراثية يوم 5 مارس.", "day"),
    ("ينطلق هاكاثون الخليج للطاقة يوم 5 أبريل.", "workshop"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_of_gatherings(text: str, kind: str) -> None:
    assert kind in [n.type for n in read(text) if n.named]


VISITS = [
    (
        "The Kenyan president's official visit to Peru is scheduled for 7-9 February.",
        "Kenyan president's official visit to Peru",
    ),
    ("Визит деловой делегации в Астану состоялся 13 мая.", "Визит деловой делегации в Астану"),
    (
        "Официальный визит президента Кении в Перу состоится 22–23 августа.",
        "Официальный визит президента Кении в Перу",
    ),
    (
        "تبدأ زيارة الرئيس الكيني الرسمية إلى مصر يوم 5 أبريل.",
        "زيارة الرئيس الكيني الرسمية إلى مصر",
    ),
]


@pytest.mark.parametrize(("text", "name"), VISITS)
def test_a_visit_has_a_guest_and_a_goal(text: str, name: str) -> None:
    assert proper(text) == [name]


BOUNDS = [
    ("Careers Expo Draws 860 Organizations\n\nIt was held in Bonn.", "Careers Expo"),
    ("River Trust Hosts Annual Oak Dinner\n\nIt was held in Bonn.", "Annual Oak Dinner"),
    ("The openMaple America Summit will take place in Bonn.", "openMaple America Summit"),
    ("the J.P. Miller Health Conference", "J.P. Miller Health Conference"),
    ('The "Silk Path" youth camp runs in July.', '"Silk Path" youth camp'),
    ("Meet us at DevMeet in Oslo on 3-5 June 2031.", "DevMeet"),
    ("The VISEF Gulf awards will be held in May.", "VISEF Gulf awards"),
    ("Выставка «Меридиан-2031» пройдет в Минске.", "Выставка «Меридиан»"),
    ("В столице стартовала Неделя моды.", "Неделя моды"),
    ("Конференция Vitrax для врачей пройдёт в мае", "Конференция Vitrax для врачей"),
    ("The next GLASS7 summit is in May.", "GLASS7 summit"),
    ("session of the OIC foreign ministers stands", "Session of the OIC foreign ministers"),
    ("Форум тружеников села пройдет в Саранске.", "Форум тружеников села"),
    ("на встрече министров иностранных дел Урала", "Встреча министров иностранных дел Урала"),
    ("На чемпионате Европы российская команда", "Чемпионат Европы"),
    (
        "на саммите лидеров Урала, посвящённом торговле,",
        "Саммит лидеров Урала, посвящённый торговле",
    ),
    ("يقام مهرجان الشيخ زايد في العين", "مهرجان الشيخ زايد"),
    ("يقام مهرجان الملك عبدالعزيز للإبل", "مهرجان الملك عبدالعزيز للإبل"),
    ("يعقد منتدى المال والأعمال الأردني في عمان", "منتدى المال والأعمال الأردني"),
    ("يستقبل القمة الاقتصادية العربية في مايو", "القمة الاقتصادية العربية"),
    ("ينطلق المعرض الدولي للكتاب بالجزائر يوم 5 مايو", "المعرض الدولي للكتاب بالجزائر"),
]


@pytest.mark.parametrize(("text", "name"), BOUNDS)
def test_a_name_is_neither_cut_nor_run_on(text: str, name: str) -> None:
    assert name in [n.text for n in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Oceanmark, a Chinese exhibition organiser, announced results for 2030.",
        "Tools will be shown from 18 to 22 May at AsiaGlass-Expo, the airport venue.",
        "Nancy Miller would be in Rome on 3-6 June.",
        "The Chamber of Trade will be held to its word in May.",
        "Снегов пройдет обследование 5 мая 2031 года.",
        "Команда выступит в Горках с 10 по 12 мая.",
        "Выставка распахнула двери 5 мая.",
        "культурная столица Поволжья 2031 года",
        'The play "Harbour Festival" will be shown on 5 May.',
        "Экзаменационная сессия начнётся 9 января. Зимняя сессия закончится 27 января.",
        "Команда проведёт товарищескую встречу 5 мая.",
        "В театре идёт спектакль «Осенний фестиваль».",
        "It is hosted by VITRAX at the Old Mill in Oslo on 4-6 May 2031.",
        "يمكن زيارة المعرض يوم 5 مايو",
        "استمرت المعارك أيام العيد",
    ],
)
def test_what_is_no_name_of_an_event(text: str) -> None:
    assert proper(text) == []


def test_quoted_words_that_say_something_are_no_title() -> None:
    assert [n.text for n in read('Harbour Summit "postponed indefinitely"')] == ["Harbour Summit"]
