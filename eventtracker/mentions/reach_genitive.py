"""How far a name reaches where adjectives stand before the noun and genitives after (Russian)."""

from __future__ import annotations

from typing import Final

from eventtracker.mentions import editions
from eventtracker.mentions.phrase import (
    MOST,
    Phrase,
    opens_quote,
    sentence_start,
    stems,
    take_brackets,
    take_title,
    take_year,
)
from eventtracker.mentions.view import (
    ADJ,
    AND,
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
    PLAIN,
    QUOTE,
    REL,
    STOP,
    VAGUE,
    YEAR,
    View,
)

_NEVER: Final = ("\0",)


def left(v: View, p: Phrase, floor: int) -> None:
    """Words with an adjective's ending, hyphens inside them, ordinals; "and" between two."""
    i = p.head - 1
    links: list[int] = []
    while i >= floor and p.head - i <= MOST:
        b = v.bits[i]
        edition = editions.before(v, i)
        if edition and edition[0] >= floor and (not b & PLAIN or v.scan.raw(i).isupper()):
            p.say_edition(v, edition[0], i + 1, edition[1])
            p.first = i = edition[0]
            links = []
        elif b & QUOTE and v.quotes.get(i, i) < i == p.head - 1:
            p.titles.append((v.quotes[i] + 1, i))
            p.left[:0] = range(v.quotes[i], i + 1)
            p.first = i = v.quotes[i]
        elif b & DASH and v.glued(i) and v.glued(i - 1) and i > floor:
            p.left[:0] = [i - 1, i, *links]
            p.first = i = i - 1
            links = []
        elif is_adjective(v, i) and not b & (STOP | CUE) and _fits(v, i, p):
            p.left[:0] = [i, *links]
            p.first, links = i, []
            p.proper = p.proper or (v.capital(i) and not sentence_start(v, i))
        elif b & AND and p.left and not links:
            links = [i]
        else:
            break
        i -= 1
    p.proper = p.proper or _opens_name(v, p)


def _opens_name(v: View, p: Phrase) -> bool:
    """Whether what a sentence begins with is a name: «Тульский форум пройдёт …», «Каспийская
    торговая неделя …», not «Новая выставка …», «Международная научная конференция …»."""
    if not p.left or not (v.capital(p.left[0]) and sentence_start(v, p.left[0])):
        return False
    first = p.left[0]
    if v.at(first) & (VAGUE | ORDINAL) or v.scan.has(first, "REL") or len(p.left) > 4:
        return False
    told = next(stems(v, p.left[:1]), None) is not None
    return told and (first in v.site_at or sum(is_adjective(v, k) for k in p.left) > 1)


def is_adjective(v: View, i: int) -> bool:
    """Whether a word agrees with a noun, by its ending."""
    naming = v.scan.pack.naming
    word = v.scan.word(i)
    return len(word) > 4 and word.endswith(naming.get("hard", ()) + naming.get("soft", ()))


def _fits(v: View, i: int, p: Phrase) -> bool:
    """Whether an adjective may go with a head noun: gender, and the nominative only with one."""
    naming, word = v.scan.pack.naming, v.scan.word(i)
    lemma = str(v.scan.value(p.head, "LEMMA") or v.scan.word(p.head))
    oblique = lemma != v.scan.word(p.head)
    if oblique and word.endswith(naming.get("nominative_only", _NEVER)):
        return False
    if v.at(p.head) & HEADS:
        return not word.endswith(naming.get("feminine_only", _NEVER))
    feminine = lemma.endswith(naming.get("feminine", _NEVER))
    if oblique and not feminine and word.endswith(naming.get("feminine_oblique", _NEVER)):
        return False
    return not word.endswith(naming.get("masculine_only" if feminine else "feminine_only", _NEVER))


class _Right:
    """The walk from a head noun to the right. `free` once a preposition or «посвящённый» has
    opened a complement whose case isn't the genitive."""

    def __init__(self, v: View, p: Phrase) -> None:
        self.v, self.p = v, p
        self.chain: list[int] = []
        self.free = False

    def walk(self) -> None:
        v, p = self.v, self.p
        j = take_title(v, p, p.last)
        if j == p.last and not p.titles and self._named(j):
            j = p.last
        while j < len(v) and j - p.head <= MOST:
            step = self._step(j)
            if step is None:
                break
            j = step
        while self.chain and v.bits[self.chain[-1]] & (LINK | AND | DASH | COMMA | STOP):
            self.chain.pop()
        if self.chain:
            p.right += self.chain
            p.last = max(p.last, self.chain[-1] + 1)
        take_year(v, p, take_title(v, p, p.last))
        take_brackets(v, p)

    def _named(self, j: int) -> bool:
        """A name in another script right after the head («выставка TransitExpo»)."""
        v, p, first = self.v, self.p, j
        if editions.roman(v.scan.raw(j)):
            return False
        while v.at(j) & NUMBER or v.scan.has(j, "PLUS"):
            j += 1  # "100+ TechnoBuild"
        capital = j < len(v) and v.latin(j) and v.capital(j)
        while j < len(v) and (
            (v.latin(j) and v.scan.word(j).replace(" ", "").isalnum() and not v.at(j) & STOP)
            or (j > first and v.at(j) & NUMBER and v.glued(j - 1))  # "G20"
        ):
            j += 1
        if not capital or j == first:
            return False
        p.titles.append((first, j))
        p.right += range(first, j)
        p.apposed = p.proper = True
        p.last = j
        return True

    def _step(self, j: int) -> int | None:
        """Take token j, perhaps with some after it: the next to look at; None to stop."""
        v, p, b, word = self.v, self.p, self.v.bits[j], self.v.scan.word(j)
        chain = self.chain
        if opens_quote(v, j):
            p.titles.append((j + 1, v.quotes[j]))
            p.proper = True
            chain += range(j, v.quotes[j] + 1)
            return v.quotes[j] + 1
        if v.scan.has(j, "DEDICATED") or (b & COMMA and v.scan.has(j + 1, "DEDICATED")):
            self.free = True
        elif v.scan.has(j, "SLASH") and v.glued(j) and v.glued(j - 1) and chain:
            pass  # «по ВИЧ/СПИДу»
        elif chain and j <= (self._twin(chain[0]) or -1):
            pass  # «и экономический форум»
        elif b & (BREAK | CUE):
            return None
        elif self._opens(j):
            self.free = True
        elif b & STOP or (v.shout(j) and editions.roman(v.scan.raw(j))):
            return None
        elif v.wordy(j) and v.capital(j) and not b & (HEAD | HEADS | REL):
            p.proper = True
        elif not self._plain(j, b, word) and not self._joint(j, b):
            return None
        chain.append(j)
        return j + 1

    def _plain(self, j: int, b: int, word: str) -> bool:
        """A lower-case word of the chain: a genitive, or anything once the case is free."""
        v = self.v
        if not v.wordy(j) or not b & (PLAIN | MEMBER | ADJ | ORDINAL | NUMBER):
            return False
        if b & (ORDINAL | NUMBER) and not self.chain:
            return False
        if b & ORDINAL and any(v.at(k) & HEAD for k in range(j + 1, j + 5)):
            return False  # «по подготовке второй Камской выставки»: a name of its own
        naming = v.scan.pack.naming
        if len(word) > 4 and word.endswith(naming.get("verb", _NEVER)):
            return False
        if not self.free and len(word) > 4 and word.endswith(naming.get("subject", _NEVER)):
            return False  # «чемпионат Европы российская команда …»: the next subject
        if v.at(j + 1) & DASH and v.glued(j) and v.glued(j + 1):
            return True
        genitive = b & MEMBER or word.endswith(naming.get("genitive", ()))
        agreed = self.chain and self.chain[-1] == j - 1 and is_adjective(v, j - 1)
        return bool(self.free or genitive or agreed or (self.chain and len(word) > 3))

    def _joint(self, j: int, b: int) -> bool:
        """ "and", a dash, a comma that hold the chain together."""
        v, chain = self.v, self.chain
        if b & AND:
            return bool(chain) or self._twin(j) is not None
        if b & (HEAD | HEADS):
            return False
        if b & DASH:
            capitals = chain and v.capital(j - 1) and v.capital(min(j + 1, len(v) - 1))
            return v.glued(j) or bool(capitals)
        if b & COMMA:
            near = (j - 1, j + 1)
            return bool(chain) and all(
                is_adjective(v, k) and not (v.capital(k) or v.at(k) & ORDINAL)
                for k in near
                if k < len(v)
            )
        if b & NUMBER and not b & YEAR:
            joined = v.at(j - 1) & DASH or (v.at(j + 1) & DASH and v.glued(j))  # «200-летия»
            return bool(chain) and bool(joined or v.scan.has(j + 1, "PLUS"))
        return v.scan.has(j, "PLUS") and v.glued(j - 1)

    def _twin(self, j: int) -> int | None:
        """The second head that "and" at token j joins to a bare first one («форум и выставка»,
        «саммит и экономический форум»)."""
        v, k = self.v, j + 1
        if not v.at(j) & AND or j != self.p.head + 1:
            return None
        while k < j + 4 and not v.at(k) & (STOP | CUE) and is_adjective(v, k) and not self.p.left:
            k += 1
        return k if v.at(k) & HEAD else None

    def _opens(self, j: int) -> bool:
        """«по», «о», «для» before a word: they open a complement."""
        v = self.v
        opens = (v.at(j) & LINK and not v.at(j) & AND) or v.scan.has(j, "TO")
        word = v.scan.word(j + 1).isalpha() and not v.at(j + 1) & (STOP | CUE)
        return bool(opens) and word and (not self.chain or j - 1 != self.chain[-1] or not self.free)


def right(v: View, p: Phrase) -> None:
    """A title, an acronym, a chain of genitives («лидеров мировых религий»), «по» + dative,
    «посвящённый …» + dative."""
    _Right(v, p).walk()
    holiday = v.scan.value(p.head, "HEAD") == "day"
    if p.right and v.capital(p.head) and not (holiday or sentence_start(v, p.head)):
        p.proper = p.proper or not v.at(p.head - 1) & QUOTE  # «стартовала Неделя моды»
