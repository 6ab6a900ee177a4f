"""The event of a time in a sentence that names none: the one named last, or the heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from eventtracker.events.clusters import kin
from eventtracker.events.govern import CHANGES, PREDICATES
from eventtracker.events.timing import Placed
from eventtracker.mentions.name import Name
from eventtracker.mentions.phrase import stems
from eventtracker.mentions.view import COMMA, MEMBER, STOP, within

if TYPE_CHECKING:
    from eventtracker.events.dating import Linker

_DULL: Final = frozenset({*CHANGES, "ORIGINAL", "HAPPEN"})


def carried_by(
    linker: Linker, p: Placed, a: int, cue: int | None, kind: str
) -> tuple[Name | None, int]:
    """For a sentence that names no event: the last one named, if its verb leads it."""
    if heading := _heading(linker, p, a):
        return heading, 2
    until = linker.govern.until(p) and kind != "DEADLINE"
    led = kind in PREDICATES and kind not in ("OPEN", "HOSTS") and cue is not None
    if cue is not None and cue > a and kind == "OPEN":
        led = linker.v.scan.only(a, cue, "FUNCTION")  # "It opens on 6 May"
    start, begin = a if cue is None else cue, a
    a = _reporting(linker, a, start)
    if not until and not (led and len(set(range(a, start)) - linker.timed) <= 8):
        return None, 0
    before = [n for n in linker.names if n.last <= begin]
    if not before or within(linker.v.where("PRESS", "OTHERWISE"), a, p.first):
        return None, 0
    if _of_others(linker, a, start, before[-1]):
        return None, 0
    words = [k for k in range(a, p.first if until else start) if k not in linker.timed]
    subject = set(stems(linker.v, [k for k in words if not _dull(linker, k)]))
    for n in reversed(before[-4:]):
        if subject & n.core:
            return n, 6
    near = linker.v.sentence_of(before[-1].first)[1] == begin or kind == "ORIGINAL"
    told = 2 if kind == "HAPPEN" and linker.only else 1
    if not near or (len(subject) > told and not until):
        return None, 0
    return _proper(linker, before), 2 if until else 6


def _of_others(linker: Linker, a: int, b: int, last: Name) -> bool:
    """Whether the subject at [a, b) is an event of its own ("A ceremony will be held on Friday"),
    or several of another kind than the one named last."""
    v, kind = linker.v, linker.of[last.first].type
    plural = within(v.where("HEADS"), a, b)
    several = any(not kin(str(v.scan.value(k, "HEADS")), kind) for k in plural)
    return several or bool(within(v.where("HEAD"), a, b))


def _heading(linker: Linker, p: Placed, a: int) -> Name | None:
    """The mention that is all of the line before a line that is all a date, as in a list."""
    v = linker.v
    line = p.first == a and p.dated and "\n" in v.scan.tokens[min(p.last, len(v) - 1)]
    name = next((n for n in reversed(linker.names) if n.last <= a), None)
    if not line or name is None or not name.proper:
        return None
    alone = v.sentence_of(name.first)[0] == name.first and "\n" in v.scan.tokens[name.last]
    return name if alone and a <= name.last + 2 else None


def _proper(linker: Linker, before: Sequence[Name]) -> Name:
    """The last mention, or where only a common noun names its event, the proper one of its
    kind before it."""
    last = before[-1]
    if any(n.proper for n in linker.of[last.first].names):
        return last
    return next((n for n in reversed(before) if n.proper and n.type == last.type), last)


def _reporting(linker: Linker, a: int, b: int) -> int:
    """Where a sentence that begins at token a says its own after "as the town reported," or
    "the town said"."""
    says = next((k for k in range(a, b) if linker.govern.kind(k) == "SAY"), None)
    if says is None:
        return a
    return next((k + 1 for k in range(says, b) if linker.v.bits[k] & COMMA), says + 1)


def _dull(linker: Linker, k: int) -> bool:
    """Auxiliaries, and words for those who come ("delegates"): they name no other event."""
    dull = linker.v.bits[k] & (MEMBER | STOP) or linker.v.scan.has(k, "FIGURE")
    return bool(dull) or linker.govern.kind(k) in _DULL
