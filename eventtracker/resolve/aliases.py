"""Further names that a text gives an event beside the one it was found by: in brackets, or after
"formerly known as" and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from eventtracker.languages import load
from eventtracker.model import Event
from eventtracker.resolve import words
from eventtracker.resolve.names import folded, take_apart
from eventtracker.text import fold_word

_REACH = 160
"""Characters on either side of a name that may hold another."""
_MOST_WORDS = 12
_QUOTES = "\"'«»“”„‟‘’"
_BRACKETS = re.compile(rf"[{_QUOTES}]?\s*\(([^()\n]{{2,100}})\)")
_APPOSED = re.compile(r"\(([A-Za-z][^()\n]{2,60})\)\s*[,،]\s*$")
_OPEN = re.compile(rf"\(([^()\n]{{0,30}}?)[\s{_QUOTES}—–:-]*$")
_QUOTED = re.compile(rf"^[{_QUOTES}]([^{_QUOTES}\n]{{3,90}})[{_QUOTES}]")
_LINK = "(?: (?:of|and|for|the|on|in|&|и|по|для|в|на))?"
_CAPITALS = re.compile(rf"[A-ZА-ЯЁ][\w&'’.-]*(?:{_LINK} [A-ZА-ЯЁ0-9][\w&'’-]*)*")
_CLAUSE = re.compile(r"[,،.;:()\n!?]| (?:that|which|who|is|was|will|has)\b")
_WORDS = re.compile(r"\S+")


def aliases(text: str, event: Event) -> tuple[str, ...]:
    """The other names of an event in its document, as they stand there."""
    found: dict[str, str] = {}
    for quote in event.evidence:
        if quote.field != "name" or quote.start is None or quote.end is None:
            continue
        before = text[max(0, quote.start - _REACH) : quote.start]
        after = text[quote.end : quote.end + _REACH]
        for name in (*_within(quote.text or ""), *_after(after), *_before(before)):
            found.setdefault(folded(name), name)
    known = {take_apart(name) for name in (event.name, *event.names.values())}
    said = {(name.script, name.units, name.acronym) for name in known}
    parts = ((name, take_apart(name)) for key, name in found.items() if key)
    return tuple(n for n, p in parts if (p.script, p.units, p.acronym) not in said)


def _within(text: str) -> list[str]:
    """Names in a quote that holds two: «NAME (NAME)», "NAME, now renamed NAME"."""
    found = []
    if inside := _BRACKETS.search(text):
        found += _names(_without_cue(inside[1])) + _last_name(text[: inside.start()])
    for cue in _cues():
        at = fold_word(text).find(f" {cue} ")
        if at > 0 and len(cue) > 3:
            found += _last_name(text[:at]) + _names(text[at + len(cue) + 2 :].lstrip())
    return found


def _after(text: str) -> list[str]:
    """Names that follow a name."""
    if inside := _BRACKETS.match(text):
        return _names(_without_cue(inside[1]))
    rest = text.lstrip(f"{_QUOTES} ,،(—–")
    cue = _cue_at_start(rest)
    return _names(rest[cue:].lstrip(" :—–")) if cue else []


def _before(text: str) -> list[str]:
    """Names that a name follows: «NAME (officially», "NAME, better known as the"."""
    if apposed := _APPOSED.search(text):
        return _names(apposed[1])
    if opened := _OPEN.search(text):
        cue = fold_word(opened[1]).strip()
        return _last_name(text[: opened.start()]) if not cue or cue in _cues() else []
    bare = text.rstrip(f"{_QUOTES} (—–:")
    bare = bare.removesuffix(" the")
    length = _cue_at_end(bare)
    return _last_name(bare[:-length].rstrip(f"{_QUOTES} ,،.;\n")) if length else []


def _names(text: str) -> list[str]:
    """The name that a text begins with, if it is one."""
    text = text.removeprefix("the ")
    if quoted := _QUOTED.match(text):
        found = quoted[1]
    elif words.script(fold_word(text[:40])) == "ar":
        found = _CLAUSE.split(text, maxsplit=1)[0]
    elif capitals := _CAPITALS.match(text):
        found = _CLAUSE.split(text, maxsplit=1)[0] if _lower_case(text) else capitals[0]
    else:
        return []
    return [found.strip(f"{_QUOTES} .")] if _is_name(found) else []


def _lower_case(text: str) -> bool:
    """Whether names go on in small letters, as Russian ones do."""
    return words.script(fold_word(text[:40])) == "ru"


def _last_name(text: str) -> list[str]:
    """The name that a text ends with: from its last head noun's capital, or from the head."""
    text = text.rstrip(f"{_QUOTES} ")
    if words.script(fold_word(text[-40:])) == "ar":
        starts = [m.start() for m in _WORDS.finditer(text) if _is_head(m[0])]
        found = text[starts[-1] :] if starts else ""
    else:
        clause = re.split(r"[,.;:()\n] ?", text)[-1]
        found = _title(clause)
    found = found.strip(f"{_QUOTES} ").removeprefix("The ")
    return [found] if _is_name(found) and take_apart(found).heads else []


def _title(clause: str) -> str:
    """The title that a clause ends with: from the last capital before its last head noun."""
    tokens = list(_WORDS.finditer(clause))
    heads = [i for i, m in enumerate(tokens) if _is_head(m[0].strip(_QUOTES))]
    if not heads:
        return ""
    words_ = [m[0].lstrip(_QUOTES) for m in tokens[: heads[-1] + 1]]
    capitals = [i for i, word in enumerate(words_) if word[:1].isupper()]
    if not capitals:
        return ""
    first = capitals[-1]
    while first - 1 in capitals and not _lower_case(clause):  # a Russian title has one capital
        first -= 1
    return clause[tokens[first].start() :]


def _is_name(text: str) -> bool:
    """Whether a text may be the name of an event: an acronym, or words of which not all are
    places; no dates and no sentence."""
    if not 1 <= len(text.split()) <= _MOST_WORDS or re.search(r"\d{1,2}[ .]\S*\d|%", text):
        return False
    if any("MONTH" in _readings(word) for word in fold_word(text).split()):
        return False
    name = take_apart(text)
    if name.heads and name.units:
        return True
    return name.acronym is not None or (
        name.script == "en" and name.coined and text[:1].isupper() and " " in text.strip()
    )


def _readings(word: str) -> Mapping[str, int | str]:
    return load(words.script(word)).entries.get(word, {})


def _is_head(word: str) -> bool:
    return words.unit(fold_word(word)).kind == "head"


def _without_cue(text: str) -> str:
    return text[_cue_at_start(text) :].lstrip(" :—–-")


def _cue_at_start(text: str) -> int:
    """The length of the cue that a text begins with; 0 without."""
    low = fold_word(text[:60])
    return max((len(c) for c in _cues() if low.startswith(c) and _ends(low, len(c))), default=0)


def _cue_at_end(text: str) -> int:
    low = fold_word(text[-60:])
    fits = (c for c in _cues() if low.endswith(c) and not low[-len(c) - 1 : -len(c)].isalnum())
    return max(map(len, fits), default=0)


def _ends(text: str, at: int) -> bool:
    return not text[at : at + 1].isalnum() or text[at - 1] == "ب"


@cache
def _cues() -> frozenset[str]:
    return frozenset(cue.replace("_", " ") for cue in words.alias_cues())
