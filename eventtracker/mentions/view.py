"""A scan as the finders of names read it: one bit field a token, capitals, quotes.

The bits say what a token may be; they are worked out once per letter of a lexicon.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from eventtracker.languages import Lexicon
from eventtracker.mentions.entry import Entry
from eventtracker.places import PlaceMention
from eventtracker.scan import Scan

# What a token may be. STOP ends a name, LINK may stand inside one.
HEAD: Final = 1 << 0
HEADS: Final = 1 << 1
ADJ: Final = 1 << 2
ORDINAL: Final = 1 << 3
YEAR: Final = 1 << 4
NUMBER: Final = 1 << 5
LINK: Final = 1 << 6
QUOTE: Final = 1 << 7
STOP: Final = 1 << 8
BREAK: Final = 1 << 9
AND: Final = 1 << 10
COMMA: Final = 1 << 11
DASH: Final = 1 << 12
PLAIN: Final = 1 << 13
REL: Final = 1 << 14
EDITION: Final = 1 << 15
MEMBER: Final = 1 << 16
BODY: Final = 1 << 17
ANYEVENT: Final = 1 << 18
PRESS: Final = 1 << 19
CUE: Final = 1 << 20
THE: Final = 1 << 21
VAGUE: Final = 1 << 22
COUNTED: Final = 1 << 23
TIMES: Final = 1 << 24
ORDSUF: Final = 1 << 25
APOS: Final = 1 << 26
THEME: Final = 1 << 27
COPULA: Final = 1 << 28
SETTING: Final = 1 << 29

_BITS: Final[dict[str, int]] = {
    "HEAD": HEAD,
    "HEADS": HEADS,
    "ADJ": ADJ,
    "ORD": ORDINAL,
    "YEAR": YEAR,
    "NUM": NUMBER,
    "CARD": NUMBER,
    "OF": LINK,
    "LINK": LINK,
    "QUOTE": QUOTE,
    "AND": AND | LINK,
    "COMMA": COMMA,
    "DASH": DASH,
    "REL": REL | STOP,
    "EDITION": EDITION,
    "MEMBER": MEMBER,
    "BODY": BODY,
    "ANYEVENT": ANYEVENT,
    "PRESS": PRESS | STOP,
    "THE": THE,
    "VAGUE": VAGUE | ADJ,
    "COUNTED": COUNTED,
    "TIMES": TIMES,
    "ORDSUF": ORDSUF,
    "APOS": APOS,
    "THEME": THEME,
    "COPULA": COPULA,
    "SIDELINE": SETTING,
    "PROGRAMME": SETTING,
    "FIGURE": PLAIN,
}
_NOUNS: Final = (
    "PLACE_NOUN STATE_NOUN CAPITAL VENUE SITE BODY R_TEAM R_PARTY R_PEOPLE R_STAND R_BOOTH "
    "R_BILATERAL R_MEMBER HONORIFIC REGION OPUS NO_GATHERING TERM"
).split()
for _t in _NOUNS:  # nouns of other finders are plain words of a name
    _BITS[_t] = _BITS.get(_t, 0) | PLAIN
_BREAKS: Final = tuple("NL PARA DOT STOP SEMI COLON LP RP BULLET SLASH".split())
_STOPS: Final = (
    "IN ON AT FROM TO BY BETWEEN AFTER BEFORE OR FUNCTION MONTH HMONTH WEEKDAY DEIXIS AGO "
    "PART ISO DMY DM CLOCK LASTING INDEFINITE"
).split()
CUES: Final = (
    "HAPPEN OPEN RUN CLOSE HOSTS JOIN SAY FOUND DEADLINE POSTPONED CANCELLED MOVED TENTATIVE "
    "ORIGINAL SIDELINE THEME ORGANIZER RELATED TAGS ONLINE HYBRID OTHERWISE PRESS"
).split()
for _t in _BREAKS:
    _BITS[_t] = _BITS.get(_t, 0) | BREAK | STOP
for _t in _STOPS:
    _BITS[_t] = _BITS.get(_t, 0) | STOP
for _t in CUES:
    _BITS[_t] = _BITS.get(_t, 0) | CUE


class _Flags(dict[str, int]):
    """Letter → bits; a new letter is worked out from the types it stands for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, letter: str) -> int:
        types = self.lexicon.types_of(letter)
        bits = 0
        for t in types:
            bits |= _BITS.get(t, 0)
        self[letter] = bits if types - {"PHRASE"} else PLAIN  # may begin a phrase: says nothing
        return self[letter]


_EDGE: Final = [BREAK | STOP] * 64
"""What stands before and after a text: more breaks than any finder looks beyond an end."""

_KNOWN: Final[dict[int, _Flags]] = {}


def _flags(lexicon: Lexicon) -> _Flags:
    known = _KNOWN.get(id(lexicon))
    if known is None or known.lexicon is not lexicon:
        known = _KNOWN[id(lexicon)] = _Flags(lexicon)
    return known


@dataclass(eq=False)
class View:
    """A scan with `bits`, one bit field a token, and what the script tells of it. `dates` are
    the tokens [first, last) of dates: no name reaches into one; `sites` the places by their
    first token. `bits` run on behind the text, and so before it (from -1 down), as breaks."""

    scan: Scan
    dates: Iterable[tuple[int, int]] = ()
    sites: Mapping[int, PlaceMention] = field(default_factory=dict)
    bits: list[int] = field(init=False)
    breaks: list[int] = field(init=False)
    """The tokens that part clauses."""
    quotes: dict[int, int] = field(init=False)
    """Opening quote → its closing one, within a line; both ways."""
    shouts: list[tuple[int, int]] = field(init=False)
    """The lines, as tokens [first, last), that are all in capitals."""
    headlines: list[tuple[int, int]] = field(init=False)
    """The lines in title case, as tokens [first, last)."""
    site_at: dict[int, PlaceMention] = field(init=False)
    """The place that each token of a place's name belongs to."""
    firsts: list[int] = field(init=False)
    """The first token of every sentence, in order."""
    entries: Sequence[Entry] = ()
    """What the form of the text tells: its cards, lists, programmes."""

    def __post_init__(self) -> None:
        self._text, self._starts = self.scan.text, self.scan.starts
        bits = self.bits = list(map(_flags(self.scan.lexicon).__getitem__, self.scan.letters))
        bits += _EDGE
        for k in self.where("DASH"):
            cues = (bits[k - 1] | bits[k + 1]) & CUE
            if cues and k + 1 < len(self) and self.glued(k) and self.glued(k - 1):
                bits[k - 1] &= ~CUE  # "start-up" starts nothing
                bits[k + 1] &= ~CUE
        for first, last in self.dates:
            for k in range(first, last):
                bits[k] = (bits[k] | STOP) & ~(HEAD | HEADS | CUE)
        self.breaks = self.where(*_BREAKS)
        self.quotes = _pair(self)
        self.shouts = _shouts(self.scan)
        self.headlines = [] if self.scan.pack.script != "Latn" else _headlines(self.scan)
        self.site_at = {k: p for p in self.sites.values() for k in range(p.first, p.last)}
        quoted = {k for a, b in self.quotes.items() if a < b < a + 16 for k in range(a + 1, b + 1)}
        self.firsts = [s for s in self.scan.sentences if s not in quoted]

    def __len__(self) -> int:
        return len(self.scan)

    def at(self, i: int) -> int:
        """The bits of a token; a break outside the text."""
        return self.bits[i]

    def where(self, *types: str) -> list[int]:
        """The tokens that may be read as any of the types, in order."""
        return self.scan.among(types)

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter of a script that has them."""
        return i < len(self._starts) and self._text[self._starts[i]].isupper()

    def latin(self, i: int) -> bool:
        """Whether a token is in Latin letters (told from the text's own script)."""
        return i < len(self.scan.tokens) and "a" <= self.scan.tokens[i][0] <= "z"

    def shout(self, i: int) -> bool:
        """Whether a token is an acronym: capitals only, at least two."""
        word = self.scan.raw(i)
        return len(word) > 1 and word.isupper()

    def shout_or_letter(self, i: int) -> bool:
        """Whether a token is all in capitals, perhaps a single letter."""
        return self.scan.raw(i).isupper() and self.scan.raw(i).isalpha()

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence token i stands in; a quoted title with a full
        stop in it doesn't end one."""
        firsts = self.firsts
        k = bisect_right(firsts, i)
        return firsts[k - 1], firsts[k] if 0 < k < len(firsts) else len(self.scan.tokens)

    def shouted(self, i: int) -> bool:
        """Whether a token stands in a line all in capitals, where they tell nothing."""
        return bool(self.shouts) and any(a <= i < b for a, b in self.shouts)

    def titled(self, i: int) -> bool:
        """Whether a token stands in a headline in title case, where capitals tell little."""
        return any(a <= i < b for a, b in self.headlines)

    def wordy(self, i: int) -> bool:
        """Whether a token is a word or a phrase of words."""
        if not 0 <= i < len(self.scan.tokens):
            return False
        word = self.scan.tokens[i].rstrip()
        return word.isalpha() or word.replace(" ", "").isalpha()

    def glued(self, i: int) -> bool:
        """Whether no space parts a token from the next."""
        return i >= 0 and self.scan.tokens[i][-1] not in " \n"


def within(tokens: list[int], a: int, b: int) -> list[int]:
    """Those of some tokens, given in order, that stand in [a, b)."""
    return tokens[bisect_left(tokens, a) : bisect_left(tokens, b)] if tokens else tokens


def _shouts(scan: Scan) -> list[tuple[int, int]]:
    out, at = [], 0
    for line in scan.text.splitlines(keepends=True):
        if line.isupper() and line.count(" ") > 1 and _cased(line):
            first = scan.token_at(at)
            out.append((first, scan.token_at(at + len(line) - 1) + 1))
        at += len(line)
    return out


def _cased(line: str) -> bool:
    """Whether most letters of a line in capitals have a case at all."""
    return 2 * sum(map(str.isupper, line)) > sum(map(str.isalpha, line))


def _headlines(scan: Scan) -> list[tuple[int, int]]:
    """The lines in which all words of some length have a capital, verbs too."""
    out, at = [], 0
    for line in scan.text.splitlines(keepends=True):
        if _SHORTEST < len(line) < _HEADLINE:
            words = [w for w in line.split() if len(w) > 4 and w[0].isalpha()]
            if len(words) > 2 and all(w[0].isupper() for w in words):
                out.append((scan.token_at(at), scan.token_at(at + len(line) - 1) + 1))
        at += len(line)
    return out


_SHORTEST, _HEADLINE = 15, 160
"""Code points of the shortest and the longest headline."""
_LONGEST_QUOTE: Final = 40


def _pair(v: View) -> dict[int, int]:
    """Pair quotes: one that opens hugs the word after it, one that closes the word before."""
    pairs: dict[int, int] = {}
    opened: int | None = None
    text, starts = v.scan.text, v.scan.starts
    for i in v.where("QUOTE"):
        mark = text[starts[i]]
        opens = mark in "«„“" or (opened is None and (v.glued(i) or not v.glued(i - 1)))
        if opened is not None and (i - opened > _LONGEST_QUOTE or _broken(v, opened, i)):
            opened = None
            opens = opens or (v.glued(i) and not v.glued(i - 1))
            if not opens:
                continue
        if opens and (opened is None or mark in "«„“"):
            opened = i if opened is None or mark != "“" else opened
        elif opened is not None:
            pairs[opened] = i
            pairs[i] = opened
            opened = None
    return pairs


def _broken(v: View, i: int, j: int) -> bool:
    return bool(within(v.where("NL", "PARA"), i, j))
