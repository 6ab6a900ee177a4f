"""Ways in which Arabic news tells of events: each once, in made-up news."""

from __future__ import annotations

import pytest

import eventtracker as et
from eventtracker.model import Event

PUBLISHED = "2031-03-03"  # a Monday


def told(text: str) -> list[Event]:
    return et.extract(text, published=PUBLISHED, lang="ar")


def only(text: str) -> Event:
    events = told(text)
    assert len(events) == 1, [(e.name, e.start) for e in events]
    return events[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "تستضيف نزوى يوم 7 مايو مؤتمراً علمياً حول الأفلاج القديمة.",
            "مؤتمر علمي حول الأفلاج القديمة",
        ),
        ("تنظم البلدية مهرجانا فنيا للأطفال يومي 7 و8 مايو.", "مهرجان فني للأطفال"),
        ("يعقد وزراء الصيد العرب غدا اجتماعا طارئا في نزوى.", "اجتماع وزراء الصيد العرب الطارئ"),
        (
            "يعقد وزراء الصيد العرب غدا الثلاثاء، اجتماعا طارئا لمناقشة الأسعار.",
            "اجتماع وزراء الصيد العرب الطارئ",
        ),
        (
            "تنطلق غدا فعاليات المؤتمر العالمي الأول عن تاريخ الأفلاج في نزوى.",
            "المؤتمر العالمي عن تاريخ الأفلاج",
        ),
        ("تعقد الجامعة ندوة (النخيل والماء) يوم 7 مايو في نزوى.", "النخيل والماء"),
        (
            "يحتضن القصر ابتداء من السبت إلى غاية السابع عشر من مارس الجاري المعرض الوطني للتمور.",
            "المعرض الوطني للتمور",
        ),
    ],
)
def test_names(text: str, name: str) -> None:
    assert only(text).name == name


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("تنطلق غدا بالعاصمة الجزائرية أشغال المؤتمر الدولي حول النخيل.", "Algiers"),
        ("تنطلق غدا في العاصمة السورية دمشق أشغال المؤتمر الدولي حول النخيل.", "Damascus"),
        ("دعت تونس إلى غرس النخيل. وتنطلق غدا بالعاصمة، أشغال المؤتمر الدولي حول النخيل.", "Tunis"),
        ("ينطلق مهرجان طبرقة الدولي للتمور يوم 7 مايو.", "Tabarka"),
        ("بعد جائحة كورونا يعود معرض التمور الدولي يوم 7 مايو.", None),
        ("ينطلق يوم 7 مايو بالمركز الدولي للمؤتمرات «نخلة» في عُمان معرض التمور.", None),
    ],
)
def test_cities(text: str, city: str | None) -> None:
    assert only(text).place.city == city


def test_editions() -> None:
    event = only("تفتتح يوم 7 مايو الطبعة الـ13 للمعرض الدولي للتمور.")
    assert event.edition == 13
    event = only("يشارك المعهد بمعرض نزوى للكتاب في طبعته الثامنة، من 7 إلى 9 مايو.")
    assert event.edition == 8


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("أسدل الستار مساء أمس على الدورة 16 لمهرجان التمور الدولي.", None, "2031-03-02"),
        ("تختتم قمة النخيل المنعقدة في العاصمة السورية دمشق أعمالها اليوم.", None, "2031-03-03"),
        ("يقام مهرجان التمور الدولي من فاتح إلى 5 ماي المقبل.", "2031-05-01", "2031-05-05"),
        ("اختتم بالأمس مهرجان التمور الدولي.", None, "2031-03-02"),
        ("ورشة عمل بعنوان (كيف تغرس نخلة) يوم 7 مايو.", "2031-05-07", "2031-05-07"),
    ],
)
def test_days(text: str, start: str | None, end: str | None) -> None:
    event = only(text)
    assert tuple(d and d.isoformat() for d in (event.start, event.end)) == (start, end)


def test_speech_is_no_title() -> None:
    text = "قال مسؤول إن معرض التمور الدولي سيفتتح يوم 7 مايو. وأضاف أن المعرض «تأجل مرة واحدة فقط»."
    assert only(text).name == "معرض التمور الدولي"


def test_an_adjective_is_no_town() -> None:
    event = only("تحتضن مراكش «المدينة الحمراء» مهرجان التمور الدولي يوم 7 مايو.")
    assert event.place.city == "Marrakesh"
