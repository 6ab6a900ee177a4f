"""What each address answers."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from eventtracker.model import Event, EventtrackerError
from eventtracker.resolve import Resolver
from eventtracker.store import Review
from tests.publish.made import forum
from tests.web.conftest import Site


def summaries(body: bytes) -> list[str]:
    return [str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(body).walk("VEVENT")]


def test_the_calendar_shows_what_is_sure_enough(three: Site) -> None:
    answer = three.client.get("/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert summaries(answer.content) == ["KazanForum", "Fair"]
    everything = three.client.get("/calendar.ics", params={"min_confidence": 0})
    assert summaries(everything.content) == ["Doubt", "KazanForum", "Fair"]


def test_a_filter_is_a_feed_with_a_name_of_its_own(three: Site) -> None:
    answer = three.client.get("/calendar.ics?country=MY&type=forum")
    assert summaries(answer.content) == ["KazanForum"]
    name = icalendar.Calendar.from_ical(answer.content)["X-WR-CALNAME"]
    assert name == "Forums and events in the news: Malaysia, forum"


def test_texts_follow_lang(three: Site) -> None:
    answer = three.client.get("/calendar.ics?lang=ru&country=MY")
    assert "Место: Казань\\, Россия" in answer.text.replace("\r\n ", "")


def test_a_series_has_a_feed_also_with_a_comma_in_its_name(three: Site) -> None:
    assert summaries(three.client.get("/calendar/Fair, big.ics").content) == ["Fair"]
    assert three.client.get("/calendar/Unheard of.ics").status_code == 404
    assert three.client.get("/calendar/KazanForum.ics?series=x").status_code == 400
    none = three.client.get("/calendar/KazanForum.ics?from=2030-01-01")
    assert (none.status_code, summaries(none.content)) == (200, [])


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_stays_ninety_days(site: Site, status: str) -> None:
    site.keep("forum", forum(uid="forum"))
    off = datetime(2024, 4, 1, 9, tzinfo=UTC)
    site.now[0] = off
    site.keep("forum", forum(uid="forum", status=status))
    days = {}
    for after in (0, 89, 90, 91):
        site.today[0] = (off + timedelta(days=after)).date()
        answer = site.client.get("/calendar.ics")
        days[after] = (len(summaries(answer.content)), answer.headers["last-modified"])
    assert {after: n for after, (n, _) in days.items()} == {0: 1, 89: 1, 90: 0, 91: 0}
    assert days[0][1] == days[89][1] == "Mon, 01 Apr 2024 09:00:00 GMT"
    # That it left is a change too, for those who ask by date.
    assert days[90][1] == days[91][1] == "Sun, 30 Jun 2024 00:00:00 GMT"


def test_what_left_is_told_of_for_two_weeks_if_it_lies_ahead(site: Site) -> None:
    site.keep("forum", forum(uid="forum"))
    site.keep(
        "fair",
        forum(uid="fair", names={"en": "Fair"}, start=date(2024, 3, 9)).but(end=date(2024, 3, 12)),
    )
    site.now[0] = datetime(2024, 3, 10, 9, tzinfo=UTC)
    for name in ("forum", "fair"):
        site.store.save(site.documents[name], [])
    shown = {}
    for day in (10, 12, 13, 23, 24):
        site.today[0] = date(2024, 3, day)
        answer = site.client.get("/calendar.ics")
        shown[day] = sorted(summaries(answer.content)), answer.headers["last-modified"][5:16]
    fair, kazan = "No longer listed: Fair", "No longer listed: KazanForum"
    assert shown == {
        10: ([fair, kazan], "10 Mar 2024"),
        12: ([fair, kazan], "10 Mar 2024"),
        13: ([kazan], "13 Mar 2024"),
        23: ([kazan], "13 Mar 2024"),
        24: ([], "24 Mar 2024"),
    }
    again = site.client.get("/calendar.ics?type=fair")
    assert summaries(again.content) == []


def test_a_merged_event_leaves_and_comes_back_with_a_grown_sequence(three: Site) -> None:
    uids = {e.type: e.uid for e in three.store.query().events if e.confidence > 0.5}
    review = Review(three.store, Resolver())
    sequences = []
    for act in (
        lambda: None,
        lambda: review.merge(uids["forum"], uids["fair"], by="anna"),
        lambda: review.undo(by="anna"),
    ):
        act()
        three.now[0] += timedelta(hours=1)
        cal = icalendar.Calendar.from_ical(three.client.get("/calendar.ics").content)
        entries = {str(e["UID"]): e for e in cal.walk("VEVENT")}
        assert set(entries) == set(uids.values())
        fair = entries[uids["fair"]]
        sequences.append((str(fair["STATUS"]), int(fair["SEQUENCE"]), fair["LAST-MODIFIED"].dt))
    assert [s[0] for s in sequences] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [s[1] for s in sequences] == [0, 1, 2]
    assert sequences == sorted(sequences, key=lambda s: s[2])


def test_changes_are_a_feed_of_what_is_sure_enough(three: Site) -> None:
    three.now[0] += timedelta(days=1)
    three.keep("forum", forum(uid="forum", status="postponed"))
    answer = three.client.get("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    titles = re.findall("<title>(.*?)</title>", answer.text)
    assert titles[:2] == ["Forums and events in the news", "KazanForum: postponed"]
    assert sorted(titles[2:]) == ["New: Fair", "New: KazanForum"]
    assert "http://testserver/event?uid=forum" in answer.text
    russian = three.client.get("/changes.atom?lang=ru&type=fair").text
    assert re.findall("<title>(.*?)</title>", russian)[1] == "Новое: المنتدى"
    everything = three.client.get("/changes.atom?min_confidence=0").text
    assert "New: Doubt" in everything


def test_a_series_that_lost_its_events_is_still_an_address(three: Site) -> None:
    Review(three.store, Resolver()).reject("fair", by="anna")
    answer = three.client.get("/calendar/Fair, big.ics")
    assert (answer.status_code, summaries(answer.content)) == (200, ["No longer listed: Fair"])


@pytest.mark.parametrize("path", ["/calendar.ics", "/events.csv", "/events.json", "/changes.atom"])
def test_what_was_answered_before_is_not_made_again(
    three: Site, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = three.client.get(path)

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    for name in ("query", "news", "gone"):
        monkeypatch.setattr(three.store, name, fail)
    assert three.client.get(path).content == before.content
    other = three.client.get(path, headers={"host": "other.example"})
    assert other.status_code == 503  # another address, which the answer names, is another answer


def test_pages_of_json_reach_every_event_once(three: Site) -> None:
    uids, url = [], "/events.json?limit=2"
    while url:
        body = three.client.get(url).json()
        uids += [e["uid"] for e in body["events"]]
        url = body["next"]
    assert len(uids) == len(set(uids)) == 3


def test_json_pages_keep_their_filter(three: Site) -> None:
    body = three.client.get("/events.json?limit=1&series=KazanForum,Fair\\, big&lang=ru").json()
    following = three.client.get(body["next"]).json()
    assert [e["series"] for e in body["events"] + following["events"]] == [
        "KazanForum",
        "Fair, big",
    ]
    assert following["next"] is None


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=ten", "cursor=nonsense"])
def test_wrong_pages_are_refused(three: Site, query: str) -> None:
    answer = three.client.get(f"/events.json?{query}")
    assert (answer.status_code, query.split("=")[0] in answer.text) == (400, True)


def test_tables_hold_all_that_match(three: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(three.client.get("/events.csv").text, newline="")))
    lines = three.client.get("/events.jsonl").text.splitlines()
    assert [r["uid"] for r in rows] == [json.loads(line)["uid"] for line in lines]
    assert len(rows) == 3
    answer = three.client.get("/events.csv?type=fair")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="events.csv"'
    assert answer.text.count("\r\n") == 2


@pytest.mark.parametrize(
    ("name", "kind", "start"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("parquet", "application/vnd.apache.parquet", b"PAR1"),
        ("jsonld", "application/ld+json", b"{"),
    ],
)
def test_binary_and_linked_tables(three: Site, name: str, kind: str, start: bytes) -> None:
    answer = three.client.get(f"/events.{name}?type=fair")
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["content-disposition"] == f'attachment; filename="events.{name}"'
    assert answer.content.startswith(start)
    other = three.client.get(f"/events.{name}")
    assert answer.headers["etag"] != other.headers["etag"]


def test_one_event(three: Site) -> None:
    uid = three.client.get("/events.json?type=fair").json()["events"][0]["uid"]
    one = Event.from_dict(three.client.get(f"/events/{uid}.json").json())
    assert one == three.store.get(uid)
    assert summaries(three.client.get(f"/events/{uid}.ics").content) == ["Fair"]
    moved = three.client.get(f"/events/{uid}")
    assert (moved.status_code, moved.headers["location"]) == (303, f"/event?uid={uid}")


@pytest.mark.parametrize(
    "path",
    [
        *("/events/nothing", "/events/nothing.json", "/events/nothing.ics", "/events/a/b"),
        *("/events/", "/calendar/", "/calendar/nothing.ics", "/calendar/.ics", "/calendar/a.txt"),
        *("/events.docx", "/other.ics"),
    ],
)
def test_what_is_not_there(three: Site, path: str) -> None:
    answer = three.client.get(path)
    assert answer.status_code == 404
    assert answer.text.startswith("There is no")


@pytest.mark.parametrize(
    "path",
    [
        *("/calendar.ics", "/calendar/KazanForum.ics", "/events.json", "/events.csv"),
        *("/events.xlsx", "/events.parquet", "/events.jsonld", "/changes.atom"),
    ],
)
@pytest.mark.parametrize(
    "query",
    [
        *("country=Atlantis", "colour=red", "from=2024-02-30", "type=nonsense", "lang=x!"),
        *("from=2026-06-01&to=2026-05-01", "min_confidence=7", "reviewed=perhaps"),
    ],
)
def test_wrong_filters_get_a_sentence(three: Site, path: str, query: str) -> None:
    answer = three.client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert query.split("=")[0] in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_health_and_robots(three: Site) -> None:
    health = three.client.get("/healthz")
    assert (health.status_code, health.json()["status"], health.json()["events"]) == (200, "ok", 3)
    assert "Allow: /calendar" in three.client.get("/robots.txt").text


@pytest.mark.parametrize(
    "path",
    ["/calendar.ics", "/events.json", "/events.csv", "/events.xlsx", "/changes.atom", "/healthz"],
)
@pytest.mark.parametrize("error", [EventtrackerError("It is gone."), RuntimeError("bug")])
def test_a_store_that_is_away_asks_to_come_back(
    three: Site, path: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise error

    monkeypatch.setattr(three.store, "version", fail)
    answer = three.client.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "VCALENDAR" not in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("target", "goes"),
    [
        ("/events?country=MY", "/events?country=MY"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("evil.example", "/"),
        ("http://[", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
    ],
)
def test_the_language_is_set_and_nobody_is_sent_away(site: Site, target: str, goes: str) -> None:
    answer = site.client.get("/lang/ar", params={"next": target})
    assert (answer.status_code, answer.headers["location"]) == (303, goes)
    assert answer.headers["set-cookie"].startswith("lang=ar;")


def test_a_language_that_there_is_not(site: Site) -> None:
    answer = site.client.get("/lang/xx")
    assert (answer.status_code, "set-cookie" in answer.headers) == (404, False)
