"""What stands behind an event: reasons, differences, citations, and values in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eventtracker.dashboard import sources
from eventtracker.dashboard.reader import Reader
from eventtracker.dashboard.values import in_words
from eventtracker.model import DocumentRef, Event, Evidence, Figure, Place

DAY = date(2024, 5, 14)
GAZETTE = DocumentRef(
    *("one", "https://example.org/1", "The \u202eforum <opens>", "The Gazette", date(2024, 4, 1)),
)
WIRE = DocumentRef("two", "https://example.org/2", None, "Volga Wire", None)
FORUM = Event(
    "f",
    "Forum",
    DAY,
    DAY,
    place=Place("Kazan", "Kazan", "RU"),
    documents=(GAZETTE,),
    figures=(Figure("visitors", 10, ">"),),
    evidence=(
        Evidence("name", "one", 0, 5, "Forum"),
        Evidence("start", "one", 9, 17, "on  14\nMay"),
        Evidence("end", "one", derived_from="start"),
    ),
    features=(("dated", 0.3), ("loose_date", -0.15)),
)
OTHER = FORUM.but(documents=(WIRE,), figures=(Figure("visitors", 10, ">"), Figure("media", 3)))


def test_the_reasons_of_a_confidence_are_told_with_their_weights() -> None:
    told = sources.reasons(Reader("en"), FORUM)
    assert "+30</b> an event&#x27;s name with a date" in told
    assert "−15</b> how surely the date is its own" in told
    assert sources.reasons(Reader("en"), FORUM.but(features=())) == ""


def test_articles_that_agree_or_are_silent_do_not_differ() -> None:
    assert sources.differences(Reader("en"), FORUM, [FORUM, OTHER]) == ""


def test_where_articles_differ_each_is_named() -> None:
    later = OTHER.but(end=date(2024, 5, 15), figures=(Figure("visitors", 12),))
    told = sources.differences(Reader("en"), FORUM, [FORUM, later])
    assert "<b><bdi>14 May 2024</bdi></b>" in told and "<bdi>14–15 May 2024</bdi>" in told
    assert "Figures (visitors)" in told and told.count("taken") == 2
    assert "The Gazette, 1 April 2024" in told and "Volga Wire" in told
    assert "<th scope='col'>القيمة</th>" in sources.differences(Reader("ar"), FORUM, [FORUM, later])


def test_a_citation_quotes_the_day_and_names_the_source() -> None:
    assert sources.citation(Reader("en"), FORUM, GAZETTE) == (
        "“on 14 May” — The Gazette. “The forum <opens>”. 1 April 2024. https://example.org/1"
    )
    assert sources.citation(Reader("ru"), FORUM, WIRE) == "Volga Wire. https://example.org/2"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("start", "2024-05-14", "14 мая 2024 г."),
        ("end", None, "–"),
        ("implied", [], "–"),
        ("implied", ["year"], "год"),
        ("status", "cancelled", "отменено"),
        ("reviewed", True, "да"),
        ("edition", 15, "15"),
        ("countries", [{"country": "MY", "role": "participant"}], "Малайзия (участник)"),
        ("blocs", [{"bloc": "OIC", "role": "partner"}], "OIC (партнёр)"),
        ("place", {"name": "Казань", "city": "Kazan", "country": "RU"}, "Казань, Kazan, Россия"),
        (
            "figures",
            [{"kind": "visitors", "value": 9, "comparator": ">", "year": 2023}],
            "посетители: более 9 (2023)",
        ),
        ("names", {"ru": "Форум"}, "Форум"),
    ],
)
def test_values_in_words(field: str, value: Any, said: str) -> None:
    assert in_words(Reader("ru"), field, value).replace("\u00a0", " ") == said
