"""The calendar, read back with icalendar, and its bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from eventtracker.model import EPOCH, Event, Place
from eventtracker.publish import to_ics, words
from eventtracker.publish.ics import Entry
from eventtracker.publish.text import line
from tests.publish.made import HOSTILE, KAZAN, ZONES, at_clock, forum, hostile, rich


def entries(events: list[Event], **options: str) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(to_ics(events, **options)).walk("VEVENT")


def entry(event: Event, **options: str) -> icalendar.Event:
    (one,) = entries([event], **options)
    return one


def test_whole_days_end_exclusively_and_block_nobody() -> None:
    e = entry(forum())
    assert e["DTSTART"].to_ical() == b"20240514"
    assert e["DTEND"].to_ical() == b"20240520"
    assert e["DTSTART"].params["VALUE"] == "DATE"
    assert (e["TRANSP"], e["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")


def test_every_field_is_read_back() -> None:
    e = entry(forum(sequence=3, parent="whole"))
    assert (e["UID"], e["SUMMARY"], e["SEQUENCE"]) == ("kazan-2024", "KazanForum", 3)
    assert e["DTSTAMP"].dt == e["LAST-MODIFIED"].dt == datetime(2024, 3, 7, 9, 30, tzinfo=UTC)
    assert (e["LOCATION"], e["STATUS"]) == ("Kazan, Russia", "CONFIRMED")
    assert (e["GEO"].latitude, e["GEO"].longitude) == (55.79, 49.12)
    assert e["URL"] == "https://www.kazanforum.ru"
    assert e.categories == ["forum", "KazanForum", "Russia", "Malaysia", "OIC", "Turkmenistan"]
    assert (e["RELATED-TO"], e["RELATED-TO"].params["RELTYPE"]) == ("whole", "PARENT")


def test_the_description_says_it_all_in_words() -> None:
    said = str(entry(forum())["DESCRIPTION"]).splitlines()
    assert said[:5] == [
        "Dates: 14–19 May 2024",
        "Place: Kazan, Russia",
        "Host: Russia",
        "Participants: Malaysia, OIC",
        "Exhibitors: Turkmenistan",
    ]
    assert "Figures: participants: more than 16,000 (2023); countries: 80 (2023)" in said
    assert "Dates: “من 14 إلى 19 مايو 2024”" in said
    assert "https://example.org/kazan" in said


@pytest.mark.parametrize(
    ("lang", "summary", "location", "category"),
    [
        ("ar", "المنتدى", "قازان، روسيا", "منتدى"),
        ("ru", "المنتدى", "Казань, Россия", "форум"),
        ("fr", "KazanForum", "Kazan, Russia", "forum"),
    ],
)
def test_texts_follow_the_subscribers_language(
    lang: str, summary: str, location: str, category: str
) -> None:
    e = entry(forum(), lang=lang)
    assert (e["SUMMARY"], e["LOCATION"], e.categories[0]) == (summary, location, category)


@pytest.mark.parametrize(
    ("changes", "status", "summary"),
    [
        ({"status": "cancelled"}, "CANCELLED", "Cancelled: KazanForum"),
        ({"status": "postponed"}, "CANCELLED", "Postponed: KazanForum"),
        ({"status": "tentative"}, "TENTATIVE", "KazanForum [to be confirmed]"),
        ({"status": "rescheduled"}, "CONFIRMED", "KazanForum"),
        ({"confidence": 0.4}, "TENTATIVE", "KazanForum"),
        ({"confidence": 0.4, "reviewed": True}, "CONFIRMED", "KazanForum"),
        (
            {"start": date(2024, 5, 1), "end": date(2024, 5, 31), "precision": "month"},
            "TENTATIVE",
            "KazanForum [date to be confirmed: May 2024]",
        ),
        ({"start": None}, "CONFIRMED", "KazanForum [last day]"),
    ],
)
def test_doubt_stands_in_status_and_summary(
    changes: dict[str, object], status: str, summary: str
) -> None:
    e = entry(forum(**changes))
    assert (e["STATUS"], e["SUMMARY"]) == (status, summary)


def test_a_known_last_day_alone_is_the_entry_s_day() -> None:
    e = entry(forum(start=None))
    assert (e["DTSTART"].to_ical(), e["DTEND"].to_ical()) == (b"20240519", b"20240520")
    assert "ends 19 May 2024" in e["DESCRIPTION"]


def test_an_unknown_last_day_is_not_invented() -> None:
    e = entry(forum(end=None))
    assert (e["DTSTART"].to_ical(), e["DTEND"].to_ical()) == (b"20240514", b"20240515")
    assert "from 14 May 2024" in e["DESCRIPTION"]


@pytest.mark.parametrize(
    ("last", "precision", "days"),
    [
        (date(2027, 1, 10), "part", 10),
        (date(2027, 1, 31), "month", 31),
        (date(2027, 3, 31), "quarter", 1),
        (date(2027, 12, 31), "year", 1),
        (date(2036, 12, 31), "decade", 1),
        (date(2027, 6, 30), "day", 181),
    ],
)
def test_a_vague_date_fills_a_month_at_most(last: date, precision: str, days: int) -> None:
    e = entry(forum(start=date(2027, 1, 1), end=last, precision=precision))
    assert e["DTSTART"].dt == date(2027, 1, 1)
    assert (e["DTEND"].dt - e["DTSTART"].dt).days == days
    assert (
        ("to be confirmed" in e["SUMMARY"]) == (e["STATUS"] == "TENTATIVE") == (precision != "day")
    )


@pytest.mark.parametrize(
    ("lang", "summary"),
    [("en", "No longer listed: KazanForum"), ("ru", "Больше не в списке: المنتدى")],
)
def test_what_left_is_cancelled_a_last_time_in_its_place(lang: str, summary: str) -> None:
    left, stays = forum(uid="left"), forum(uid="stays", start=date(2024, 5, 15))
    one, other = icalendar.Calendar.from_ical(to_ics([stays], gone=[left], lang=lang)).walk(
        "VEVENT"
    )
    assert (one["UID"], one["STATUS"], one["SUMMARY"]) == ("left", "CANCELLED", summary)
    assert one["DTSTART"].dt == date(2024, 5, 14)
    assert (other["UID"], other["STATUS"]) == ("stays", "CONFIRMED")


def test_an_entry_known_from_before_is_not_written_again() -> None:
    asked: list[tuple[str, str | None, bool]] = []

    def write(event: Event, lang: str | None, gone: bool) -> Entry:
        asked.append((event.uid, lang, gone))
        return Entry(b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", frozenset({"Asia/Dubai"}))

    data = to_ics([forum()], gone=[forum(uid="left")], lang="ar", write=write)
    assert sorted(asked) == [("kazan-2024", "ar", False), ("left", "ar", True)]
    assert data.count(b"BEGIN:VEVENT") == 2
    assert data.count(b"TZID:Asia/Dubai") == 1


def test_a_moved_event_says_where_it_was() -> None:
    moved = forum(
        status="rescheduled", previous_start=date(2024, 4, 3), previous_end=date(2024, 4, 7)
    )
    assert "Formerly: 3–7 April 2024" in str(entry(moved)["DESCRIPTION"])


@pytest.mark.parametrize("zone", [*ZONES, "Africa/Casablanca"])
@pytest.mark.parametrize("day", [date(2026, 1, 20), date(2026, 7, 20), date(2012, 7, 20)])
def test_clock_times_are_the_same_moment_whoever_reads_them(zone: str, day: date) -> None:
    e = entry(at_clock("09:00", "17:30", zone, day))
    truth = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(zone))
    assert e["DTSTART"].dt.astimezone(UTC) == truth.astimezone(UTC)
    assert e["DTEND"].dt - e["DTSTART"].dt == timedelta(hours=8, minutes=30)


def test_a_zone_comes_with_the_calendar_once() -> None:
    day = date(2026, 7, 20)
    data = to_ics([at_clock("09:00", "10:00", "Africa/Cairo", day, uid=str(n)) for n in range(3)])
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"DTSTART;TZID=Africa/Cairo:20260720T090000" in data
    assert b"RDATE" not in data
    assert b"VTIMEZONE" not in to_ics([forum()])


def test_a_zone_whose_rules_were_others_gives_utc() -> None:
    # Moscow was four hours ahead of UTC in the summer of 2012, as it no longer is.
    data = to_ics([at_clock("09:00", None, "Europe/Moscow", date(2012, 7, 20))])
    assert b"DTSTART:20120720T050000Z" in data


def test_beyond_what_clients_know_of_summer_time_it_is_utc_too() -> None:
    far = date(2044, 7, 20)
    data = to_ics([at_clock("09:00", None, "America/New_York", far)])
    assert b"DTSTART:20440720T130000Z" in data
    data = to_ics([at_clock("09:00", None, "Asia/Dubai", far)])
    assert b"DTSTART;TZID=Asia/Dubai:20440720T090000" in data


@pytest.mark.parametrize("zone", [None, "Mars/Olympus", "", "../../etc/passwd"])
def test_clock_times_without_a_zone_become_whole_days(zone: str | None) -> None:
    e = entry(at_clock("09:00", "17:30", zone, date(2026, 7, 20)))
    assert e["DTSTART"].to_ical() == b"20260720"
    assert "09:00–17:30" in e["DESCRIPTION"]


def test_an_opening_hour_alone() -> None:
    one = entry(at_clock("09:00", None, "Asia/Dubai", date(2026, 7, 20)))
    assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(hours=1)
    several = at_clock("09:00", None, "Asia/Dubai", date(2026, 7, 20)).but(end=date(2026, 7, 22))
    assert entry(several)["DTEND"].to_ical() == b"20260723"


def test_the_same_events_give_the_same_bytes() -> None:
    events = rich(60)
    assert to_ics(events) == to_ics(list(reversed(events)))
    assert to_ics(events) != to_ics([events[0].but(sequence=7), *events[1:]])


def test_an_unchanged_entry_keeps_its_bytes_when_another_changes() -> None:
    one, other = forum(uid="a"), forum(uid="b")
    before = to_ics([one, other]).split(b"BEGIN:VEVENT")
    after = to_ics([one, other.but(sequence=1, status="cancelled")]).split(b"BEGIN:VEVENT")
    assert before[1] == after[1]
    assert before[2] != after[2]


def test_the_frame() -> None:
    data = to_ics(
        [forum()], name="Malaysia", description="All of it", source_url="https://example.org/c.ics"
    )
    cal = icalendar.Calendar.from_ical(data)
    assert cal["NAME"] == cal["X-WR-CALNAME"] == "Malaysia"
    assert cal["X-WR-CALDESC"] == "All of it"
    assert cal["SOURCE"] == "https://example.org/c.ics"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in data
    assert b"X-PUBLISHED-TTL:PT4H\r\n" in data
    assert not {"METHOD", "UID"} & set(cal)
    assert data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")


def test_an_empty_calendar_is_a_calendar() -> None:
    assert entries([]) == []


def test_lines_are_short_and_end_in_crlf_between_characters() -> None:
    for each in to_ics(rich(30), lang="ar").split(b"\r\n"):
        assert len(each) <= 75
        assert b"\n" not in each and b"\r" not in each
        each.decode("utf-8")


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_hostile_text_stays_text(event: Event) -> None:
    data = to_ics([event])
    assert re.findall(rb"\r\n(BEGIN|END|UID)[:;]", data) == [b"BEGIN", b"UID", b"END", b"END"]
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data) is None
    text = re.sub(r"\r\n ", "", data.decode("utf-8"))
    assert not set("\u202e\u2067\u202a") & set(text)
    e = entry(event)
    assert e["UID"] == event.uid
    assert "GEO" not in e  # a latitude of 95 degrees is none
    assert len(e["DESCRIPTION"]) <= 8000


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_uid_or_clock_is_one_value_or_none(text: str) -> None:
    clock = forum(uid="clock", start_time=text, end=date(2024, 5, 14))
    data = to_ics([forum(uid=text), clock])
    assert re.findall(rb"\r\n(BEGIN|END|UID)[:;]", data) == [b"BEGIN", b"UID", b"END", b"END"]
    (e,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(e["UID"]).split() != []


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_every_field_of_every_event_is_read_back(lang: str) -> None:
    events = {e.uid: e for e in rich(100)}
    for e in entries(list(events.values()), lang=lang):
        event = events[str(e["UID"])]
        assert e["SEQUENCE"] == event.sequence
        assert e["DTSTAMP"].dt == e["LAST-MODIFIED"].dt == event.updated
        assert e["CREATED"].dt == event.created
        assert words.title(event, lang) in str(e["SUMMARY"])
        assert str(e.get("LOCATION", "")) == words.place(event, lang)
        where = e.get("GEO")
        assert (where and (where.latitude, where.longitude)) == (
            (event.place.latitude, event.place.longitude) if event.place.latitude else None
        )
        assert e["URL"] == event.url
        assert e.get("RELATED-TO") == event.parent
        assert {words.term(event.type, lang), event.series} <= set(e.categories)
        named = {name for _, names in words.countries(event, lang) for name in names}
        assert named <= set(e.categories)
        said = str(e["DESCRIPTION"])
        for label, value in words.facts(event, lang):
            assert f"{label}: {line(value)}" in said
        assert all(ref.url in said for ref in event.documents if ref.url)


def test_one_bad_event_does_not_spoil_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    bad = [forum(uid="dayless", start=None, end=None), forum(uid="late", end=date.max)]
    assert [str(e["UID"]) for e in entries([*bad, forum()])] == ["kazan-2024"]
    assert {"dayless", "late"} <= set(re.findall(r"\w+", caplog.text))


def test_past_a_megabyte_the_oldest_are_left_out_and_it_is_said() -> None:
    events = rich(300)
    data = to_ics(events, most_bytes=100_000)
    assert 80_000 < len(data) <= 100_000
    cal = icalendar.Calendar.from_ical(data)
    kept = {str(e["UID"]) for e in cal.walk("VEVENT")}
    by_day = [e.uid for e in sorted(events, key=lambda e: (e.start or date.max, e.uid))]
    assert kept == set(by_day[-len(kept) :])
    assert str(300 - len(kept)) in cal["X-WR-CALDESC"]


def test_what_has_no_room_is_not_written() -> None:
    written: list[str] = []

    def write(event: Event, lang: str | None, gone: bool) -> Entry:
        written.append(event.uid)
        return Entry(b"x" * 1000, frozenset())

    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(100)]
    to_ics([forum(uid=f"d{d}", start=d) for d in days], most_bytes=14_096, write=write)
    assert written == [f"d{d}" for d in reversed(days[-11:])]


def test_stamps_of_an_undated_event_are_the_epoch_and_never_now() -> None:
    e = entry(forum(created=EPOCH, updated=EPOCH))
    assert e["DTSTAMP"].dt == EPOCH


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://пример.рф/путь?q=да", "https://xn--e1afmkfd.xn--p1ai/"),
        ("javascript:alert(1)", "https://example.org/kazan"),
        ("not a link", "https://example.org/kazan"),
        ("https://[", "https://example.org/kazan"),
    ],
)
def test_links_are_uris_or_the_article_s(url: str, written: str) -> None:
    assert str(entry(forum(url=url))["URL"]).startswith(written)


def test_the_place_from_small_to_large() -> None:
    hall = Place("Expo Centre", "Kazan", "RU")
    assert entry(forum(place=hall))["LOCATION"] == "Expo Centre, Kazan, Russia"
    assert entry(forum(place=Place("Kazan", "Kazan", "RU")))["LOCATION"] == "Kazan, Russia"
    assert entry(forum(place=KAZAN), lang="ar")["LOCATION"] == "قازان، روسيا"
    assert "LOCATION" not in entry(forum(place=Place()))
