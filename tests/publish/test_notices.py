"""What is told where little was read."""

from __future__ import annotations

from datetime import date

import pytest

from eventtracker import i18n
from eventtracker.model import Document, Interval, Rejected, TimeExpression
from eventtracker.publish.html import to_html
from eventtracker.publish.notices import of_language, of_nothing
from eventtracker.publish.reasons import REJECTIONS
from eventtracker.publish.seen import seen


def time(text: str, start: int, day: date | None = date(2026, 5, 14)) -> TimeExpression:
    interval = Interval(day, day)
    return TimeExpression(start, start + len(text), text, "DATE", interval, str(day), None)


@pytest.mark.parametrize(
    ("tag", "lang", "said"),
    [
        ("de", "en", "This text is in German: only its dates are read, no events."),
        ("pt-BR", "en", "This text is in Portuguese: only its dates are read, no events."),
        ("mi", "en", "This text is in Māori: nothing is read in it."),
        ("und", "en", "The language of this text is not known: nothing is read in it."),
        ("en", "en", None),
        ("ar", "ru", None),
    ],
)
def test_a_language_is_told_by_its_name(tag: str, lang: str, said: str | None) -> None:
    assert of_language(tag, lang) == said


@pytest.mark.parametrize(("lang", "name"), [("ru", "немецкий"), ("ar", "الألمانية")])
def test_and_in_the_reader_s_words(lang: str, name: str) -> None:
    said = of_language("de", lang)
    assert said and name in said and "German" not in said


def test_the_nearest_name_is_told_with_its_reason() -> None:
    times = [time("14 May", 100), time("next week", 200)]
    names = [
        Rejected(0, 10, "Old forum", "common"),
        Rejected(110, 120, "Expo forum", "vague"),
    ]
    assert of_nothing(times, names, "en") == [
        "2 dates were seen, but no event: “14 May”, “next week”.",
        f"The nearest name, “Expo forum”, is no event here: {REJECTIONS['vague']}.",
    ]


def test_no_name_and_many_dates() -> None:
    times = [time(f"{day} May", 10 * day) for day in range(1, 6)]
    first, second = of_nothing(times, [], "en")
    assert first == "5 dates were seen, but no event: “1 May”, “2 May”, “3 May” …."
    assert second == "No event's name stands near them."
    assert of_nothing([], [Rejected(0, 1, "x", "common")], "en") == []


@pytest.mark.parametrize("lang", ["ar", "ru"])
@pytest.mark.parametrize("reason", REJECTIONS)
def test_reasons_are_in_the_reader_s_language(lang: str, reason: str) -> None:
    said = " ".join(of_nothing([time("—", 0)], [Rejected(5, 6, "—", reason)], lang))
    assert not [c for c in said if c.isascii() and c.isalpha()], said


def test_the_day_of_publication_is_no_date_of_an_event() -> None:
    day = date(2026, 3, 1)
    both = [time("1 March", 0, day), time("14 May", 20)]
    assert [t.text for t in seen(both, day)] == ["14 May"]
    assert seen(both, None) == both


def test_a_page_without_events_says_why() -> None:
    german = Document("Die Messe läuft vom 12. bis 15. Mai.", lang="de")
    assert i18n.language_name("de", "en") in to_html(german, [])
    english = Document("It opens on 14 May.", lang="en")
    page = to_html(english, [], [time("14 May", 12)])
    assert "1 date was seen, but no event: “14 May”." in page
