"""Figures: numbers with comparators and kinds, and numbers that count nobody's attendance."""

from __future__ import annotations

import pytest

from eventtracker.languages import load
from eventtracker.mentions import figures
from eventtracker.scan import scan

Said = tuple[str, str, int]


def said(text: str, lang: str) -> list[Said]:
    found = figures.find(scan(text, load(lang)))
    return [(m.kind, m.comparator, m.value) for m in found]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "More than 16,000 people from 80 countries came.",
            [("participants", ">", 16000), ("countries", "=", 80)],
        ),
        ("en", "nearly 11,000 visitors", [("visitors", "~", 11000)]),
        ("en", "some 200 events", [("sessions", "~", 200)]),
        ("en", "up to 1.5 million visitors", [("visitors", "<=", 1_500_000)]),
        ("en", "16 thousand delegates", [("participants", "=", 16000)]),
        ("en", "a list of speakers that includes 70 thinkers and leaders", [("speakers", "=", 70)]),
        ("en", "more than 2 crore visitors", [("visitors", ">", 20_000_000)]),
        ("en", "over 1.5 lakh devotees and visitors", [("visitors", ">", 150_000)]),
        (
            "en",
            "The 90 firms, among them 30 foreign companies and 60 local companies",
            [("companies", "=", 90)],
        ),
        ("en", "at least forty delegations", [("delegations", ">=", 40)]),
        ("en", "70+ countries", [("countries", ">=", 70)]),
        ("en", "between 200 and 250 firms", [("companies", ">=", 200), ("companies", "<=", 250)]),
        ("en", "Last year 150 agreements were signed.", [("agreements", "=", 150)]),
        ("en", "visitor numbers topped 20,000", [("visitors", ">", 20000)]),
        ("en", "12 firms and 90 brands", [("companies", "=", 12), ("companies", "=", 90)]),
        ("en", "50 to 70 companies", [("companies", ">=", 50), ("companies", "<=", 70)]),
        ("en", "317 small and mid-sized companies", [("companies", "=", 317)]),
        ("en", "The number of exhibitors reached 715.", [("companies", "=", 715)]),
        (
            "ru",
            "более 16 тыс. участников из 96 стран",
            [("participants", ">", 16000), ("countries", "=", 96)],
        ),
        ("ru", "свыше 3 тыс. российских и зарубежных компаний", [("companies", ">", 3000)]),
        ("ru", "около 16 000 гостей", [("participants", "~", 16000)]),
        ("ru", "до 1,5 млн посетителей", [("visitors", "<=", 1_500_000)]),
        ("ru", "200 с лишним экспонентов", [("companies", ">", 200)]),
        ("ru", "не менее полутора тысяч гостей", [("participants", ">=", 1500)]),
        ("ru", "не менее сорока делегаций", [("delegations", ">=", 40)]),
        ("ru", "Гостей насчитали больше 43 тысяч.", [("participants", ">", 43000)]),
        ("ru", "от 50 до 70 компаний", [("companies", ">=", 50), ("companies", "<=", 70)]),
        (
            "ar",
            "أكثر من 16 ألف شخصٍ من 80 دولة و86 منطقة روسية",
            [("participants", ">", 16000), ("countries", "=", 80), ("regions", "=", 86)],
        ),
        ("ar", "رؤساء أكثر من 40 بعثة دبلوماسية", [("delegations", ">", 40)]),
        ("ar", "تنتظرنا 200 فعالية", [("sessions", "=", 200)]),
        ("ar", "نحو 30 من المتحدثين", [("speakers", "~", 30)]),
        ("ar", "ما لا يقل عن ٨٠ شركة", [("companies", ">=", 80)]),
        ("ar", "أكثر من مئتي شركة", [("companies", ">", 200)]),
        ("ar", "نحو مليوني زائر", [("visitors", "~", 2_000_000)]),
        ("ar", "بلغ عدد دور النشر 715 دارا", [("companies", "=", 715)]),
        ("ar", "بمشاركة عشر دول", [("countries", "=", 10)]),
        ("ar", "حوالي 20 ألف زائر", [("visitors", "~", 20000)]),
        ("en", "was attended by 2,85,000 visitors", [("visitors", "=", 285_000)]),
        ("en", "about twenty-three countries", [("countries", "~", 23)]),
        ("en", "one hundred and twenty companies", [("companies", "=", 120)]),
        ("ru", "приехали двадцать три страны", [("countries", "=", 23)]),
        ("ru", "более тысячи гостей", [("participants", ">", 1000)]),
        ("ru", "две с лишним тысячи экспонентов", [("companies", "=", 2000)]),
        ("ar", "بمشاركة ثلاث وعشرين دولة", [("countries", "=", 23)]),
        ("ar", "حضره 1200 من كبار الشخصيات", [("participants", "=", 1200)]),
    ],
)
def test_finds(lang: str, text: str, expected: list[Said]) -> None:
    assert said(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The 24th session closed, and a 69-year-old leader spoke."),
        ("en", "The two countries agreed."),
        ("en", "40% of companies and $5 million contracts"),
        ("en", "the G77 countries in 2023 members"),
        ("en", "Some 26 people were killed."),
        ("en", "four in ten executives"),
        ("en", "the K2m attendees and 12x firms"),
        ("ru", "69-летний участник и 20 жителей области"),
        ("ru", "Погибли 12 человек."),
        ("ru", "за 45% компаний"),
        ("ar", "مقتل 26 شخصا"),
        ("en", "the COVID-19 pandemic started impacting activities"),
        ("en", "thousands of people came"),
        ("ru", "тысячи гостей"),
        ("ar", "حفاظا على صحة آلاف الأشخاص"),
        ("ar", "منذ عام 1932 شخصية"),
        ("ar", "من 30 جنسية مختلفة ممثلين"),
        ("ar", "122 من بلدان عربية"),
    ],
)
def test_leaves_out(lang: str, text: str) -> None:
    assert said(text, lang) == []


def test_quotes_the_whole_figure() -> None:
    text = "Last time, in 2023, more than 16,000 people came."
    (m,) = figures.find(scan(text, load("en")))
    assert m.span.of(text) == "more than 16,000 people"
    assert (m.year, m.past) == (2023, True)
