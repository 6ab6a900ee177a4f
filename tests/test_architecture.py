"""The house rules that a machine can hold."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import eventtracker

MOST_LINES = 400
HEAVY = "babel dateparser httpx icalendar numpy pandas pyarrow rich sqlalchemy starlette streamlit"


def sources(root: Path) -> list[Path]:
    return sorted(root.joinpath("eventtracker").rglob("*.py"))


def dependencies(root: Path) -> set[str]:
    project = tomllib.loads(root.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {Requirement(line).name.lower() for line in project["dependencies"]}


def in_a_fresh_process(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout


def test_rooms_import_one_way(root: Path) -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    if not linter.exists():
        pytest.skip("needs import-linter: make lint installs it")
    ran = subprocess.run([linter, "--no-cache"], cwd=root, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_modules_stay_short(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(root)
    }
    assert [name for name, lines in lengths.items() if lines >= MOST_LINES] == []


def test_public_names_are_the_listed_ones() -> None:
    out = in_a_fresh_process(
        "import eventtracker as et\n"
        "for name in et.__all__: getattr(et, name)\n"
        "print(*sorted(n for n in vars(et) if not n.startswith('_')))"
    )
    unlisted = set(out.split()) - set(eventtracker.__all__)
    rooms = {p.stem for p in Path(eventtracker.__file__).parent.iterdir()}
    # `annotations` and the like come from the module's own imports, rooms from importing them.
    assert unlisted <= rooms | {"annotations", "importlib", "TYPE_CHECKING", "Any"}
    assert sorted(eventtracker.__all__) == eventtracker.__all__
    assert set(dir(eventtracker)) == {*eventtracker.__all__, "__version__"}


def test_every_public_name_says_what_it_is() -> None:
    for name in eventtracker.__all__:
        assert getattr(eventtracker, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = eventtracker.nothing_here


def test_importing_loads_nothing_heavy() -> None:
    loaded = in_a_fresh_process("import sys, eventtracker; print(*sys.modules)").split()
    assert set(HEAVY.split()) & set(loaded) == set()


def test_extracting_loads_no_face_and_no_table() -> None:
    loaded = in_a_fresh_process(
        "import sys, eventtracker; eventtracker.extract('The forum.', '2024-03-07', 'en')\n"
        "print(*sys.modules)"
    ).split()
    assert {"streamlit", "pandas", "sqlalchemy", "starlette"} & set(loaded) == set()


def test_every_dependency_has_its_reason(root: Path) -> None:
    listed = root.joinpath("docs/dependencies.md").read_text(encoding="utf-8")
    for name in dependencies(root):
        assert f"| {name} |" in listed, f"docs/dependencies.md doesn't say why {name} is needed"


def test_versions_are_pinned_without_addresses(root: Path) -> None:
    pins = [
        line
        for line in root.joinpath("constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert all(line.count("==") == 1 and "/" not in line for line in pins)
    names = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    assert dependencies(root) <= names


def test_every_module_says_what_it_is(root: Path) -> None:
    silent = [
        str(path.relative_to(root))
        for path in sources(root)
        if (text := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


ENGINE = "events mentions times places text scan.py merges.py linebreaks.py"
MOST_FUNCTION_LINES = 40
SCRIPT_FACTS = {
    "mentions/addresses.py",  # the range of Cyrillic letters in a domain's name
    "mentions/editions.py",  # Cyrillic letters that stand for Roman numerals
    "text/fold.py",  # letters that are folded into others
    "text/language.py",  # the letters and small words by which languages are told apart
    "text/layout.py",  # the heads of a mail, read before the language is known
    "text/short.py",  # letters of Latin, Arabic and Cyrillic by which a short text is told
    "times/around.py",  # "(c)" in Cyrillic
    "times/unread.py",  # the range of Thai letters
}
"""The modules of the engine that know letters of scripts other than Latin."""


def engine(root: Path, rooms: str) -> list[Path]:
    """The modules of some rooms and single modules of the package."""
    found = []
    for name in rooms.split():
        path = root / "eventtracker" / name
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    assert found
    return found


def strings(tree: ast.Module) -> set[str]:
    """The strings of a module that are neither docstrings nor the examples of a rule."""
    told: list[ast.AST] = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule":
            told += [
                inner for arg in node.args if isinstance(arg, ast.Dict) for inner in ast.walk(arg)
            ]
    known = {id(node) for node in told}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in known)
    return {n.value for n in constants if isinstance(n.value, str)}


def foreign(word: str) -> bool:
    """Whether a string has letters, or ranges of letters, of other scripts than Latin."""
    return any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in word)


def test_functions_of_the_reading_stay_short(root: Path) -> None:
    long = {
        f"{path.relative_to(root)}:{node.name}"
        for path in engine(root, "events mentions")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MOST_FUNCTION_LINES
    }
    assert long == set()


def test_the_engine_has_words_of_no_language(root: Path) -> None:
    package = root / "eventtracker"
    told = {
        str(path.relative_to(package))
        for path in engine(root, ENGINE)
        if any(map(foreign, strings(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert told == SCRIPT_FACTS
