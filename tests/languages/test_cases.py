"""The cases of each language: one file of texts and the days they speak of."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from eventtracker.languages import available, load
from eventtracker.scan import scan
from eventtracker.times import find

HERE = Path(__file__).parent
FILES = {f.stem: tomllib.loads(f.read_text("utf-8")) for f in sorted(HERE.glob("*.toml"))}
TIMES = [(lang, text, days) for lang, f in FILES.items() for text, days in f["times"].items()]
NONE = [(lang, text) for lang, f in FILES.items() for text in f["none"]["texts"]]


def test_every_language_has_cases():
    assert set(FILES) == set(available())


def found(lang, text):
    published = date.fromisoformat(FILES[lang]["published"])
    return find(scan(text, load(lang)), published)


@pytest.mark.parametrize(("lang", "text", "days"), TIMES, ids=[t for _, t, _ in TIMES])
def test_time(lang, text, days):
    several = days if isinstance(days[0], list) else [days]
    wanted = [(d, d) if isinstance(d, str) else tuple(d) for d in several]
    values = [(str(t.interval.first), str(t.interval.last)) for t in found(lang, text)]
    assert values == wanted


@pytest.mark.parametrize(("lang", "text"), NONE, ids=[t for _, t in NONE])
def test_no_time(lang, text):
    assert [t.text for t in found(lang, text)] == []
