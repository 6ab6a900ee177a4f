"""Names taken apart and compared: meaning, place, sound, acronyms; aliases in the text."""

from __future__ import annotations

import pytest

from eventtracker.model import Evidence
from eventtracker.resolve import words
from eventtracker.resolve.aliases import aliases
from eventtracker.resolve.likeness import Level, compare, likeness
from eventtracker.resolve.names import edition_in, take_apart
from tests.make import event


def level(one: str, other: str) -> Level:
    a, b = compare(take_apart(one), take_apart(other)), compare(take_apart(other), take_apart(one))
    assert a == b
    return a.level


def test_every_stem_of_the_table_has_one_meaning() -> None:
    table = words._table()
    assert {kind for _, kind in table.values()} == {"stop", "generic", "audience", "topic"}
    concepts = {concept for concept, kind in table.values() if kind != "stop"}
    scripts = {c: {words.script(w) for w, (d, _) in table.items() if d == c} for c in concepts}
    assert {c for c, found in scripts.items() if found != {"en", "ru", "ar"}} == set()


@pytest.mark.parametrize(
    ("latin", "others"),
    [
        ("Innoprom", ["Иннопром", "إينوبروم"]),
        ("Gitex", ["جيتكس"]),
        ("Canton", ["Кантон", "كانتون", "Кантонская"]),
        ("Expand", ["إكسباند", "Экспанд"]),
        ("Skolkovo", ["Сколково", "سكولكوفو"]),
        ("Chelsea", ["Челси", "تشيلسي"]),
    ],
)
def test_a_word_sounds_alike_in_all_scripts(latin: str, others: list[str]) -> None:
    assert {words.sound(word.lower().replace("إ", "ا")) for word in others} == {
        words.sound(latin.lower())
    }


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("World Water Forum", "Water Forum", Level.SAME),
        ("XII Water Forum", "12th Water Forum", Level.SAME),
        ("Oryx 7 Rally", "Oryx 9 Rally", Level.APART),
        ("Water Forum", "Youth Water Forum", Level.APART),
        ("Water Forum", "Energy Forum", Level.APART),
        ("Water Forum", "Water and Energy Forum", Level.WIDER),
        ("Oryx", "Oryx Energy Forum", Level.PART),
        ("Energy Week", "Russian Energy Week", Level.PART),
        ("Саммит", "Summit", Level.UNKNOWN),
        ("Форум «Самоцветы»", "Gemstones", Level.UNKNOWN),
        ("Форум «Самоцветы Севера»", "Gemstones of the North", Level.OPEN),
    ],
)
def test_levels(one: str, other: str, expected: Level) -> None:
    assert level(one, other) is expected


def test_the_best_pair_of_names_counts() -> None:
    found = likeness(["Harbour Days", "Tidewater"], ["Bay Days", "TIDEWATER"])
    assert (found.level, found.names) == (Level.SAME, ("TIDEWATER", "Tidewater"))


def test_the_edition_in_an_acronym() -> None:
    assert edition_in("COP30") == 30
    assert edition_in("Expo 2030") is None
    assert edition_in("Web3 Summit") is None


def quoted(text: str, quote: str, name: str | None = None, lang: str = "en") -> tuple[str, ...]:
    at = text.index(quote)
    evidence = (Evidence("name", "d", at, at + len(quote), quote),)
    return aliases(text, event(name=name or quote, lang=lang, evidence=evidence))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("«Шелковый мост» (Silk Bridge Forum) пройдёт в мае.", "Шелковый мост", "Silk Bridge Forum"),
        ("The Tidewater Forum (TWF) opens in May.", "Tidewater Forum", "TWF"),
        ("The Bay Forum, formerly known as the Tidewater Forum, opens.", "Bay Forum", "Tidewater Forum"),
        ("The Tidewater Forum, better known as the Bay Talks, opens.", "Bay Talks", "Tidewater Forum"),
        ("Стартовала Приморская ярмарка (официально — Ярмарка даров моря).", "Ярмарка даров моря", "Приморская ярмарка"),
        ("منتدى المد (Tidewater Forum) ينطلق غدا", "منتدى المد", "Tidewater Forum"),
        ("تغيير اسم منتدى الموج ليصبح منتدى المد", "منتدى المد", "منتدى الموج"),
    ],
)  # fmt: skip
def test_aliases_in_the_text(text: str, quote: str, expected: str) -> None:
    assert quoted(text, quote) == (expected,)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The Tidewater Forum (Kazan) opens in May.", "Tidewater Forum"),
        ("The Tidewater Forum (14-19 May 2024) opens.", "Tidewater Forum"),
        ("The Tidewater Forum (see the programme below) opens.", "Tidewater Forum"),
        ("The Tidewater Forum or another one may open.", "Tidewater Forum"),
        ("The Tidewater Forum opens. The Harbour Fair opens too.", "Tidewater Forum"),
        ("Форум прилива (пройдёт в мае) откроет мэр.", "Форум прилива"),
    ],
)
def test_what_is_no_alias(text: str, quote: str) -> None:
    assert quoted(text, quote) == ()


def test_a_quote_that_holds_two_names() -> None:
    text = "Форум прилива (Tidewater Forum) открылся."
    assert quoted(text, "Форум прилива (Tidewater Forum)", "Форум прилива", "ru") == (
        "Tidewater Forum",
    )
