#!/usr/bin/env python3
"""Build eventtracker/dashboard/components/world/world.json: the outlines of countries as SVG paths.

    npm pack world-atlas@2 && python tools/build_world.py world-atlas-2.0.2.tgz   (needs Babel)

Source: Natural Earth 1:50m (public domain) as TopoJSON in the npm package world-atlas. The
outlines are projected (Equal Earth, cut at 169° W so that no country is), simplified border by
border, so that neighbours still meet, and written in tenths of a unit of a world 1000 wide.
"""

from __future__ import annotations

import json
import math
import sys
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

OUT = Path(__file__).parent.parent / "eventtracker/dashboard/components/world/world.json"
WIDTH, HEIGHT = 1000, 487
MIDDLE = 11  # degrees east: the central meridian
TOLERANCE = 0.35
SPECK = 0.35  # islets smaller than this are left out, unless they are all that there is
TINY = 6.0  # countries smaller than this get a dot as well
ACROSS = 0.6 * WIDTH  # a line this long crosses the cut
A1, A2, A3, A4, M = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
SCALE = WIDTH / (2 * 2.70663)

Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth (Šavrič, Patterson and Jenny, 2018); y grows downwards."""
    lam = math.radians((longitude - MIDDLE + 180) % 360 - 180)
    theta = math.asin(M * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = lam * math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    y = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return WIDTH / 2 + x * SCALE, HEIGHT / 2 - y * SCALE


def simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: no point further than TOLERANCE from it is left out."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    long = math.hypot(x2 - x1, y2 - y1)

    def off(point: Point) -> float:
        x, y = point
        if long < 1e-6:
            return math.hypot(x - x1, y - y1)
        return abs((y2 - y1) * (x - x1) - (x2 - x1) * (y - y1)) / long

    far = max(range(1, len(line) - 1), key=lambda i: off(line[i]))
    if off(line[far]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The borders, each once, projected and simplified."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append(project(x * kx + dx, y * ky + dy))
        found.append(simplified(line))
    return found


def rings(geometry: dict[str, Any], lines: list[list[Point]]) -> list[list[Point]]:
    """All rings of a country, those across the cut left out."""
    several = {"MultiPolygon": geometry.get("arcs"), "Polygon": [geometry.get("arcs")]}
    found = []
    for polygon in several.get(geometry["type"], []):
        for ring in polygon:
            points: list[Point] = []
            for number in ring:
                line = lines[number] if number >= 0 else lines[~number][::-1]
                points += line[1:] if points else line
            if all(abs(a[0] - b[0]) < ACROSS for a, b in pairwise(points)):
                found.append(points)
    return found


def area(ring: list[Point]) -> float:
    pairs = pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def path(ring: list[Point]) -> str:
    """An SVG subpath in tenths, relative."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    if len(tenths) < 4:  # nothing is left of it: a square that can be seen
        return f"M{tenths[0][0]} {tenths[0][1]}l5 0 0 5-5 0z"
    (x, y), text = tenths[0], ""
    for to_x, to_y in tenths[1:-1]:
        text += f"{to_x - x} {to_y - y} "
        x, y = to_x, to_y
    return f"M{tenths[0][0]} {tenths[0][1]}l{text.strip()}z".replace(" -", "-")


def country(found: list[list[Point]]) -> list[Any]:
    """[path, x and y of the middle of its largest part, whether it needs a dot]."""
    largest = max(found, key=area)
    kept = [ring for ring in found if ring is largest or area(ring) >= SPECK]
    x, y = (sum(p[i] for p in largest) / len(largest) for i in (0, 1))
    tiny = sum(map(area, found)) < TINY
    return ["".join(map(path, kept)), round(x, 1), round(y, 1), int(tiny)]


def code(geometry: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-2, out of the numeric code by CLDR."""
    if geometry["properties"]["name"] == "Kosovo":
        return "XK"
    aliases = get_global("territory_aliases").get(str(geometry.get("id", "")).zfill(3), [None])
    return aliases[0]


def main(archive: str) -> None:
    with tarfile.open(archive) as package:
        file = package.extractfile("package/countries-50m.json")
        assert file is not None
        topology = json.load(file)
    lines = arcs(topology)
    countries: dict[str, list[Any]] = {}
    rest = ""
    for geometry in topology["objects"]["countries"]["geometries"]:
        found = rings(geometry, lines)
        if not found:
            print("Nothing of", geometry["properties"]["name"])
        elif name := code(geometry):
            countries[name] = country(found)
        else:
            print("No code for", geometry["properties"]["name"])
            rest += country(found)[0]
    world = {
        "size": [WIDTH, HEIGHT],
        "countries": dict(sorted(countries.items())),
        "rest": rest,
    }
    OUT.write_text(json.dumps(world, separators=(",", ":")), encoding="utf-8")
    print(f"{len(countries)} countries, {OUT.stat().st_size:,} bytes in {OUT}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.setrecursionlimit(20_000)
    main(sys.argv[1])
