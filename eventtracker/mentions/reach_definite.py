"""How far a name reaches where the head comes first and definiteness tells (Arabic)."""

from __future__ import annotations

from eventtracker.mentions import editions
from eventtracker.mentions.phrase import (
    MOST,
    Phrase,
    opens_quote,
    take_brackets,
    take_title,
    take_year,
)
from eventtracker.mentions.view import (
    ADJ,
    AND,
    BREAK,
    CUE,
    DASH,
    HEAD,
    LINK,
    MEMBER,
    NUMBER,
    ORDINAL,
    PLAIN,
    REL,
    STOP,
    THE,
    YEAR,
    View,
    within,
)
from eventtracker.text import fold_word


def left(v: View, p: Phrase, floor: int) -> None:
    """Nothing: the head comes first."""


class _Right:
    """The walk from a head noun. `closed` once the phrase is definite: then only what has the
    article may follow; `list` where "between" has opened a list of places."""

    def __init__(self, v: View, p: Phrase, start: int) -> None:
        self.v, self.p = v, p
        self.article = v.scan.pack.article
        self.definite = self.closed = definite(v, p.head)
        self.list = False
        self.start = start
        self.ands = [c for c, kind in v.scan.pack.clitics.items() if kind == "AND"]

    def walk(self) -> None:
        v, p = self.v, self.p
        i = self.start
        if self.definite and self._acts(i):
            return
        while i < len(v) and i - p.head <= MOST:
            step = self._step(i)
            if step is None:
                break
            i = step
        while p.right and v.bits[p.right[-1]] & (AND | DASH | LINK | STOP | THE):
            p.right.pop()
        self._take_place()
        p.last = max(p.last, p.right[-1] + 1 if p.right else 0, self._edition_end)
        sited = any(v.sites[k].kind != "adjective" for k in p.right if k in v.sites)
        numbered = p.edition is not None or any(v.at(k) & NUMBER for k in p.right)
        p.proper = p.proper or (bool(p.right) and (self.closed or numbered)) or sited
        if not p.proper and v.scan.has(p.last, "TITLED"):
            if (close := self._bracketed(p.last + 1)) is not None:
                self._take_bracketed(p.last + 1, close)  # «ورشة عمل بعنوان (…)»
            take_title(v, p, p.last)  # «مؤتمر دولي تحت عنوان „…“»
            p.apposed = bool(p.titles)
        take_year(v, p, p.last)
        take_brackets(v, p)

    def _take_place(self) -> None:
        """The place with «ب» that tells an "international" event from others: «المعرض الدولي للكتاب
        بالجزائر»."""
        v, p = self.v, self.p
        if not p.right or p.apposed or not self.closed:
            return
        i = p.right[-1] + 1
        site = v.sites.get(i) or v.sites.get(i + 1)
        if site is None or site.kind not in ("city", "country") or not site.clitic:
            return
        common = v.scan.pack.naming.get("common", ())
        wide = any(v.scan.word(k).removeprefix(self.article).startswith(common) for k in p.right)
        if wide and not any(k in v.site_at for k in p.right):
            p.right += range(i, site.last)

    _edition_end = 0

    def _step(self, i: int) -> int | None:
        """Take token i, perhaps with some after it: the next to look at; None to stop."""
        v, p, b, word = self.v, self.p, self.v.bits[i], self.v.scan.word(i)
        if opens_quote(v, i) and not (v.at(i + 1) & CUE and self.definite and not p.right):
            p.apposed = self.definite or not p.right
            self.closed = True
            return p.take_quoted(v, i) + 1
        if not p.right and (close := self._bracketed(i)) is not None:
            return self._take_bracketed(i, close)
        if edition := self._edition(i, b):
            p.say_edition(v, i, *edition)
            self._edition_end = edition[0]
            return edition[0]
        if v.latin(i):
            last = self._latin(i)
            p.titles.append((i, last))
            p.right += range(i, last)
            self.closed = p.apposed = True
            return last
        if self._opens(i, b):
            self.closed = False
        elif (
            b & YEAR
            or (b & (BREAK | CUE | REL | STOP | DASH) and not self._hyphen(i))
            or not (b & DASH or self._word(i, b, word))
        ):
            return None
        p.right.append(i)
        return i + 1

    def _acts(self, i: int) -> bool:
        """Whether a bare head is the subject of the verb before it, and the next word its object:
        «يبحث المنتدى المخزون الغذائي»."""
        v, k = self.v, self.p.head - 1
        word = v.scan.word(k).lstrip("".join(self.ands))
        prefixes = v.scan.pack.naming.get("verb_prefix", ())
        verb = v.at(k) & PLAIN and len(word) > 3 and word.startswith(prefixes)
        adjective = v.scan.word(i).endswith(v.scan.pack.naming.get("nisba", ("\0",)))
        told = v.at(i) & (ADJ | ORDINAL) or adjective or i in v.site_at or opens_quote(v, i)
        return bool(verb) and not told and definite(v, i)

    def _word(self, i: int, b: int, word: str) -> bool:
        """Whether a word belongs to the phrase."""
        v, article = self.v, self.article
        if self.list and (i in v.sites or (b & AND and i + 1 in v.sites)):
            return True
        if b & NUMBER and not self.closed and self.p.right and v.wordy(i + 1):
            return not b & YEAR
        if not v.wordy(i) or self._preposed(i, word):
            return False
        if word.startswith((article, *(a + article for a in self.ands))):
            self.closed = True
            return True
        swallowed = article[-1] * 2
        entries = v.scan.pack.entries
        if word.startswith(swallowed) and "WEEKDAY" in entries.get(article + word[2:], ()):
            return False
        if word[0] == swallowed[0] and (self.closed or word.startswith(swallowed)):
            # Right after a bare "the forum" it is a purpose («المنتدى لفتح آفاق»), no name.
            bare = self.closed and not self.p.right and self.p.edition is None
            if bare or len(word) < 3:
                return False
            self.closed = word.startswith(swallowed)
            return True
        if i in v.site_at and i - 1 in v.site_at and v.site_at[i] is v.site_at[i - 1]:
            return True
        if v.scan.has(i - 1, "HONORIFIC") and b & PLAIN:
            return True  # «مهرجان الشيخ زايد», «معرض الأمير سلطان للصقور»
        if b & AND and i - 1 in v.site_at and i + 1 in v.sites:
            self.closed = False  # «الشرق الأوسط وشمال أفريقيا»
            return True
        if not self.closed and not b & (AND | NUMBER):
            site = v.sites.get(i)
            self.closed = site is not None and site.kind != "adjective"
            return True
        after = v.at(i + 1)
        joined = v.scan.word(i + 1).startswith(article) and not after & (CUE | HEAD | STOP)
        if not self.closed and after & PLAIN and i + 2 < len(v):
            joined = v.scan.word(i + 2).startswith(article)  # «لصناعات وخامات البلاستيك»
        return bool(b & AND and self.p.right and joined)

    def _preposed(self, i: int, word: str) -> bool:
        """A preposition written with its noun («بالعالم», «ب|طبرقة»)."""
        if len(word) == 1 and self.v.glued(i):
            return not self.v.at(i) & AND
        kind = self.v.scan.pack.clitics.get(word[0])
        return kind not in (None, "AND") and word[1:].startswith(self.article)

    def _opens(self, i: int, b: int) -> bool:
        """«حول», «بين», «ل» before a known word: they open a complement."""
        v = self.v
        if b & STOP and v.scan.has(i, "BETWEEN") and not v.bits[i + 1] & STOP:
            self.list = True
            return True
        elided = v.scan.tokens[i] == v.scan.pack.elided
        if elided and self.closed and not self.p.right and self.p.edition is None:
            return False
        if elided and not v.at(i + 1) & (NUMBER | STOP | CUE):
            return True
        if v.scan.has(i, "ABOUT"):
            return self._tells_of(i)
        if v.scan.has(i, "ON") and self.closed and not self.definite and self.p.right:
            # «مؤتمر الحفاظ على التراث», but «معرض الكتاب على أرض المعارض»
            return definite(v, i + 1) and not v.at(i + 1) & (STOP | CUE) and i + 1 not in v.site_at
        return bool(b & LINK) and v.scan.has(i, "LINK")

    def _tells_of(self, i: int) -> bool:
        """Whether «عن» says what an event is about, not what is told of it: a head with something
        beside it, with no verb of saying before it."""
        v, p = self.v, self.p
        told = bool(p.right or p.edition is not None or not self.definite)
        a = max(v.sentence_of(p.head)[0], p.head - 10)
        return told and not v.at(i + 1) & (STOP | CUE) and not within(v.where("SAY"), a, p.head)

    def _bracketed(self, i: int) -> int | None:
        """The bracket that closes an indefinite head's title: «ندوة (اللغة والهوية)»."""
        v = self.v
        if self.definite or v.scan.word(i) != "(":
            return None
        close = next((k for k in range(i + 2, i + MOST) if v.scan.word(k) == ")"), None)
        if close is None or not all(v.wordy(k) or v.at(k) & BREAK for k in range(i + 1, close)):
            return None
        return None if v.latin(i + 1) or v.at(i + 1) & STOP else close

    def _take_bracketed(self, i: int, close: int) -> int:
        """Take the title in brackets at token i; the token after it."""
        p = self.p
        p.titles.append((i + 1, close))
        p.right += range(i, close + 1)
        p.last = close + 1
        self.closed = p.apposed = p.proper = True
        return close + 1

    def _edition(self, i: int, b: int) -> tuple[int, int] | None:
        """An edition inside a name: (the token after it, its number). «الثالثة», «الـ 15»."""
        v = self.v
        if b & ORDINAL and (v.scan.word(i).startswith(self.article) or not self.closed):
            return editions.after(v, i)
        if b & THE and v.at(i + 1) & NUMBER:
            return editions.after(v, i + 1)
        return None

    def _hyphen(self, i: int) -> bool:
        """A dash inside a name («الخليجي - الأردني»)."""
        v = self.v
        words = (v.scan.word(i - 1), v.scan.word(i + 1))
        return bool(v.bits[i] & DASH) and all(w.startswith(self.article) for w in words)

    def _latin(self, i: int) -> int:
        v, last = self.v, i
        while last < len(v) and (v.latin(last) or v.at(last) & (NUMBER | DASH)):
            if v.at(last) & YEAR:
                break
            last += 1
        while last > i + 1 and v.at(last - 1) & DASH:
            last -= 1
        return last


def definite(v: View, i: int) -> bool:
    """Whether a noun has the article, also where a preposition swallowed its alif."""
    pack = v.scan.pack
    swallowed = v.scan.word(i - 1) == pack.elided and v.glued(i - 1)
    return v.scan.word(i).startswith(pack.article) or swallowed


def accusative(v: View, i: int) -> bool:
    """Whether a head noun is an indefinite object: «تعقد مؤتمرا»."""
    ending, lemma = v.scan.pack.naming.get("accusative", ()), v.scan.value(i, "LEMMA")
    return bool(ending) and v.scan.word(i) == fold_word(str(lemma)) + ending[0]


def aimless(v: View, p: Phrase, type_: str) -> bool:
    """Whether an indefinite talk is told only by what it is for («اجتماع لبحث الأزمة»), or is one
    of the many sessions that any body holds («جلسة عمل»)."""
    if not v.scan.pack.article or definite(v, p.head):
        return False
    aims = (k for k in p.right if v.scan.has(k, "PURPOSE"))
    aimed = any(v.scan.word(k - 1) == v.scan.pack.elided for k in aims)
    return (type_ == "session" or aimed) and not any(v.at(k) & MEMBER for k in p.right)


def annexed(v: View, right: list[int]) -> bool:
    """Whether a plural is annexed to what tells it: «مهرجانات بعلبك», «اجتماعات الوزراء»."""
    if not right or any(v.scan.has(k, "LINK", "AND") for k in right):
        return False
    first = right[0]
    return first in v.sites or bool(v.at(first) & MEMBER) or definite(v, first)


def right(v: View, p: Phrase, start: int | None = None) -> None:
    """Adjectives that agree in definiteness, the noun a head is annexed to, «لـ» + noun."""
    _Right(v, p, p.last if start is None else start).walk()


__all__ = ["LINK", "accusative", "aimless", "annexed", "definite", "left", "right"]
