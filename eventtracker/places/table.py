"""The built tables of places, opened by memory mapping: names → numbers → facts.

`data/names.marisa` is a marisa RecordTrie "<I" from folded names (inflected forms too) to a
place's number in the low 20 bits and flags above. `data/places.bin` is one line of JSON
(counts, lists of codes), then the columns: name offsets (uint32, count + 1), COLUMNS in order,
then the names, UTF-8. Places come in the order countries, regions, cities.
`tools/build_places.py` writes both.
"""

from __future__ import annotations

import json
import math
import mmap
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import marisa_trie

COLUMNS: Final = {
    "population": "I",
    "lat": "h",  # hundredths of a degree
    "lon": "h",
    "zone": "H",
    "country": "H",
    "admin": "H",
}
NUMBER: Final = (1 << 20) - 1
NOWHERE: Final = NUMBER  # "Gulf of Mexico": a name in which no place is named
GIVEN_NAME: Final = NUMBER - 1
ADJECTIVE: Final = 1 << 31  # "Malaysian"
CAPITALS: Final = 1 << 30  # an acronym: "US"
WEAK: Final = 1 << 29  # needs a word before it such as "in"
TRAP: Final = 1 << 28  # needs a noun before it such as "city"
ALTERNATE: Final = 1 << 27  # not the place's main name

_SIZES: Final = {"I": 4, "h": 2, "H": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One reading of a name.

    `kind`: country, region, city, adjective (of a country), local (a city's adjective), nowhere,
    given. `weight` is higher for large towns, capitals and main names; `weak`: needs other words.
    """

    kind: str
    number: int
    country: str
    admin: str
    population: int
    capital: bool
    flags: int
    weak: bool
    weight: float


class Table:
    """The opened tables. `trie` maps names; the methods give a place's facts by its number."""

    def __init__(self) -> None:
        folder = resources.files("eventtracker.places").joinpath("data")
        with resources.as_file(folder.joinpath("names.marisa")) as path:
            self.trie: Any = marisa_trie.RecordTrie("<I").mmap(str(path))
        with resources.as_file(folder.joinpath("places.bin")) as path, path.open("rb") as f:
            self._map = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        at = self._map.find(b"\n") + 1
        head = json.loads(self._map[:at])
        self.count: int = head["count"]
        self.first_region: int = head["first_region"]
        self.first_city: int = head["first_city"]
        self.capitals = frozenset(head["capitals"])
        self._city_states: dict[int, int] = {int(k): v for k, v in head["city_states"].items()}
        self.zones: list[str] = head["zones"]
        self.codes: list[str] = head["countries"]
        self.admins: list[str] = head["admins"]
        whole = memoryview(self._map)
        self._offsets = whole[at : at + 4 * (self.count + 1)].cast("I")
        at += 4 * (self.count + 1)
        self._columns: dict[str, Any] = {}
        for name, code in COLUMNS.items():
            size = _SIZES[code] * self.count
            self._columns[name] = whole[at : at + size].cast(code)  # type: ignore[call-overload]
            at += size
        self._names = whole[at:]
        self.country_numbers = {self.country(n): n for n in range(self.first_region)}

    def name(self, n: int) -> str:
        return str(self._names[self._offsets[n] : self._offsets[n + 1]], "utf-8")

    def country(self, n: int) -> str:
        code: int = self._columns["country"][n]
        return self.codes[code]

    def admin(self, n: int) -> str:
        """GeoNames' first-order division: "MA" for Massachusetts; "" where not kept."""
        admin: int = self._columns["admin"][n]
        return self.admins[admin]

    def zone(self, n: int) -> str | None:
        """IANA time zone; of a country only where one zone covers it."""
        return self.zones[self._columns["zone"][n]] or None

    def population(self, n: int) -> int:
        return int(self._columns["population"][n])

    def position(self, n: int) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, to a hundredth; None of countries and regions."""
        if n < self.first_city:
            return None
        return self._columns["lat"][n] / 100, self._columns["lon"][n] / 100

    def city_of_state(self, n: int) -> int | None:
        """Of a country that is one city (Singapore), the city's number."""
        return self._city_states.get(n)

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """All readings of a folded name; empty where it names nothing."""
        if key < " " or "\0" in key:  # no key has the trie's own marks
            return ()
        return tuple(self._candidate(value) for (value,) in self.trie.get(key) or ())

    def _candidate(self, value: int) -> Candidate:
        n, flags = value & NUMBER, value & ~NUMBER
        if n in (NOWHERE, GIVEN_NAME):
            kind = "nowhere" if n == NOWHERE else "given"
            return Candidate(kind, n, "", "", 0, False, flags, False, 0.0)
        kind = "country" if n < self.first_region else "region" if n < self.first_city else "city"
        if flags & ADJECTIVE:
            kind = "local" if kind == "city" else "adjective"
        people, capital = self.population(n), n in self.capitals
        weight = math.log10(people + 1000) + 0.3 * capital - 0.8 * bool(flags & ALTERNATE)
        weak = bool(flags & (WEAK | TRAP))
        return Candidate(
            kind, n, self.country(n), self.admin(n), people, capital, flags, weak, weight
        )


@cache
def table() -> Table:
    """The one table of this process, opened on first use (milliseconds)."""
    return Table()
