"""Which two mentions are one event, which never are, and which a person should look at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventtracker.model import Place
from eventtracker.resolve import Verdict, decide, facts
from tests.make import KAZAN
from tests.resolve.made import told, verdict

YES, DOUBTFUL, NO = Verdict.YES, Verdict.DOUBTFUL, Verdict.NO
TULA = Place("Tula", "Tula", "RU")
MUSCAT = Place("Muscat", "Muscat", "OM")


def days(first: str, last: str | None = None, **said: Any) -> dict[str, Any]:
    end = date.fromisoformat(last) if last else None
    return {"start": date.fromisoformat(first), "end": end, **said}


MONTH = days("2024-05-01", "2024-05-31", precision="month")
YEAR = days("2024-01-01", "2024-12-31", precision="year")


@pytest.mark.parametrize(
    "said",
    [
        {"name": "THE TIDEWATER FORUM"},
        {"name": "Tidewater Forum 2024"},
        {"name": "International Tidewater Forum"},
        days("2024-05-16"),
        MONTH,
        YEAR,
        days("2024-05-21", "2024-05-23"),
        {"place": Place(country="RU")},
        {"status": "cancelled"},
        {"status": "postponed"},
        days("2024-09-03", status="rescheduled", previous_start=date(2024, 5, 14)),
        days("2024-07-03", status="rescheduled"),
        {"edition": 4},
        days("2025-02-03", edition=4),
        days("2024-05-14", "2024-05-19", edition=4, place=Place("Ankara", "Ankara", "TR")),
    ],
)
def test_one_event_told_in_other_words(said: dict[str, Any]) -> None:
    one = told(url="a", place=KAZAN, edition=4 if "edition" in said else None)
    assert verdict(one, told(url="b", **said)) is YES


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Harbour Forum"},
        {"name": "Tidewater Youth Forum"},
        days("2025-05-14", "2025-05-19"),
        days("2023-01-01", "2023-12-31", precision="year"),
        days("2024-06-01", "2024-06-30", precision="month"),
        {"edition": 5},
        {"place": Place("Moscow", "Moscow", "RU")},
        {"place": Place(country="KZ")},
        days("2025-05-03", status="rescheduled"),
        days("2024-09-03", status="rescheduled", previous_start=date(2024, 7, 1)),
        {"parent": "p", "type": "session"} | days("2024-05-16"),
    ],
)
def test_what_only_looks_alike(said: dict[str, Any]) -> None:
    one = told(url="a", place=KAZAN, edition=4 if "edition" in said else None)
    assert verdict(one, told(url="b", **said)) is NO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coastal Waters and Fishing Forum", "Форум рыболовства и прибрежных вод"),
        ("World Carpet Festival", "Всемирный фестиваль ковров"),
        ("World Carpet Festival", "المهرجان العالمي للسجاد"),
        ("Фестиваль керамики", "مهرجان الخزف"),
        ("Baku Energy Week", "Бакинская энергетическая неделя"),
        ("Russian-Turkish business summit", "قمة الأعمال الروسية التركية"),
    ],
)
def test_a_name_that_is_only_translated(one: str, other: str) -> None:
    type_ = {"Festival": "festival", "Week": "week", "summit": "summit"}
    kind = next((k for word, k in type_.items() if word in one), "forum")
    kind = "festival" if one.startswith("Фест") else kind
    ru = told(one, url="a", type=kind, place=TULA)
    assert verdict(ru, told(other, url="b", lang="ru", type=kind, place=TULA)) is YES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selvantex", "معرض سيلفانتكس"),
        ("Выставка «Агромаш»", "AGROMASH"),
        ("Format Nord", "فورمات نورد"),
        ("Kartinum Expo", "Картинум Экспо"),
    ],
)
def test_a_name_that_is_only_spelt_in_other_letters(one: str, other: str) -> None:
    said = {"type": "exhibition", "place": MUSCAT}
    assert verdict(told(one, url="a", **said), told(other, url="b", lang="x", **said)) is YES


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NCEF", "Northern Coast Economic Forum"),
        ("ВЭФП", "Восточный экономический форум портов"),
        ("Kelvin", "Kelvin Energy Conference"),
    ],
)
def test_a_short_name_and_the_full_one(short: str, full: str) -> None:
    assert verdict(told(short, url="a", place=TULA), told(full, url="b", place=TULA)) is YES


def test_the_same_week_in_the_same_city_tells_nothing_of_other_names() -> None:
    one = told("Muscat Shipping Forum", url="a", place=MUSCAT)
    assert verdict(one, told("Muscat Fisheries Forum", url="b", place=MUSCAT)) is NO
    homes = told("منتدى مسقط للعقارات", url="b", lang="ar", place=MUSCAT)
    assert verdict(told("Muscat Transport Forum", url="a", place=MUSCAT), homes) is NO
    assert verdict(one, homes) is DOUBTFUL  # "shipping" may be what the Arabic word means


def test_twins_that_share_all_but_one_word() -> None:
    gulf = told("Gulf Water Forum", url="a", place=MUSCAT, edition=4)
    arab = told("المنتدى العربي للمياه", url="b", lang="ar", edition=2)
    assert verdict(gulf, arab) is NO
    assert verdict(gulf, told("Arab Water Forum", url="b", place=MUSCAT)) is NO
    summit = told("Gulf Summit", url="a", type="summit", place=MUSCAT, end=date(2024, 5, 14))
    wider = told("Gulf Economic Summit", url="b", type="summit", place=MUSCAT, end=summit.event.end)
    assert verdict(summit, wider) is DOUBTFUL


def test_what_is_called_otherwise_in_another_language_needs_edition_city_and_day() -> None:
    said = {"edition": 6, "place": TULA}
    one = told("Velmora", url="a", type="exhibition", **said)
    ru = {"url": "b", "lang": "ru", "type": "exhibition", **said}
    assert verdict(one, told("Выставка «Самоцветы»", **ru)) is YES
    assert verdict(one, told("Выставка «Самоцветы»", **ru | {"edition": None})) is DOUBTFUL
    assert verdict(one, told("Выставка «Самоцветы»", **ru | {"edition": 5})) is NO
    assert verdict(one, told("Выставка «Самоцветы»", **ru | {"place": MUSCAT})) is NO
    assert verdict(one, told("Выставка «Самоцветы»", **ru | days("2024-05-16", "2024-05-18"))) is NO


def test_a_fair_at_a_forum_is_not_the_forum() -> None:
    forum = told("KazanForum", url="a", place=KAZAN)
    assert verdict(forum, told("KazanForum Halal Fair", url="b", type="fair", place=KAZAN)) is NO
    arabic = told("منتدى KazanForum", url="b", lang="ar", type="conference", place=KAZAN)
    assert verdict(forum, arabic) is YES


def test_an_item_of_a_programme_is_known_by_its_whole_name_and_day() -> None:
    night = days("2024-05-16")
    one = told("Night of Lanterns", url="a", uid="a#1", parent="a#0", **night)
    assert verdict(one, told("Night of Lanterns", url="b", **night)) is YES
    assert verdict(one, told("Night of Lanterns", url="b", **days("2024-05-17"))) is NO
    series = told("Opening night", url="a", uid="a#1", series="KazanForum", parent="a#0")
    assert verdict(series, told("KazanForum", url="b")) is NO


def test_acronyms_of_blocs_do_not_join_their_meetings() -> None:
    said = {"lang": "ar", "place": KAZAN, **days("2024-10-22", "2024-10-24")}
    summit = told("قمة BRICS", url="a", type="summit", **said)
    assert verdict(summit, told("منتدى شباب BRICS", url="b", **said)) is NO


def test_one_common_word_needs_place_and_first_day() -> None:
    assert verdict(told("Summit", url="a"), told("Summit", url="b")) is NO
    one = told("Summit", url="a", place=KAZAN)
    assert verdict(one, told("Summit", url="b", place=KAZAN)) is YES
    assert verdict(one, told("Summit", url="b", place=KAZAN, start=date(2024, 5, 15))) is not YES


def test_a_shift_that_nobody_tells_of_is_for_a_person() -> None:
    plan = told(url="a", place=KAZAN, on="2024-01-10")
    later = days("2024-06-18", "2024-06-23", place=KAZAN)
    assert verdict(plan, told(url="b", on="2024-03-02", **later)) is DOUBTFUL
    assert verdict(plan, told(url="b", on="2024-06-02", **later)) is NO  # the first one was over


def test_a_forum_renamed_is_for_a_person_unless_a_text_says_so() -> None:
    old = told("Delta Media Forum", url="a", edition=7, place=KAZAN)
    new = {"url": "b", "edition": 7, "place": KAZAN}
    assert verdict(old, told("Delta Creative Forum", **new)) is DOUBTFUL
    assert verdict(old, told("Delta Creative Forum", aliases=("Delta Media Forum",), **new)) is YES


AGENCY = (
    "Chips, quantum labs and flying taxis are on the bill as the show gets ready for its year. " * 2
)


def test_a_copy_under_another_headline() -> None:
    said = {"type": "exhibition", "place": MUSCAT}
    one = told("Selvantex", url="a", text=AGENCY + "Doors open soon for all the visitors.", **said)
    copy = told("Gulf tech fair", url="b", text="A headline.\n" + AGENCY, **said)
    assert verdict(one, copy) is YES
    assert verdict(one, told("Gulf tech fair", url="b", text="Quite another text.", **said)) is NO


def test_declared_names_of_a_series_are_one() -> None:
    one = told("Davos in the Desert", url="a", place=MUSCAT)
    other = told("مبادرة الرمال", url="b", lang="ar", place=MUSCAT)
    known = {"davos in the desert": "Sands", "مبادره الرمال": "Sands"}
    assert decide(facts(one, {}), facts(other, {})).verdict is not YES
    found = decide(facts(one, known), facts(other, known))
    assert (found.verdict, found.reasons[0]) == (YES, "both are known as 'Sands'")


def test_reasons_say_what_decided() -> None:
    one, other = told(url="a", edition=4), told(url="b", edition=5)
    assert decide(facts(one, {}), facts(other, {})).reasons == ("edition 4 is not edition 5",)
    same = decide(facts(told(url="a", place=KAZAN), {}), facts(told(url="b", place=KAZAN), {}))
    assert same.reasons == (
        "both are called 'Tidewater Forum'",
        "the days are the same",
        "both are in Kazan",
    )


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30), st.text(max_size=30), st.dates(), st.dates())
@example("a", "b", date.min, date.max)
@example("0", "00", date(2000, 1, 1), date(2000, 1, 1))
def test_no_name_and_no_day_breaks_it(one: str, other: str, first: date, second: date) -> None:
    a = told(one, url="a", start=first, end=None)
    verdict(a, told(other, url="b", start=second, end=None))
