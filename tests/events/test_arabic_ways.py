"""Ways in which Arabic news tells of events: each once, in made-up news."""

from __future__ import annotations

from functools import partial

import pytest

import eventtracker as et
from eventtracker.model import Event
from tests.events import made
from tests.events.made import PUBLISHED


def told(text: str) -> list[Event]:
    return et.extract(text, published=PUBLISHED, lang="ar")


only = partial(made.only, lang="ar")


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
    text = (
        "قال مسؤول إن معرض التمور الدولي سيفتتح يوم 7 مايو. وأضاف أن المعرض «تأجل مرة واحدة فقط»."
    )
    assert only(text).name == "معرض التمور الدولي"


def test_an_adjective_is_no_town() -> None:
    event = only("تحتضن مراكش «المدينة الحمراء» مهرجان التمور الدولي يوم 7 مايو.")
    assert event.place.city == "Marrakesh"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "تنطلق اليوم، تظاهرة النخلة الذهبية للمدينة العتيقة بنزوى.",
            "تظاهرة النخلة الذهبية للمدينة العتيقة",
        ),
        ("تنطلق غدا فعاليات نخلتك تورو 2031، أكبر حدث زراعي.", "نخلتك تورو"),
        ("يعقد يوم 7 مايو مؤتمر الحفاظ على التراث الزراعي.", "مؤتمر الحفاظ على التراث الزراعي"),
        ("يفتتح يوم 7 مايو معرض التمور على أرض المعارض.", "معرض التمور"),
    ],
)
def test_more_names(text: str, name: str) -> None:
    assert only(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "تعقد الحكومة يوم 7 مايو جلسة وزارية مضيقة لدراسة أهم القرارات.",
        "عقدت الوزيرة أمس جلسة عمل جمعتها بمدير المعهد.",
        "خرجت تظاهرة حاشدة أمام السفارة يوم أمس.",
    ],
)
def test_talks_and_protests_are_no_events(text: str) -> None:
    assert not told(text)


def test_a_month_in_the_headline_and_days_in_the_text() -> None:
    event = only(
        "تأجيل معرض نزوى للتمور إلى سبتمبر\nقال منظمو معرض نزوى للتمور إن المعرض الذي كان مقررا في "
        "أواخر أبريل سينظم في الفترة بين 26 سبتمبر أيلول والخامس من أكتوبر تشرين الأول."
    )
    assert (str(event.start), str(event.end)) == ("2031-09-26", "2031-10-05")
    assert event.status == "rescheduled"


def test_planned_in_one_month_moved_to_another() -> None:
    event = only(
        "أرجأت الوزارة معرض نزوى للتمور، الذي كان مبرمجا في نهاية أكتوبر المقبل، إلى مارس 2032."
    )
    assert (str(event.start), str(event.end)) == ("2032-03-01", "2032-03-31")
    assert str(event.previous_start) == "2031-10-21"


def test_numbers_in_brackets() -> None:
    event = only("يفتتح اليوم معرض نزوى للتمور بنسخته الـ(15) ويستمر على مدار (4) أيام.")
    assert (event.edition, str(event.end)) == (15, "2031-03-06")
    event = only("اختتمت أمس أشغال الدورة العادية الـ31 لقمة النخيل.")
    assert event.edition == 31
