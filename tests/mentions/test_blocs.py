"""Blocs by their names and acronyms."""

from __future__ import annotations

import pytest

from eventtracker.languages import load
from eventtracker.mentions import blocs
from eventtracker.scan import scan


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "the EU, BRICS and the G20", ["EU", "BRICS", "G20"]),
        ("en", "the Organisation of Islamic Cooperation", ["OIC"]),
        ("en", "cis and eu are words here", []),
        ("ru", "страны СНГ, ОИС и ЕАЭС", ["CIS", "OIC", "EAEU"]),
        ("ru", "саммит Большой двадцатки", ["G20"]),
        ("ar", "منظمة التعاون الإسلامي وجامعة الدول العربية", ["OIC", "Arab League"]),
        ("ar", "مجلس التعاون الخليجي والاتحاد الأفريقي", ["GCC", "African Union"]),
    ],
)
def test_finds(lang: str, text: str, expected: list[str]) -> None:
    assert [m.bloc for m in blocs.find(scan(text, load(lang)))] == expected
