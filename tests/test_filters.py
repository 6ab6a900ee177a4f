"""The contract's filter words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.filters import COUNTRIES, NAMES, Filter, country_code
from eventtracker.model import EVENT_TYPES, ROLES, STATUSES, EventtrackerError

TODAY = date(2024, 3, 7)  # a Thursday


def parse(**words: str) -> Filter:
    return Filter.parse({word: [value] for word, value in words.items()}, TODAY)


def wrong(word: str, value: str) -> str:
    with pytest.raises(EventtrackerError) as caught:
        Filter.parse({word: [value]}, TODAY)
    assert caught.value.usage
    return str(caught.value)


def test_nothing_given_is_an_empty_filter() -> None:
    assert Filter.parse({}, TODAY) == Filter.parse({"country": [""], "q": [" "]}, TODAY) == Filter()
    assert Filter().to_query() == ""


def test_values_are_repeated_or_comma_separated() -> None:
    found = Filter.parse({"country": ["MY, tm", "MY", "ru"]}, TODAY)
    assert found.country == ("MY", "TM", "RU")


def test_a_comma_within_a_value_is_escaped() -> None:
    assert parse(city=r"Washington\, D.C.,Oslo").city == ("Washington, D.C.", "Oslo")


def test_free_text_keeps_its_commas() -> None:
    assert parse(q="oil, gas").q == "oil, gas"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-14", date(2024, 5, 14), date(2024, 5, 14)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("tomorrow", date(2024, 3, 8), date(2024, 3, 8)),
        ("next month", date(2024, 4, 1), date(2024, 4, 30)),
        ("next week", date(2024, 3, 11), date(2024, 3, 17)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("завтра", date(2024, 3, 8), date(2024, 3, 8)),
    ],
)
def test_dates_take_iso_or_words(text: str, first: date, last: date) -> None:
    assert Filter.parse({"from": [text]}, TODAY).start_from == first
    assert Filter.parse({"to": [text]}, TODAY).start_to == last


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "0000", "14/5", "soonish", "+1"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    assert wrong("from", text).startswith("'from' takes a date")


def test_from_after_to_is_refused() -> None:
    with pytest.raises(EventtrackerError, match="swap"):
        Filter.parse({"from": ["2025"], "to": ["2024"]}, TODAY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("my", "MY"),
        ("Malaysia", "MY"),
        ("MYS", "MY"),
        ("UK", "GB"),
        ("united kingdom", "GB"),
        ("Bosnia and Herzegovina", "BA"),
        ("Côte d'Ivoire", "CI"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Hong Kong", "HK"),
        ("Palestine", "PS"),
        ("The Gambia", "GM"),
        ("St. Lucia", "LC"),
    ],
)
def test_countries_by_code_and_english_name(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["XX", "ZZ", "EU", "Atlantis", "Q"])
def test_a_country_that_nobody_knows_is_refused(text: str) -> None:
    assert f"no country '{text}'" in wrong("country", text)


def test_countries_are_those_of_the_standard_and_kosovo() -> None:
    assert len(COUNTRIES) == 250
    assert "XK" in COUNTRIES


@pytest.mark.parametrize(
    ("word", "allowed"), [("role", ROLES), ("type", EVENT_TYPES), ("status", STATUSES)]
)
def test_a_wrong_choice_lists_the_right_ones(word: str, allowed: list[str]) -> None:
    said = wrong(word, "nonsense")
    assert all(choice in said for choice in [word, *allowed])


def test_choices_may_be_written_as_words() -> None:
    assert parse(type="Round Table", role="guest-of-honour").type == ("round_table",)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("min_confidence", "1.5"),
        ("min_confidence", "nan"),
        ("min_confidence", "high"),
        ("reviewed", "maybe"),
        ("lang", "zz"),
        ("source_lang", "english"),
        ("changed_since", "never"),
        ("colour", "red"),
    ],
)
def test_bad_values_name_their_word(word: str, value: str) -> None:
    assert f"'{word}'" in wrong(word, value)


def test_one_value_words_take_one_value() -> None:
    with pytest.raises(EventtrackerError, match="one value"):
        Filter.parse({"q": ["oil", "gas"]}, TODAY)


def test_moments_are_in_utc() -> None:
    assert parse(changed_since="2024-03-01").changed_since == datetime(2024, 3, 1, tzinfo=UTC)
    moved = parse(changed_since="2024-03-01T03:00:00+03:00").changed_since
    assert moved == datetime(2024, 3, 1, tzinfo=UTC)


def test_query_is_canonical() -> None:
    words = {"q": ["a&b"], "country": ["TM", "MY"], "from": ["2024-05"], "reviewed": ["TRUE"]}
    query = Filter.parse(words, TODAY).to_query()
    assert query == "from=2024-05-01&country=MY,TM&q=a%26b&reviewed=true"


def escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(",", "\\,")


choices = {
    "from": st.dates(date(1000, 1, 1), date(2999, 1, 1)).map(str),
    "country": st.lists(st.sampled_from(sorted(COUNTRIES)), max_size=3),
    "role": st.sampled_from(ROLES),
    "city": st.lists(st.text("Aé,\\ &=%+я", min_size=1).map(escaped), max_size=3),
    "type": st.sampled_from(EVENT_TYPES),
    "q": st.text(min_size=1),
    "min_confidence": st.floats(0, 1).map(str),
    "changed_since": st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1)).map(
        lambda d: d.replace(microsecond=0).isoformat()
    ),
    "source_lang": st.sampled_from(["ar", "ru", "pt-BR"]),
}


@settings(deadline=None)
@given(st.fixed_dictionaries({}, optional=choices))
def test_a_query_reads_back_as_the_same_filter(words: dict[str, str | list[str]]) -> None:
    found = Filter.parse(words, TODAY)
    again = Filter.parse(parse_qs(found.to_query()), TODAY)
    assert again.to_query() == found.to_query()
    assert all(set(getattr(again, w)) == set(getattr(found, w)) for w in ("city", "country"))
    assert list(parse_qs(found.to_query())) == [n for n in NAMES if n in parse_qs(found.to_query())]
