"""Answers that are kept."""

from __future__ import annotations

from eventtracker.model import EPOCH
from eventtracker.web.answers import Prepared
from eventtracker.web.cache import Cache


def test_made_once_and_the_oldest_goes_first() -> None:
    cache = Cache(most=25)
    made: list[str] = []

    def get(key: str) -> None:
        def make() -> Prepared:
            made.append(key)
            return Prepared(b"x" * 10, "text/plain", EPOCH)

        cache.get(key, make)

    for key in "abab":
        get(key)
    assert made == ["a", "b"]
    for key in "acb":
        get(key)
    assert made == ["a", "b", "c", "b"]
