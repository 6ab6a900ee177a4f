"""Four articles, read as they stand, become one event with its story."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from eventtracker import pipeline
from eventtracker.model import Document
from eventtracker.resolve import Resolver
from eventtracker.store import Store

ARTICLES = [
    Document(
        "MUSCAT - The 6th Amber Coast Investment Forum will be held in Muscat from 12 to 14 May 2026, the "
        "organisers said. Malaysia and Kenya will take part with ministerial delegations.",
        date(2026, 2, 3),
        url="https://example.org/en",
        lang="en",
    ),
    Document(
        "МАСКАТ. Шестой инвестиционный форум «Янтарный берег» (Amber Coast Investment Forum) пройдёт в Маскате "
        "с 12 по 14 мая 2026 года. В форуме примут участие делегации Узбекистана и Сербии.",
        date(2026, 2, 17),
        url="https://example.org/ru",
        lang="ru",
    ),
    Document(
        "مسقط - تستضيف العاصمة العمانية مسقط الدورة السادسة من منتدى ساحل العنبر للاستثمار خلال الفترة من 12 إلى "
        "14 مايو 2026، وتشارك في المنتدى وفود من تونس والأردن.",
        date(2026, 3, 1),
        url="https://example.org/ar",
        lang="ar",
    ),
    Document(
        "MUSCAT - The Amber Coast Investment Forum has been postponed. Instead of 12-14 May it will now take place "
        "in Muscat from 8 to 10 September 2026, the organisers said. Brazil will take part for the first time.",
        date(2026, 4, 20),
        url="https://example.org/moved",
        lang="en",
    ),
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), *list(permutations(range(4)))[5::6]])
def test_a_forum_in_three_languages_and_its_postponement(order: tuple[int, ...]) -> None:
    with Store("sqlite://") as store:
        for n in order:
            found = pipeline.extract_document(ARTICLES[n])
            store.save(ARTICLES[n], found, resolver=Resolver({}))
        (forum,) = store.query().events
        assert (forum.status, forum.edition) == ("rescheduled", 6)
        assert (forum.start, forum.end) == (date(2026, 9, 8), date(2026, 9, 10))
        assert (forum.previous_start, forum.previous_end) == (date(2026, 5, 12), date(2026, 5, 14))
        assert set(forum.names) == {"en", "ru", "ar"}
        parties = {c.country for c in forum.countries if c.role != "host"}
        assert parties == {"MY", "KE", "UZ", "RS", "TN", "JO", "BR"}
        assert {e.document for e in forum.evidence} == {d.url for d in ARTICLES}
        states = [c.new for c in store.history(forum.uid) if c.field == "status"]
        assert states == (["rescheduled"] if order[0] != 3 else [])
