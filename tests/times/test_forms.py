"""Every form of a period, in every language and year, is found whole and read back."""

import calendar
from datetime import date, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.languages import load
from eventtracker.scan import scan
from eventtracker.times import find


def month(year, number, count=1):
    """First and last day of some months on end."""
    end = year * 12 + number + count - 2
    last = calendar.monthrange(end // 12, end % 12 + 1)[1]
    return date(year, number, 1), date(end // 12, end % 12 + 1, last)


def part(day, first, last=31):
    whole = month(day.year, day.month)
    return day.replace(day=first), min(whole[1], whole[0] + timedelta(last - 1))


def last_weekday(day):
    whole = month(day.year, day.month)
    back = (whole[1].weekday() - day.weekday()) % 7
    return (whole[1] - timedelta(back),) * 2


# What each form means, of a day that lies in its period and not after the month's 28th.
MEANS = {
    "day": lambda d: (d, d),
    "shared month": lambda d: (d.replace(day=1 + (d.day - 1) // 2), d.replace(day=d.day + 1)),
    "cross-month": lambda d: (d, d + timedelta(40)),
    "list": lambda d: (d, d + timedelta(1)),
    "month": lambda d: month(d.year, d.month),
    "early": lambda d: part(d, 1, 10),
    "mid": lambda d: part(d, 11, 20),
    "late": lambda d: part(d, 21),
    "first half of a month": lambda d: part(d, 1, 15),
    "second half of a month": lambda d: part(d, 16),
    "last day": lambda d: (month(d.year, d.month)[1],) * 2,
    "nth weekday": lambda d: (d, d),  # the 1st to 28th: one of the first four
    "last weekday": last_weekday,
    "quarter": lambda d: month(d.year, (d.month - 1) // 3 * 3 + 1, 3),
    "half": lambda d: month(d.year, (d.month - 1) // 6 * 6 + 1, 6),
    "season": lambda d: month(d.year, (d.month - 1) // 3 * 3 + 3, 3),
    "first months": lambda d: month(d.year, 1, 3 + d.month % 7),
    "week": lambda d: (
        date.fromisocalendar(d.year, 1 + d.month * 4, 1),
        date.fromisocalendar(d.year, 1 + d.month * 4, 7),
    ),
    "year": lambda d: (date(d.year, 1, 1), date(d.year, 12, 31)),
    "years": lambda d: (date(d.year, 1, 1), date(d.year + d.month, 12, 31)),
    "decade": lambda d: (date(d.year // 10 * 10, 1, 1), date(d.year // 10 * 10 + 9, 12, 31)),
}

FORMS = {
    "en": {
        "day": ["{wd}, {d} {m} {y}", "{m} {d}, {y}", "{ord} of {m} {y}", "{n}/{d:02}/{y}"],
        "shared month": ["from {a} to {b} {m} {y}", "{m} {a}–{b}, {y}", "{a}-{b} {m} {y}"],
        "cross-month": ["from {d} {m} to {d2} {m2} {y2}", "{m} {d}, {y} – {m2} {d2}, {y2}"],
        "list": ["{d} and {d1} {m} {y}", "{m} {d} and {d1}, {y}"],
        "month": ["{m} {y}", "{n:02}/{y}"],
        "early": ["early {m} {y}", "the beginning of {m} {y}"],
        "mid": ["mid-{m} {y}", "the middle of {m} {y}"],
        "late": ["late {m} {y}", "the end of {m} {y}"],
        "first half of a month": ["the first half of {m} {y}"],
        "second half of a month": ["the second half of {m} {y}"],
        "last day": ["the last day of {m} {y}"],
        "nth weekday": ["the {nth} {wd} of {m} {y}"],
        "last weekday": ["the last {wd} of {m} {y}"],
        "quarter": ["Q{q} {y}", "the {qth} quarter of {y}"],
        "half": ["H{h} {y}", "the {hth} half of {y}"],
        "season": ["the {s} of {y}"],
        "first months": ["the first {k} months of {y}"],
        "week": ["week {w} of {y}"],
        "year": ["the year {y}"],
        "years": ["from {y} to {yy}", "{y}–{yy}"],
        "decade": ["the {dec}s"],
    },
    "ru": {
        "day": ["{wd}, {d} {m} {y} года", "{d:02}.{n:02}.{y}", "{d}-го {m} {y} г."],
        "shared month": ["с {a} по {b} {m} {y} года", "{a}–{b} {m} {y} г.", "{a}-{b}.{n:02}.{y}"],
        "cross-month": ["с {d} {m} по {d2} {m2} {y2} года", "{d} {m} — {d2} {m2} {y2} года"],
        "list": ["{d} и {d1} {m} {y} года", "{d}, {d1} {m} {y} года"],
        "month": ["{mm} {y} года", "{mm} {y}"],
        "early": ["начало {m} {y} года", "первые числа {m} {y} года"],
        "mid": ["середина {m} {y} года"],
        "late": ["конец {m} {y} года"],
        "first half of a month": ["первая половина {m} {y} года"],
        "second half of a month": ["вторая половина {m} {y} года"],
        "last day": ["последний день {m} {y} года"],
        "quarter": ["{qth} квартал {y} года", "{q} кв. {y} г."],
        "half": ["{hth} полугодие {y} года"],
        "season": ["{s} {y} года"],
        "first months": ["первые {k} месяцев {y} года"],
        "year": ["{y} год", "{y} г."],
        "years": ["с {y} по {yy} год", "{y}–{yy} гг."],
        "decade": ["{dec}-е", "{dec}-х"],
    },
    "ar": {
        "day": ["{wd} {d} {m} {y}", "{d} من {m} عام {y}", "{d}/{n}/{y}", "{hijri}"],
        "shared month": ["من {a} إلى {b} {m} {y}", "{a}-{b} {m} {y}", "من {a} حتى {b} من {m} {y}"],
        "cross-month": ["من {d} {m} إلى {d2} {m2} {y2}", "{d} {m} - {d2} {m2} {y2}"],
        "list": ["{d} و{d1} {m} {y}"],
        "month": ["شهر {m} {y}", "{m} {y}"],
        "early": ["أوائل {m} {y}", "مطلع {m} {y}"],
        "mid": ["منتصف {m} {y}"],
        "late": ["أواخر {m} {y}", "نهاية {m} {y}"],
        "first half of a month": ["النصف الأول من {m} {y}"],
        "second half of a month": ["النصف الثاني من {m} {y}"],
        "last day": ["اليوم الأخير من {m} {y}"],
        "quarter": ["الربع {qth} من عام {y}"],
        "half": ["النصف {hth} من عام {y}"],
        "season": ["{s} عام {y}", "{s} {y}"],
        "first months": ["الأشهر {k} الأولى من عام {y}"],
        "year": ["عام {y}", "سنة {y}"],
        "years": ["من عام {y} إلى عام {yy}"],
    },
}
WORDS = {
    "en": {
        "m": "January February March April May June July August September October November "
        "December",
        "wd": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "nth": "first second third fourth",
        "hth": "first second",
        "s": "spring summer autumn winter",
    },
    "ru": {
        "m": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "mm": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "wd": "понедельник вторник среда четверг пятница суббота воскресенье",
        "nth": "первый второй третий четвертый",
        "hth": "первое второе",
        "s": "весной летом осенью зимой",
    },
    "ar": {
        "m": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "wd": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "nth": "الأول الثاني الثالث الرابع",
        "hth": "الأول الثاني",
        "s": "ربيع صيف خريف شتاء",
        "k": "الثلاثة الأربعة الخمسة الستة السبعة الثمانية التسعة",
    },
}
HIJRI = (
    "محرم،صفر،ربيع الأول،ربيع الآخر،جمادى الأولى،جمادى الآخرة،رجب،شعبان،رمضان،شوال،ذو القعدة،ذو الحجة"
).split("،")
SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}


def fields(day, lang):
    """What the forms are filled with."""
    words = {k: v.split() for k, v in WORDS[lang].items()}
    shared, later = MEANS["shared month"](day), day + timedelta(40)
    h = Gregorian(day.year, day.month, day.day).to_hijri()
    months = 3 + day.month % 7
    return {
        "d": day.day,
        "n": day.month,
        "y": day.year,
        "a": shared[0].day,
        "b": shared[1].day,
        "d1": day.day + 1,
        "d2": later.day,
        "m2": words["m"][later.month - 1],
        "y2": later.year,
        "yy": day.year + day.month,
        "m": words["m"][day.month - 1],
        "mm": words.get("mm", words["m"])[day.month - 1],
        "wd": words["wd"][day.weekday()],
        "ord": f"{day.day}{SUFFIXES.get(day.day, 'th')}",
        "nth": words["nth"][min(3, (day.day - 1) // 7)],
        "q": (day.month + 2) // 3,
        "qth": words["nth"][(day.month - 1) // 3],
        "h": 1 + day.month // 7,
        "hth": words["hth"][day.month // 7],
        "s": words["s"][(day.month - 1) // 3],
        "k": words["k"][months - 3] if "k" in words else months,
        "w": 1 + day.month * 4,
        "dec": day.year // 10 * 10,
        "hijri": f"{h.day} {HIJRI[h.month - 1]} {h.year}هـ",
    }


ALL = [(x, kind, form) for x in FORMS for kind, forms in FORMS[x].items() for form in forms]
# A day of a month that has it; "the 28th" is the fourth of its weekday.
days = st.dates(date(1990, 1, 1), date(2060, 12, 31)).filter(lambda d: d.day < 28)


def read(text, lang):
    found = find(scan(text, load(lang)), date(2024, 1, 1))
    return [(t.text, t.interval.first, t.interval.last, t.interval.conflict) for t in found]


@pytest.mark.parametrize(("lang", "kind", "form"), ALL, ids=[f"{x} {f}" for x, _, f in ALL])
@given(day=days)
@settings(max_examples=12, deadline=None)
def test_a_form_is_read_back(lang, kind, form, day):
    text = form.format(**fields(day, lang))
    first, last = MEANS[kind](day)
    assert [f[1:] for f in read(text, lang)] == [(first, last, ())], text


def test_every_language_has_forms():
    assert set(FORMS) == set(WORDS) == {"ar", "en", "ru"}
