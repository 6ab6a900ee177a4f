"""What a clause says of a time and a mention of an event: the features of the pair.

Read once a pair into named facts, the same for all languages; `weights.toml` says how much each
counts for the time being the event's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.govern import CHANGES, PREDICATES
from eventtracker.events.timing import Placed
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, ANYEVENT, BREAK, COMMA, CUE, QUOTE, STOP, within

if TYPE_CHECKING:
    from eventtracker.events.dating import Linker
    from eventtracker.events.link import Link

_WEAK: Final = frozenset("meeting session week day visit ceremony championship other".split())
_BACK: Final = 5
"""Sentences before a time in which a mention may stand that it still belongs to."""
_CLUSTERS: Final = 4
"""Events named before a sentence that a time in it may belong to."""
_FAR: Final = 30
"""Tokens before an event in which its ceremony may stand."""
_CLAUSE: Final = 9
"""Tokens from "which" to a time that its clause says."""
_GAPS: Final = ((2, "gap_2"), (5, "gap_5"), (9, "gap_9"), (16, "gap_16"))
_LATELY: Final = timedelta(days=3)
_LONG: Final = timedelta(days=400)
_SOON: Final = timedelta(days=200)


def candidates(linker: Linker, p: Placed) -> list[Name]:
    """The mentions that a time may belong to: one of each event in its sentence, the last ones
    named before it, the first of the next sentence, and the main event."""
    a, b = linker.v.sentence_of(p.first)
    here = linker.names_in(a, b)
    if inside := next((n for n in here if n.first <= p.first < n.last), None):
        return [inside]
    nearest: dict[int, tuple[float, Name]] = {}
    for n in here:
        gap = p.first - n.last if n.last <= p.first else (n.first - p.last) * 1.3 + 3
        key = id(linker.of[n.first])
        if key not in nearest or gap < nearest[key][0]:
            nearest[key] = (gap, n)
    out = [n for _, n in nearest.values()]
    known = set(nearest)
    for n in _before(linker, a):
        if id(linker.of[n.first]) not in known:
            known.add(id(linker.of[n.first]))
            out.append(n)
    if not nearest:
        after = next(iter(linker.names_in(b, linker.v.sentence_of(b)[1])), None)
        out += [after] if after and id(linker.of[after.first]) not in known else []
    return out


def _before(linker: Linker, a: int) -> Iterator[Name]:
    """The last mention of each of the last events named before token a, and of the main one."""
    floor = linker.v.firsts[max(0, _sentence(linker, a) - _BACK)]
    seen: set[int] = set()
    for n in reversed(linker.names_in(floor, a)):
        key = id(linker.of[n.first])
        if n.last <= a and key not in seen and len(seen) < _CLUSTERS:
            seen.add(key)
            yield n
    main = linker.foremost
    if main is not None and id(main) not in seen:
        k = bisect_right(linker.of_foremost, a, key=lambda n: n.last) - 1
        if k >= 0:
            yield linker.of_foremost[k]


def _sentence(linker: Linker, k: int) -> int:
    return max(0, bisect_right(linker.v.firsts, k) - 1)


def features(linker: Linker, p: Placed, n: Name) -> dict[str, float]:
    """The facts of a pair that hold, each with its size: 1.0."""
    f: dict[str, float] = {"bias": 1.0}
    a, b = linker.v.sentence_of(p.first)
    c = linker.of[n.first]
    here = a <= n.first < b
    f |= dict.fromkeys(_time_facts(linker, p), 1.0)
    f |= dict.fromkeys(_name_facts(linker, n, c), 1.0)
    cue, kind = linker.govern.of(p, a, b)
    f |= dict.fromkeys(_clause_facts(linker, p, n, cue, kind, here), 1.0)
    f |= dict.fromkeys(
        _near_facts(linker, p, n, a, b) if here else _far_facts(linker, p, n, a), 1.0
    )
    f |= dict.fromkeys(_agreement(p, n, c), 1.0)
    return f


def _time_facts(linker: Linker, p: Placed) -> Iterator[str]:
    i = p.time.interval
    yield "single" if p.single else "several"
    yield "dated" if p.dated else "relative"
    if p.several:
        yield "range_of_days"
    yield f"grain_{i.grain}" if i.grain in ("day", "month", "year") else "grain_other"
    yield from p.doubts
    if p.time.clock:
        yield "clock"
    if "year" in i.implied:
        yield "year_implied"
    yield from _when(linker, p)


def _when(linker: Linker, p: Placed) -> Iterator[str]:
    """How far a time lies from publication."""
    i, today = p.time.interval, linker.published
    first, last = i.first or i.last, i.last or i.first
    if today is None or first is None or last is None:
        yield "when_unknown"
    elif first <= today <= last:
        yield "when_today" if p.single else "when_now"
    elif last < today:
        lately = today - last <= _LATELY
        yield "when_lately" if lately else "when_long_ago" if today - last > _LONG else "when_past"
    else:
        yield "when_soon" if first - today < _SOON else "when_later"


def _name_facts(linker: Linker, n: Name, c: Cluster) -> Iterator[str]:
    if n.proper:
        yield "proper"
    elif any(m.proper for m in c.names):
        yield "bare_of_proper"
    else:
        yield "never_proper"
    if not n.named:
        yield "bare"
    if n.plural:
        yield "plural"
    if c.type in _WEAK:
        yield "weak_kind"
    if c is linker.foremost:
        yield "main"
    if linker.only:
        yield "only_event"
    if n.edition:
        yield "has_edition"


def _clause_facts(
    linker: Linker, p: Placed, n: Name, cue: int | None, kind: str, here: bool
) -> Iterator[str]:
    v = linker.v
    where = "here" if here else "far"
    yield f"cue_{kind or 'none'}_{where}"
    if cue is not None and here:
        if n.last <= cue < p.first:
            yield "name_cue_time"
        elif p.last <= cue < n.first:
            yield "time_cue_name"
        elif cue < min(p.first, n.first):
            yield "cue_first"
        else:
            yield "cue_last"
    before = p.first - 1
    preposition = next((t for t in ("TO", "FROM", "ON", "IN", "AT") if v.scan.has(before, t)), None)
    preposition = preposition or ("FROM" if v.scan.has(p.first, "FROM") else "none")
    yield f"preposition_{preposition}"
    if v.scan.has(before, "LP") and v.scan.has(p.last, "RP"):
        yield "in_brackets"
    a, b = v.sentence_of(p.first)
    if p.first - a <= 1:
        yield "time_opens"
    if "SAY" in linker.govern.kinds(max(a, p.first - 2), min(b, p.first + 3)):
        yield "say_beside"
    for k in within(v.where("PRESS", "OTHERWISE"), max(a, p.first - 8), min(b, p.last + 8)):
        if v.scan.has(k - 1, "SIDELINE"):
            continue  # "as part of the anniversary of": a setting
        between = range(k + 1, p.first) if k < p.first else range(p.last, k)
        parted = any(v.bits[j] & (COMMA | BREAK) for j in between)
        yield "other_happening_apart" if parted else "other_happening"
    if kind in CHANGES:
        yield from _change_facts(linker, p, kind)


def _change_facts(linker: Linker, p: Placed, kind: str) -> Iterator[str]:
    """What a time is to the change of plans that governs it: where from, where to, or only when
    it was told."""
    has, before = linker.v.scan.has, p.first - 1
    if has(before, "FROM") or has(p.first, "FROM"):
        yield "change_from"
    elif kind != "CANCELLED" and any(
        has(k, "TO", "ONTO", "BY") for k in range(p.first - 3, p.first)
    ):
        yield "change_to"
    elif p.single and not p.dated and {"when_lately", "when_today"} & set(_when(linker, p)):
        yield "change_told"


def _near_facts(linker: Linker, p: Placed, n: Name, a: int, b: int) -> Iterator[str]:
    """Of a mention in the time's sentence."""
    v = linker.v
    before = n.last <= p.first
    gap = p.first - n.last if before else n.first - p.last
    between = (n.last, p.first) if before else (p.last, n.first)
    if gap < 0:
        yield "inside_name"
        return
    order = "name_first" if before else "time_first"
    yield order
    yield order + "_" + next((name for most, name in _GAPS if gap <= most), "gap_far")
    breaks = len(within(v.breaks, *between))
    if breaks:
        yield "breaks" if breaks == 1 else "many_breaks"
    inside = range(*between)
    if any(v.bits[k] & COMMA for k in inside):
        yield "comma"
    if any(v.scan.has(k, "THAT", "WHICH") for k in inside):
        yield "relative_clause"
    kinds = linker.govern.kinds(*between)
    if any(k in PREDICATES for k in kinds):
        yield "predicate_between"
    if any(k in ("SAY", "FOUND", "DEADLINE") for k in kinds):
        yield "other_cue_between"
    if any(k in CHANGES for k in kinds):
        yield "change_between"
    if order == "time_first" and "JOIN" in kinds:
        yield "join_between"
    if within(v.where("SIDELINE", "PROGRAMME"), *between):
        yield f"sideline_between_{order}"
    if before and _own_clause(linker, n, p):
        yield "own_clause"
    yield from _rival_facts(linker, n, (a, b), between)
    if any(q is not p for q in linker.times_in(*between)):
        yield "time_between"
    if len(linker.times_in(a, b)) == 1:
        yield "only_time"
    yield from _form_facts(linker, p, n, order)


def _own_clause(linker: Linker, n: Name, p: Placed) -> bool:
    """Whether a mention's relative clause says the time: "the fair, which runs until 5 May"."""
    v, k = linker.v, n.last
    k += bool(v.bits[k] & QUOTE)
    k += bool(v.bits[k] & COMMA)
    k += bool(v.bits[k] & AND)
    return v.scan.has(k, "WHICH") and k < p.first and p.first - k < _CLAUSE


def _rival_facts(
    linker: Linker, n: Name, sentence: tuple[int, int], between: tuple[int, int]
) -> Iterator[str]:
    """Of the mentions of other events in the sentence of a mention."""
    here = linker.names_in(*sentence)
    rivals = [m for m in here if _rivals(linker, m, n)]
    inner = [m for m in rivals if between[0] <= m.first < between[1]]
    settings = [m for m in rivals if linker.govern.modifies(m) in ("setting", "eve")]
    if inner:
        yield "rival_between" if set(inner) - set(settings) else "setting_between"
    if not rivals:
        yield "alone_in_sentence"
    else:
        yield "rivals_in_sentence" if len(rivals) > len(settings) else "settings_in_sentence"
    if any(m.first != n.first and m.text.startswith(n.text + " ") for m in rivals):
        yield "owner"  # "the Forum will hold its annual meeting on"


def _rivals(linker: Linker, m: Name, n: Name) -> bool:
    """Whether a mention is of another event than n is, and not of its opening or closing."""
    if linker.of[m.first] is linker.of[n.first]:
        return False
    whole = linker.framed(m)
    return whole is None or whole[0] is not n


def _form_facts(linker: Linker, p: Placed, n: Name, order: str) -> Iterator[str]:
    """How a mention and a time of its sentence stand in their phrases."""
    v, before = linker.v, p.first - 1
    if how := linker.govern.modifies(n):
        yield f"modifies_{how}"
        if how in ("eve", "setting", "purpose"):
            yield f"{order}_{how}"
    if whole := linker.framed(n):
        yield f"framed_{whole[1]}"
    elif any(
        (ceremony := linker.framed(m)) and ceremony[0] is n
        for m in linker.names_in(n.first - _FAR, n.first)
    ):
        yield "of_ceremony"
    bare = before - v.scan.has(before, "ON", "IN", "FROM")
    if v.bits[bare] & AND:
        yield f"and_{order}"
    if v.scan.has(before, "LP") and v.scan.has(p.last, "RP"):
        yield f"in_brackets_{order}"
    if linker.govern.precedes(p, n):
        yield "precedes"


def _far_facts(linker: Linker, p: Placed, n: Name, a: int) -> Iterator[str]:
    """Of a mention in another sentence."""
    v = linker.v
    if n.first > p.first:
        yield "next_sentence"
        return
    apart = _sentence(linker, a) - _sentence(linker, n.first)
    yield f"apart_{apart}" if apart < 4 else "apart_more"
    last = linker.last_before(a)
    if last is not None and linker.of[last.first] is linker.of[n.first]:
        yield "named_last"
    b = v.sentence_of(a)[1]
    if linker.names_in(a, b):
        yield "others_in_sentence"
    if any(v.bits[k] & ANYEVENT for k in range(a, b)):
        yield "any_event_in_sentence"
    yield "home_dated" if linker.times_in(*v.sentence_of(n.first)) else "home_undated"
    if any("\n" in v.scan.tokens[k] for k in range(n.last, min(a, n.last + 400))):
        yield "other_paragraph"
    head = v.scan.layout.at(v.scan.starts[n.first])
    if head is not None and head.kind == "heading":
        yield "in_heading"
    words = sum(1 for k in range(a, p.first) if not v.bits[k] & (STOP | CUE | AND))
    yield "subject_short" if words <= 3 else "subject_long" if words > 9 else "subject"


def _agreement(p: Placed, n: Name, c: Cluster) -> Iterator[str]:
    """Whether the years said of the event and of the time are the same."""
    i = p.time.interval
    year = (i.first or i.last).year if (i.first or i.last) else None  # type: ignore[union-attr]
    if n.year and year:
        yield "year_agrees" if n.year == year else "year_differs"
    years = {m.year for m in c.names if m.year}
    if years and year and not n.year:
        yield "cluster_year_agrees" if year in years else "cluster_year_differs"


def role_features(k: Link) -> dict[str, float]:
    """What more there is to tell whether a day is all of an event, its first or its last."""
    found = {f"role_{k.role}", f"kind_{k.kind or 'none'}", f"type_{k.cluster.type}"}
    return dict.fromkeys(found | ({"beside"} if k.beside else set()), 1.0)
