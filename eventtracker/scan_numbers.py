"""Numbers in words and months named twice, each one token.

"twenty-one", «две тысячи двадцать четвёртого», «الرابع عشر»: the parts are the pack's
[number] and [ordinal] words, and a sum is built from them as the pack's `compose` says:
"tens-units" (en, ru) or "units-and-tens" (ar, de).
"""

from __future__ import annotations

import re

from eventtracker.languages import Lexicon
from eventtracker.languages.pack import Value


def merge_numbers(tokens: list[str], letters: str, lexicon: Lexicon) -> bool:
    """Join runs of number words in place and teach the lexicon the sum. True if any was."""
    word = lexicon.char_class(["CARD", "ORD"])
    link = lexicon.char_class(["AND", "DASH"])
    if word == "(?!)":
        return False
    out: list[str] = []
    done = 0
    for m in re.finditer(f"{word}(?:{link}?{word})+", letters):
        i = m.start()
        while i < m.end():
            j, readings = _longest(tokens, i, m.end(), lexicon)
            if j > i + 1:
                token = "".join(tokens[i:j])
                lexicon.learn(token, readings)
                out += tokens[done:i]
                out.append(token)
                done = j
            i = max(j, i + 1)
    if not done:
        return False
    tokens[:] = out + tokens[done:]
    return True


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


def merge_doubles(tokens: list[str], letters: str, lexicon: Lexicon) -> bool:
    """Join a month that is named twice («مايو/أيار», «يوليو (تموز)») in place. True if any was."""
    month = lexicon.char_class(["MONTH"])
    slash, left, right = (lexicon.char_class([t]) for t in ("SLASH", "LP", "RP"))
    pattern = f"{month}(?:{slash}{month}|{left}{month}{right}|{month})"
    changed = False
    for m in reversed(list(re.finditer(pattern, letters))):
        i, j = m.span()
        months = [lexicon.readings(t).get("MONTH") for t in tokens[i:j]]
        if len({n for n in months if n is not None}) != 1 or j > len(tokens):
            continue
        token = "".join(tokens[i:j])
        lexicon.learn(token, {"MONTH": months[0] or 0})
        tokens[i:j] = [token]
        changed = True
    return changed
