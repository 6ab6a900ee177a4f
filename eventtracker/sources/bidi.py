"""Lines of a PDF in right-to-left script: as they are seen, turned into as they are read.

What draws a page puts letters down as shapes, word after word from the left. This is the inverse of
the reordering of UAX #9 for lines that run from right to left; words in Latin letters keep their
order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_RIGHT = re.compile("[\u0590-\u08ff]")
_PIECE = re.compile(r"""[^\s.:"()\[\]/%«»]+|[.:"()\[\]/%«»]""")
_LATIN = re.compile(r"(?a:[\w@.~:/?#%+-]*[\w/])")
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_TIGHT = re.compile(r"\s+([.:%)\]»])|([(\[«])\s+|\s*(/)\s*")
_WITH_NUMBER = re.compile(r"(\d+)([^\W\d]+|[،؛؟])|([^\W\d]+|[،؛؟])(\d+)")
"""A conjunction or a comma that is written together with a number."""
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')


def as_read(line: str) -> str:
    """A line in the order of reading, its shapes as letters; others as they are."""
    if not _SHAPES.search(line):
        return line
    pieces: list[str] = []
    for word in line.split():
        pieces += [word] if _latin(word) else _PIECE.findall(word)
    ordered: list[str] = []
    latin: list[str] = []
    for piece in reversed(pieces):
        if _latin(piece):
            latin.insert(0, piece)
            continue
        if mixed := _WITH_NUMBER.fullmatch(piece):
            piece = f"{mixed[2]}{mixed[1]}" if mixed[1] else f"{mixed[4]}{mixed[3]}"
        ordered += [*latin, piece.translate(_MIRRORED)]
        latin = []
    text = unicodedata.normalize("NFKC", " ".join([*ordered, *latin]))
    text = _TIGHT.sub(lambda m: m[1] or m[2] or m[3], text)
    return _QUOTED.sub(r'"\1"', text)


def right_to_left(text: str) -> bool:
    """Whether a text has letters that go from the right."""
    return _RIGHT.search(text) is not None


def from_right(runs: Sequence[tuple[float, str]]) -> str:
    """A line of runs, each with the place where it begins (from the left), in order of reading.

    Lines of mostly right-to-left letters go from the right; so do pieces of one run, which begin
    at one place. Lines of shapes stay for `as_read`, any others as they are.
    """
    line = "".join(text for _, text in runs)
    right = len(_RIGHT.findall(line))
    if 2 * right < sum(map(str.isalpha, line)) or not right or _SHAPES.search(line):
        return line
    order = sorted(range(len(runs)), key=lambda n: (-runs[n][0], -n))
    return "".join(runs[n][1] for n in order)


def _latin(word: str) -> bool:
    """Whether it is a word in Latin letters, or an address."""
    return _LATIN.fullmatch(word) is not None and any(c.isalpha() for c in word)
