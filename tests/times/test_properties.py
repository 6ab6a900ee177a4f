"""What must hold of any text, and of any date in any supported form."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.languages import available, load
from eventtracker.scan import scan
from eventtracker.times import find, lengths

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
# The forms that a date or a range is written in, by language; {m} is the month's name.
DAYS = {
    "en": ["{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}", "the {d}th of {m} {y}"],
    "ru": ["{d} {m} {y} года", "{d} {m} {y} г.", "{d:02}.{n:02}.{y}", "{y}-{n:02}-{d:02}"],
    "ar": ["{d} {m} {y}", "{d} من {m} عام {y}", "{d}/{n}/{y}م", "{y}-{n:02}-{d:02}"],
}
RANGES = {
    "en": ["from {a} to {b}", "{a} – {b}", "between {a} and {b}", "{a} through {b}"],
    "ru": ["с {a} по {b}", "{a} — {b}", "между {a} и {b}"],
    "ar": ["من {a} إلى {b}", "{a} - {b}", "ما بين {a} و{b}", "من {a} حتى {b}"],
}
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
languages = st.sampled_from(sorted(MONTHS))


def written(day: date, form: str, lang: str) -> str:
    name = MONTHS[lang].split()[day.month - 1]
    return form.format(d=day.day, m=name, n=day.month, y=day.year)


def values(text: str, lang: str) -> list[tuple[date | None, date | None]]:
    found = find(scan(text, load(lang)), date(2024, 1, 1))
    return [(t.interval.first, t.interval.last) for t in found]


@given(languages.flatmap(lambda x: st.tuples(st.just(x), st.sampled_from(DAYS[x]))), days)
@settings(max_examples=300)
def test_a_day_is_read_back(lang_form, day):
    lang, form = lang_form
    assert values(written(day, form, lang), lang) == [(day, day)]


@given(
    languages.flatmap(
        lambda x: st.tuples(st.just(x), st.sampled_from(DAYS[x]), st.sampled_from(RANGES[x]))
    ),
    days,
    st.integers(1, 40),
)
@settings(max_examples=300)
def test_a_range_is_read_back(forms, first, length):
    lang, form, around = forms
    last = first + timedelta(length)
    text = around.format(a=written(first, form, lang), b=written(last, form, lang))
    assert values(text, lang) == [(first, last)]


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "14 19 2024 May мая مايو to по إلى - – , . ( ) / 14.05.2024 last прошлого الماضي "
        "week недели أسبوع 31 February الموافق هـ \n \u200f \u0301 year first between and و".split(
            " "
        )
    ),
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(sorted(available())))
@settings(max_examples=400)
def test_any_text_gives_quotes_within_bounds(pieces, lang):
    text = " ".join(pieces)
    s = scan(text, load(lang))
    for t in find(s, date(2024, 3, 7)):
        assert 0 <= t.start < t.end <= len(text)
        assert text[t.start : t.end] == t.text
        if t.interval.first and t.interval.last:
            assert t.interval.first <= t.interval.last
        assert t.to_dict()["timex"]
    assert all(0 < x.days <= 60 for x in lengths(s))


@given(st.lists(PIECES, max_size=25), st.sampled_from(sorted(available())))
def test_without_a_publication_date_nothing_is_guessed(pieces, lang):
    """What resolves without one says the same whatever the day of publication."""
    s = scan(" ".join(pieces), load(lang))
    sure = {t.span: t.interval for t in find(s, None) if t.interval.first}
    for published in (date(2024, 3, 7), date(1999, 11, 30)):
        dated = {t.span: t.interval for t in find(s, published)}
        for span, interval in sure.items():
            if span in dated:
                assert dated[span].first == interval.first


@pytest.mark.parametrize("lang", sorted(MONTHS))
def test_expressions_that_need_a_date_stay_unresolved_without_one(lang):
    text = {"en": "tomorrow", "ru": "завтра", "ar": "غدا"}[lang]
    (one,) = find(scan(text, load(lang)), None)
    assert one.interval.first is None
    assert one.to_dict()["value"] == {"from": None, "to": None}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "трехсот десятилетия последнего"),
        ("ru", "восьмидесятом миллионам одиннадцатая субботы фев"),
        ("ar", "احد الاسبوع الماضي"),
        ("ar", "شهر 1"),
    ],
)
def test_odd_amounts_raise_nothing(lang, text):
    find(scan(text, load(lang)), date(2024, 5, 3))
