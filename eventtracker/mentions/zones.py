"""Where a text is not about its story: its date line, tags, credits, related links.

What stands there is no evidence; what follows a marker of related articles is not read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from eventtracker.mentions.labels import META, labels_of
from eventtracker.mentions.view import BREAK, CUE, HEAD, HEADS, View
from eventtracker.model import TimeExpression

_HEADER: Final = 600
"""A date line stands within so many characters of the beginning."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The part of a text to read: tokens before `end`, outside `dead`; `date_line` is the
    expression that dates the article, if the text has one."""

    end: int
    dead: tuple[tuple[int, int], ...]
    dated: tuple[TimeExpression, ...]

    def alive(self, token: int) -> bool:
        if token >= self.end:
            return False
        k = bisect_right(self.dead, (token, self.end)) - 1
        return k < 0 or token >= self.dead[k][1]

    @property
    def date_line(self) -> TimeExpression | None:
        return self.dated[0] if self.dated else None


def find(v: View, times: Sequence[TimeExpression], published: date | None) -> Zones:
    """The zones of a text."""
    end = _end(v)
    lines = _lines(v) if v.where("TAGS") else []
    tags = [(a, b) for a, b in lines if a < end and _is_tag_line(v, a, b)]
    dead = tuple(sorted({*tags, *_meta(v)}))
    dated = tuple(t for t in times if _dates_the_article(v, t, published))
    return Zones(end, dead, dated)


def _meta(v: View) -> list[tuple[int, int]]:
    """The blocks that speak of the article: front matter and the header of a mail but for the
    title, and lines such as "Published: …"."""
    out = []
    for b in v.scan.layout.blocks:
        if b.kind == "field" or b.kind in META:
            said = labels_of(v.scan.pack, b)
            if ("title" not in said) if b.kind in META else said == {"meta"}:
                out.append((v.scan.token_at(b.start), v.scan.token_at(b.end - 1) + 1))
    return out


def _lines(v: View) -> list[tuple[int, int]]:
    """Tokens [first, last) of every line."""
    edges = [-1, *v.where("NL", "PARA"), len(v)]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _end(v: View) -> int:
    """The first marker of related articles that begins a line or a sentence and leads a list."""
    for i in v.where("RELATED"):
        before = v.at(i - 1)
        if i > len(v) // 8 and before & BREAK and _leads(v, i):
            return i
    return len(v)


def _leads(v: View, i: int) -> bool:
    """Whether a marker is a heading: a colon, a line break, a pipe or a list follows it."""
    return (
        any(v.at(j) & BREAK for j in range(i + 1, min(i + 4, len(v) + 1)))
        or "\n" in v.scan.tokens[i - 1]
    )


def _is_tag_line(v: View, a: int, b: int) -> bool:
    return v.scan.has(a, "TAGS") and (b - a <= 3 or v.scan.has(a + 1, "COLON"))


def _dates_the_article(v: View, t: TimeExpression, published: date | None) -> bool:
    """Whether an expression is (part of) a date line: a single day, near the beginning or alone
    on its line, with no event and no verb before it, set off by a dash, bracket or break."""
    day = t.interval.first
    if day is None or day != t.interval.last or t.interval.grain not in ("day", "minute", "hour"):
        return False
    if published and not published - timedelta(days=7) <= day <= published + timedelta(days=1):
        return False
    first, last = v.scan.token_at(t.start), v.scan.token_at(t.end - 1) + 1
    while v.scan.has(last, "ZONE"):
        last += 1
    if _is_stamp(v, t, first, last, published):
        return True
    lines = v.where("NL", "PARA")
    k = bisect_left(lines, first)
    a = lines[k - 1] + 1 if k else 0
    if first - a > 14:
        return False
    if any(v.bits[k] & (HEAD | HEADS | CUE) and not v.scan.has(k, "SAY") for k in range(a, first)):
        return False
    after = BREAK if t.text.endswith(".") else v.at(last)
    alone = "\n" in v.scan.tokens[last] if last < len(v) else True
    if t.start > _HEADER:
        return alone and first - a <= 2
    if v.scan.has(last, "COMMA"):
        return first == a and any(v.at(k) & BREAK for k in range(last + 1, last + 4))
    return alone or bool(after & BREAK) or v.scan.has(last, "DASH")


def _is_stamp(v: View, t: TimeExpression, first: int, last: int, published: date | None) -> bool:
    """Whether an expression is the day of publication with its year, as a stamp says it."""
    if t.start > _HEADER or t.interval.first != published:
        return False
    dated = any(v.scan.has(k, "YEAR") or v.scan.has(k, "DMY") for k in range(first, last))
    return (
        dated
        and not v.scan.has(first - 1, "ON")
        and not v.scan.has(first - 1, "IN")
        and bool(t.clock)
    )
