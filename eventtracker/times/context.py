"""What a text tells about its dates as a whole: the reference day, cues, what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.scan import Scan

_REACH: Final = 40
_PLANNED: Final = 6
_TOLD: Final = 12
_VERB: Final = 5
"""Letters that a verb with an ending has at least."""
_SENTENCE: Final = 400
_DAYS_ON_END: Final = 14
_NEAR: Final = 300
_WEEK: Final = timedelta(7)
_END: Final = "<STOP|NL|PARA|DOT>(?<!<ABBR><DOT>)"
_ASIDE_OPENS: Final = "(?:<LP>|<COMMA|DASH><IN|OF|ON|BY|AND>?<WHICH>)<^STOP|NL|PARA|RP|COMMA>*$"
_CLAUSE_OPENS: Final = "<COMMA><^STOP|NL|PARA|RP|COMMA>*$"
_ASIDE_CLOSES: Final = "<COMMA|RP|DASH>"
_CUE_AHEAD: Final = "<^STOP|NL|PARA|DOT|FUTURE|PAST>*(<FUTURE|PAST>)"
_PRESENT: Final = "<PRESENT><^STOP|NL|PARA|DOT>*$"
_CUE_BEHIND: Final = "(<FUTURE|PAST>)(?:<^STOP|NL|PARA|DOT|FUTURE|PAST>|(?<=<ABBR>)<DOT>)*$"


@dataclass
class Context:
    """Grows as a text is read: `anchor` is the last full day, `month` the last month (its first
    day), `days` the last days on end, `year_said` the last year said."""

    scan: Scan
    ref: date | None
    order: str
    anchor: date | None = None
    anchor_at: int = -1
    month: date | None = None
    month_at: int = -1
    days: Interval | None = None
    days_at: int = -1
    year_said: int | None = None
    year_at: int = -1
    year_bare: bool = False
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
            if self._told(first, last):
                return "past"
            present = grammar(_PRESENT).search(letters, max(0, first - _REACH), first)
            return "future" if present else None
        nearer = before <= after + 1
        if behind is not None and ahead is not None and not nearer:
            nearer = self.scan.has(last + after, "SAY") or self._parted(first - before, first, last)
        at = first - before if nearer else last + after
        return "future" if self.scan.has(at, "FUTURE") else "past"

    def _told(self, first: int, last: int) -> bool:
        """Whether a verb near a time tells of the past by its ending ("detained")."""
        s, endings = self.scan, self.scan.pack.syntax.get("past", ())
        if not endings:
            return False
        around = (*range(first - 1, first - _TOLD, -1), *range(last, last + _TOLD))
        sides = (around[: _TOLD - 1], around[_TOLD - 1 :])
        for side in sides:
            for i in side:
                if s.has(i, "STOP", "NL", "PARA", "DOT") or not 0 <= i < len(s):
                    break
                word = s.word(i)
                verb = len(word) >= _VERB and word.endswith(endings) and s.raw(i)[:1].islower()
                if verb and not s.has(i - 1, "PRESENT"):
                    return True
        return False

    def _parted(self, cue: int, first: int, last: int) -> bool:
        """Whether a new clause begins right after a time whose own clause has a cue before it:
        "opened on Sunday and will run"."""
        clear = not any(self.scan.has(k, "AND", "COMMA") for k in range(cue, first))
        return clear and self.scan.has(last, "AND", "COMMA")

    def near_year(self, first: int) -> int | None:
        """The year of the last date of the same sentence, where one was said."""
        if self.year_said is None or not self.together(self.year_at, first):
            return None
        aside = self._aside(self.year_at, first)
        leaves = aside and (self.year_bare or self.tense(first, first + 1) == "future")
        return None if leaves else self.year_said

    def _aside(self, at: int, first: int) -> bool:
        """Whether what is said at a token is told in brackets or in a relative clause that is
        over by token `first`: ", which met in Riyadh in 2024, opens on 5 April"."""
        letters, grammar = self.scan.letters, self.scan.lexicon.grammar
        from_ = max(0, at - _REACH)
        opens = grammar(_ASIDE_OPENS).search(letters, from_, at) is not None
        if not opens and self.year_bare and grammar(_CLAUSE_OPENS).search(letters, from_, at):
            opens = self.tense(first, first + 1) != "past"
        if not opens:
            return False
        return grammar(_ASIDE_CLOSES).search(letters, at, first) is not None

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
            self.year_bare = interval.grain == "year"
        if interval.grain == "day":
            self.anchor, self.anchor_at = interval.last, first
            if interval.last and 0 < (interval.last - interval.first).days < _DAYS_ON_END:
                self.days, self.days_at = interval, first
        elif interval.grain == "month":
            self.month, self.month_at = interval.first, first

    def day_of_days(self, weekday: int, at: int, tense: str | None) -> date | None:
        """The day of the last said days on end that a bare weekday means ("21-24 April … on
        Wednesday"): what is to come of days to come, or of those that a programme lists."""
        days = self.days
        if days is None or days.first is None or days.last is None or at - self.days_at > _NEAR:
            return None
        if self.anchor is None or not days.first <= self.anchor <= days.last:
            return None  # another day was said since
        day = days.first + timedelta((weekday - days.first.isoweekday()) % 7)
        if day > days.last or self.ref is None:
            return None
        if days.last < self.ref - _WEEK:
            return day if tense != "future" else None
        listed = tense is None and (not self.report or self.scan.sentence_of(at)[0] >= at - 1)
        return day if days.first > self.ref and (tense == "future" or listed) else None

    def month_before(self, first: int) -> tuple[int, int] | None:
        """(year, month) that a day without a month lies in: of a month said shortly before, else
        of the last full day, else of the reference day."""
        near = self.month_at > self.anchor_at and first - self.month_at < _REACH
        day = (self.month if near else None) or self.anchor or self.ref
        return (day.year, day.month) if day else None


def order_of(scan: Scan) -> str:
    """The order of numeric dates that the text itself shows, else its language's."""
    for m in scan.lexicon.pattern("DMY").finditer(scan.letters):
        parts = re.split(r"[/\\-]", scan.word(m.start()))
        if len(parts) == 3 and len(parts[0]) < 3 and max(int(parts[0]), int(parts[1])) > 12:
            return "DMY" if int(parts[0]) > 12 else "MDY"
    return scan.pack.order
