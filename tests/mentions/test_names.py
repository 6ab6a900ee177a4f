"""Names of events, as they stand and in their base form."""

from __future__ import annotations

import pytest

from eventtracker import places
from eventtracker.languages import load
from eventtracker.mentions import names
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import View
from eventtracker.scan import scan


def found(lang: str, text: str) -> list[Name]:
    seen = scan(text, load(lang))
    sites = {p.first: p for p in places.find(seen)}
    return [n for n in names.find(View(seen, (), sites)) if n.named]


def first(lang: str, text: str) -> Name:
    return found(lang, text)[0]


ENGLISH = [
    ("the 12th Baltic Timber Forum opens", "Baltic Timber Forum", "forum", 12),
    ("The World Forum on Mountain Roads will meet", "World Forum on Mountain Roads", "forum", None),
    ("at the third Sahara Energy Summit, which", "Sahara Energy Summit", "summit", 3),
    (
        "the CIS trade and customs conference in",
        "CIS trade and customs conference",
        "conference",
        None,
    ),
    (
        "a meeting of mining ministers of the G15 on",
        "Meeting of mining ministers of the G15",
        "meeting",
        None,
    ),
    ('the festival "Songs of the Steppe" runs', "Songs of the Steppe", "festival", None),
    ("the air show Sky Arabia begins", "Sky Arabia", "exhibition", None),
    ("the Harbour Ministers' Conclave takes place", "Harbour Ministers' Conclave", "summit", None),
    ("Drone Show Bohemia returns", "Drone Show Bohemia", "exhibition", None),
    ("the 2031 Delta Ports Expo (DELPEX) starts", "Delta Ports Expo", "exhibition", None),
    ("World Tea Council Annual Meeting", "World Tea Council Annual Meeting", "meeting", None),
    (
        "the Water, Soil, and Climate Exhibition is",
        "Water, Soil, and Climate Exhibition",
        "exhibition",
        None,
    ),
    ("the V World Archery Games, which", "World Archery Games", "games", 5),
    ("the Ox Festival, in its ninth edition, will", "Ox Festival", "festival", 9),
]
RUSSIAN = [
    ("на XV Международном форуме «Мосты Евразии»", "Мосты Евразии", "forum", 15),
    ("участники 7-го Байкальского водного конгресса", "Байкальский водный конгресс", "congress", 7),
    ("из-за кортежей гостей Донского зернового форума", "Донской зерновой форум", "forum", None),
    ("в Уральскую лесную ярмарку вложили", "Уральская лесная ярмарка", "fair", None),
    (
        "съезд лидеров горных и морских общин",
        "Съезд лидеров горных и морских общин",
        "congress",
        None,
    ),
    (
        "конференция по развитию Арктики пройдёт",
        "Конференция по развитию Арктики",
        "conference",
        None,
    ),
    ("на саммите СГМ обсудят", "Саммит СГМ", "summit", None),
    ("фестиваля «Хлеб» ждут", "Фестиваль «Хлеб»", "festival", None),
    ("выставка AgroVolga откроется", "AgroVolga", "exhibition", None),
    ("в рамках Каспийской энергетической недели", "Каспийская энергетическая неделя", "week", None),
    ("на авиасалоне МИГ-2031 покажут", "Авиасалон МИГ", "exhibition", None),
    ("пройдёт в третий раз Донской винный фестиваль", "Донской винный фестиваль", "festival", None),
    ("саммит Россия — Океания намечен", "Саммит Россия — Океания", "summit", None),
]
ARABIC = [
    ("ينطلق المنتدى الدولي الخامس عشر للمياه", "المنتدى الدولي للمياه", "forum", 15),
    ("تستضيف الدوحة القمة الخليجية الثالثة للطاقة", "القمة الخليجية للطاقة", "summit", 3),
    ("افتتاح الدورة 21 لمعرض بغداد الزراعي يوم", "معرض بغداد الزراعي", "exhibition", 21),
    ('في مهرجان "النخلة" الذي', 'مهرجان "النخلة"', "festival", None),
    ('المنتدى الاقتصادي "الشرق والبحر: DeltaForum" في', "الشرق والبحر: DeltaForum", "forum", None),
    ("مؤتمر صناعات السفن بدورته الـ 15", "مؤتمر صناعات السفن", "conference", 15),
    ("بمعرض دلتا 7 غلوبال السعودية في", "معرض دلتا 7 غلوبال السعودية", "exhibition", None),
    (
        "الاجتماع الثلاثي بين تونس والجزائر وليبيا حول",
        "الاجتماع الثلاثي بين تونس والجزائر وليبيا",
        "meeting",
        None,
    ),
    ("أسبوع القاهرة الثامن للبيئة", "أسبوع القاهرة للبيئة", "week", 8),
]


@pytest.mark.parametrize(("text", "name", "kind", "edition"), ENGLISH)
def test_english(text: str, name: str, kind: str, edition: int | None) -> None:
    n = first("en", text)
    assert (n.text, n.type, n.edition) == (name, kind, edition)


@pytest.mark.parametrize(("text", "name", "kind", "edition"), RUSSIAN)
def test_russian(text: str, name: str, kind: str, edition: int | None) -> None:
    n = first("ru", text)
    assert (n.text, n.type) == (name, kind)
    assert n.edition in (edition, None)
    assert edition is None or n.edition == edition


@pytest.mark.parametrize(("text", "name", "kind", "edition"), ARABIC)
def test_arabic(text: str, name: str, kind: str, edition: int | None) -> None:
    n = first("ar", text)
    assert (n.text, n.type, n.edition) == (name, kind, edition)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He told a press conference on Monday."),
        ("en", "doors of the Riverside Convention Center stay open"),
        ("en", "a hearing before Congress on Monday"),
        ("en", "after meeting with traders on Monday"),
        ("ru", "на пресс-конференции в среду"),
        ("ru", "в день выборов"),
        ("ar", "خلال مؤتمر صحفي يوم الاثنين"),
        ("ar", "في مركز المعارض والمؤتمرات"),
    ],
)
def test_no_event(lang: str, text: str) -> None:
    assert [n.text for n in found(lang, text) if n.proper] == []


def test_a_bare_noun_has_no_name_of_its_own() -> None:
    view = View(scan("The forum opens. This forum is large.", load("en")))
    assert [(n.named, n.telling) for n in names.find(view)] == [(False, False)] * 2


def test_titles_are_found_again_without_their_noun() -> None:
    text = "The 26th Water Expo (WATEX) is near. WATEX runs from 1 to 3 October."
    assert [n.text for n in found("en", text)] == ["Water Expo", "WATEX"]


def test_an_acronym_stands_for_the_name_it_abbreviates() -> None:
    text = "Северный международный книжный фестиваль растёт. СМКФ пройдёт в мае."
    assert [n.span.of(text) for n in found("ru", text)][-1] == "СМКФ"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DSX 2031 takes place in May", "DSX"),
        ("The biggest fair, Orbit North, takes place", "Orbit North"),
        ("the 46th edition of Big 7 Global returns", "Big 7 Global"),
        ("KamaForum gathers engineers", "KamaForum"),
    ],
)
def test_names_without_an_event_noun(text: str, name: str) -> None:
    assert name in [n.text for n in found("en", text)]


def test_a_month_with_its_year_is_no_name() -> None:
    assert found("ar", "تاريخ النشر: 7th, March 2024") == []


def test_evidence_quotes_the_name_as_it_stands() -> None:
    text = "участники 7-го Байкальского водного конгресса"
    assert first("ru", text).span.of(text) == "7-го Байкальского водного конгресса"
