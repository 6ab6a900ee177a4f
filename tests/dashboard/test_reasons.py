"""What `resolve` says of two events, in other languages."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, product

import pytest

from eventtracker.dashboard import reasons
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event, Place
from eventtracker.resolve import Resolver, decide, facts
from eventtracker.told import Told

NAMES = ("Volga Energy Forum", "Energy Forum", "Forum", "Tulip Fair", "Volga Energy Week")
PLACES = (
    Place(city="Kazan", country="RU"),
    Place(city="Moscow", country="RU"),
    Place(country="QA"),
)
DAYS = (
    (date(2024, 5, 14), date(2024, 5, 19)),
    (date(2024, 5, 14), date(2024, 5, 15)),
    (date(2024, 5, 20), date(2024, 5, 21)),
    (date(2024, 11, 1), date(2024, 11, 2)),
)


def _said() -> set[str]:
    """Everything that is said of pairs of events that differ in names, places, days, editions."""
    declared = Resolver().declared
    told = [
        facts(Told(str(n), Event("", name, *days, edition=edition, place=place)), declared)
        for n, (name, place, days, edition) in enumerate(product(NAMES, PLACES, DAYS, (None, 4, 5)))
    ]
    return {reason for one, other in combinations(told, 2) for reason in decide(one, other).reasons}


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_no_english_is_left_but_names(lang: str) -> None:
    said = _said()
    assert len({re.sub(r"'[^']*'|\d+", "", reason) for reason in said}) >= 12
    names = re.compile(r"«[^»]*»|Kazan|Moscow|QA|RU")
    left = {reason: reasons.in_words(Reader(lang), reason) for reason in said}
    assert [k for k, v in left.items() if re.search("[A-Za-z{]", names.sub("", v))] == []


def test_several_reasons_stay_several_and_values_stay() -> None:
    said = "'A; B' and 'C' share words; edition 4 is not edition 5; 2024-05-14 (a.txt)"
    assert reasons.in_words(Reader("en"), said) == said
    assert "4" in reasons.in_words(Reader("ar"), said)
    assert reasons.in_words(Reader("ru"), said).endswith("; 2024-05-14 (a.txt)")
