from __future__ import annotations

from datetime import date

from eventtracker.dashboard.editions import also_called, editions, table
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event, Figure, Participation

FORUM = Event(
    "f24",
    "Forum 2024",
    date(2024, 5, 14),
    date(2024, 5, 19),
    names={"ru": "Форум", "en": "Forum 2024"},
    figures=(
        Figure("participants", 12000, "~"),
        Figure("participants", 10000, "=", 2023),
        Figure("countries", 80, "=", 2021),
        Figure("sessions", 7, "=", 2019),
    ),
    countries=(Participation("RU", "host"), Participation("RU", "exhibitor"), Participation("MY")),
)
BEFORE = Event("f23", "Forum", date(2023, 5, 14), figures=(Figure("visitors", 9),))


def test_figures_stand_on_the_edition_that_they_are_of() -> None:
    found = editions([FORUM, BEFORE])
    assert [(e.year, e.event and e.event.uid) for e in found] == [
        (2024, "f24"),
        (2023, "f23"),
        (2021, None),
    ]
    assert [e.people and e.people.value for e in found] == [12000, 10000, None]
    assert [e.parties for e in found] == [2, 0, 80]


def test_the_table_says_how_numbers_changed_and_what_is_not_known() -> None:
    page = table(Reader("en"), editions([FORUM, BEFORE]), "Forum")
    assert "about 12,000" in page and "against 2023: +20%" in page
    assert "only figures are known" in page
    assert 'style="--from:36.6%;--long:1.6%"' in page
    bare = table(Reader("ru"), editions([BEFORE.but(figures=())]), "Forum")
    assert "Участники" not in bare and "Страны" not in bare


def test_names_that_differ_are_told_once() -> None:
    assert also_called([FORUM, BEFORE], "forum") == ["Forum 2024", "Форум"]
    assert also_called([BEFORE], "Forum 2024", ["Форум", "Forum"]) == ["Форум", "Forum"]
