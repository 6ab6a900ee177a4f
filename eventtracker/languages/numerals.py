"""Tokens whose meaning no language decides: digits in their written forms, and punctuation."""

from __future__ import annotations

import re
from typing import Final

PUNCTUATION: Final = {
    ",": "COMMA", ";": "SEMI", ":": "COLON", ".": "DOT", "!": "STOP", "?": "STOP", "…": "STOP",
    "-": "DASH", "~": "DASH", "_": "DASH", "/": "SLASH", "(": "LP", ")": "RP", "[": "LP", "]": "RP",
    '"': "QUOTE", "'": "APOS", "%": "PERCENT", "$": "MONEY", "€": "MONEY", "£": "MONEY",
    "№": "NUMERO", "#": "NUMERO", "+": "PLUS", "©": "COPYRIGHT", "•": "BULLET", "|": "BULLET",
    "·": "BULLET",
}  # fmt: skip

NUMERIC_KINDS: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(k.split())
    for k in (
        "NUM DAY MON HOUR", "NUM DAY HOUR", "NUM DAY", "NUM HOUR", "NUM",
        "NUM DAY MON HOUR Y2", "NUM DAY HOUR Y2", "NUM DAY Y2", "NUM HOUR Y2", "NUM Y2",
        "NUM YEAR", "NUM BIG", "ISO", "DMY", "DM", "DM CLOCK", "CLOCK", "DECIMAL", "DECIMAL CLOCK",
        "DIGITS",
    )
)  # fmt: skip

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d).*)?$")
_DMY: Final = re.compile(r"(\d{1,4})([./\\-])(\d{1,2})\2(\d{1,4})$")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?$")
_DOTTED: Final = re.compile(r"(\d{1,2})[.](\d\d)$")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+$|\d{1,2}(?:,\d\d)+,\d{3}$")

# Every written form of a number that is one token; plain digits come last.
NUMBER_FORMS: Final = (
    r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{1,4}\.\d{1,2}\.\d{1,4}(?!\.?\d)|\d{1,4}/\d{1,2}/\d{1,4}(?![/\d])"
    r"|\d{1,4}-\d{1,2}-\d{1,4}(?![-\d])|\d{1,4}\\\d{1,2}\\\d{1,4}(?![\\\d])"
    r"|\d{1,2}(?:,\d\d){1,4},\d{3}(?![\d,])"  # 2,85,000
    r"|\d{1,3}(?:,\d{3}){1,9}(?![\d,])|\d{1,3}(?:\.\d{3}){1,9}(?![\d.])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d+\.\d+(?:\.\d+)+|\d+\.\d+|\d+,\d+(?! ?\d|,)|\d+"
)

# Letters of the scripts met most, spelt out: a plain range is half again as quick as [^\\W\\d_].
_LETTERS: Final = (
    "a-zß-öø-ɏͰ-ϿЀ-ӿԱ-և\u05d0-\u05ea\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f"
)
UNSPACED: Final = "\u0e01-\u0e4f\u3040-\u30ff\u3400-\u9fff"  # one token a character
TOKEN: Final = re.compile(
    rf"[{_LETTERS}]+ *|(?=\d)(?:{NUMBER_FORMS}) *|[^\w\s] *| *\n\s*|[{UNSPACED}] *"
    rf"|(?:(?![{UNSPACED}])[^\W\d_])+ *|. *",
    re.S,
)
"""A word, a number, a mark or a line break, each with the spaces that follow it."""


def numeric(word: str, order: str) -> dict[str, int | str]:
    """The readings of a token of digits; `order` is the language's "DMY" or "MDY".

    ISO and DMY have the value "YYYY-MM-DD" where it is a day of the calendar.
    """
    if word.isdecimal():
        return _plain(word)
    if m := _ISO.match(word):
        return {"ISO": word} if _is_day(int(m[1]), int(m[2]), int(m[3])) else {"DIGITS": word}
    if m := _CLOCK.match(word):
        fine = int(m[1]) <= 24 and int(m[2]) < 60
        return {"CLOCK": f"{int(m[1]):02}:{m[2]}"} if fine else {"DIGITS": word}
    if m := _DMY.match(word):
        return {"DMY": word} if dmy(word, order) else {"DIGITS": word}
    if m := _DOTTED.match(word):
        return _dotted(word, int(m[1]), int(m[2]))
    if _THOUSANDS.match(word):
        return {"NUM": int(re.sub(r"\D", "", word)), "BIG": word}
    return {"DECIMAL": word} if re.fullmatch(r"\d+[.,]\d+", word) else {"DIGITS": word}


def _plain(word: str) -> dict[str, int | str]:
    n = int(word) if len(word) < 16 else 10**16
    out: dict[str, int | str] = {"NUM": n}
    if len(word) <= 2:
        if 1 <= n <= 31:
            out["DAY"] = n
        if 1 <= n <= 12:
            out["MON"] = n
        if n <= 24:
            out["HOUR"] = n
        if len(word) == 2:
            out["Y2"] = n
    elif len(word) == 4 and 1000 <= n <= 2199:
        out["YEAR"] = n
    return out


def _dotted(word: str, a: int, b: int) -> dict[str, int | str]:
    """ "14.05" may be a day and month, a clock time or a decimal number."""
    out: dict[str, int | str] = {}
    if 1 <= a <= 31 and 1 <= b <= 12:
        out["DM"] = f"{a}.{b}"
    else:
        out["DECIMAL"] = word
    if a < 24 and b < 60:
        out["CLOCK"] = f"{a:02}:{b:02}"
    return out


def dmy(word: str, order: str) -> list[tuple[int, int, int]]:
    """The days (year, month, day) that a full numeric date may be, the likeliest first."""
    a, b, c = (int(x) for x in re.split(r"[./\\-]", word))
    sizes = [len(x) for x in re.split(r"[./\\-]", word)]
    if sizes[0] == 4:
        readings = [(a, b, c)]
    elif sizes[0] > 2 or sizes[2] not in (2, 4):
        return []
    else:
        year = c if sizes[2] == 4 else c + (2000 if c < 70 else 1900)
        readings = [(year, b, a), (year, a, b)]
        if order == "MDY" and "." not in word:
            readings.reverse()
    return [d for d in dict.fromkeys(readings) if _is_day(*d)]


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and 1300 <= year <= 2200
