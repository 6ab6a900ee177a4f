"""The work of the whole extraction grows with a text's length and no faster."""

from __future__ import annotations

import sys

import pytest

import eventtracker as et

WORDS = (
    "The 7th Lowmere Grain Forum will be held in Lowmere from 3 to 5 May 2027 . Delegates from "
    "Kenya and Peru are expected , and the Harbour Summit opens on 14 June in Rome ."
).split()
FORMS = {
    "one line a word": "\n".join(WORDS) + "\n",
    "a single line": " ".join(WORDS) + " ",
    "a single sentence": "the mill and the old quay of the town , ",
    "wrapped lines": "\n".join(
        ["The old mill by the quay was painted again, and nobody knows who paid"] * 3
    )
    + "\n",
    "labels": "When: at noon\nWhere: by the mill\n",
    "bullets": "- a bench by the mill\n1. a boat\n",
    "blank lines": "\n \n",
}
SHORT, LONG = 15_000, 60_000


def calls(text: str) -> int:
    """How many functions are called while the events of a text are read."""
    count = 0

    def note(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        et.extract(text, published="2027-01-01", lang="en")
    finally:
        sys.setprofile(None)
    return count


def cut(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("form", FORMS)
def test_four_times_the_text_is_little_more_than_four_times_the_work(form):
    piece = FORMS[form]
    et.extract(cut(piece, 2000), published="2027-01-01", lang="en")  # loads what is loaded once
    short, long = calls(cut(piece, SHORT)), calls(cut(piece, LONG))
    assert long < 6 * short + 2000
