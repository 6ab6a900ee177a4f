"""How far a name reaches where capitals tell it (English): modifiers before the head, "of", "on"
and "for" after it, a title in quotes, brackets, a year."""

from __future__ import annotations

from typing import Final

from eventtracker.mentions import editions
from eventtracker.mentions.phrase import (
    MOST,
    Phrase,
    opens_quote,
    sentence_start,
    take_brackets,
    take_title,
    take_year,
)
from eventtracker.mentions.view import (
    ADJ,
    AND,
    APOS,
    BODY,
    BREAK,
    COMMA,
    CUE,
    DASH,
    HEAD,
    HEADS,
    LINK,
    MEMBER,
    NUMBER,
    ORDINAL,
    ORDSUF,
    PLAIN,
    QUOTE,
    REL,
    STOP,
    THE,
    THEME,
    YEAR,
    View,
)

_SAID: Final = ("HAPPEN", "OPEN", "HOSTS", "JOIN", "CLOSE", "SAY", "POSTPONED", "CANCELLED")
"""What the verbs of headlines say."""


class _Left:
    """The walk from a head noun to the left. `links` and `plain` wait for a word that accepts
    them: "of" between capitals, plain words right before the head ("film festival")."""

    def __init__(self, v: View, p: Phrase, floor: int) -> None:
        self.v, self.p, self.floor = v, p, floor
        self.links: list[int] = []
        self.plain: list[int] = []
        self.capital = False

    def walk(self) -> None:
        i = self.p.head - 1
        while i >= self.floor and self.p.head - i <= MOST:
            step = self._step(i)
            if step is None:
                break
            i = step - 1
        self._unlist()
        self._disown()
        if self.p.edition_span:
            while len(self.p.left) > 1 and self._dull(self.p.left[0]):
                del self.p.left[0]  # "the eighth annual Harbour Festival"
            if len(self.p.left) > 2 and self.v.scan.has(self.p.left[0], "YEARLY"):
                del self.p.left[0]  # "the 8th Annual Harbour Film Festival"
        members = (
            self.p.left
            and self.plain
            and self.v.at(self.p.left[0]) & MEMBER  # "senior officials' talks"
            and not self.v.scan.has(self.plain[-1] - 1, "TO")
        )
        if self.plain and (members or not (self.p.left or self.p.edition_span)):
            self.p.left[:0] = self.plain[-1:]
            self.p.first = self.p.left[0]

    def _unlist(self) -> None:
        """A comma belongs to a name only after "the" ("the Water, Soil, and Climate Fair"); else
        what stands before it is another thing."""
        v, p = self.v, self.p
        commas = [k for k in p.left if v.at(k) & COMMA]
        if not commas or v.at(p.first - 1) & THE or p.edition_span:
            return
        while (p.left and p.left[0] <= commas[-1]) or (p.left and v.at(p.left[0]) & AND):
            p.left.pop(0)
        p.first = p.left[0] if p.left else p.head

    def _dull(self, i: int) -> bool:
        return bool(self.v.at(i) & ADJ) and not self.v.capital(i)

    def _disown(self) -> None:
        """A body "of" the event is no part of its name ("the Organizing Committee of the Fair")."""
        v, p = self.v, self.p
        for n, k in enumerate(p.left):
            if v.at(k) & BODY and n + 2 < len(p.left) and v.scan.has(p.left[n + 1], "OF"):
                p.left = p.left[n + 2 :]
                p.first = p.left[0]
                return

    def _step(self, i: int) -> int | None:
        """Take token i, perhaps with some before it: the first taken; None to stop."""
        v, p, b = self.v, self.p, self.v.bits[i]
        edition = editions.before(v, i)
        if edition and edition[0] >= self.floor and not self.links and self._numeral(i):
            p.say_edition(v, edition[0], i + 1, edition[1])
            return self._accept(edition[0], [])
        if b & YEAR and not self.links:
            p.say_year(v, i)
            return self._accept(i, [])
        if b & QUOTE and v.quotes.get(i, i) < i == p.head - 1 - len(self.plain):
            p.titles.append((v.quotes[i] + 1, i))
            return self._accept(v.quotes[i], list(range(v.quotes[i], i + 1)))
        if b & NUMBER and i > self.floor and v.glued(i - 1) and v.shout_or_letter(i - 1):
            p.proper = self.capital = True  # "G20", "COP28"
            return self._accept(i - 1, [i - 1, i])
        if self.capital and self._initial(i):
            return self._accept(i - 1, [i - 1, i])
        if self._acronym(i):
            p.titles.append((i - 1, i))
            p.proper = self.capital = True
            return self._accept(i - 2, [i - 2, i - 1, i])
        site = v.site_at.get(i)
        if site is not None and self.floor <= site.first < i and v.capital(site.first):
            p.proper = self.capital = True
            return self._accept(site.first, list(range(site.first, i + 1)))
        if b & CUE and v.titled(i) and v.scan.has(i, *_SAID):
            return None  # "City Trust Hosts Annual Dinner"
        capital = v.capital(i) or v.scan.raw(i) != v.scan.raw(i).lower()  # "openMaple"
        if capital and may_name(v, i) and not (p.left and v.scan.has(i - 1, "TO")):
            p.proper = p.proper or not (b & ADJ and sentence_start(v, i))
            self.capital = True
            return self._accept(i, [i])
        if b & APOS and v.at(i - 1) & MEMBER and not v.glued(i):
            self.capital = v.capital(i - 1)
            return self._accept(i - 1, [i - 1, i])
        return self._lower(i, b)

    def _acronym(self, i: int) -> bool:
        """Whether an acronym in brackets ends here: "the Asian Cooperation (ACD) Summit"."""
        v = self.v
        brackets = v.scan.word(i) == ")" and i - 3 >= self.floor and v.scan.word(i - 2) == "("
        told = v.shout(i - 1) or i - 1 in v.site_at  # "the Nepal-China (Tibet) Fair"
        return brackets and told and not self.links and v.capital(i - 3)

    def _initial(self, i: int) -> bool:
        """Whether the full stop of an initial stands here: "the J.P. Morgan Conference"."""
        v, letter = self.v, self.v.scan.raw(i - 1)
        stop = v.scan.has(i, "DOT", "STOP") and v.glued(i - 1) and i - 1 >= self.floor
        return stop and len(letter) == 1 and letter.isupper() and not self.links

    def _lower(self, i: int, b: int) -> int | None:
        v = self.v
        if b & (PLAIN | ADJ) and not self.links and self._hyphened(i):
            if not v.capital(i - 2) and not b & ADJ:
                return None
            self.capital = v.capital(i - 2)
            return self._accept(i - 2, [i - 2, i - 1, i])
        if b & ADJ and (not self.links or v.bits[self.links[0]] & (AND | DASH)):
            return self._accept(i, [i])
        if b & AND and self._pair(i):
            self.plain[:0] = [i - 1, i]
            return i - 1
        joins = b & (AND | DASH) or v.scan.word(i) == "&" or self._slash(i)
        if len(self.links) < 2 and (
            (joins and not self.plain) or (b & (LINK | COMMA) and self.capital)
        ):
            purpose = b & LINK and v.shout(i - 1)  # "AI for Good"
            if b & STOP and not purpose and not self._slash(i):
                return None
            self.links[:0] = [i]
            return i
        describes = b & PLAIN and len(v.scan.word(i)) > 2 and len(self.plain) < 2
        if describes and not self.capital and not self.links:
            self.plain[:0] = [i]
            return i
        return None

    def _slash(self, i: int) -> bool:
        """Whether a slash joins two capitalised words ("Telecom/ICT Forum")."""
        v = self.v
        joined = v.scan.has(i, "SLASH") and v.glued(i) and v.glued(i - 1)
        return joined and v.capital(i + 1) and v.capital(i - 1)

    def _accept(self, first: int, tokens: list[int]) -> int:
        self.p.left[:0] = [*tokens, *self.links, *self.plain]
        self.links, self.plain = [], []
        self.p.first = first
        return first

    def _numeral(self, i: int) -> bool:
        """Whether an ordinal is written as one, not a word that happens to be a numeral."""
        return not self.v.bits[i] & PLAIN or self.v.scan.raw(i).isupper()

    def _pair(self, i: int) -> bool:
        """Whether "and" joins two plain modifiers after a word that opens a name ("a global
        trade and customs conference")."""
        v = self.v
        opened = i - 2 >= self.floor and (v.at(i - 2) & ADJ or v.capital(i - 2))
        return len(self.plain) == 1 and bool(opened and v.at(i - 1) & (PLAIN | ADJ))

    def _hyphened(self, i: int) -> bool:
        """Whether a word is the second part of a hyphenated one."""
        v = self.v
        return (
            i - 2 >= self.floor and bool(v.at(i - 1) & DASH) and v.glued(i - 1) and v.glued(i - 2)
        )


def may_name(v: View, i: int) -> bool:
    """Whether a capitalised token may be part of a name (a month or "On" may not)."""
    if v.bits[i] & (STOP | THE | REL | NUMBER) or v.scan.has(i, "SAY", "JOIN"):
        return False
    return v.scan.word(i).replace(" ", "").isalnum()


def left(v: View, p: Phrase, floor: int) -> None:
    _Left(v, p, floor).walk()


def right(v: View, p: Phrase) -> None:
    """A title, an acronym in brackets, a year, a complement with "of", "on", "for"."""
    i = take_year(v, p, take_title(v, p, p.last))
    i = _capitals(v, p, i)
    if i < len(v) and (v.at(i) & LINK or v.scan.has(i, "ON")) and not v.at(i) & AND:
        _complement(v, p, i)
    if v.at(p.last) & THEME:
        take_title(v, p, p.last)
    take_brackets(v, p)


def _capitals(v: View, p: Phrase, i: int) -> int:
    """Capitalised words right after the head: of one name with a capitalised head ("Drone Show
    Korea"), a name of its own beside a plain one ("the air show Aero India")."""
    j = i
    headline = v.titled(p.head)
    while (
        j < len(v)
        and j - i < 4
        and not (headline and _predicate(v, j))
        and (
            (v.capital(j) and may_name(v, j) and v.wordy(j) and not v.at(j) & BODY)
            or _joins_heads(v, j)
            or (j > i and v.at(j) & NUMBER and v.glued(j - 1))  # "COP30"
        )
    ):
        j += 1
    if j == i or (j - i == 1 and v.at(i) & CUE):
        return i
    if not v.capital(p.head):
        if all(k in v.site_at for k in range(i, j)):
            return i  # "to showcase Korea"
        p.titles.append((i, j))
        p.apposed = True
    elif v.at(j - 1) & (HEAD | HEADS) and not v.at(i) & AND and v.scan.word(i) != "&":
        return i
    p.right += range(i, j)
    p.last, p.proper = j, True
    return take_year(v, p, j)


def _predicate(v: View, j: int) -> bool:
    """Whether a word after the event noun of a headline in title case begins what is said of the
    event ("Careers Expo Draws 860 Firms"): all but a place, an acronym, another event noun."""
    if j in v.site_at or v.shout(j) or v.at(j) & (HEAD | HEADS | NUMBER | AND):
        return False
    return v.wordy(j) and not v.scan.has(j, "SEASON", "CAPITAL")


def _joins_heads(v: View, j: int) -> bool:
    """Whether "and" joins two capitalised heads of one name ("Conference & Expo")."""
    joins = bool(v.at(j) & AND) or v.scan.word(j) == "&"
    pair = v.at(j - 1) & HEAD and v.at(j + 1) & HEAD
    return bool(joins and pair) and v.capital(j - 1) and v.capital(j + 1)


def _complement(v: View, p: Phrase, i: int) -> None:
    """Tokens from a preposition to the end of its noun phrase: capitals, adjectives, up to
    three plain words in a row, none right after a capital."""
    taken = [i]
    plain = 0
    j = i + 1
    while j < len(v) and j - i < MOST + 4:
        b, word = v.bits[j], v.scan.word(j)
        capital = v.wordy(j) and v.capital(j)
        if opens_quote(v, j):
            p.titles.append((j + 1, v.quotes[j]))
            taken += range(j, v.quotes[j] + 1)
            j = v.quotes[j]
        elif v.scan.has(j, "ON") and v.at(j - 1) & HEAD and v.capital(j - 1):
            taken.append(j)  # "for the International Conference on Water"
        elif b & (BREAK | CUE | STOP) or (b & (HEAD | HEADS) and not capital):
            break
        elif b & NUMBER and v.at(j + 1) & ORDSUF:
            break  # "the ceremony of the 7th Games": those are a name of their own
        elif b & APOS and v.at(j - 1) & MEMBER and v.capital(j + 1):
            taken.append(j)  # "of the Permanent Representatives' Committee"
        elif b & PLAIN and plain == 3 and v.at(j + 1) & MEMBER:
            taken.append(j)  # "of the OIC foreign ministers"
        elif capital or b & (ADJ | MEMBER):
            taken.append(j)
            p.proper = p.proper or (capital and not b & ADJ)
            plain = 3 if capital or (b & MEMBER and p.proper) else 0
        elif b & (LINK | THE | AND | DASH) or (b & COMMA and plain != 1 and _listed(v, j)):
            taken.append(j)
            plain = 0
        elif b & PLAIN and plain < 3 and v.wordy(j):
            taken.append(j)
            plain += 1
        elif b & (NUMBER | ORDINAL) or word == "+":
            taken.append(j)
        else:
            break
        j += 1
    _append(v, p, taken)


def _append(v: View, p: Phrase, taken: list[int]) -> None:
    """Lengthen a phrase by tokens, but those at their end that only join."""
    while taken and v.bits[taken[-1]] & (LINK | THE | COMMA | DASH | AND | STOP):
        taken.pop()
    if len(taken) > 1:
        p.right += taken
        p.last = taken[-1] + 1


def _listed(v: View, comma: int) -> bool:
    """Whether a comma parts items of a list that "and" closes, all of them capitalised."""
    return v.capital(min(comma + 1, len(v) - 1)) and any(
        v.at(k) & AND for k in range(comma + 1, comma + 6)
    )
