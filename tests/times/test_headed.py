"""Days in lists under a month."""

from __future__ import annotations

import pytest

import eventtracker as et


def days(text: str) -> list[tuple[str, str]]:
    found = et.find_times(text, published="2031-03-03")
    return [(str(t.interval.first), str(t.interval.last)) for t in found if t.text[0].isdecimal()]


@pytest.mark.parametrize(
    "text",
    [
        "May 2031\n14–19 Grain Forum, Lowmere\n21 Wool Market, Highmere\n",
        "**MAY 2031**\n- 14-19 Grain Forum, Lowmere\n- 21: Wool Market, Highmere\n",
        "Май 2031\n14–19 — форум «Зерно», Пермь\n21 — ярмарка «Шерсть», Самара\n",
        "مايو 2031\n14-19 منتدى الحبوب، مسقط\n21 معرض الصوف، الدوحة\n",
    ],
)
def test_a_month_over_a_list_gives_its_days_the_month(text):
    assert days(text) == [("2031-05-14", "2031-05-19"), ("2031-05-21", "2031-05-21")]


@pytest.mark.parametrize(
    "text",
    [
        "May 2031\n12 ships sank off Lowmere.",  # one line counts something
        "In May 2031\n14 Grain Forum\n15 Wool Market",  # the month is not all of its line
        "May 2031\n45 Grain Street\n99 Wool Lane",  # no days
        "May 2031\n14:30 Opening\n15:30 Coffee",  # hours
    ],
)
def test_other_numbers_are_no_days(text):
    assert [d for d in days(text) if d[0] != d[1] or d[0].startswith("2031-05-1")] == []


def test_lists_name_their_events():
    text = "Fairs\n\nMay 2031\n14–19 Grain Forum, Riga\n21–23 Wool Market Fair, Oslo\n"
    found = et.extract(text, published="2031-03-03")
    assert [(e.name, str(e.start), str(e.end), e.place.city) for e in found] == [
        ("Grain Forum", "2031-05-14", "2031-05-19", "Riga"),
        ("Wool Market Fair", "2031-05-21", "2031-05-23", "Oslo"),
    ]
