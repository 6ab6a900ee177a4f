"""The stems by which words of names are compared: worked out once a word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from eventtracker.languages import Pack

_LIMIT: Final = 100_000


class Stem(NamedTuple):
    """A word of a token; `plain` where it tells something without a capital (a single letter or
    "g20" doesn't), `common` where any event may have it ("international")."""

    text: str
    plain: bool
    common: bool


class Stems(dict[str, tuple[Stem, ...]]):
    """Token → the stems of its words; none of a number or a mark."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        naming = pack.naming
        self._length, self._cut = (int(n) for n in naming.get("stem", ("99", "0")))
        self._common = naming.get("common", ())
        self._clitics = _clitics(pack.article)

    def __missing__(self, token: str) -> tuple[Stem, ...]:
        if len(self) > _LIMIT:
            self.clear()
        words = token.split()
        lettered = "".join(words).isalpha()
        coded = len(words) == 1 and words[0][0].isalpha() and words[0].isalnum()
        found = tuple(self._stem(w, lettered) for w in words) if lettered or coded else ()
        self[token] = found
        return found

    def _stem(self, word: str, lettered: bool) -> Stem:
        latin = "a" <= word[0] <= "z"
        if self._clitics:
            word = self._clitics.sub("", word)
        text = word if latin else word[: max(4, min(self._length, len(word) - self._cut))]
        return Stem(text, lettered and len(word) > 1, word.startswith(self._common))


@lru_cache(maxsize=64)
def stems_of(pack: Pack) -> Stems:
    """The stems of a language, shared by all its texts."""
    return Stems(pack)


def _clitics(article: str) -> re.Pattern[str] | None:
    """What may stand before a word with the article in it: «وال», «بال», «لل» …"""
    if not article:
        return None
    swallowed = article[-1] * 2
    return re.compile(f"^\\w?{article}(?=..)|^{swallowed}(?=..)|^{swallowed[0]}(?=....)")
