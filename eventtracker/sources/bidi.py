"""Lines of a PDF in right-to-left script: as they are seen, turned into as they are read.

What draws a page puts letters down as shapes, word after word from the left. This is the inverse of
the reordering of UAX #9 for lines that run from right to left; words in Latin letters keep their
order.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
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


def _latin(word: str) -> bool:
    """Whether it is a word in Latin letters, or an address."""
    return _LATIN.fullmatch(word) is not None and any(c.isalpha() for c in word)
