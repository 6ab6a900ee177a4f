"""Events made by hand for tests: plain ones, hard ones, hostile ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from eventtracker.model import (
    BlocParticipation,
    Document,
    DocumentRef,
    Event,
    Evidence,
    Figure,
    Participation,
    Place,
)

STAMP = datetime(2024, 3, 7, 9, 30, tzinfo=UTC)
KAZAN = Place("قازان", "Kazan", "RU", 55.79, 49.12, "Europe/Moscow")
TEXT = "يقام المنتدى في قازان من 14 إلى 19 مايو 2024 بمشاركة ماليزيا."
DOCUMENT = Document(
    TEXT, date(2024, 3, 7), "قازان تستضيف المنتدى", "https://example.org/kazan", "ar", "Example"
)
ZONES = (
    *("Europe/Moscow", "Asia/Dubai", "Africa/Cairo", "Asia/Jerusalem", "America/New_York"),
    *("America/Santiago", "Asia/Tokyo", "Asia/Kolkata", "Europe/London", "Asia/Karachi"),
    *("Australia/Sydney", "Asia/Kathmandu"),
)


def quote(field: str, words: str) -> Evidence:
    at = TEXT.index(words)
    return Evidence(field, DOCUMENT.id, at, at + len(words), words)


def forum(**changes: Any) -> Event:
    """The forum of `TEXT`, with evidence for what it says."""
    event = Event(
        uid="kazan-2024",
        name="المنتدى",
        names={"en": "KazanForum", "ar": "المنتدى"},
        start=date(2024, 5, 14),
        end=date(2024, 5, 19),
        series="KazanForum",
        edition=15,
        type="forum",
        place=KAZAN,
        countries=(
            Participation("RU", "host"),
            Participation("MY", "participant"),
            Participation("TM", "exhibitor"),
        ),
        blocs=(BlocParticipation("OIC"),),
        figures=(Figure("participants", 16000, ">", 2023), Figure("countries", 80, "=", 2023)),
        url="https://www.kazanforum.ru",
        lang="ar",
        confidence=0.97,
        created=STAMP,
        updated=STAMP,
        documents=(DOCUMENT.ref,),
        evidence=(
            quote("name", "المنتدى"),
            quote("start", "من 14 إلى 19 مايو 2024"),
            quote("end", "من 14 إلى 19 مايو 2024"),
            quote("place.city", "قازان"),
            quote("countries.MY", "ماليزيا"),
            Evidence("countries.RU", DOCUMENT.id, derived_from="place.country"),
        ),
    )
    return event.but(**changes)


def at_clock(opens: str, closes: str | None, zone: str | None, day: date, **changes: Any) -> Event:
    """An event of one day with clock times."""
    place = Place("Hall", "Town", "AE", timezone=zone)
    many = {"uid": f"clock-{zone}-{day}", "place": place, "start": day, "end": day, **changes}
    return forum(start_time=opens, end_time=closes, precision="minute", **many)


def rich(count: int = 300) -> list[Event]:
    """A calendar of everything: zones, long lines, emoji, statuses, sub-events, long texts."""
    ref = DOCUMENT.ref
    out: list[Event] = []
    for n in range(count):
        day = date(2024, 1, 10) + timedelta(days=5 * n)
        stamp = STAMP + timedelta(hours=n)
        common: dict[str, Any] = {"uid": f"rich-{n}", "updated": stamp, "start": day}
        kind = n % 10
        if kind < 4:
            closes = "17:30" if kind < 2 else None
            event = at_clock("09:00", closes, ZONES[n // 2 % 12], day, **common)
        elif kind == 4:
            name = "Международный экономический форум «Россия – Исламский мир», " * 6
            event = forum(**common, end=day + timedelta(days=3), name=name, names={}, lang="ru")
        elif kind == 5:
            name = "المنتدى الاقتصادي الدولي " * 12 + "🎉👩🏽‍🚀🇷🇺"
            event = forum(**common, end=day, name=name, names={})
        elif kind == 6:
            status = ("cancelled", "postponed", "tentative")[n // 10 % 3]
            event = forum(**common, end=day, status=status, sequence=1)
        elif kind == 7:
            event = forum(**common, end=day + timedelta(days=1), parent=f"rich-{n - 1}")
        elif kind == 8:
            said = tuple(
                Evidence("start", ref.id, 0, 1, f"{i}: " + "слово и дело, " * 30) for i in range(20)
            )
            event = forum(**common, end=day, evidence=said, documents=(ref,) * 9)
        else:
            month = day.replace(day=1)
            end = (month + timedelta(days=40)).replace(day=1) - timedelta(days=1)
            event = forum(**{**common, "start": month}, end=end, precision="month")
        out.append(event)
    return out


HOSTILE = (
    "A\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "\x00\x07bell \x1b[31m and \u202eoverride \u2067isolate",
    'semi;colon, comma\\, quote" and C:\\new\\north',
    '=HYPERLINK("http://example.org","x")',
    "<script>alert(1)</script> & **bold**",
    "half \ud83d character",
    "word " * 1000,
)


def hostile() -> list[Event]:
    """Events with the same bad text in every field that holds text."""
    return [
        forum(
            uid=f"hostile-{n}",
            name=text,
            names={"en": text},
            series=text,
            organizer=text,
            url=text,
            place=Place(text, text, "RU", 95.0, 10.0, text),
            start_time="10:00",
            documents=(DocumentRef(text, text, text, text, date(2024, 3, 7), "en"),),
            evidence=(Evidence("start", text, 0, 3, text),),
            blocs=(BlocParticipation(text),),
            countries=(Participation(text, "host"), Participation("MY", text)),
            figures=(Figure(text, 7, text),),
            parent=text,
            lang=text,
        )
        for n, text in enumerate(HOSTILE)
    ]
