"""Web addresses and organizers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from eventtracker.mentions.view import (
    AND,
    BREAK,
    COMMA,
    CUE,
    DASH,
    LINK,
    PLAIN,
    QUOTE,
    STOP,
    THE,
    View,
)
from eventtracker.model import Span

_URL: Final = re.compile(
    r"(?<![\w@./-])(?:https?://)?(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\."
    r"(?:com|org|net|info|ru|su|рф|kz|uz|kg|by|az|am|ge|ae|sa|qa|kw|om|bh|eg|ma|tn|dz|iq|ir|jo|lb|sy"
    r"|ye|ly|sd|tr|uk|de|fr|it|es|ch|at|cn|in|id|my|sg|jp|kr|us|eu|int|gov|edu|io|events|forum|expo)"
    r"(?![\w@])(?:/[^\s<>\"'»”)،]*)?",
    re.IGNORECASE,
)
_LONGEST: Final = 10
_LEADS: Final = 9
_CREDITS: Final = 4
_SHORT: Final = 5
"""Letters below which a word must begin a domain to be its name."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address: its token, its place, the URL with a scheme."""

    token: int
    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Organizer:
    """Who organises: the token of the word that says so, and the name."""

    token: int
    span: Span


_HINT: Final = re.compile(r"\.(?<=[\w-]\.)[a-zа-я]{2}")
"""A dot inside a word: the quick sign of an address. It begins with the dot, which is found at
once."""


def _left(text: str, at: int) -> int:
    """The beginning of the run of characters without a space that holds an offset."""
    return max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1


def find_urls(v: View) -> list[Address]:
    """The web addresses of a text, each with `https://` where the text has no scheme."""
    text, out, end = v.scan.layout.text, [], 0
    for hint in _HINT.finditer(text):
        start = max(end, _left(text, hint.start()))
        m = _URL.search(text, start) if hint.end() > end else None
        if m is None or not m.start() < hint.start() <= m.end():
            continue
        end = m.end()
        raw = m[0].rstrip(".,;:!?")
        url = raw if "://" in raw else f"https://{raw}"
        out.append(Address(v.scan.token_at(m.start()), Span(m.start(), m.start() + len(raw)), url))
    return out


def says_whose(v: View, a: Address) -> bool:
    """Whether the words before an address say that it is where to go for something ("register
    at", «сайт:»), not where something was read ("the daily … reports", "Source:")."""
    start, _ = v.sentence_of(a.token)
    leads = range(max(start, a.token - _LEADS), a.token)
    if any(v.scan.has(k, "SAY", "TAGS", "RELATED") for k in leads[-_CREDITS:]):
        return False
    return any(v.scan.has(k, "SITE_OF") for k in leads)


def holds(a: Address, words: Iterable[str]) -> bool:
    """Whether the domain of an address holds one of some words, or begins with a short one."""
    host = a.url.split("://")[1].split("/")[0].casefold().removeprefix("www.")
    label = host.rpartition(".")[0].replace("-", "")
    return any(
        label.startswith(w) if len(w) < _SHORT else w in label
        for w in words
        if len(w) >= 3 and w.isascii()
    )


def find_organizers(v: View) -> list[Organizer]:
    """The names after "organised by", «بتنظيم من»."""
    out = []
    for cue in v.where("ORGANIZER"):
        i = cue + 1
        while v.at(i) & (LINK | DASH) or v.scan.has(i, "FROM"):
            i += 1
        if v.scan.has(i + 1, "FROM"):  # «بتنظيم مشترك من وزارة …»
            i += 2
        last = _noun_phrase(v, i)
        words = [k for k in range(i, last) if v.wordy(k) and not v.scan.has(k, "DECSUF")]
        if any(k not in v.site_at for k in words):
            out.append(Organizer(cue, v.scan.span(i, last)))
    return out


def _noun_phrase(v: View, i: int) -> int:
    """The token after the noun phrase that begins at token i."""
    cased = "capitals" in v.scan.pack.naming
    j = i
    while j < len(v) and j - i < _LONGEST:
        b = v.bits[j]
        if b & QUOTE and j < v.quotes.get(j, j) < j + _LONGEST:
            j = v.quotes[j] + 1
            continue
        if b & (BREAK | COMMA | CUE) or (b & STOP and not b & LINK):
            break
        if (
            cased
            and b & PLAIN
            and not v.capital(j)
            and v.scan.pack.naming["right"] == ("capitals",)
        ):
            break
        j += 1
    while j > i and v.bits[j - 1] & (LINK | AND | THE):
        j -= 1
    return j
