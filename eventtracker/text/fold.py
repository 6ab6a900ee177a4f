"""Folding: one spelling for what readers take for the same, offsets kept.

Case, Arabic letter variants (hamza seats, alif maqsura, ta marbuta, Persian yeh and kaf),
digits of other scripts, ё, dashes, quotes and spaces are folded one code point to one.
Marks that only decorate (tashkil, tatweel, bidi controls, zero-width and soft hyphens) are
dropped; then `Folded.back` leads back to the text as it came.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

# Tashkil and Quranic marks, tatweel, zero-width and bidi controls, BOM, soft hyphen.
_DROPPED: Final = (
    "\u00ad\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"
)
_DROP: Final = re.compile(f"[{_DROPPED}]")
# A tatweel that joins no letters is a dash («3 ــ 6»).
_LONE: Final = re.compile(r"(?<![^\W\d])\u0640+(?![^\W\d])")
_COMBINING: Final = re.compile("[\u0300-\u036f]")


def _pairs(spec: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((c, target) for target, chars in spec.items() for c in chars)


_COMMON: Final = _pairs(
    {
        " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
        "\u205f\u3000\t\x0b\x0c\x1c\x1d\x1e\x1f",
        "\n": "\r\x85\u2028\u2029",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
        '"': "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u275d\u275e",
        "'": "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u0060\u00b4",
        "~": "\u223c\u301c\uff5e",
        ".": "\u2024\uff0e",
        ":": "\uff1a\ua789\ufe55\u2236",
        "/": "\u2044\u2215\uff0f",
    }
)
_ARABIC: Final = _pairs(
    {
        "ا": "أإآٱ",
        "ي": "ىیئې",
        "ه": "ةھہەۀۃ",
        "و": "ؤۋ",
        "ك": "کڪ",
        ",": "\u060c",
        ";": "\u061b",
        "?": "\u061f",
        "%": "\u066a",
        "\u002e": "\u066b\u06d4",
    }
    | {str(d): chr(0x660 + d) + chr(0x6F0 + d) for d in range(10)}
)
_TARGET: Final = dict((*_COMMON, *_ARABIC, ("ё", "е"), ("\u066c", ",")))
_FREQUENT: Final = "أإةى"
"""Letters so frequent in Arabic that each is looked for by itself."""
_RARE: Final = "".join(c for c in _TARGET if c not in _FREQUENT)
_TOUCHED: Final = re.compile(f"[{re.escape(_RARE)}{_RARE.upper()}{_DROPPED}\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and `cuts`: for every mark left out, the folded offset it stood before."""

    text: str
    cuts: tuple[int, ...] = ()

    def back(self, at: int) -> int:
        """The original offset of a folded one; as an end it takes in the marks after a letter."""
        return at + bisect_right(self.cuts, at) if self.cuts else at


def fold(text: str) -> Folded:
    """Fold a text. Length is kept unless decorating marks were dropped."""
    if text.isascii():
        lowered = text.lower()
        return Folded(lowered.translate(_ASCII_SPACE) if _ODD_SPACE.search(text) else lowered)
    touched = _touched(text)  # one pass to see what to do; most of it is quick
    cuts: tuple[int, ...] = ()
    if _COMBINING.search(touched):
        text, cuts = _compose(text)
        touched = _touched(text)
    elif _DROP.search(touched):
        if "\u0640" in touched:
            text = _LONE.sub(_dash, text)
        kept = _DROP.split(text)
        text, cuts = "".join(kept), tuple(accumulate(map(len, kept[:-1])))
    return Folded(_letters(text, touched), cuts)


def _dash(m: re.Match[str]) -> str:
    return "-" + m[0][1:]


def fold_word(word: str) -> str:
    """Fold a word of a language pack or a table: the same letters, no map."""
    return fold(unicodedata.normalize("NFC", word)).text


_ODD_SPACE: Final = re.compile("[\t\x0b\x0c\x1c-\x1f`\r]")
_ASCII_SPACE: Final = str.maketrans("\t\x0b\x0c\x1c\x1d\x1e\x1f`\r", "       '\n")


def _touched(text: str) -> str:
    """The characters of a text that folding changes beyond their case, once each."""
    return "".join({*_TOUCHED.findall(text), *[c for c in _FREQUENT if c in text]})


def _letters(text: str, touched: str) -> str:
    if "\u0130" in text or "\u1e9e" in text:  # these two lower to two code points
        text = text.replace("\u0130", "i").replace("\u1e9e", "ß")
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for char in touched.lower():
        if char in _TARGET:
            folded = folded.replace(char, _TARGET[char])
    return folded


def _compose(text: str) -> tuple[str, tuple[int, ...]]:
    """Leave decorating marks out and compose base + accent (NFC), counting what went."""
    kept: list[str] = []
    cuts: list[int] = []
    for c in text:
        if not _DROP.match(c) and not _COMBINING.match(c):
            kept.append(c)
            continue
        if kept and _COMBINING.match(c):
            whole = unicodedata.normalize("NFC", kept[-1] + c)
            kept[-1] = whole if len(whole) == 1 else kept[-1]
        cuts.append(len(kept))
    return "".join(kept), tuple(cuts)
