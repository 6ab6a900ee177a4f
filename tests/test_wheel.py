"""What the wheel compiles is written so that it does the same compiled."""

import ast
import importlib.util
import re
import sys
import tomllib
from itertools import accumulate
from pathlib import Path
from types import FunctionType, ModuleType

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


def shadowed(source):
    """What a module takes out of a package by a name that a module of the package has too. A plain
    function is called directly, whatever the name means."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
            "eventtracker"
        ):
            continue
        package = importlib.import_module(node.module)
        for alias in node.names if hasattr(package, "__path__") else ():
            below = f"{node.module}.{alias.name}"
            found = getattr(package, alias.name, None)
            meant = found is not None and not isinstance(found, ModuleType | FunctionType)
            if meant and importlib.util.find_spec(below):
                yield below


def test_no_name_is_a_function_and_its_module():
    """Compiled, `from package import name` gives the module."""
    found = {p.name: names for p in COMPILED if (names := [*shadowed(p.read_text("utf-8"))])}
    assert not found


RECORDS = """
from __future__ import annotations
from dataclasses import dataclass, field

@dataclass(frozen=True)
class Day:
    name: str
    hours: tuple[int, ...] = ()

@dataclass
class Week:
    first: Day
    days: list[Day] = field(default_factory=lambda: [Day("Monday")])
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = len(self.days)
"""


@pytest.fixture
def written(monkeypatch):
    """The module RECORDS as it is compiled, with its own `__init__` of every class."""
    name = "hatchling.builders.hooks.plugin.interface"  # installed only where a wheel is built
    for parent in accumulate(name.split("."), "{}.{}".format):
        monkeypatch.setitem(sys.modules, parent, ModuleType(parent))
    sys.modules[name].BuildHookInterface = list
    spec = importlib.util.spec_from_file_location("compiled", ROOT / "tools" / "compiled.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    module = ModuleType("written")
    monkeypatch.setitem(sys.modules, "written", module)
    source = hook.with_inits(RECORDS)
    assert source.count("def __init__") == 2
    # What the compiler lets an __init__ set in a frozen record, the interpreter refuses.
    exec(source.replace("frozen=True", "unsafe_hash=True"), vars(module))
    return module


def test_a_record_written_out_is_the_same(written):
    day = written.Day("Monday")
    week, other = written.Week(day), written.Week(first=day, days=[])
    assert day == written.Day(name="Monday", hours=()) and hash(day)
    assert (week.days, week.size) == ([day], 1)
    assert (other.days, other.size) == ([], 0)
    assert week.days is not written.Week(day).days
