"""Files, folders, globs and standard input as documents."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import Unreadable, demo, read, registry
from eventtracker.sources.base import Options

WORDS = "Форум откроется 14 мая.\r\nسيُعقد المنتدى في 14 مايو.\n"


def texts(source: str | Path) -> list[str]:
    return [d.text for d in read(source)]


def refused(source: str | Path) -> str:
    with pytest.raises(EventtrackerError) as caught:
        list(read(source))
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_comes_as_it_is_without_its_mark(encoding: str, tmp_path: Path) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    (tmp_path / "a.txt").write_bytes(mark + WORDS.encode(encoding))
    assert texts(tmp_path / "a.txt") == [WORDS]


def test_date_and_language_are_those_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (found,) = read(tmp_path / "a.txt", published="2024-03-07", lang="ru")
    assert (found.published, found.lang) == (date(2024, 3, 7), "ru")
    assert found.id.startswith("sha256:")
    assert next(read(tmp_path / "a.txt")).published is None
    with pytest.raises(EventtrackerError, match="is not a date"):
        list(read(tmp_path / "a.txt", published="7 March"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 and so on", "is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not text"),
        (b"PK\x03\x04 more", "zip archive"),
        (b"\x7fELF\x00\x00", "binary file"),
        (bytes(range(1, 32)) * 20, "binary file"),
        (bytes(range(128, 256)) * 9, "unknown encoding"),
        (b"\xff\xfea", "unknown encoding"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert said in refused(tmp_path / "a.txt")
    assert "a.txt" in refused(tmp_path / "a.txt")


def test_a_missing_file_is_a_wrong_request(tmp_path: Path) -> None:
    for name in ("missing.txt", "missing.jsonl", "missing.csv", "missing.parquet", "x" * 5000):
        with pytest.raises(EventtrackerError) as caught:
            list(read(tmp_path / name))
        assert caught.value.usage


def test_a_file_too_large_for_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventtracker.sources.text.LIMIT", 10_000)
    (tmp_path / "a.txt").write_text("x" * 10_001)
    assert "larger than" in refused(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text("x" * 10_000)
    assert texts(tmp_path / "a.txt") == ["x" * 10_000]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_cannot_be_read() -> None:
    assert "/proc/self/mem cannot be read: input/output error." in refused("/proc/self/mem")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = SimpleNamespace(buffer=io.BytesIO(WORDS.encode()))
    monkeypatch.setattr("sys.stdin", piped)
    assert texts("-") == [WORDS]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO()))
    assert refused("-") == "Standard input is empty."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "b.txt": b"B",
        "a/2.txt": b"A2",
        "a/1.txt": b"A1",
        "a/deep/x.jsonl": b'{"text": "X1"}\nnot json\n{"text": "X2"}\n',
        "picture.png": b"\x89PNG\r\n\x1a\n",
        ".hidden": b"H",
        ".git/config": b"G",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_in_order_and_one_failure_an_item(folder: Path) -> None:
    failures: list[Unreadable] = []
    found = [d.text for d in read(folder, on_failure=failures.append)]
    assert found == ["B", "A1", "A2", "X1", "X2"]
    assert [(Path(f.name).name, Path(f.origin).name, f.reason) for f in failures] == [
        ("picture.png", "picture.png", "is a picture, not text."),
        ("x.jsonl, line 2", "x.jsonl", "is not JSON."),
    ]


def test_without_anyone_to_tell_a_failure_is_an_error(folder: Path) -> None:
    assert refused(folder).endswith("picture.png: is a picture, not text.")


def test_a_glob_names_files_in_order(folder: Path) -> None:
    assert texts(f"{folder}/a/*.txt") == ["A1", "A2"]
    assert texts(f"{folder}/**/*.txt") == ["A1", "A2", "B"]
    assert "No file matches" in refused(f"{folder}/*.doc")


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    (tmp_path / "news [1].txt").write_text("one")
    assert texts(tmp_path / "news [1].txt") == ["one"]


def test_an_empty_folder_and_a_pipe(tmp_path: Path) -> None:
    assert "holds no file" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "not a plain file" in refused(tmp_path)


def test_another_package_can_add_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shout:
        def matches(self, source: str) -> bool:
            return source.startswith("shout:")

        def read(self, source: str, options: Options) -> list[Document]:
            return [Document(source.removeprefix("shout:").upper())]

    point = SimpleNamespace(name="shout", load=lambda: Shout)
    monkeypatch.setattr(registry, "entry_points", lambda group: {registry.GROUP: [point]}[group])
    registry.sources.cache_clear()
    try:
        assert texts("shout:hear me") == ["HEAR ME"]
    finally:
        registry.sources.cache_clear()


def test_the_sample_articles_are_there() -> None:
    found = list(read(demo.folder() / "articles.jsonl"))
    assert len(found) >= 12
    assert {d.lang for d in found} == {"ar", "ru", "en"}


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.parquet"]))
def test_no_bytes_break_a_reader(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    try:
        for found in read(tmp_path / name, on_failure=lambda item: None):
            found.text.encode()
    except EventtrackerError as error:
        assert name in str(error)
