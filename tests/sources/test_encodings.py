"""Texts in the encodings of their lands, declared or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventtracker.model import Document
from eventtracker.sources import demo, read
from eventtracker.sources.encodings import codec_of

ARTICLES = list(read(demo.folder() / "articles.jsonl"))
CODECS = {
    "ar": ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"),
    "ru": ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "koi8-r", "iso-8859-5"),
    "en": ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"),
}
CASES = [(a, codec) for a in ARTICLES for codec in CODECS[a.lang or ""]]


@pytest.mark.parametrize("length", [40, 150, 2000])
def test_undeclared_encodings_are_told_by_their_bytes(length: int) -> None:
    wrong = [
        (article.title, codec, found)
        for article, codec in CASES
        for data in [article.text[:length].encode(codec, "ignore")]
        for found in [codec_of(data)]
        if data.decode(found) != article.text[:length].encode(codec, "ignore").decode(codec)
    ]
    assert wrong == []


def test_what_is_declared_goes_before_what_is_guessed() -> None:
    short = "ЁЛКА".encode("koi8-r")
    assert codec_of(short, ["koi8-r"]) == "koi8-r"
    assert codec_of(short, ["windows-1251"]) == "cp1251"
    assert codec_of(short, [None, "no-such", "koi8-r"]) == "koi8-r"


def test_a_default_of_the_server_and_a_wrong_label_mislead_nobody() -> None:
    words = "Международный форум откроется в Казани 14 мая"
    assert words.encode().decode(codec_of(words.encode(), ["windows-1251"])) == words
    data = words.encode("cp1251")
    for label in ("iso-8859-1", "utf-8", "us-ascii", "base64", "utf-16"):
        assert data.decode(codec_of(data, [label])) == words


def test_a_broken_character_costs_itself_only(tmp_path: Path) -> None:
    words = "Международный форум откроется в Казани. " * 10
    data = words.encode()
    (tmp_path / "a.txt").write_bytes(data[:101] + data[102:])
    (found,) = read(tmp_path / "a.txt")
    assert found.text.count("\ufffd") == 1
    assert found.text[-100:] == words[-100:]


def test_marks_within_a_text_stay(tmp_path: Path) -> None:
    words = "\u202bالمنتـــدى\u200f\u202c\u200b 14 مايو"
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    assert list(read(tmp_path / "a.txt")) == [Document(words)]


@pytest.mark.parametrize("codec", ["windows-1251", "utf-16"])
def test_tables_in_other_encodings(codec: str, tmp_path: Path) -> None:
    rows = "url,title,text\n" + "https://example.org/a,Title,words\n" * 500
    (tmp_path / "a.csv").write_text(rows + ",Заголовок,Форум откроется 14 мая\n", encoding=codec)
    assert list(read(tmp_path / "a.csv"))[-1].text == "Форум откроется 14 мая"
