"""The looks of marked evidence: told apart without their colours."""

from __future__ import annotations

import re

import pytest

from eventtracker.publish import words
from eventtracker.publish.style import EVIDENCE, EVIDENCE_DARK, STYLE

TOGETHER = {"end_time": "start_time", "previous_end": "previous_start", "names": "name"}
"""Fields that look like another on purpose."""
NEVER_QUOTED = {"type", "series", "precision", "parent", "confidence", "reviewed", "reviewer"}


def lines(field: str) -> tuple[str, str]:
    """The lines below and above the words that say a field."""
    name = field.replace("_", "-")
    below = re.search(rf"^mark\.ev-{name} {{ text-decoration: underline ([^;]+);", EVIDENCE, re.M)
    above = re.search(rf"^mark\.ev-{name} {{ border-top: ([^;]+);", EVIDENCE, re.M)
    return below[1] if below else "", above[1] if above else ""


def test_every_quoted_field_has_lines_of_its_own() -> None:
    fields = [f for f in words.FIELDS if f not in TOGETHER and f not in NEVER_QUOTED]
    looks = {field: lines(field) for field in fields}
    assert ("", "") not in looks.values(), looks
    assert len(set(looks.values())) == len(looks), looks


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(dark: bool) -> None:
    inks = re.findall(r"--ink: (#\w+)", STYLE)
    grounds = re.findall(r"--ev: (#\w+)", EVIDENCE_DARK if dark else EVIDENCE)
    assert len(inks) == 2 and len(grounds) > 5
    for ground in grounds:
        low, high = sorted((luminance(inks[dark]), luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 8, ground
