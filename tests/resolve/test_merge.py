"""What an event is after two articles on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eventtracker.model import BlocParticipation, Event, Figure, Place
from eventtracker.resolve import Resolver, merge
from tests.make import KAZAN, document, event, parties


def told(published: str, **said: Any) -> Event:
    source = document(f"Tidewater Forum, {published}", published=date.fromisoformat(published))
    return event(said.pop("uid", published), of=source, **said)


def both(first: dict[str, Any], second: dict[str, Any]) -> Event:
    """The event after an article of March and one of April; the same in either order."""
    march, april = told("2024-03-07", **first), told("2024-04-02", **second)
    one, other = merge(march, april), merge(april, march)
    assert one.uid == march.uid
    assert one.but(uid="") == other.but(uid="", evidence=one.evidence)
    assert set(one.evidence) == set(other.evidence)
    return one


def days(found: Event) -> tuple[date | None, date | None, str, str]:
    return found.start, found.end, found.precision, found.status


def test_countries_figures_names_documents_and_evidence_of_both_are_kept() -> None:
    found = both(
        {
            "countries": parties(exhibitor="MY", host="RU"),
            "figures": (Figure("participants", 900, "~"), Figure("speakers", 80)),
            "names": {"en": "Tidewater Forum"},
        },
        {
            "name": "منتدى المد",
            "lang": "ar",
            "countries": parties(participant="MY EG", host="RU"),
            "figures": (Figure("participants", 1000, "~"),),
            "blocs": (BlocParticipation("OIC"),),
        },
    )
    assert found.countries == parties(host="RU", exhibitor="MY", participant="MY EG")
    assert found.figures == (Figure("participants", 1000, "~"), Figure("speakers", 80))
    assert found.names == {"en": "Tidewater Forum", "ar": "منتدى المد"}
    assert (found.name, found.lang) == ("Tidewater Forum", "en")
    assert found.blocs == (BlocParticipation("OIC"),)
    assert [d.published for d in found.documents] == [date(2024, 3, 7), date(2024, 4, 2)]
    assert {e.document for e in found.evidence} == {d.id for d in found.documents}


def test_the_finer_days_stand() -> None:
    month = {"start": date(2024, 5, 1), "end": date(2024, 5, 31), "precision": "month"}
    exact = (date(2024, 5, 14), date(2024, 5, 19), "day", "scheduled")
    assert days(both(month, {})) == days(both({}, month)) == exact


def test_of_equally_fine_days_the_later_stand() -> None:
    found = both({}, {"start": date(2024, 5, 15), "end": date(2024, 5, 20)})
    assert days(found)[:2] == (date(2024, 5, 15), date(2024, 5, 20))
    assert found.previous_start is None


def test_one_that_tells_only_the_opening_leaves_the_end() -> None:
    found = both({"end_time": "18:00"}, {"end": None, "start_time": "10:00"})
    assert days(found)[:2] == (date(2024, 5, 14), date(2024, 5, 19))
    assert (found.start_time, found.end_time) == ("10:00", "18:00")


MOVED = {
    "status": "rescheduled",
    "start": date(2024, 9, 3),
    "end": date(2024, 9, 8),
    "previous_start": date(2024, 5, 14),
    "previous_end": date(2024, 5, 19),
}
VAGUE = {"status": "rescheduled", "start": date(2024, 10, 1), "end": None, "precision": "month"}


def test_a_moved_event_has_its_new_days_and_its_old_ones() -> None:
    found = both({}, MOVED)
    assert days(found) == (date(2024, 9, 3), date(2024, 9, 8), "day", "rescheduled")
    assert (found.previous_start, found.previous_end) == (date(2024, 5, 14), date(2024, 5, 19))


def test_the_old_days_are_known_if_nobody_names_them() -> None:
    found = both({}, VAGUE)
    assert days(found) == (date(2024, 10, 1), None, "month", "rescheduled")
    assert (found.previous_start, found.previous_end) == (date(2024, 5, 14), date(2024, 5, 19))


def test_a_later_article_with_the_old_days_moves_nothing_back() -> None:
    found = both(MOVED, {})
    assert days(found) == (date(2024, 9, 3), date(2024, 9, 8), "day", "rescheduled")


def test_a_moved_event_stays_moved_when_its_new_days_are_repeated() -> None:
    found = both(MOVED, {"start": date(2024, 9, 3), "end": date(2024, 9, 8)})
    assert found.status == "rescheduled"
    assert found.previous_start == date(2024, 5, 14)


def test_a_postponed_event_keeps_its_days_until_new_ones_are_named() -> None:
    postponed = {"status": "postponed"}
    assert days(both({}, postponed)) == days(both(postponed, {}))
    assert days(both(postponed, {}))[3] == "postponed"
    found = both(postponed, {"start": date(2024, 9, 3), "end": None})
    assert days(found)[::3] == (date(2024, 9, 3), "rescheduled")
    assert found.previous_start == date(2024, 5, 14)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("tentative", "scheduled", "scheduled"),
        ("scheduled", "cancelled", "cancelled"),
        ("cancelled", "scheduled", "cancelled"),
        ("postponed", "cancelled", "cancelled"),
    ],
)
def test_status(first: str, second: str, status: str) -> None:
    assert both({"status": first}, {"status": second}).status == status


def test_places_fill_each_other_and_a_city_stands() -> None:
    country, city = Place(country="RU"), Place("قازان", "Kazan")
    found = both({"place": country}, {"place": city})
    assert found.place == Place("قازان", "Kazan", "RU")
    assert both({"place": KAZAN}, {"place": Place("Kazan Expo", "Kazan")}).place == KAZAN
    moscow = Place("Moscow", "Moscow", "RU")
    assert both({"place": KAZAN}, {"place": moscow}).place == KAZAN
    assert both({"place": KAZAN}, {"place": moscow, **VAGUE}).place == moscow


def test_gaps_are_filled_and_the_later_word_on_links_counts() -> None:
    found = both(
        {"type": "other", "edition": 4, "url": "https://old.example", "confidence": 0.9},
        {"type": "forum", "series": "Tidewater", "url": "https://new.example", "confidence": 0.5},
    )
    assert (found.type, found.edition, found.series) == ("forum", 4, "Tidewater")
    assert (found.url, found.confidence) == ("https://new.example", 0.9)


def test_merging_with_itself_changes_nothing() -> None:
    one = told("2024-03-07", names={"en": "Tidewater Forum"}, countries=parties(host="RU"))
    assert merge(one, one) == one


def test_the_resolver_merges_any_number() -> None:
    mentions = [told(f"2024-0{n}-01", place=KAZAN) for n in range(1, 6)]
    assert len(Resolver().merge(mentions).documents) == 5
    assert Resolver().merge(mentions[:1]) == mentions[0]
