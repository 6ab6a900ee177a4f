"""What an event is after two articles on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eventtracker.model import BlocParticipation, Event, Figure, Place
from eventtracker.resolve import alternatives, conflicts, merge
from eventtracker.told import Told
from tests.make import KAZAN, parties
from tests.resolve import made


def told(on: str, **said: Any) -> Told:
    return made.told(said.pop("name", "Tidewater Forum"), **{"url": on, "on": on, **said})


def both(first: dict[str, Any], second: dict[str, Any]) -> Event:
    """The event after an article of March and one of April; the same in either order."""
    march, april = told("2024-03-07", **first), told("2024-04-02", **second)
    found = merge([march, april])
    assert merge([april, march]) == found
    assert found.uid == march.event.uid
    return found


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
    assert both({"place": KAZAN}, {"place": moscow}).place == moscow
    assert both({"place": KAZAN}, {"place": moscow, **VAGUE}).place == moscow


def test_gaps_are_filled_and_the_later_word_on_links_counts() -> None:
    found = both(
        {"type": "other", "edition": 4, "link": "https://old.example", "confidence": 0.9},
        {"type": "forum", "series": "Tidewater", "link": "https://new.example", "confidence": 0.5},
    )
    assert (found.type, found.edition, found.series) == ("forum", 4, "Tidewater")
    assert (found.url, found.confidence) == ("https://new.example", 0.9)


def test_merging_one_changes_nothing() -> None:
    one = told("2024-03-07", names={"en": "Tidewater Forum"}, countries=parties(host="RU"))
    assert merge([one]) == one.event


def test_two_older_reports_outweigh_a_later_one() -> None:
    early = [told(f"2024-03-0{n}") for n in (1, 2, 3)]
    late = told("2024-03-09", start=date(2024, 5, 13), end=date(2024, 5, 18))
    assert days(merge([*early, late]))[:2] == (date(2024, 5, 14), date(2024, 5, 19))


def test_copies_of_one_text_count_once() -> None:
    wire = "An agency's report on the forum that many outlets print without a word changed. " * 2
    wrong = {"start": date(2024, 5, 13), "end": date(2024, 5, 18)}
    copies = [told(f"2024-03-0{n}", text=wire, **wrong) for n in (1, 2, 3)]
    own = [told(f"2024-03-0{n}", text=f"A report of our own, {n}") for n in (4, 5)]
    assert days(merge([*copies, *own]))[:2] == (date(2024, 5, 14), date(2024, 5, 19))


def test_a_year_that_another_document_says_is_not_implied() -> None:
    implied = {"implied": ("year",)}
    assert both(implied, implied).implied == ("year",)
    assert both(implied, {}).implied == ()
    assert (
        both(
            {"start": date(2024, 5, 1), "end": date(2024, 5, 31), "precision": "month"}, implied
        ).implied
        == ()
    )


def test_days_that_nobody_says_were_moved_but_all_later_reports_give() -> None:
    found = both({"edition": 4}, {"edition": 4, "start": date(2024, 6, 4), "end": None})
    assert days(found) == (date(2024, 6, 4), None, "day", "rescheduled")
    assert found.previous_start == date(2024, 5, 14)


def test_the_place_that_most_name_and_its_host_stand() -> None:
    wrong = told("2024-03-01", place=Place("Iznik", "Iznik", "TR"), countries=parties(host="TR"))
    right = [told(f"2024-03-0{n}", place=KAZAN, countries=parties(host="RU")) for n in (2, 3)]
    found = merge([wrong, *right])
    assert found.place == KAZAN
    assert found.countries == parties(host="RU")


def test_an_alias_stands_in_for_a_language_without_a_report() -> None:
    ru = told("2024-03-07", name="Форум прилива", lang="ru", aliases=("Tidewater Forum",))
    assert merge([ru]).names == {"ru": "Форум прилива", "en": "Tidewater Forum"}
    en = told("2024-03-08", name="Tides Forum")
    assert merge([ru, en]).names == {"ru": "Форум прилива", "en": "Tides Forum"}


def test_alternatives_are_kept_with_who_says_them() -> None:
    late = {"start": date(2024, 5, 15), "end": date(2024, 5, 19)}
    mentions = [told("2024-03-01"), told("2024-03-02"), told("2024-03-03", **late)]
    first, second = alternatives(mentions)["start"]
    assert (first.value, first.documents) == ("2024-05-14", ("2024-03-01", "2024-03-02"))
    assert (second.value, second.documents) == ("2024-05-15", ("2024-03-03",))
    assert conflicts(mentions, merge(mentions)) == {"start": "2024-05-15 (2024-03-03)"}


def test_the_days_before_a_move_and_vague_ones_contradict_nothing() -> None:
    month = {"start": date(2024, 9, 1), "end": date(2024, 9, 30), "precision": "month"}
    mentions = [told("2024-03-01"), told("2024-03-02", **month), told("2024-03-03", **MOVED)]
    found = merge(mentions)
    assert found.status == "rescheduled"
    assert conflicts(mentions, found) == {}
