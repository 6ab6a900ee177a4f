"""A store made by hand: KazanForum 2024 out of the sample articles, and a year of forums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from eventtracker.model import (
    Document,
    Event,
    Evidence,
    Figure,
    Participation,
    Place,
)
from eventtracker.store import Store
from tests.samples import documents

KAZAN = "https://example.org/news/kazanforum-2024-ar"
HOSTILE = "<script>alert(1)</script> **bold** [link](javascript:alert(1)) :red[x] \u202etfel"
LONG = f"{HOSTILE} {'endless' * 700}"

Forum = tuple[str, str, str, str, str]
FORUMS: tuple[Forum, ...] = (
    ("St Petersburg International Economic Forum", "RU", "Saint Petersburg", "forum", "en"),
    ("Восточный экономический форум", "RU", "Vladivostok", "forum", "ru"),
    ("Игры будущего", "RU", "Kazan", "games", "ru"),
    ("Astana International Forum", "KZ", "Astana", "forum", "en"),
    ("Астана: саммит по воде", "KZ", "Astana", "summit", "ru"),
    ("Samarkand Tourism Week", "UZ", "Samarkand", "week", "en"),
    ("Silk Road Film Festival", "UZ", "Tashkent", "festival", "en"),
    ("القمة العالمية للحكومات", "AE", "Dubai", "summit", "ar"),
    ("Gulfood", "AE", "Dubai", "exhibition", "en"),
    ("مبادرة مستقبل الاستثمار", "SA", "Riyadh", "conference", "ar"),
    ("مؤتمر ليب التقني", "SA", "Riyadh", "exhibition", "ar"),
    ("معرض القاهرة الدولي للكتاب", "EG", "Cairo", "fair", "ar"),
    ("Cairo Water Week", "EG", "Cairo", "week", "en"),
    ("Canton Fair", "CN", "Guangzhou", "fair", "en"),
    ("Belt and Road Forum", "CN", "Beijing", "forum", "en"),
    ("Antalya Diplomacy Forum", "TR", "Antalya", "forum", "en"),
    ("OIC Halal Expo", "TR", "Istanbul", "exhibition", "en"),
    ("Halal Expo Kuala Lumpur", "MY", "Kuala Lumpur", "exhibition", "en"),
    ("Avaza Transport Congress", "TM", "Ashgabat", "congress", "en"),
    ("Baku Climate Action Week", "AZ", "Baku", "week", "en"),
    ("منتدى الدوحة", "QA", "Doha", "forum", "ar"),
    ("Muscat Energy Summit", "OM", "Muscat", "summit", "en"),
    ("Tangier Med Days", "MA", "Tangier", "meeting", "en"),
    ("Круглый стол по реке Чу", "KG", "Bishkek", "round_table", "ru"),
)
FAR = ("IR", "PK", "ID", "TN", "DZ", "IN", "BY", "TJ")


def kazan() -> tuple[Document, list[Event]]:
    """The Arabic article on KazanForum 2024, and its two events with their evidence."""
    document = next(d for d in documents() if d.url == KAZAN)

    def said(field: str, words: str) -> Evidence:
        start = document.text.index(words)
        return Evidence(field, document.id, start, start + len(words), words)

    known = {
        "type": "forum",
        "place": Place("قازان", "Kazan", "RU", 55.79, 49.12, "Europe/Moscow"),
        "lang": "ar",
        "documents": (document.ref,),
    }
    forum = Event(
        "kazan-forum-2024",
        "روسيا – العالم الإسلامي: KazanForum",
        date(2024, 5, 14),
        date(2024, 5, 19),
        names={"en": "Russia – Islamic World: KazanForum"},
        series="KazanForum",
        edition=15,
        implied=("year",),
        countries=(
            Participation("RU", "host"),
            *(Participation(code, "exhibitor") for code in ("IR", "EG", "TR", "MY")),
            Participation("OM"),
        ),
        figures=(
            Figure("participants", 16000, ">", 2023),
            Figure("countries", 80, "=", 2023),
            Figure("sessions", 200, "~"),
        ),
        url="https://kazanforum.ru",
        registration_deadline=date(2024, 4, 30),
        confidence=0.97,
        evidence=(
            said("name", "روسيا – العالم الإسلامي: KazanForum"),
            said("edition", "الخامس عشر"),
            said("start", "من 14 إلى 19 مايو/أيار المقبل"),
            said("end", "من 14 إلى 19 مايو/أيار المقبل"),
            said("place.city", "مدينة قازان"),
            *(
                said(f"countries.{code}", word)
                for code, word in (
                    ("IR", "إيران"),
                    ("EG", "ومصر"),
                    ("TR", "وتركيا"),
                    ("MY", "وماليزيا"),
                )
            ),
            said("figures.participants", "أكثر من 16 ألف شخص"),
            said("figures.countries", "80 دولة"),
            Evidence("place.country", document.id, derived_from="place.city"),
            said("registration_deadline", "30 أبريل/نيسان"),
            said("url", "kazanforum.ru"),
        ),
        **known,
    )
    meeting = Event(
        "kazan-meeting-2024",
        "اجتماع مجموعة الرؤية الاستراتيجية",
        date(2024, 5, 16),
        date(2024, 5, 16),
        parent=forum.uid,
        confidence=0.81,
        countries=(Participation("RU", "host"),),
        evidence=(said("start", "يوم الخميس 16 مايو/أيار"),),
        **{**known, "type": "meeting"},
    )
    return document, [forum, meeting]


def forums(today: date) -> Iterator[tuple[Document, Event]]:
    """Some ninety events from a year before to a year after a day, an article each."""
    for number in range(4 * len(FORUMS)):
        name, country, city, type_, lang = FORUMS[number % len(FORUMS)]
        start = today + timedelta(days=(number * 37) % 620 - 260)
        precision, length = "day", (0, 2, 4, 1, 6, 3, 9)[number % 7]
        status = {11: "cancelled", 23: "postponed", 31: "tentative"}.get(number, "scheduled")
        if number % 9 == 4:
            start, precision = start.replace(day=1), "month"
            length = ((start + timedelta(days=31)).replace(day=1) - start).days - 1
        end = start + timedelta(days=length)
        partners = {FAR[(number + k) % len(FAR)] for k in range(number % 4)}
        text = f"{name}: {start.isoformat()} – {end.isoformat()}."
        document = Document(
            text,
            published=start - timedelta(days=60),
            title=f"{name}, {start.year}",
            url=f"https://example.org/made/{number}",
            lang=lang,
            source="The Made Gazette",
        )
        quote = Evidence("name", document.id, 0, len(name), name)
        yield (
            document,
            Event(
                f"made-{number}",
                name,
                start,
                end,
                series=name,
                type=type_,
                precision=precision,
                status=status,
                place=Place(city, city, country),
                countries=(
                    Participation(country, "host"),
                    *(Participation(code, "participant") for code in sorted(partners)),
                ),
                lang=lang,
                confidence=round(0.55 + (number * 7 % 45) / 100, 2),
                documents=(document.ref,),
                evidence=(quote,),
            ),
        )


def hostile(today: date) -> tuple[Document, Event]:
    """An event that tries markup, and five thousand letters in a word, in every field of text."""
    text = f"{LONG} opens tomorrow. {LONG}"
    document = Document(
        text,
        published=today,
        title=LONG,
        url="javascript:alert(1)",
        lang="en",
        source=LONG,
    )
    day = today + timedelta(days=3)
    return document, Event(
        "hostile",
        LONG,
        day,
        day,
        names={"ru": LONG},
        series=HOSTILE,
        place=Place(LONG, HOSTILE, "RU", timezone=HOSTILE),
        organizer=LONG,
        url="javascript:alert(1)",
        countries=(Participation("RU", "host"),),
        confidence=0.9,
        documents=(document.ref,),
        evidence=(Evidence("name", document.id, 0, len(LONG), LONG),),
    )


def fill(store: Store, today: date) -> None:
    """Everything above but the hostile event into a store."""
    store.save(*kazan())
    for document, event in forums(today):
        store.save(document, [event])
