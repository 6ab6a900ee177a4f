"""What a text tells about its dates as a whole: the reference day, cues, what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eventtracker.model import Interval
from eventtracker.scan import Scan


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

    def tense(self, first: int, last: int) -> str | None:
        """ "future" or "past" by the nearest cue word of the sentence, None without one."""
        a, b = self.scan.sentence_of(first)
        best: tuple[int, str] | None = None
        pattern = self.scan.lexicon.pattern("FUTURE", "PAST")
        for m in pattern.finditer(self.scan.letters, a, b):
            i = m.start()
            away = first - i if i < first else i - last
            if best is None or away < best[0]:
                best = (away, "future" if self.scan.has(i, "FUTURE") else "past")
        return best[1] if best else None

    def near_year(self, first: int) -> int | None:
        """A year said just before, in the same sentence or the one before it."""
        if self.year_said is None or first - self.year_at > 60:
            return None
        a, _ = self.scan.sentence_of(first)
        before, _ = self.scan.sentence_of(max(0, a - 1))
        return self.year_said if self.year_at >= before else None

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
