"""Few words and a month tell a language."""

from __future__ import annotations

import pytest

from eventtracker.text.language import identify


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("am 3. März", "de"),
        ("le 3 mars", "fr"),
        ("7 ottobre", "it"),
        ("3 de março de 2026", "pt"),
        ("12-15 Mayıs 2026", "tr"),
        ("10 kesäkuuta 2026", "fi"),
        ("22 юни 2026", "bg"),
        ("KazanForum 14-19 May", "en"),
        ("GITEX Global 2026", "en"),
        ("Six Düsseldorf fairs lose their dates in the spring of this year", "en"),
        ("Grüße aus Köln über München", "de"),
        ("Fête à Genève", "und"),
        ("14 listopada", "und"),
    ],
)
def test_short_texts(text: str, lang: str) -> None:
    assert identify(text) == lang


def test_a_month_counts_beside_a_number_only() -> None:
    assert identify("Marco Mai, Juni Ito") == "en"


def test_months_that_agree_give_one_of_their_languages() -> None:
    """German, French, Romanian … all have "14 mai", of one value."""
    assert identify("14 mai 2026") in ("de", "fr", "ro")
