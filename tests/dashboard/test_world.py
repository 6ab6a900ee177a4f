"""The outlines of countries, and what the map is told of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from eventtracker.dashboard import atlas
from eventtracker.dashboard.components import world
from eventtracker.dashboard.reader import Reader
from eventtracker.filters import COUNTRIES
from eventtracker.model import Event, Participation, Place
from eventtracker.web.answers import route

OUTLINES = json.loads((Path(world.__file__).parent / "world.json").read_text(encoding="utf-8"))
_PATH = re.compile(r"(M\d+ \d+l-?\d+[ -]\d+([ -]\d+[ -]\d+)+z)*")


def test_outlines_are_paths_of_countries_with_codes() -> None:
    width, height = OUTLINES["size"]
    assert OUTLINES["countries"].keys() <= COUNTRIES and len(OUTLINES["countries"]) > 230
    for code, (path, x, y, tiny) in OUTLINES["countries"].items():
        assert _PATH.fullmatch(path) and path, code
        assert 0 < x < width and 0 < y < height and tiny in (0, 1)


def test_no_country_is_smeared_across_the_map() -> None:
    assert OUTLINES["countries"]["RU"][1] > OUTLINES["countries"]["CN"][1] - 100
    steps = re.findall(r"-?\d+", OUTLINES["countries"]["RU"][0].replace("M", " "))
    assert max(abs(int(step)) for step in steps) < 10 * OUTLINES["size"][0]


def test_a_browser_fetches_the_outlines_once_and_small() -> None:
    client = TestClient(Starlette(routes=[route(world.PATH, world.outlines)]))
    answer = client.get(world.PATH)
    assert answer.json() == OUTLINES and answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 50_000
    assert "max-age" in answer.headers["cache-control"]
    again = client.get(world.PATH, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_strength_follows_the_number() -> None:
    data = atlas.data(Reader("ru"), {"RU": 100, "MY": 25, "QA": 1}, "countries?country={}".format)
    assert {code: c["share"] for code, c in data["countries"].items()} == {
        "RU": 1.0,
        "MY": 0.5,
        "QA": 0.1,
    }
    assert data["countries"]["MY"]["label"] == "Малайзия: 25"
    assert data["scale"][-1] == ["100", 1.0]


def test_an_event_s_place_and_parties() -> None:
    event = Event("e", "Event", place=Place("Kazan", "Kazan", "RU", 55.79, 49.12))
    event = event.but(countries=(Participation("MY", "exhibitor"), Participation("MY")))
    data = atlas.of_event(Reader("en"), event, str)
    assert data and data["spot"]["label"] == "Kazan, Russia"
    assert {c: d["label"] for c, d in data["countries"].items()} == {
        "MY": "Malaysia: exhibitor",
        "RU": "Russia: host",
    }
    assert atlas.of_event(Reader("en"), event.but(place=Place("Kazan")), str) is None
