"""What the wheel compiles is written so that it does the same compiled."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]["hooks"]["custom"]


def files(pattern):
    return set((ROOT / "eventtracker").glob(pattern))


COMPILED = set().union(*map(files, HOOK["modules"])).difference(*map(files, HOOK["tables"]))


@pytest.mark.parametrize("pattern", [*HOOK["modules"], *HOOK["tables"]])
def test_every_pattern_names_modules(pattern):
    assert files(pattern)


@pytest.mark.parametrize(
    ("what", "written"),
    [
        ("a cached property is worked out each time", "cached_property"),
        ("a field outside __init__ has no default", r"field\([^)]*(init=False[^)]*default|default[^)]*init=False)"),
        ("a star in a tuple after `in` breaks the compiler", r"(?m)^(?!.*\bfor\b).* in \(\*"),
        ("an instance takes no weak reference", "weakref"),
    ],
)  # fmt: skip
def test_nothing_that_differs_compiled(what, written):
    found = [p.name for p in COMPILED if re.search(written, p.read_text("utf-8"))]
    assert not found, f"{what}: {found}"
