"""What a text tells about its dates as a whole: the reference day, cues, what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from eventtracker.model import Interval
from eventtracker.scan import Scan

_REACH: Final = 40
_PLANNED: Final = 6
_SENTENCE: Final = 400
_END: Final = "<STOP|NL|PARA|DOT>(?<!<ABBR><DOT>)"
_CUE_AHEAD: Final = "<^STOP|NL|PARA|DOT|FUTURE|PAST>*(<FUTURE|PAST>)"
_CUE_BEHIND: Final = "(<FUTURE|PAST>)(?:<^STOP|NL|PARA|DOT|FUTURE|PAST>|(?<=<ABBR>)<DOT>)*$"


@dataclass
class Context:
    """Grows as a text is read: `anchor` is the last full day, `year_said` the last year said."""

    scan: Scan
    ref: date | None
    order: str
    anchor: date | None = None
    anchor_at: int = -1
    year_said: int | None = None
    year_at: int = -1
    hijri: bool = False
    report: bool = False

    def __post_init__(self) -> None:
        letters, lexicon = self.scan.letters, self.scan.lexicon
        hijri = lexicon.pattern("HMONTH").search(letters)
        self.report = bool(lexicon.pattern("PAST").search(letters))
        self.hijri = bool(hijri) and not lexicon.pattern("MONTH").search(letters)

    def tense(self, first: int, last: int) -> str | None:
        """ "future" or "past" by the nearest cue word of the sentence, None without one, and for
        what was once planned ("was to open on"), which may lie on either side."""
        if any(self.scan.has(i, "ORIGINAL") for i in range(first - _PLANNED, first)):
            return None
        letters, grammar = self.scan.letters, self.scan.lexicon.grammar
        ahead = grammar(_CUE_AHEAD).match(letters, last, last + _REACH)
        behind = grammar(_CUE_BEHIND).search(letters, max(0, first - _REACH), first)
        before = first - behind.start(1) if behind else 2 * _REACH
        after = ahead.start(1) - last if ahead else 2 * _REACH
        if behind is None and ahead is None:
            return None
        nearer = before <= after + 1
        if behind is not None and ahead is not None and not nearer:
            nearer = self.scan.has(last + after, "SAY") or self._parted(first - before, first, last)
        at = first - before if nearer else last + after
        return "future" if self.scan.has(at, "FUTURE") else "past"

    def _parted(self, cue: int, first: int, last: int) -> bool:
        """Whether a new clause begins right after a time whose own clause has a cue before it:
        "opened on Sunday and will run"."""
        clear = not any(self.scan.has(k, "AND", "COMMA") for k in range(cue, first))
        return clear and self.scan.has(last, "AND", "COMMA")

    def near_year(self, first: int) -> int | None:
        """The year of the last date of the same sentence, where one was said."""
        if self.year_said is None or not self.together(self.year_at, first):
            return None
        return self.year_said

    def together(self, a: int, b: int) -> bool:
        """Whether no sentence ends between two tokens, as far as sentences go."""
        return (
            b - a < _SENTENCE
            and self.scan.lexicon.grammar(_END).search(self.scan.letters, a, b) is None
        )

    def note(self, first: int, interval: Interval, year_was_said: bool) -> None:
        """Remember a resolved expression for those that follow."""
        if interval.first is None:
            return
        if year_was_said:
            self.year_said, self.year_at = interval.first.year, first
        if interval.grain == "day":
            self.anchor, self.anchor_at = interval.last, first


def order_of(scan: Scan) -> str:
    """The order of numeric dates that the text itself shows, else its language's."""
    for m in scan.lexicon.pattern("DMY").finditer(scan.letters):
        parts = re.split(r"[/-]", scan.word(m.start()))
        if len(parts) == 3 and len(parts[0]) < 3 and max(int(parts[0]), int(parts[1])) > 12:
            return "DMY" if int(parts[0]) > 12 else "MDY"
    return scan.pack.order
