"""Whose site an address is: the event's only where the text says so."""

from __future__ import annotations

import pytest

from tests.events.made import only


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "The Tarnow Glass Fair opens in Oslo on 4 May 2031. Register at www.glass.example.com.",
            "https://www.glass.example.com",
        ),
        (
            "The Tarnow Glass Fair opens in Oslo on 4 May 2031 (www.tarnowglassfair.com).",
            "https://www.tarnowglassfair.com",
        ),
        (
            "Форум «Стекло» пройдет 4–6 мая в Перми. Подробности о форуме на сайте steklo.ru",
            "https://steklo.ru",
        ),
        (
            "ينطلق منتدى الزجاج العربي يوم 5 أبريل المقبل في جدة، والتسجيل عبر glass.sa",
            "https://glass.sa",
        ),
    ],
)
def test_its_own(text: str, url: str):
    assert only(text).url == url


@pytest.mark.parametrize(
    "text",
    [
        "<URL>http://www.kurier.com/news/glass</URL>\nThe Tarnow Glass Fair opens on 4 May 2031.",
        "The Tarnow Glass Fair opens in Oslo on 4 May 2031. (Source: Kurier.com)",
        "The Tarnow Glass Fair opens in Oslo on 4 May 2031, reports Kurier.com.",
        "The Tarnow Glass Fair opens in Oslo on 4 May 2031. Write to info@kurier.com for a seat.",
        "Форум «Стекло» пройдет 4–6 мая в Перми, сообщает Kurier.ru.",
        "Форум «Стекло» пройдет 4–6 мая в Перми. Читать на news.kurier.ru",
        "ينطلق منتدى الزجاج العربي يوم 5 أبريل المقبل في جدة. المصدر: kurier.sa",
    ],
)
def test_of_others(text: str):
    assert only(text).url is None
