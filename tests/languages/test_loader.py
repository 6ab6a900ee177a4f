import pytest

from eventtracker.languages import available, borrow, load, pack_of
from eventtracker.languages.loader import PackError, compile_pack, expand

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
    ],
)
def test_a_bad_file_is_refused(data, says):
    with pytest.raises(PackError) as error:
        compile_pack({**BASE, **data}, "xx.toml")
    assert says in str(error.value)
    assert "xx.toml" in str(error.value)


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
