"""Right-to-left lines of a PDF in the order of reading."""

from __future__ import annotations

import pytest

from eventtracker.sources.bidi import as_read, from_right


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("in Kazan on 14 May", "in Kazan on 14 May"),
        ("ﻣﺎﻳﻮ 19 إﻟﻰ 14 ﻣﻦ", "من 14 إلى 19 مايو"),
        ("Expo Centre ﻓﻲ", "في Expo Centre"),
        ("kazanforum.ru اﻟﻤﻮﻗﻊ", "الموقع kazanforum.ru"),
        ("ﻛﻤﺎ. وﻣﺎﻟﻴﺰﻳﺎ", "وماليزيا. كما"),
        ("25و 24 ﻳﻮﻣﻲ", "يومي 24 و25"),
        ("، 2027 ﺷﺒﺎط".replace("، ", "،"), "شباط 2027،"),
        ("( اﻟﺨﻠﻴﺞ دﻓﺘﺮ )", "(دفتر الخليج)"),
    ],
)
def test_a_line_as_it_is_read(seen: str, read: str) -> None:
    assert as_read(seen) == read


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        ([(500, "من "), (100, "إلى"), (400, "14"), (50, "19")], "من 14إلى19"),
        ([(57, "."), (57, "مايو المقبل")], "مايو المقبل."),  # pieces of one run
        ([(57, "the word "), (90, "مايو"), (99, " is Arabic")], "the word مايو is Arabic"),
        ([(9, "14"), (57, "May")], "14May"),
        ([(9, "ﻣﺎﻳﻮ"), (57, "19")], "ﻣﺎﻳﻮ19"),
    ],
)
def test_runs_of_a_line_from_the_right(runs: list[tuple[float, str]], read: str) -> None:
    assert from_right(runs) == read
