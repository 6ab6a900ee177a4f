"""Countries and blocs as a text lists them: "Iran, Egypt and Turkey", «российско-китайский»."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from eventtracker.mentions import emblems
from eventtracker.mentions.blocs import BlocMention
from eventtracker.model import Span
from eventtracker.places import PlaceMention
from eventtracker.scan import Scan

_LONGEST_GAP: Final = 8
_BETWEEN: Final = tuple(
    "COMMA AND FROM OF THE R_WITH R_ALSO LP RP NUM DASH STATE_NOUN PLACE_IN".split()
)
_JOINTS: Final = ("COMMA", "AND", "SEMI", "R_ALSO")
_BULLETS: Final = ("BULLET", "DASH", "NUM", "DOT", "COMMA", "SEMI", "AND", "STOP")
_LOCATES: Final = ("IN", "ON", "AT")


@dataclass(frozen=True, slots=True)
class Party:
    """A country or a bloc named at tokens first … last-1."""

    first: int
    last: int
    span: Span
    country: str | None
    bloc: str | None
    adjective: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class PartyList:
    """Parties joined by commas, "and" or a dash. `located`: the text says "in" them."""

    parties: tuple[Party, ...]
    located: bool
    dashed: bool

    @property
    def first(self) -> int:
        return self.parties[0].first

    @property
    def last(self) -> int:
        return self.parties[-1].last

    @property
    def adjective(self) -> bool:
        return self.parties[0].adjective


def lists(
    scan: Scan,
    places: Sequence[PlaceMention],
    blocs: Sequence[BlocMention],
    around: Sequence[PlaceMention] = (),
) -> list[PartyList]:
    """The countries and blocs of a text, those that stand in one list together; places `around`
    them tell which realm is meant."""
    out: list[PartyList] = []
    run: list[Party] = []
    dashed = True
    inside = {p.first for p in places if p.clitic and p.located}
    for party in _parties(scan, places, blocs, around or places):
        link = _link(scan, run[-1], party) if run else None
        if link is None:
            _close(scan, run, dashed, inside, out)
            run, dashed = [], True
        else:
            dashed &= link == "dash"
        run.append(party)
    _close(scan, run, dashed, inside, out)
    return out


def _parties(
    scan: Scan,
    places: Sequence[PlaceMention],
    blocs: Sequence[BlocMention],
    around: Sequence[PlaceMention],
) -> list[Party]:
    out = [
        Party(p.first, p.last, p.span, p.country, None, p.kind == "adjective", p.joined)
        for p in places
        if p.kind in ("country", "adjective")
    ]
    taken = {i for p in out for i in range(p.first, p.last)}
    out += [
        Party(b.first, b.last, b.span, None, b.bloc, False, False)
        for b in blocs
        if b.first not in taken
    ]
    out += [
        Party(first, last, scan.span(first, last), code, None, False, True)
        for first, last, code in (*emblems.flags(scan), *emblems.realms(scan, around))
        if first not in taken
    ]
    return sorted(out, key=lambda p: p.first)


def _close(
    scan: Scan,
    run: list[Party],
    dashed: bool,
    inside: Container[int],
    out: list[PartyList],
) -> None:
    if not run:
        return
    i = run[0].first
    before = i - 2 if scan.has(i - 1, "THE") else i - 1
    located = i in inside or scan.has(before, *_LOCATES)
    out.append(PartyList(tuple(run), located, dashed and len(run) > 1))


def _link(scan: Scan, a: Party, b: Party) -> str | None:
    """How b is joined to a: "dash", "and", "line"; None where it begins a list of its own."""
    gap = _unbracketed(scan, a.last, b.first)
    if len(gap) > _LONGEST_GAP or (a.adjective != b.adjective and len(gap) > 1):
        return None
    if all(scan.has(i, "DASH") for i in gap) and len(gap) == 1:
        return "dash"
    if a.adjective != b.adjective:
        return None
    if not gap:
        return "and" if a.adjective or b.joined else None
    if _next_line(scan, gap):
        return "line"
    if not b.joined and not any(scan.has(i, *_JOINTS) for i in gap):
        return None
    return "and" if all(_may_part(scan, i) for i in gap) and not _ends(scan, a, b) else None


def _unbracketed(scan: Scan, first: int, last: int) -> list[int]:
    """The tokens [first, last) without what stands in brackets: "(12)", «(11 июня, Лилль)»."""
    out: list[int] = []
    inside = False
    for i in range(first, last):
        inside = (inside or scan.has(i, "LP")) and not scan.has(i - 1, "RP")
        if not inside:
            out.append(i)
    return out


def _next_line(scan: Scan, gap: Sequence[int]) -> bool:
    """Whether nothing but marks of list items stands between two countries, each in its line."""
    lines = any("\n" in scan.tokens[i] for i in gap)
    return lines and all(
        scan.has(i, *_BULLETS) or not scan.word(i) or "\n" in scan.tokens[i] for i in gap
    )


def _may_part(scan: Scan, i: int) -> bool:
    """Whether a token may stand between two countries of a list: "(38 people)", a name."""
    if scan.has(i, *_BETWEEN):
        return True
    if scan.has(i - 1, "NUM") or scan.has(i, "CARD"):
        return True
    if scan.readings(i):
        return False
    listed = scan.has(i - 1, *_JOINTS) and scan.has(i + 1, *_JOINTS)
    return scan.raw(i)[:1].isupper() or (listed and scan.pack.script == "Arab")


def _ends(scan: Scan, a: Party, b: Party) -> bool:
    return scan.sentence_of(a.first)[1] <= b.first
