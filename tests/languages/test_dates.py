"""Dates in languages of which only dates are read: right, or none."""

from __future__ import annotations

import pytest

from eventtracker import find_times
from eventtracker.languages import available, borrow, borrowable, dated, pack_of, reads
from eventtracker.text.language import identify

PUBLISHED = "2026-03-01"
RIGHT = [
    ("de", "Die Messe läuft am 7. Oktober 2026.", "2026-10-07", "2026-10-07"),
    ("de", "Sie läuft vom 12. bis 15. Mai 2026.", "2026-05-12", "2026-05-15"),
    ("de", "Sie läuft vom 30. April bis zum 2. Mai.", "2026-04-30", "2026-05-02"),
    ("de", "zwischen dem 3. und dem 12. September", "2026-09-03", "2026-09-12"),
    ("de", "Das war letzten Freitag.", "2026-02-27", "2026-02-27"),
    ("de", "am dritten Dienstag im Mai 2026", "2026-05-19", "2026-05-19"),
    ("fr", "Le salon ouvre le 1er juin 2026.", "2026-06-01", "2026-06-01"),
    ("fr", "Le salon se tient du 12 au 15 mai.", "2026-05-12", "2026-05-15"),
    ("fr", "la semaine prochaine", "2026-03-02", "2026-03-08"),
    ("es", "del 14 al 16 de mayo de 2026", "2026-05-14", "2026-05-16"),
    ("es", "el diez de octubre de 2026", "2026-10-10", "2026-10-10"),
    ("it", "dal 13 al 15 luglio", "2026-07-13", "2026-07-15"),
    ("pt", "de 13 a 15 de julho de 2026", "2026-07-13", "2026-07-15"),
    ("nl", "van 14 t/m 15 oktober 2026", "2026-10-14", "2026-10-15"),
    ("tr", "14 Mayıs'tan 16 Mayıs'a kadar", "2026-05-14", "2026-05-16"),
    ("pl", "w marcu 2026 roku", "2026-03-01", "2026-03-31"),
    ("pl", "od 14 do 16 maja 2026", "2026-05-14", "2026-05-16"),
    ("uk", "з 14 до 16 травня 2026 року", "2026-05-14", "2026-05-16"),
    ("uk", "у лютому 2026 року", "2026-02-01", "2026-02-28"),
    ("sv", "13 till 15 juli", "2026-07-13", "2026-07-15"),
    ("cs", "od 14. do 16. května 2026", "2026-05-14", "2026-05-16"),
    ("el", "από 14 έως 16 Μαΐου 2026", "2026-05-14", "2026-05-16"),
    ("zh", "论坛将于2026年5月14日至16日举行", "2026-05-14", "2026-05-16"),
    ("zh", "二〇二六年五月十四日", "2026-05-14", "2026-05-14"),
    ("zh", "2026年十一月一日开幕", "2026-11-01", "2026-11-01"),
    ("zh", "去年9月", "2025-09-01", "2025-09-30"),
    ("ja", "フォーラムは2026年5月14日に開かれる", "2026-05-14", "2026-05-14"),
    ("ja", "5月14日から16日まで", "2026-05-14", "2026-05-16"),
    ("ko", "2026년 5월 14일부터 16일까지", "2026-05-14", "2026-05-16"),
    ("nl", "de eerste week van 2027", "2027-01-04", "2027-01-10"),
    ("hi", "14 मई 2026", "2026-05-14", "2026-05-14"),
    ("no", "14. mai 2026", "2026-05-14", "2026-05-14"),
]
# The part that could be read says something else than the text.
NONE = [
    ("de", "dritter Dienstag nach Weihnachten"),
    ("de", "Guten Morgen!"),
    ("hr", "3. ozujka 2015"),
    ("bg", "25 ян 2016"),
    ("ca", "7a maig"),
    ("ja", "平成26年12月29日"),
    ("ja", "23日の土曜日"),
    ("ko", "2026년 마지막 주"),
    ("hi", "कल"),
]


@pytest.mark.parametrize(("lang", "text", "first", "last"), RIGHT, ids=[t for _, t, *_ in RIGHT])
def test_a_date_is_read_whole(lang: str, text: str, first: str, last: str) -> None:
    found = find_times(text, published=PUBLISHED, lang=lang)
    assert [(str(t.interval.first), str(t.interval.last)) for t in found] == [(first, last)]


@pytest.mark.parametrize(("lang", "text"), NONE, ids=[t for _, t in NONE])
def test_what_is_half_read_is_not_said(lang: str, text: str) -> None:
    assert [t.text for t in find_times(text, published=PUBLISHED, lang=lang)] == []


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("7. Oktober", "de", "2025-10-07"),
        ("7. Oktober 2026", "de", "2026-10-07"),
        ("1er juin", "fr", "2026-06-01"),
        ("14 de mayo", "es", "2026-05-14"),
        ("14 травня 2026", "uk", "2026-05-14"),
        ("12 maja 2026", "pl", "2026-05-12"),
        ("14 May 2026", "en", "2026-05-14"),
        ("14 мая", "ru", "2026-05-14"),
    ],
)
def test_a_short_text_is_read_in_its_language(text: str, lang: str, day: str) -> None:
    assert identify(text) == lang
    assert [str(t.interval.first) for t in find_times(text, published=PUBLISHED)] == [day]


@pytest.mark.parametrize("text", ["14 listopada 2026", "Fête à Genève 2026"])
def test_a_text_that_may_be_several_languages_gives_nothing(text: str) -> None:
    """November in Polish is October in Croatian."""
    assert find_times(text, published=PUBLISHED) == []


def test_files_of_dates_are_for_languages_without_events() -> None:
    assert not set(dated()) & set(available())
    assert set(dated()) <= set(borrowable())
    for tag in dated():
        pack = borrow(tag)
        assert pack and pack.borrowed
        months = {r.get("MONTH") for r in pack.entries.values()}
        counted = any("UNIT_MONTH" in r for r in pack.entries.values())  # "5월", a number
        assert counted or months >= set(range(1, 13)), tag


def test_what_is_read_in_a_language() -> None:
    assert [reads(tag) for tag in ("ru", "de", "no", "pt-BR", "mi", "und")] == [
        *("events", "dates", "dates", "dates"),
        *("nothing", "nothing"),
    ]
    assert pack_of("mi") is None
