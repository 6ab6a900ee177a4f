"""Work that grows with a text's length and no faster, whatever the text."""

import sys
from datetime import date

import pytest

from eventtracker.languages import load
from eventtracker.scan import scan
from eventtracker.times import find

# A piece that is repeated to the length of a text, and its language.
PIECES = {
    "prose": ("Mr. Smith said on 5 May that the forum opens on Tuesday. ", "en"),
    "dates without a stop": ("5 May ", "en"),
    "days": ("14th, ", "en"),
    "articles": ("the day ", "en"),
    "thousands": ("111,", "en"),
    "dashes": ("2020-", "en"),
    "numbers in words": ("one million ", "en"),
    "brackets": ("(5 мая ", "ru"),
    "pairs of pairs": ("5 مايو 2020 الموافق ", "ar"),
    "marks": ("\u200f5 مايو ", "ar"),
    "one letter": ("و", "ar"),
    "another": ("ل", "ar"),
    "no spaces": ("май", "ru"),
}
SIZE = 2500


def calls(text: str, lang: str) -> int:
    """How many functions are called while the times of a text are found."""
    count = 0

    def note(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    pack = load(lang)
    sys.setprofile(note)
    try:
        find(scan(text, pack), date(2024, 3, 7))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("piece", "lang"), PIECES.values(), ids=PIECES)
def test_four_times_the_text_is_four_times_the_work(piece, lang):
    short = (piece * SIZE)[:SIZE]
    long = (piece * SIZE)[: 4 * SIZE]
    calls(long, lang)  # what is worked out once is known from here on
    assert calls(long, lang) < 4.5 * calls(short, lang) + 500


@pytest.mark.parametrize(("piece", "lang"), PIECES.values(), ids=PIECES)
def test_a_long_text_in_one_piece_is_read(piece, lang):
    text = (piece * 40_000)[:40_000]
    for t in find(scan(text, load(lang)), date(2024, 3, 7)):
        assert text[t.start : t.end] == t.text
