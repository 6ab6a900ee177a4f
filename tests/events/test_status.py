"""How texts say that an event is off, put off, moved or not sure yet; and what says none of it."""

from __future__ import annotations

import pytest

import eventtracker as et
from tests.events.made import PUBLISHED, days, only

CANCELLED = [
    "The Tarnow Glass Fair in Oslo on 4-6 May 2031 has been scrapped.",
    "The Tarnow Glass Fair, due in Oslo on 4-6 May 2031, won't go ahead.",
    "The organisers pulled the plug on the Tarnow Glass Fair, due on 4-6 May 2031 in Oslo.",
    "Управление культуры отменило ярмарку «Стекло», намеченную на 4–6 мая в Перми.",
    "Ярмарка «Стекло», намеченная на 4–6 мая в Перми, проводиться не будет.",
    "Организаторы отказались от проведения ярмарки «Стекло», намеченной на 4–6 мая в Перми.",
    "В Перми решено не проводить ярмарку «Стекло» 4–6 мая.",
    "تقرر عدم إقامة منتدى الزجاج العربي المقرر من 4 إلى 6 مايو المقبل في جدة.",
    "لن يقام منتدى الزجاج العربي من 4 إلى 6 مايو المقبل في جدة.",
    "أعلن المنظمون صرف النظر عن منتدى الزجاج العربي المقرر من 4 إلى 6 مايو المقبل في جدة.",
]
POSTPONED = [
    "The Tarnow Glass Fair in Oslo on 4-6 May 2031 has been postponed indefinitely.",
    "The Tarnow Glass Fair scheduled for 4-6 May 2031 will now be held on an alternate date.",
    "Ярмарка «Стекло» 4–6 мая в Перми отложена на неопределенный срок.",
    "أُرجئ إلى أجل غير مسمى منتدى الزجاج العربي المقرر من 4 إلى 6 مايو المقبل في جدة.",
]
TENTATIVE = [
    "The provisional dates of the Tarnow Glass Fair are 4-6 May 2031.",
    "Предварительные даты ярмарки «Стекло» в Перми: 4–6 мая 2031 года.",
    "المواعيد المبدئية لمنتدى الزجاج العربي في جدة هي من 4 إلى 6 مايو 2031.",
]
SCHEDULED = [
    "There is no reason to cancel the Tarnow Glass Fair in Oslo on 4-6 May 2031, the mayor said.",
    "The 2030 edition of the Tarnow Glass Fair was cancelled. The Tarnow Glass Fair will be held "
    "in Oslo on 4-6 May 2031.",
    "The Tarnow Glass Fair has not been held since 2019. It will be held on 4-6 May 2031.",
    "Нет причин отменять ярмарку «Стекло», которая пройдет 4–6 мая в Перми.",
    "لا يوجد سبب لإلغاء منتدى الزجاج العربي الذي يعقد من 4 إلى 6 مايو المقبل في جدة.",
]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        *(("cancelled", t) for t in CANCELLED),
        *(("postponed", t) for t in POSTPONED),
        *(("tentative", t) for t in TENTATIVE),
        *(("scheduled", t) for t in SCHEDULED),
    ],
)
def test_status(status: str, text: str):
    e = only(text)
    assert (e.status, *days(e)) == (status, "2031-05-04", "2031-05-06")


def test_no_new_day_is_no_name():
    e = only("أُجل منتدى الزجاج العربي إلى أجل غير مسمى وكان مقررا يوم 5 أبريل المقبل في جدة.")
    assert (e.name, e.status) == ("منتدى الزجاج العربي", "postponed")


def test_a_quoted_change_is_no_name():
    e = only(
        'Harbour Summit "postponed indefinitely"\n\nThe Harbour Summit scheduled for May 9 and 10 '
        "in Accra will now be held on an alternate date."
    )
    assert (e.name, e.status, *days(e)) == (
        "Harbour Summit",
        "postponed",
        "2031-05-09",
        "2031-05-10",
    )


@pytest.mark.parametrize(
    "text",
    [
        "أعلن المنظمون تأجيل مهرجان القمر من يوليو إلى أكتوبر المقبل.",
        "The Moon Festival was moved from July to October 2031.",
    ],
)
def test_from_month_to_month(text: str):
    e = only(text)
    assert (e.status, *days(e)) == ("rescheduled", "2031-10-01", "2031-10-31")
    assert str(e.previous_start) == "2031-07-01"


def test_not_before_is_moved():
    e = only("فالمعرض الدولي للزجاج الذي كان سيفتح أبوابه يوم 4 مايو لن ينطلق إلا في 9 مايو.")
    assert e.status == "rescheduled"


def test_an_earlier_edition_is_no_old_date():
    text = (
        "The Tarnow Glass Fair, due in Oslo on 4-6 May 2031, is postponed and no day is named. "
        "The fair was last held on 2-4 June 2030."
    )
    e, last = et.extract(text, published=PUBLISHED)
    assert (e.status, e.previous_start) == ("postponed", None)
    assert (last.status, *days(last)) == ("scheduled", "2030-06-02", "2030-06-04")


def test_one_list_is_called_off_together():
    text = (
        "Organisers have called off the Tarnow Glass Fair and the Baltic Book Fair, which were "
        "to be held in Oslo on 4-6 May 2031."
    )
    assert [e.status for e in et.extract(text, published=PUBLISHED)] == ["cancelled"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Tarnow Glass Fair, due on 4-6 November 2031 in Oslo, has been cancelled. The Tarnow "
        "Glass Fair will return on 4-6 November 2032.",
        "Форум «Стекло», назначенный на 4–6 ноября 2031 года в Перми, не состоится. В 2032 году "
        "форум «Стекло» пройдет с 4 по 6 ноября.",
    ],
)
def test_one_edition_is_off_the_next_holds(text: str):
    off, held = et.extract(text, published=PUBLISHED)
    assert (off.status, *days(off)) == ("cancelled", "2031-11-04", "2031-11-06")
    assert (held.status, *days(held)) == ("scheduled", "2032-11-04", "2032-11-06")
    assert off.uid != held.uid


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("The Tarnow Glass Fair number 12 opens in Oslo on 4 May 2031.", 12),
        ("Форум «Стекло» номер 12 пройдет 4–6 мая в Перми.", 12),
        ("تنطلق دورة الألعاب العربية رقم 12 في الدوحة من 9 إلى 23 ديسمبر المقبل.", 12),
        (
            "ينطلق معرض مسقط للكتاب في مسقط من 9 إلى 23 ديسمبر المقبل. "
            "وتحمل نسخة هذه السنة الرقم 49.",
            49,
        ),
        ("XVII Tarnow Glass Fair opens in Oslo on 4 May 2031.", 17),
        ("The T&I Summit will be held in Oslo on 4-6 May 2031.", None),
        ("The Tarnow Glass Fair opens in Oslo on 4 May 2031. Room number 12 is open.", None),
    ],
)
def test_edition(text: str, edition: int | None):
    assert only(text).edition == edition
