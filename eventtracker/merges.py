"""What the scan puts together or takes apart, so that one thing is one token.

Proclitics are split off («ومايو» → «و», «مايو»), phrases of the pack are joined, and so are
numbers in words ("twenty-one", «две тысячи двадцать четвёртого», «الرابع عشر») and a month
that is named twice («مايو/أيار»). A sum in words is built as the pack's `compose` says:
"tens-units" (en, ru) or "units-and-tens" (ar, de).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eventtracker.languages import Lexicon
from eventtracker.languages.numerals import numeric
from eventtracker.languages.pack import FOLLOWS, PHRASE, SPLIT, Value

Edit = tuple[int, int, list[str], str]
"""Tokens i … j-1 give way to these, which have these letters."""

_WORDS: Final = 40
"""A number in words has at most so many."""


def merge(tokens: list[str], letters: str, lexicon: Lexicon) -> tuple[list[str], str]:
    """Tokens and letters with every edit made."""
    if SPLIT in letters:
        tokens, letters = _apply(tokens, letters, _clitics(tokens, letters, lexicon))
    for edits in (_phrases, _digits, _numbers, _doubles):
        tokens, letters = _apply(tokens, letters, edits(tokens, letters, lexicon))
    return tokens, letters


def _apply(tokens: list[str], letters: str, edits: Iterator[Edit]) -> tuple[list[str], str]:
    out: list[str] = []
    spelt: list[str] = []
    done = 0
    for i, j, new, their in edits:
        out += tokens[done:i]
        out += new
        spelt += letters[done:i], their
        done = j
    if not done:
        return tokens, letters
    out += tokens[done:]
    spelt.append(letters[done:])
    return out, "".join(spelt)


def _clitics(tokens: list[str], letters: str, lexicon: Lexicon) -> Iterator[Edit]:
    i = letters.find(SPLIT)
    while i >= 0:
        yield i, i + 1, *lexicon.pieces(tokens[i])
        i = letters.find(SPLIT, i + 1)


def _phrases(tokens: list[str], letters: str, lexicon: Lexicon) -> Iterator[Edit]:
    done = 0
    phrases = lexicon.pack.phrases
    for m in lexicon.grammar(f"<{PHRASE}>(?=<{FOLLOWS}>)").finditer(letters):
        i = m.start()
        if i < done:
            continue
        for words in phrases[tokens[i].rstrip(" ")].get(tokens[i + 1].rstrip(" "), ()):
            n = len(words)
            if n == 2 or tuple(t.rstrip(" ") for t in tokens[i : i + n]) == words:
                done = i + n
                token = "".join(tokens[i:done])
                yield i, done, [token], lexicon[token]
                break


def _doubles(tokens: list[str], letters: str, lexicon: Lexicon) -> Iterator[Edit]:
    twice = lexicon.grammar("<MONTH>(?:<SLASH><MONTH>|<LP><MONTH><RP>|<MONTH>)")
    for m in twice.finditer(letters):
        i, j = m.span()
        months = {n for t in tokens[i:j] if (n := lexicon.readings(t).get("MONTH")) is not None}
        if len(months) == 1:
            token = "".join(tokens[i:j])
            yield i, j, [token], lexicon.learn(token, {"MONTH": months.pop()})


def _digits(tokens: list[str], letters: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Digits that are characters of the script: 二〇二六, 十四."""
    if not lexicon.letters_of("DIGIT"):
        return
    for m in lexicon.grammar("<DIGIT><DIGIT>+").finditer(letters):
        i, j = m.span()
        values = [int(lexicon.readings(t)["DIGIT"]) for t in tokens[i:j]]
        if (number := _of_digits(values)) is not None:
            token = "".join(tokens[i:j])
            yield i, j, [token], lexicon.learn(token, numeric(str(number), lexicon.pack.order))


def _of_digits(values: list[int]) -> int | None:
    """Digits side by side are a year or a day (二〇二六, 三); ten counts what is before it."""
    if 10 not in values:
        return int("".join(map(str, values))) if len(values) in (2, 4) else None
    at = values.index(10)
    tens, units = values[:at], values[at + 1 :]
    if len(tens) > 1 or len(units) > 1 or 10 in units:
        return None
    return 10 * (tens[0] if tens else 1) + (units[0] if units else 0)


def _numbers(tokens: list[str], letters: str, lexicon: Lexicon) -> Iterator[Edit]:
    for m in lexicon.grammar("<CARD|ORD>(?:<AND|DASH>?<CARD|ORD>)+").finditer(letters):
        i = m.start()
        while i < m.end():
            j, readings = _longest(tokens, i, min(m.end(), i + _WORDS), lexicon)
            if j > i + 1:
                token = "".join(tokens[i:j])
                yield i, j, [token], lexicon.learn(token, readings)
            i = max(j, i + 1)


def _longest(tokens: list[str], i: int, end: int, lexicon: Lexicon) -> tuple[int, dict[str, Value]]:
    """The longest run from i that is one number, and its readings."""
    total = group = 0
    last = 0
    ordinal = False
    best: tuple[int, dict[str, Value]] = (i, {})
    j, linked = i, False
    while j < end:
        readings = lexicon.readings(tokens[j])
        value = readings.get("CARD", readings.get("ORD"))
        if not isinstance(value, int):
            if j == i or linked:
                break
            linked, j = True, j + 1
            continue
        if j > i and not _adds(last, value, linked, lexicon.pack.compose):
            break
        if value == 1000 or value >= 10**6:
            total, group = total + max(group, 1) * value, 0
        elif value == 100 and 0 < group < 10:
            group *= 100
        elif 13 <= last <= 20 and 10 <= value < 100 and not linked:
            group = group * 100 + value  # "nineteen ninety"
        else:
            group += value
        ordinal |= "ORD" in readings and "CARD" not in readings
        last, linked, j = value, False, j + 1
        best = (j, _readings(total + group, ordinal))
    return best


def _readings(value: int, ordinal: bool) -> dict[str, Value]:
    out: dict[str, Value] = {"ORD" if ordinal else "CARD": value}
    if 1900 <= value <= 2100:
        out["YEAR"] = value
    elif not ordinal and value <= 31:
        out["DAY"] = value
    return out


def _adds(last: int, value: int, linked: bool, compose: str) -> bool:
    """Whether a number word may follow another within one number."""
    if value == 1000 or value >= 10**6:
        return not linked and last < 1000
    if value == 100:
        return not linked and 0 < last < 10
    if last >= 1000:
        return value < 1000
    if last >= 100:
        return value < 100
    if compose == "units-and-tens":
        return (0 < last < 10 and value == 10 and not linked) or (
            0 < last < 10 and 20 <= value < 100 and linked
        )
    return (20 <= last < 100 and 0 < value < 10) or (
        18 <= last <= 20 and 10 <= value < 100 and not linked
    )
