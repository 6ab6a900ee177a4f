"""Copies of one text: agencies' reports that many outlets print, with small edits."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from eventtracker.text import fold_word

if TYPE_CHECKING:
    from eventtracker.resolve.facts import Facts

_SHINGLE = 4
"""Words in a row that are hashed together."""
_KEPT = 48
"""Hashes kept of a text: the least ones, which copies share (MinHash, bottom-k)."""
_ENOUGH = 0.5
"""The share of hashes from which two texts are copies."""
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)  # asked for each event of a document
def sketch(text: str) -> tuple[int, ...]:
    """A few hashes that stand for a text, sorted; of a text of a few words none."""
    words = _WORD.findall(fold_word(text))
    rows = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted({zlib.crc32(row.encode("utf-8", "replace")) for row in rows})[:_KEPT])


def copied(one: Facts, other: Facts) -> bool:
    """Whether two mentions stand in copies of one text."""
    return alike(one.sketch, other.sketch)


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches are of copies of one text."""
    if len(one) < _KEPT // 4 or len(other) < _KEPT // 4:
        return False
    shared = one & other
    if len(shared) < _ENOUGH * min(_KEPT, len(one | other)):
        return False
    least = set(sorted(one | other)[:_KEPT])
    return len(shared & least) >= _ENOUGH * len(least)
