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
    ("ar", "يوم 19 نوفمبر من الساعة 2:30 إلى 4 مساءً", Clock("14:30", "16:00")),
]


@pytest.mark.parametrize(("lang", "text", "clock"), CASES)
def test_clock(lang, text, clock):
    (one,) = find(scan(text, load(lang)), date(2024, 5, 3))
    assert one.clock == clock
