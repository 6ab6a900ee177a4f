import ast
import re
import tomllib
from pathlib import Path

import pytest

from eventtracker.languages import available, borrow, load, loader, pack_of
from eventtracker.languages.loader import PackError, compile_pack, dated, expand

FILES = Path(loader.__file__).parent
BASE = {"tag": "xx", "script": "Latn"}


def test_all_files_compile():
    assert set(available()) >= {"ar", "ru", "en"}
    for tag in available():
        pack = load(tag)
        assert {r.get("MONTH") for r in pack.entries.values()} >= set(range(1, 13))
        assert {r.get("WEEKDAY") for r in pack.entries.values()} >= set(range(1, 8))


def test_expand():
    assert expand("ма{й,я}") == ["май", "мая"]
    assert expand("{a,b}c{d,}") == ["acd", "ac", "bcd", "bc"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"mnth": {"1": "jan"}}, "no section is called [mnth]"),
        ({"month": {"1": "jan", "2": "jan"}}, "two values"),
        ({"month": {"1": "январь"}}, "not written in Latn"),
        ({"month": {"5": "may"}, "deixis": {"0": "may"}}, "declare in 'ambiguous'"),
        ({"month": {"5": "may"}, "ambiguous": "may"}, "not ambiguous"),
        ({"month": {"5": "may"}, "weak": "march"}, "'weak' names 'march'"),
        ({"script": "Cyrl", "cue": {"say": "сообщаетc\u044f"}}, "mixes Latin letters with Cyrl"),
        ({"script": "Xxxx"}, "no script 'Xxxx'; name one of Arab, Cyrl"),
        ({"spaceless": "yes"}, "no section is called [spaceless]"),
        ({"word": {"plain": "not_only"}, "place": {"place_in": "not_only"}}, "is plain"),
    ],
)
def test_a_bad_file_is_refused(data, says):
    with pytest.raises(PackError) as error:
        compile_pack({**BASE, **data}, "xx.toml")
    assert says in str(error.value)
    assert "xx.toml" in str(error.value)


def test_latin_words_may_stand_where_the_section_has_them():
    pack = compile_pack({**BASE, "script": "Cyrl", "bloc": {"G20": "g20 двадцатка"}}, "xx.toml")
    assert {"g20", "двадцатка"} <= set(pack.entries)


def test_a_file_without_a_script_is_refused():
    with pytest.raises(PackError, match="'script' is missing"):
        compile_pack({"tag": "xx"}, "xx.toml")


def test_ambiguity_is_declared():
    """The words of two readings, pinned: a new one is a decision, not an accident."""
    second = load("en").entries["second"]
    assert second["ORD"] == 2
    assert second["UNIT"] == "second"


def test_borrowed_packs():
    spanish = borrow("es")
    assert spanish is not None
    assert spanish.entries["mayo"]["MONTH"] == 5
    assert pack_of("es-MX") == borrow("es-MX")
    assert borrow("tlh") is None


def _declared():
    """(file, section, type) of every type that a language file declares."""
    for name in [*(f"{t}.toml" for t in available()), *(f"dates/{t}.toml" for t in dated())]:
        data = tomllib.loads(FILES.joinpath(name).read_text(encoding="utf-8"))
        for section, type_, _, _ in loader._words(data, name):
            yield name, section, type_


def test_every_declared_type_is_read():
    """Some code outside the loader's tables names each type that a file declares."""
    rooms = Path(loader.__file__).parents[1]
    named = set()
    for path in rooms.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= set(re.findall(r"[A-Z][A-Z0-9_]*", node.value))
    assert {t for t in _declared() if t[2] not in named} == set()


def test_every_top_key_is_read():
    """What may stand at the head of a file is read, and read of a Pack where it is kept."""
    source = Path(loader.__file__).read_text(encoding="utf-8")
    for key in loader._TOP - {"name"}:
        assert re.search(rf'data(\.get\(|\[)"{key}"', source), key


def test_every_rule_of_names_and_syntax_is_read():
    """The keys of [naming] and [syntax] stand in the code, whole or made of a stem's kind."""
    rooms = Path(loader.__file__).parents[1]
    code = "\n".join(p.read_text(encoding="utf-8") for p in rooms.rglob("*.py"))
    for tag in available():
        pack = load(tag)
        for key in (*pack.naming, *pack.syntax):
            made = key.startswith("nominative_") and "nominative_{" in code
            assert f'"{key}"' in code or made, f"{tag}: {key}"
