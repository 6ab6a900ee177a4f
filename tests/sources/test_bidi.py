"""Right-to-left lines of a PDF in the order of reading."""

from __future__ import annotations

import pytest

from eventtracker.sources.bidi import as_read


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
