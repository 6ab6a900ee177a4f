"""The finder of places: inflections, clitics, choice between namesakes, names that are words."""

from __future__ import annotations

import pytest

from eventtracker import places
from eventtracker.languages import load
from eventtracker.places import PlaceMention
from eventtracker.scan import scan


def found(text: str, lang: str) -> list[PlaceMention]:
    return places.find(scan(text, load(lang)))


def said(text: str, lang: str) -> list[tuple[str, str]]:
    """(words, city or country) of every place found."""
    return [(m.span.of(text), m.city or m.country) for m in found(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The fair opens in Kazan.", [("Kazan", "Kazan")]),
        ("en", "They met at Davos, Switzerland.", [("Davos", "Davos"), ("Switzerland", "CH")]),
        ("en", "Sharm el-Sheikh hosts it.", [("Sharm el-Sheikh", "Sharm el-Sheikh")]),
        ("en", "a U.S. team and the UAE", [("U.S.", "US"), ("UAE", "AE")]),
        ("en", "Singapore's pavilion", [("Singapore", "Singapore")]),
        ("ru", "Ярмарка пройдёт в Казани.", [("Казани", "Kazan")]),
        ("ru", "Гости из Малайзии и ОАЭ", [("Малайзии", "MY"), ("ОАЭ", "AE")]),
        ("ru", "в Шарм-эш-Шейхе", [("Шарм-эш-Шейхе", "Sharm el-Sheikh")]),
        ("ru", "с Саудовской Аравией", [("Саудовской Аравией", "SA")]),
        ("ru", "малайзийскую делегацию", [("малайзийскую", "MY")]),
        ("ru", "в Ростове-на-Дону", [("Ростове-на-Дону", "Rostov-on-Don")]),
        ("ru", "на Каннский кинофестиваль", [("Каннский", "Cannes")]),
        ("ar", "يقام في قازان", [("قازان", "Kazan")]),
        ("ar", "من إيران ومصر وتركيا", [("إيران", "IR"), ("مصر", "EG"), ("تركيا", "TR")]),
        ("ar", "وفد للكويت وآخر لماليزيا", [("كويت", "KW"), ("ماليزيا", "MY")]),
        ("ar", "المملكة العربية السعودية", [("المملكة العربية السعودية", "SA")]),
        ("ar", "الوفود الماليزية والتركية", [("الماليزية", "MY"), ("التركية", "TR")]),
        ("ar", "بالقاهرة", [("القاهرة", "Cairo")]),
        ("ar", "في جمهورية تتارستان", [("جمهورية تتارستان", "RU")]),
        ("en", "in the Kazakh capital on Monday", [("Kazakh capital", "Astana")]),
        ("en", "Kenya's fair opens in the capital.", [("Kenya", "KE"), ("capital", "Nairobi")]),
        ("en", "Kenya raised it in the capital market.", [("Kenya", "KE")]),
        (
            "en",
            "in Astana, the capital of Kazakhstan",
            [("Astana", "Astana"), ("Kazakhstan", "KZ")],
        ),
        ("ru", "в столице Казахстана", [("столице Казахстана", "Astana")]),
        ("ar", "بالعاصمة الجزائرية", [("العاصمة الجزائرية", "Algiers")]),
        ("ar", "ينطلق مهرجان طبرقة الدولي", [("طبرقة", "Tabarka")]),
    ],
)
def test_finds(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Please tell us of it in may."),
        ("en", "Nice weather helped the visitors."),
        ("en", "Reading is good, and bathing too."),
        ("en", "A mobile turkey sat on fine china."),
        ("en", "Michael Jordan and Jack London wrote to him."),
        ("en", "Jordan Peterson spoke."),
        ("en", "a storm in the Gulf of Mexico and Latin America"),
        ("ru", "Того же мнения и другие. Все дали слово."),
        ("ru", "Владимир Петров вышел."),
        ("ru", "в Латинской Америке и у Персидского залива"),
        ("ar", "هذا دعم مالي كبير للشركات"),
        ("ar", "كان المعرض كبيرا وصور كثيرة"),
        ("ar", "في أمريكا اللاتينية"),
        ("ar", "بعد انتشار فيروس كورونا"),
        ("ar", "يبلغ القطر مترا"),
    ],
)
def test_finds_no_place_in_words(lang: str, text: str) -> None:
    assert said(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Cambridge, Massachusetts", "US"),
        ("en", "Cambridge, UK", "GB"),
        ("en", "Atlanta, Georgia", "US"),
        ("en", "Tbilisi, Georgia", "GE"),
        ("en", "an expo in Saint Petersburg, Russia", "RU"),
        ("ar", "في عُمان", "OM"),
        ("ar", "في عمّان", "JO"),
        ("ar", "عقد في الأردن، وتحديدا في عمان", "JO"),
        ("ar", "سلطنة عمان", "OM"),
        ("ru", "в Грузии, в городе Батуми", "GE"),
        ("en", "Niger and Nigeria", "NE"),
    ],
)
def test_chooses_between_namesakes(lang: str, text: str, expected: str) -> None:
    first, last = found(text, lang)[0], found(text, lang)[-1]
    assert expected in (first.country, last.country)
    assert text.startswith("Niger") or last.country == expected


def test_words_that_are_places_after_in() -> None:
    assert said("a fair in Nice", "en") == [("Nice", "Nice")]
    assert said("выставка в Того", "ru") == [("Того", "TG")]
    assert said("معرض في مالي", "ar") == [("مالي", "ML")]
    assert said("الهند ومالي وفرنسا", "ar")[1] == ("مالي", "ML")


def test_a_country_and_a_city_of_one_name() -> None:
    (country,) = found("معرض الكويت", "ar")
    (city,) = found("معرض مدينة الكويت", "ar")
    assert (country.kind, country.city, country.country) == ("country", None, "KW")
    assert (city.kind, city.city, city.country) == ("city", "Kuwait City", "KW")
    assert found("بتونس العاصمة", "ar")[0].city == "Tunis"


def test_facts_of_a_city() -> None:
    (kazan,) = found("قازان", "ar")
    assert kazan.timezone == "Europe/Moscow"
    assert (kazan.latitude, kazan.longitude) == (55.79, 49.12)
    assert kazan.population > 1_000_000


def test_clitics_stay_out_of_the_span() -> None:
    text = "وبماليزيا"
    (m,) = found(text, "ar")
    assert (m.span.of(text), m.clitic, m.located) == ("ماليزيا", "وب", True)


def test_codes() -> None:
    assert places.is_country("MY") and places.is_country("XK")
    assert not places.is_country("ZZ")
    assert not places.is_country("my")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "ارتفع بالمائة عدد أعضاء فرقة النخيل."),
        ("ar", "هوية ثقافية للشباب"),
        ("en", "The call begins at nine (America/Toronto)."),
        ("en", "They met at The Sofia."),
        ("en", "The Kali festival."),
        ("ru", "Концерт в Парке Горького."),
        ("ru", "Я думаю, что Джохар прав."),
    ],
)
def test_words_and_titles_are_no_towns(lang: str, text: str) -> None:
    assert not [p for p in found(text, lang) if p.kind == "city"]


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        ("ru", "в Ферганской области", "UZ"),
        ("ru", "в Туркестанской области", "KZ"),
        ("ru", "в Иссык-Кульской области", "KG"),
        ("en", "in Madhya Pradesh", "IN"),
        ("ar", "في كاليفورنيا", "US"),
        ("ar", "في محافظة ظفار", "OM"),
    ],
)
def test_regions_lead_to_their_country(lang: str, text: str, country: str) -> None:
    assert [p.country for p in found(text, lang)] == [country]


def test_letters_of_a_state_choose_the_town() -> None:
    for code, zone in (("CA", "America/Los_Angeles"), ("AZ", "America/Phoenix")):
        town = found(f"The fair opens in Glendale, {code} today.", "en")[0]
        assert (town.city, town.timezone) == ("Glendale", zone)
