"""Sentences that name countries, written as strings of one character a token.

N not  H guest of honour  K partner country  Z working group, commission, round table
I invites  i is invited  B pavilion, exhibitors  S companies  T delegation, team
P president, minister, representatives  p experts, buyers, guests  M participants
W exhibits  J takes part  d sends  q expected  u them  y by
a speaks to  h holds  g receives  r arrives  v visits  V represents  c about  j not taking part
k including  D countries  E exhibition  e another event  s says  b between
f from, of, with, the  o in, on, at  & and  , comma  : colon, dash  " quote, bracket
n number  . end of a clause  x any other word
L a list of countries  C one that the text says "in" of  A adjectives of countries
l a list that the text leaves out
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from eventtracker.languages import Pack
from eventtracker.mentions.parties import PartyList
from eventtracker.mentions.rolerules import CUES
from eventtracker.scan import Scan

# Type → character, the first that a token has.
_KINDS: Final = {
    "R_NOT": "N",
    "R_HONOUR": "H",
    "R_PARTNER": "K",
    "R_BILATERAL": "Z",
    "R_INVITED": "i",
    "R_INVITE": "I",
    "R_BOOTH": "B",
    "R_STAND": "S",
    "R_TEAM": "T",
    "R_MEMBER": "M",
    "R_PARTY": "P",
    "R_PEOPLE": "p",
    "R_SEND": "d",
    "R_EXPECT": "q",
    "R_THEM": "u",
    "R_BY": "y",
    "R_ABOUT": "c",
    "R_ARRIVE": "r",
    "R_SPEAK": "a",
    "R_HOLD": "h",
    "R_RECEIVE": "g",
    "R_SHOW": "W",
    "R_VISIT": "v",
    "R_REPRESENT": "V",
    "R_JOIN": "J",
    "R_GATHER": "G",
    "R_LIKE": "k",
    "SAY": "s",
    "BETWEEN": "b",
    "IN": "o",
    "ON": "o",
    "AT": "o",
    "TO": "t",
    "FROM": "f",
    "OF": "f",
    "THE": "f",
    "R_WITH": "f",
    "AND": "&",
    "COMMA": ",",
    "COLON": ":",
    "DASH": ":",
    "QUOTE": '"',
    "LP": '"',
    "RP": '"',
    "NUM": "n",
    "CARD": "n",
    "SEMI": ".",
    "DOT": ".",
    "STOP": ".",
    "NL": ".",
    "PARA": ".",
}
# What may give a role; G, r and u become cues by what stands beside them.
_SPEAKS: Final = (*(t for t, c in _KINDS.items() if c in CUES or c in "Gruv"), "HEAD", "HEADS")
_EXHIBITIONS: Final = ("exhibition", "fair")
# "will not take part", "no delegation", «لن يشارك المنتخب»; "Iran will not take part".
_NEGATED: Final = re.compile(r"(N[xftq]{0,3})([JWITBPdi])(x{0,2}[TP](?=[xf]{0,2}[LA]))?")
_ABSENT: Final = re.compile(r"[LA](?=[^.,&:LAC]{0,8}N[xftq]{0,3}j)")
_HOSTING: Final = re.compile(r"(i[xfno]{0,4}yf?)[LA]")  # "we were invited by Thailand"
_ATTENDED: Final = re.compile(r"(J[xfn]{0,2})y(?=f?[LA])")  # "attended by Kenya"
_VISITED: Final = re.compile(r"(v[xfn]{0,3})[LA](?=x?S)")  # "visited some Kenyan firms"
_TOPIC: Final = re.compile(r"(cf?)[LA]")  # "a book about Peru"
# "Refugees from Chad arrived" says nothing of Chad; "guests from Chad arrived" does.
_PASSENGERS: Final = re.compile(r"(xf[LA][xft,]{0,4})r")
_EXCEPTED: Final = re.compile(r"N[xf]?[LA]")
_GATHERING: Final = re.compile(r"([eE][^.,JLAC]{0,6})G|G(?=[xfon:]{1,12}[eE])")


@dataclass(frozen=True)
class Clause:
    """A sentence as a string; `at[k]` is the token of its k-th character."""

    written: str
    at: list[int]
    lists: dict[int, PartyList]

    @property
    def joins(self) -> bool:
        """Whether it speaks of taking part."""
        return any(c in self.written for c in "JWMdaV")

    @property
    def exhibits(self) -> bool:
        """Whether it speaks of exhibitors and of what they show."""
        return "W" in self.written and any(c in self.written for c in "BS")

    @property
    def stages(self) -> bool:
        """Whether it speaks of taking part, of delegations or of stands."""
        return any(c in self.written for c in "JWMTBdaV")


class _Characters(dict[str, str]):
    """Token → its character, worked out once."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.pack = pack

    def __missing__(self, token: str) -> str:
        readings = self.pack.lexicon.readings(token)
        char = next((c for t, c in _KINDS.items() if t in readings), "")
        if not char and readings.get("FIGURE") == "countries":
            char = "D"
        if not char and ("HEAD" in readings or "HEADS" in readings):
            type_ = readings.get("HEAD") or readings.get("HEADS")
            char = "E" if type_ in _EXHIBITIONS else "e"
        if not char and token.rstrip(" ") in self.pack.clitics:
            char = "f"
        self[token] = char = char or "x"
        return char


_KNOWN: Final[dict[int, _Characters]] = {}


def characters(pack: Pack) -> _Characters:
    known = _KNOWN.get(id(pack))
    if known is None or known.pack is not pack:
        known = _KNOWN[id(pack)] = _Characters(pack)
    return known


class Mention(Protocol):
    """A place or a bloc, as far as its sentence needs it."""

    @property
    def first(self) -> int: ...


M = TypeVar("M", bound=Mention)


def spoken_of(scan: Scan, mentions: Iterable[M]) -> list[M]:
    """Of some mentions, in order, those in whose sentence a word may give a role."""
    speaks = scan.lexicon.pattern(*_SPEAKS)
    out = []
    end, fine, listed = 0, False, False
    for m in mentions:
        if m.first >= end:
            follows = listed and fine and m.first == end
            start, end = scan.sentence_of(m.first)
            listed = m.first == start
            heading = _heading(scan, start) if listed else None
            fine = follows or any(
                speaks.search(scan.letters, a, b) for a, b in ((start, end), heading or (0, 0))
            )
        if fine:
            out.append(m)
    return out


def _heading(scan: Scan, start: int) -> tuple[int, int] | None:
    """The sentence that a colon ends right before the line that begins at a token."""
    k = start - 1
    while k > 0 and "\n" in scan.tokens[k] and not scan.word(k):
        k -= 1
    return scan.sentence_of(k) if k > 0 and k < start - 1 and scan.has(k, "COLON") else None


def clauses(scan: Scan, lists: Sequence[PartyList]) -> Iterator[Clause]:
    """The sentences that hold a list of countries."""
    k = 0
    while k < len(lists):
        start, end = scan.sentence_of(lists[k].first)
        if start == lists[k].first and (heading := _heading(scan, start)):
            start = heading[0]  # "Taking part:", and below it a country a line
        own = []
        while k < len(lists) and lists[k].first < end:
            own.append(lists[k])
            end = max(end, scan.sentence_of(lists[k].last - 1)[1])
            k += 1
        yield _write(scan, start, end, own)


def _write(scan: Scan, start: int, end: int, lists: Sequence[PartyList]) -> Clause:
    chars = characters(scan.pack)
    out: list[str] = []
    at: list[int] = []
    where: dict[int, PartyList] = {}
    i = start
    for party_list in lists:
        out += map(chars.__getitem__, scan.tokens[i : party_list.first])
        at += range(i, party_list.first)
        where[len(out)] = party_list
        out.append("A" if party_list.adjective else "C" if party_list.located else "L")
        at.append(party_list.first)
        i = max(i, party_list.last)
    out += map(chars.__getitem__, scan.tokens[i:end])
    at += range(i, end)
    written = _GATHERING.sub(lambda m: (m[1] or "") + "J", "".join(out))
    if "r" in written:
        written = _PASSENGERS.sub(r"\1x", written).replace("r", "J")
    if "v" in written:
        written = _VISITED.sub(r"\1l", written).replace("v", "J")
    if "N" in written:
        written = _without_absent(written)
    if "c" in written:
        written = _TOPIC.sub(r"\1l", written).replace("c", "x")
    if "y" in written:
        written = _ATTENDED.sub(r"\1k", written)
        written = _HOSTING.sub(lambda m: m[1] + "l", written).replace("y", "x")
    if "u" in written:
        written = written.replace("u", "Z" if _of_groups(scan, start) else "x")
    return Clause(written.replace("G", "x"), at, where)


def _without_absent(written: str) -> str:
    """Those that the text says are not there, and their verbs, in small letters."""
    written = _NEGATED.sub(lambda m: m[1] + "j" + "x" * len(m[3] or ""), written)
    written = _ABSENT.sub("l", written)
    return _EXCEPTED.sub(lambda m: m[0][:-1] + "l", written).replace("N", "x")


def _of_groups(scan: Scan, start: int) -> bool:
    """Whether "them" are the round tables of the sentence before."""
    first, last = scan.sentence_of(start - 1) if start else (0, 0)
    return bool(scan.lexicon.pattern("R_BILATERAL").search(scan.letters, first, last))
