"""Writes the tables that eventtracker/places/table.py reads; the layout is told there."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from pathlib import Path

import marisa_trie

from eventtracker.places import table

Facts = dict[str, object]
CITY_STATES = {"SG", "MC", "VA", "HK", "MO", "GI", "SM"}


def write(
    folder: Path,
    places: list[Facts],
    names: list[tuple[str, int]],
    first_region: int,
    first_city: int,
    capitals: list[int],
) -> None:
    """The trie and the columns; see eventtracker/places/table.py for the layout."""
    folder.mkdir(parents=True, exist_ok=True)
    marisa_trie.RecordTrie("<I", sorted({(name, (value,)) for name, value in names})).save(
        str(folder / "names.marisa")
    )
    zones, codes, admins = _Index(), _Index(), _Index()
    blob, offsets = bytearray(), array("I", [0])
    columns = {c: array(t) for c, t in table.COLUMNS.items()}
    single = _single_zones(places)
    for p in places:
        blob += str(p["name"]).encode()
        offsets.append(len(blob))
        columns["country"].append(codes[str(p["country"])])
        columns["admin"].append(admins[str(p.get("admin", ""))])
        columns["zone"].append(zones[str(p.get("zone") or single.get(str(p["country"]), ""))])
        columns["lat"].append(round(float(str(p.get("lat", 0))) * 100))
        columns["lon"].append(round(float(str(p.get("lon", 0))) * 100))
        columns["population"].append(int(str(p.get("people", 0))))
    head = {
        "count": len(places),
        "first_region": first_region,
        "first_city": first_city,
        "capitals": capitals,
        "city_states": _city_states(places, first_city),
        "zones": list(zones),
        "countries": list(codes),
        "admins": list(admins),
    }
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    line += b" " * (-(len(line) + 1) % 4) + b"\n"
    body = b"".join(x.tobytes() for x in (offsets, *columns.values()))
    (folder / "places.bin").write_bytes(line + body + bytes(blob))
    print(len(places), "places,", len(names), "names")


def _city_states(places: list[Facts], first_city: int) -> dict[int, int]:
    """Country → its one city, the largest."""
    codes = {str(p["country"]): n for n, p in enumerate(places[:first_city]) if "admin" not in p}
    out: dict[int, int] = {}
    for n, p in enumerate(places):
        if n >= first_city and p["country"] in CITY_STATES:
            out.setdefault(codes[str(p["country"])], n)
    return out


class _Index(dict[str, int]):
    def __missing__(self, key: str) -> int:
        self[key] = len(self)
        return self[key]


def _single_zones(places: list[Facts]) -> dict[str, str]:
    """Country → its time zone, where all its cities (or all but a twentieth) share one."""
    by: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for p in places:
        if p.get("zone"):
            by[str(p["country"])][str(p["zone"])] += int(str(p["people"])) + 1
    best = {c: max(z, key=lambda k: z[k]) for c, z in by.items()}
    return {c: z for c, z in best.items() if by[c][z] >= 0.95 * sum(by[c].values())}
