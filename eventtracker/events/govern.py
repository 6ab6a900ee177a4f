"""The word that governs a time, and what it makes of the time."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from eventtracker.events.timing import Placed
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import (
    APOS,
    BODY,
    BREAK,
    COMMA,
    CUE,
    LINK,
    PLAIN,
    QUOTE,
    THE,
    View,
    within,
)
from eventtracker.text import fold_word

CHANGES: Final = ("POSTPONED", "CANCELLED", "MOVED")
PREDICATES: Final = {"HAPPEN", "OPEN", "RUN", "CLOSE", "HOSTS", "ORIGINAL", *CHANGES}
# Where a word may be several, the first of these decides.
_KINDS = [*CHANGES, "DEADLINE", "ORIGINAL", "CLOSE", "OPEN", "RUN", "HOSTS", "HAPPEN"]
_KINDS += ["FOUND", "SAY", "JOIN"]
_CLOSING: Final = ("LP", "RP", "THAT")
"""What ends the clause that a cue governs in."""


class Governor:
    """Reads the cue words around times; `named` are the tokens of names, `taken` also those of
    times."""

    def __init__(self, v: View, named: Collection[int], taken: Collection[int]) -> None:
        self.v, self.named, self.taken = v, named, taken
        self._kinds = {k: self._kind(k) for k in v.where(*_KINDS) if v.bits[k] & CUE}
        self._marks = v.where(*_KINDS, *_CLOSING)
        self._modifies: dict[int, str] = {}

    def _kind(self, k: int) -> str:
        readings = self.v.scan.readings(k)
        return next(kind for kind in _KINDS if kind in readings)

    def kind(self, k: int) -> str:
        """The kind of cue that a token is, "" for none."""
        return self._kinds.get(k, "")

    def kinds(self, a: int, b: int) -> list[str]:
        """The kinds of the cues among the tokens [a, b)."""
        return [kind for k in within(self._marks, a, b) if (kind := self.kind(k))]

    def of(self, p: Placed, a: int, b: int) -> tuple[int | None, str]:
        """The cue that governs a time in the sentence [a, b): the target of a move, else the
        nearest before it in its clause, else the first after it."""
        found = self._move(p, a) or self._before(p, a) or self._after(p, b) or (None, "")
        return self._subject(found, p, a)

    def _subject(self, found: tuple[int | None, str], p: Placed, a: int) -> tuple[int | None, str]:
        """What opens or closes decides: "registration closes on" and "is open until" is a
        deadline, not a last day, "registration opens on" nothing of the event."""
        cue, kind = found
        if cue is not None and kind in ("CLOSE", "OPEN", "RUN"):
            until = self.until(p)
            for k in range(cue - 1, max(a, cue - 8) - 1, -1):
                named = k in self.named and not until
                if kind != "CLOSE" and (named or self.v.at(k) & COMMA):
                    break
                if self.kind(k) == "DEADLINE":
                    return k, "DEADLINE" if kind == "CLOSE" or until else "FOUND"
        return found

    def until(self, p: Placed) -> bool:
        """Whether a single day is only the last of something ("until 1 May")."""
        return p.single and self.v.scan.has(p.first - 1, "TO")

    def ends(self, p: Placed, cue: int | None) -> bool:
        """Whether registering ends at a time, and does not only stand beside an event's day."""
        if cue is None or cue >= p.first or self.kind(cue) != "DEADLINE":
            return False
        return self.until(p) or "CLOSE" in self.kinds(max(0, cue - 2), p.first)

    def _move(self, p: Placed, a: int) -> tuple[int, str] | None:
        """ "postponed … to": the time after "to" is the new one."""
        if within(self.v.where("TO"), max(a, p.first - 3), p.first):
            for k in reversed(within(self._marks, a, p.first)):
                if (kind := self.kind(k)) in ("POSTPONED", "MOVED"):
                    return k, kind
        return None

    def _before(self, p: Placed, a: int) -> tuple[int, str] | None:
        """ "was to be held" governs as "was to" does."""
        closed = False
        for k in reversed(within(self._marks, max(a, p.first - 30), p.first)):
            if self.v.scan.has(k, "RP", "LP"):
                closed = self.v.scan.has(k, "RP")
            if closed:
                continue  # what brackets say, they say for themselves
            if self.v.scan.has(k, "THAT"):
                return None
            kind = self._cue(p, k)
            if kind == "HAPPEN" and within(self.v.where("OWN_WORKS"), k, p.first):
                continue  # «تختتم القمة المنعقدة في دمشق أعمالها اليوم»
            if kind in ("HAPPEN", "OPEN") and (change := self._changed(k)):
                return change
            if kind in ("HAPPEN", "OPEN", "RUN", "HOSTS"):
                for j in range(k - 1, max(a, k - 7) - 1, -1):
                    if j in self.taken:
                        break
                    if self.kind(j) == "ORIGINAL":
                        return j, "ORIGINAL"
            if kind:
                return k, kind
        return None

    def _changed(self, k: int) -> tuple[int, str] | None:
        """The change of plans that a cue is the object of: "put off the opening"."""
        for j in (k - 1, k - 2):
            if self.v.bits[j] & (COMMA | BREAK):
                return None
            if self.kind(j) in ("POSTPONED", "MOVED"):
                return j, self.kind(j)
        return None

    def _after(self, p: Placed, b: int) -> tuple[int, str] | None:
        for k in within(self._marks, p.last, min(b, p.last + 40)):
            kind = self._cue(p, k)
            if kind == "JOIN" and self.v.scan.has(k - 1, "TO", "LINK"):
                return None  # "arrived on Friday to attend the fair"
            if kind and kind != "ORIGINAL":
                return k, kind
        return None

    def _cue(self, p: Placed, k: int) -> str:
        """The kind of a cue that may govern a time: nobody says a thing from 5 to 7 May."""
        kind = "" if k in self.taken else self.kind(k)
        return "" if kind == "SAY" and p.dated and not p.single else kind

    def stretch(self, first: int) -> bool:
        """Whether a time begins "from 7-9 May" or "from May 7-9": days that a dash joins."""
        joined = any(self.v.scan.has(k, "DASH") for k in range(first + 2, first + 4))
        new = any(self.v.scan.has(k, "TO") for k in range(first - 3, first))
        return self.v.scan.has(first, "FROM") and joined and not new

    def role(self, p: Placed, kind: str) -> str:
        """What the time is to the event: its days, only the first, only the last, the old ones."""
        has, before = self.v.scan.has, p.first - 1
        if kind == "DEADLINE":
            return "deadline"
        if kind == "ORIGINAL" or has(before, "NOT") or has(before - 1, "NOT"):
            return "original"
        if kind in ("POSTPONED", "MOVED") and (has(before, "FROM") or self.stretch(p.first)):
            return "original"  # "moved from 7 May to", "from 7-9 May to"
        if not p.single or (kind in CHANGES and has(before, "TO")):
            return "when"
        if kind == "CLOSE" and (has(p.first, "FROM") or has(before, "FROM")):
            return "open"  # «أسدل الستار على المهرجان الذي انتظم انطلاقا من 12 ماي»
        if kind == "CLOSE" or (has(before, "TO") and not has(before, "ON")):
            return "close"
        if kind == "OPEN" or has(p.first, "FROM") or has(before, "FROM"):
            return "open"
        return "when"

    def modifies(self, n: Name) -> str:
        """As what a mention stands that is not said to take place itself: "eve" of what prepares
        it, "organizer", "body", "setting" of another event, "of" or "genitive" of another noun,
        "in" it, "purpose" of who comes to join it; "" for none."""
        how = self._modifies.get(n.first)
        if how is None:
            how = self._modifies[n.first] = self._modified(n)
        return how

    def _modified(self, n: Name) -> str:
        has, bits = self.v.scan.has, self.v.bits
        k = n.first - 1
        while bits[k] & (THE | QUOTE):
            k -= 1
        if has(k, "EVE"):
            return "eve"
        if self.kind(k) == "JOIN" and has(k - 1, "TO", "LINK"):
            return "purpose"  # "arrived to attend the fair"
        if has(k, "ORGANIZER"):
            return "organizer"
        if self._body(k):
            return "body"
        if self._sets(k, n.last):
            return "setting"
        if bits[k] & LINK or has(k, "BY"):
            return "of"
        if bits[k] & PLAIN and self._genitive(n):
            return "genitive"
        return "in" if has(k, "IN", "AT", "ON") else ""

    def frame(self, n: Name) -> str:
        """Whether it is the opening or the closing of a mention that something is said of: "the
        opening of the fair is set for", «закрытие фестиваля намечено на»."""
        k = n.first - 1
        while self.v.bits[k] & (LINK | THE):
            k -= 1
        noun = k < n.first - 1 or self._genitive(n)
        return self.kind(k) if noun and self.kind(k) in ("OPEN", "CLOSE") else ""

    def eve(self, n: Name) -> bool:
        """Whether a mention is what something else prepares ("ahead of the summit")."""
        return self.v.scan.has(n.first - 1 - bool(self.v.bits[n.first - 1] & THE), "EVE")

    def precedes(self, p: Placed, n: Name) -> bool:
        """Whether a time is only when something happened "before the summit"."""
        k = n.first - 1
        while self.v.bits[k] & (THE | QUOTE) or self.v.scan.has(k, "A"):
            k -= 1
        return p.last <= k and self.v.scan.has(k, "PRIOR")

    def _sets(self, k: int, last: int) -> bool:
        """Whether a mention whose phrase follows token k and ends before `last` is the setting of
        another event ("on the sidelines of the forum", "the forum's programme")."""
        programme = self.v.where("PROGRAMME")
        return (
            self.v.scan.has(k, "SIDELINE")
            or bool(within(programme, k - 1, k + 1))
            or bool(self.v.bits[last] & APOS and within(programme, last + 1, last + 3))
        )

    def _body(self, k: int) -> bool:
        """Whether a body is what a phrase before a mention is about («заседание оргкомитета по
        подготовке выставки», "the board of the fair")."""
        near = range(k, k - 3, -1)
        clear = next((j for j in near if self.v.at(j) & (COMMA | CUE | BREAK)), k - 3)
        return any(self.v.at(j) & BODY for j in near if j > clear) and not self.v.at(k) & BODY

    def _genitive(self, n: Name) -> bool:
        """Whether a bare noun stands in another case than the first («церемония фестиваля»)."""
        if n.head is None or n.first < n.head or not self.v.scan.pack.naming.get("genitive"):
            return False
        lemma = self.v.scan.value(n.head, "LEMMA")
        return isinstance(lemma, str) and fold_word(lemma) != self.v.scan.word(n.head)

    def absorbs(self, p: Placed, k: int, cost: float) -> bool:
        """Whether a token is another happening (a press conference, an election) that stands
        nearer to a time."""
        has = self.v.scan.has
        if k in self.taken or not (has(k, "PRESS") or has(k, "OTHERWISE")):
            return False
        gap = p.first - k - 1 if k < p.first else (k - p.last) * 1.3 + 1
        return gap < cost and gap < 8
