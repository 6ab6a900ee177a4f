"""What holds for any text: evidence quotes, articles side by side keep their events, noise never
breaks the engine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventtracker as et
from eventtracker.model import Event

PUBLISHED = date(2031, 3, 3)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
NAMES = {
    "en": (
        "Amber Trade Fair|World Congress of Beekeepers|Delta Ports Summit|Old Harbour Jazz Festival|"
        "International Conference on Mountain Roads|Northern Timber Forum|Silk Road Film Festival|"
        "Global Seaweed Expo"
    ).split("|"),
    "ru": (
        "Камская лодочная выставка|Международный форум «Мосты»|Байкальский водный конгресс|"
        "Фестиваль «Северный хлеб»|Всероссийская конференция пчеловодов|Ярмарка «Медовый Спас»|"
        "Саммит малых городов|Ладожский джазовый фестиваль"
    ).split("|"),
    "ar": (
        "منتدى الواحات الدولي|معرض بغداد الدولي للكتاب|مؤتمر النحالين العرب|قمة الموانئ الخليجية|"
        "مهرجان الزيتون الدولي|ملتقى الشباب الريفي|المؤتمر الدولي للمياه الجوفية|معرض الصناعات الخشبية"
    ).split("|"),
}
CITIES = {
    "en": "Gdansk Lyon Nairobi Toronto Osaka Lima".split(),
    "ru": "Казани Минске Самаре Риге Ташкенте Перми".split(),
    "ar": "القاهرة دبي تونس عمّان الرباط مسقط".split(),
}
FRAMES = {
    "en": (
        "The {name} will be held in {city} from {first} to {last} {month} {year}. {rest}",
        "{city} will host the {name} on {first}-{last} {month} {year}. {rest}",
        "The {name} opens in {city} on {first} {month} {year} and runs until {last} {month}. {rest}",
    ),
    "ru": (
        "{name} пройдёт в {city} с {first} по {last} {month} {year} года. {rest}",
        "С {first} по {last} {month} {year} года в {city} состоится {name}. {rest}",
        "В {city} {first}-{last} {month} {year} года пройдёт {name}. {rest}",
    ),
    "ar": (
        "تنطلق فعاليات {name} في {city} من {first} إلى {last} {month} {year}. {rest}",
        "يقام {name} في {city} خلال الفترة من {first} إلى {last} {month} {year}. {rest}",
        "تستضيف {city} {name} من {first} إلى {last} {month} {year}. {rest}",
    ),
}
RESTS = {
    "en": (
        "More than 300 people from 20 countries are expected.",
        "Registration is open to everyone.",
        "Experts will talk about trade and transport.",
    ),
    "ru": (
        "Ожидается более 300 участников из 20 стран.",
        "Вход для всех свободный.",
        "Эксперты обсудят торговлю и транспорт.",
    ),
    "ar": (
        "ويتوقع حضور أكثر من 300 مشارك من 20 دولة.",
        "والدعوة عامة للجميع.",
        "ويناقش الخبراء قضايا التجارة والنقل.",
    ),
}
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200b\u00ad\ufeff"


@st.composite
def articles(draw: st.DrawFn, lang: str, name: str) -> str:
    """An article of two sentences on one event of two to nine days."""
    start = PUBLISHED + timedelta(draw(st.integers(20, 300)))
    start = start.replace(day=draw(st.integers(1, 18)))
    return draw(st.sampled_from(FRAMES[lang])).format(
        name=name,
        city=draw(st.sampled_from(CITIES[lang])),
        first=start.day,
        last=start.day + draw(st.integers(1, 8)),
        month=MONTHS[lang].split()[start.month - 1],
        year=start.year,
        rest=draw(st.sampled_from(RESTS[lang])),
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str, str]:
    """(language, article, another on an event of another name)."""
    lang = draw(st.sampled_from(sorted(NAMES)))
    one, two = draw(st.lists(st.sampled_from(NAMES[lang]), min_size=2, max_size=2, unique=True))
    return lang, draw(articles(lang, one)), draw(articles(lang, two))


def told(event: Event) -> tuple[str, date | None, date | None, str | None, str | None]:
    return event.name, event.start, event.end, event.place.city, event.status


def extract(text: str, lang: str | None = None) -> list[Event]:
    """The events of a text, with what must hold for any: evidence quotes, days in order."""
    events = et.extract(text, published=PUBLISHED, lang=lang)
    for event in events:
        assert event.name.strip()
        assert event.start or event.end
        assert not (event.start and event.end) or event.start <= event.end
        for e in event.evidence:
            assert e.text is None or text[e.start : e.end] == e.text
    return events


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_two_articles_joined_give_the_events_of_both(pair):
    lang, one, two = pair
    apart = [told(e) for text in (one, two) for e in extract(text, lang)]
    assert len(apart) == 2, (one, two, apart)
    assert [told(e) for e in extract(f"{one}\n\n{two}", lang)] == apart


@settings(max_examples=60, deadline=None)
@given(pairs(), st.randoms(use_true_random=False), st.booleans())
def test_shuffled_text_never_breaks(pair, random, by_words):
    _, one, two = pair
    parts = f"{one} {two}".split(" " if by_words else ". ")
    random.shuffle(parts)
    extract((" " if by_words else ". ").join(parts))


@settings(max_examples=60, deadline=None)
@given(pairs(), st.integers(0, 300), st.integers(0, 300))
def test_truncated_text_never_breaks(pair, start, length):
    lang, one, two = pair
    extract(f"{one}\n\n{two}"[start : start + length], lang)


@settings(max_examples=60, deadline=None)
@given(pairs(), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(BIDI)), max_size=30))
def test_invisible_characters_never_break(pair, marks):
    lang, one, two = pair
    text = f"{one}\n\n{two}"
    for at, mark in marks:
        text = text[:at] + mark + text[at:]
    extract(text, lang)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), pairs(), st.integers(0, 300))
def test_any_text_amid_an_article_never_breaks(noise, pair, at):
    lang, one, two = pair
    text = f"{one}\n\n{two}"
    extract(text[:at] + noise + text[at:], lang)


@pytest.mark.parametrize("lang", sorted(NAMES))
def test_the_templates_make_events(lang):
    """The properties above say nothing of articles without events."""
    for frame in FRAMES[lang]:
        for name in NAMES[lang]:
            text = frame.format(
                name=name,
                city=CITIES[lang][0],
                first=7,
                last=9,
                month=MONTHS[lang].split()[4],
                year=2031,
                rest=RESTS[lang][0],
            )
            events = extract(text, lang)
            assert [(e.name, e.start, e.end) for e in events] == [
                (events[0].name, date(2031, 5, 7), date(2031, 5, 9))
            ], text


@pytest.mark.parametrize(
    "text",
    [
        "انطلقت في دبي فعاليات نوفا إكسبو 14 مايو 2031 (Nova Expo) بحضور «الوفود».",
        "The 3rd Lowmere Expo (LEX), known as “Grain 31”, opens on 5 May 2031: see the hall (2).",
        "В Перми 5 мая 2031 года открылся форум «Кама-2031» (Kama Forum), он продлится до 7-го.",
    ],
    ids=["ar", "en", "ru"],
)
def test_a_text_may_end_anywhere(text):
    for end in range(len(text)):
        et.extract(text[:end], published="2031-03-03")
