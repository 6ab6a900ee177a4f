import pytest

import eventtracker as et
from eventtracker.pipeline import date_line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Forum opens\nDOHA, March 5, 2026 (Wire) -- The forum will open on Monday.", "2026-03-05"),
        ("Форум откроется\nКазань. 5 марта 2026 года. Форум пройдет 14 мая.", "2026-03-05"),
        (
            "ينعقد المنتدى\nتاريخ النشر: 7th, March 2024 GMT\nيعقد المنتدى غدا في قازان.",
            "2024-03-07",
        ),
        ("The forum opened in Doha on 5 March 2026 and closed a day later.", None),
        ("", None),
    ],
)
def test_date_line(text, day):
    found = date_line(text)
    assert (found.isoformat() if found else None) == day


def test_relative_words_take_the_texts_own_day():
    text = "Talks go on\nDOHA, March 5, 2026 (Wire) -- Ministers will meet tomorrow."
    days = {str(t.interval.first) for t in et.find_times(text)}
    assert "2026-03-06" in days
