"""Clock times beside a day."""

from datetime import date

import pytest

from eventtracker.languages import load
from eventtracker.model import Clock
from eventtracker.scan import scan
from eventtracker.times import find

CASES = [
    ("en", "Doors open on 5 May at 7:30 p.m. GMT.", Clock("19:30", None, "UTC")),
    ("en", "on 5 May from 2 to 4 pm", Clock("14:00", "16:00")),
    ("en", "on 5 May at 9 a.m. sharp", Clock("09:00")),
    ("en", "on 5 May, from 9 a.m. to 5 p.m.", Clock("09:00", "17:00")),
    ("en", "from 14 May 2024, 10:00 to 16 May 2024, 18:00", Clock("10:00", "18:00")),
    ("ru", "14 мая с 10 до 18 часов", Clock("10:00", "18:00")),
    ("ru", "с 14 мая 10:00 до 16 мая 18:00 мск", Clock("10:00", "18:00", "Europe/Moscow")),
    ("en", "on 5 May at 14:00 UTC", Clock("14:00", None, "UTC")),
    ("en", "on 5 May at 14:00 (GMT+3)", Clock("14:00", None, "+03:00")),
    ("en", "on 5 May, 15:00-17:00 UTC+05:30", Clock("15:00", "17:00", "+05:30")),
    ("en", "on 5 May, 10 a.m. Moscow time", Clock("10:00", None, "Europe/Moscow")),
    ("en", "on 5 May from 10:00 UTC - 12:00", Clock("10:00", None, "UTC")),
    ("en", "on 5 May at noon", Clock("12:00")),
    ("en", "on 5 May, 12 noon to 3 pm BST", Clock("12:00", "15:00", "Europe/London")),
    ("en", "at midnight on 5 May", Clock("00:00")),
    ("en", "at seven p.m. on Sunday, 5 May", Clock("19:00")),
    ("en", "The list closes 2024-05-05T14:00:00Z.", Clock("14:00", None, "UTC")),
    ("ru", "5 мая в 14:00 по московскому времени", Clock("14:00", None, "Europe/Moscow")),
    ("ru", "5 мая в 14:00 (МСК+2)", Clock("14:00", None, "+05:00")),
    ("ru", "5 мая в 10:00 по бакинскому времени", Clock("10:00", None, "Asia/Baku")),
    ("ru", "5 мая в полдень", Clock("12:00")),
    ("ru", "5 мая в семь часов вечера", Clock("19:00")),
    ("ru", "в 19:00 5 мая", Clock("19:00")),
    ("ar", "يوم 5 مايو في تمام الساعة 7 مساء", Clock("19:00")),
    ("ar", "يوم 5 مايو الساعة السابعة مساء", Clock("19:00")),
    ("ar", "يوم 5 مايو الساعة التاسعة والنصف صباحا", Clock("09:30")),
    ("ar", "يوم 5 مايو على الساعة الثامنة إلا ربعا مساء", Clock("19:45")),
    ("ar", "يوم 5 مايو في الساعة الثانية عشرة ظهرا", Clock("12:00")),
    ("ar", "يوم 5 مايو ظهرا", Clock("12:00")),
    ("ar", "في الساعة السابعة من مساء يوم 5 مايو", Clock("19:00")),
    ("ar", "يوم 5 مايو الساعة 14:00 بتوقيت غرينتش", Clock("14:00", None, "UTC")),
    ("ar", "يوم 5 مايو الساعة 10 صباحا بتوقيت مكة المكرمة", Clock("10:00", None, "Asia/Riyadh")),
    ("ar", "يوم 19 نوفمبر من الساعة 2:30 إلى 4 مساءً", Clock("14:30", "16:00")),
]


@pytest.mark.parametrize(("lang", "text", "clock"), CASES)
def test_clock(lang, text, clock):
    (one,) = find(scan(text, load(lang)), date(2024, 5, 3))
    assert one.clock == clock


def test_each_day_has_its_own_clock():
    found = find(scan("at 19:00 on 5 May, and at 20:00 on 6 May", load("en")), date(2024, 5, 3))
    assert [t.clock for t in found] == [Clock("19:00"), Clock("20:00")]
