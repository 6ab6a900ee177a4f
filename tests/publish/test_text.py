"""Text of unknown origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventtracker.publish.text import line, plain, shortened


def test_controls_go_and_marks_stay() -> None:
    assert plain("a\x00b\x1bc\u202ed\u2067e\ufeff") == "abcde"
    assert plain("شيء\u200f \u200dA") == "شيء\u200f \u200dA"
    assert plain("a\r\nb\u2028c\td") == "a\nb\nc d"
    assert plain("half \ud83d") == "half \ufffd"


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_written_as_utf8(text: str) -> None:
    plain(text).encode("utf-8")
    assert "\n" not in line(text)


def test_long_text_is_cut_between_words() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("short", 12) == "short"
    assert len(shortened("x" * 50, 12)) == 12
