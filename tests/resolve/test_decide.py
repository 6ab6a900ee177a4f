"""Which mentions are one event, and which never are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventtracker.model import Event, Place
from eventtracker.resolve import Resolver, keys, resolve
from tests.make import KAZAN, event

ARABIC = event(
    "ar", "روسيا – العالم الإسلامي: KazanForum", lang="ar", series="KazanForum", place=KAZAN
)
RUSSIAN = event("ru", "Россия — Исламский мир: KazanForum", lang="ru", place=KAZAN, edition=15)
ENGLISH = event("en", "KazanForum", lang="en", series="KazanForum", place=KAZAN)


def same(one: Event, other: Event) -> bool:
    """Whether both ways round the two are one event, as a store would find it."""
    found = []
    for new, known in ((one, other), (other, one)):
        near = bool(set(keys(new)) & set(keys(known)))
        decision = resolve(new, [known])
        assert decision.reasons
        assert near or decision.uid is None, "decided the same, but never looked for"
        found.append(decision.uid is not None)
    assert found[0] == found[1]
    return found[0]


def told(uid: str, name: str = "Tidewater Forum", **said: Any) -> Event:
    return event(uid, name, **said)


@pytest.mark.parametrize(
    ("one", "other"), [(ARABIC, RUSSIAN), (RUSSIAN, ENGLISH), (ENGLISH, ARABIC)]
)
def test_one_forum_in_three_languages(one: Event, other: Event) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"name": "THE TIDEWATER FORUM"},
        {"name": "Tidewater Forum 2024"},
        {"start": date(2024, 5, 16), "end": None},
        {"start": date(2024, 5, 1), "end": date(2024, 5, 31), "precision": "month"},
        {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "precision": "year"},
        {"start": date(2024, 5, 21), "end": date(2024, 5, 23)},
        {"place": Place(country="RU")},
        {"status": "rescheduled", "start": date(2024, 9, 3), "previous_start": date(2024, 5, 14)},
        {"status": "rescheduled", "start": date(2024, 7, 3), "end": None},
        {"status": "postponed"},
        {"status": "cancelled"},
        {"edition": 4},
    ],
)
def test_one_event_told_in_other_words(said: dict[str, Any]) -> None:
    assert same(told("a", place=KAZAN), told("b", **said))


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Harbour Forum"},
        {"start": date(2025, 5, 14), "end": date(2025, 5, 19)},
        {"start": date(2023, 1, 1), "end": date(2023, 12, 31), "precision": "year"},
        {"start": date(2024, 5, 23), "end": date(2024, 5, 24)},
        {"start": date(2024, 6, 1), "end": date(2024, 6, 30), "precision": "month"},
        {"edition": 5},
        {"place": Place("Moscow", "Moscow", "RU")},
        {"place": Place(country="KZ")},
        {"status": "rescheduled", "start": date(2025, 5, 3), "end": None},
    ],
)
def test_what_only_looks_alike(said: dict[str, Any]) -> None:
    assert not same(told("a", place=KAZAN, edition=4), told("b", **said))


def test_a_moved_event_is_found_by_its_edition_however_far_it_moved() -> None:
    moved = told("b", status="rescheduled", start=date(2025, 5, 3), end=None, edition=4)
    assert same(told("a", edition=4), moved)


def test_an_older_article_on_a_moved_event_is_of_that_event() -> None:
    moved = told(
        "a", status="rescheduled", start=date(2024, 10, 1), end=None,
        previous_start=date(2024, 5, 14), previous_end=date(2024, 5, 19),
    )  # fmt: skip
    assert same(moved, told("b"))


def test_the_programme_is_not_the_forum() -> None:
    forum = told("forum", "KazanForum", series="KazanForum", place=KAZAN)
    session = told("session", "KazanForum", parent="forum", start=date(2024, 5, 16), end=None)
    assert not same(forum, session)
    other_forum = told("other", "KazanForum opening", series="KazanForum", place=KAZAN)
    elsewhere = told("night", "Opening night", series="KazanForum", parent="elsewhere")
    assert not same(other_forum, elsewhere)


def test_a_fair_at_a_forum_is_not_the_forum() -> None:
    forum = told("a", "KazanForum", series="KazanForum", place=KAZAN)
    fair = told("b", "KazanForum Halal Fair", type="fair", place=KAZAN)
    assert not same(forum, fair)
    assert same(forum, told("c", "منتدى KazanForum", lang="ar", type="conference", place=KAZAN))


def test_one_edition_in_one_city_whatever_other_languages_call_it() -> None:
    english = told("a", "Astana Water Forum", edition=6, place=KAZAN)
    russian = {"lang": "ru", "edition": 6, "place": KAZAN}
    assert same(english, told("b", "Астанинский водный форум", **russian))
    assert same(english, told("b", "Водный форум", start=None, **russian))
    assert not same(english, told("b", "Водный форум", **russian | {"edition": 5}))
    assert not same(english, told("b", "Водная выставка", type="fair", **russian))
    assert not same(english, told("b", "Harbour Forum", **russian | {"lang": "en"}))
    assert not same(english, told("b", "Водный форум", **russian | {"place": Place("K", "Tula")}))
    later = {"start": date(2024, 5, 15), "end": date(2024, 5, 16)}
    assert not same(english, told("b", "Водный форум", **russian, **later))


def test_one_item_of_a_programme_is_known_by_its_whole_name() -> None:
    assert same(told("a", "Night of Lanterns", parent="p"), told("b", "Night of Lanterns"))


def test_acronyms_of_blocs_do_not_join_their_meetings() -> None:
    days = {"start": date(2024, 10, 22), "end": date(2024, 10, 24), "place": KAZAN}
    summit = told("a", "قمة BRICS", lang="ar", **days)
    youth = told("b", "منتدى شباب BRICS", lang="ar", **days)
    assert not same(summit, youth)


def test_an_acronym_that_is_the_series_does() -> None:
    petersburg = {"start": date(2024, 6, 5), "end": date(2024, 6, 8)}
    known = told("a", "St Petersburg International Economic Forum", series="SPIEF", **petersburg)
    assert same(known, told("b", "منتدى SPIEF", lang="ar", **petersburg))


def test_a_name_of_one_common_word_needs_place_and_first_day() -> None:
    assert not same(told("a", "Summit"), told("b", "Summit"))
    assert same(told("a", "Summit", place=KAZAN), told("b", "Summit", place=KAZAN))
    late = told("b", "Summit", place=KAZAN, start=date(2024, 5, 15))
    assert not same(told("a", "Summit", place=KAZAN), late)


def test_the_nearest_of_several_is_chosen_whatever_their_order() -> None:
    known = [
        told("1st", start=date(2024, 5, 6), end=date(2024, 5, 8)),
        told("2nd", start=date(2024, 5, 10), end=date(2024, 5, 12)),
        told("3rd", start=date(2024, 5, 14), end=date(2024, 5, 15)),
    ]
    new = told("new", start=date(2024, 5, 10), end=None)
    for candidates in (known, known[::-1]):
        decision = resolve(new, candidates)
        assert decision.uid == "2nd"
        assert "both are called 'tidewater forum'" in decision.reasons


def test_reasons_say_what_forbade_it() -> None:
    known = told("a", edition=4, place=KAZAN)
    (reason,) = resolve(told("b", edition=5), [known]).reasons
    assert reason == "not 'Tidewater Forum': edition 5 is not edition 4"
    assert resolve(told("b"), []).uid is None


def test_the_resolver_asks_the_same_questions() -> None:
    resolver = Resolver()
    assert resolver.choose(ARABIC, [ENGLISH]) == "en"
    assert set(resolver.keys(ARABIC)) & set(resolver.keys(ENGLISH))


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.dates(), st.dates())
@example("a", "b", date.min, date.max)
def test_no_name_and_no_day_breaks_it(one: str, other: str, first: date, second: date) -> None:
    same(told("a", one, start=first, end=None), told("b", other, start=second, end=None))
