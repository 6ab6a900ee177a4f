"""Archives of articles: JSONL, CSV, Parquet."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources import Unreadable, read

FULL = {
    "text": "سيُعقد المنتدى في 14 مايو.",
    "published": "2024-03-07",
    "title": "منتدى",
    "url": "https://example.org/1",
    "lang": "ar",
    "source": "Courier",
    "cluster": "c1",
}
WHOLE = Document(FULL["text"], date(2024, 3, 7), "منتدى", "https://example.org/1", "ar", "Courier")


def lines(tmp_path: Path, *records: Any, encoding: str = "utf-8") -> Path:
    path = tmp_path / "a.jsonl"
    said = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("\n".join(said), encoding=encoding)
    return path


def failures(path: Path) -> list[tuple[str, str]]:
    found: list[Unreadable] = []
    list(read(path, on_failure=found.append))
    return [(Path(f.name).name, f.reason) for f in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_jsonl_has_its_fields(encoding: str, tmp_path: Path) -> None:
    path = lines(tmp_path, FULL, "", {"text": "Only text"}, encoding=encoding)
    assert list(read(path)) == [WHOLE, Document("Only text")]


def test_what_a_record_says_itself_goes_before_what_is_given(tmp_path: Path) -> None:
    path = lines(tmp_path, FULL, {"text": "Only text", "lang": ""})
    first, second = read(path, published="2020-01-01", lang="en")
    assert first == WHOLE
    assert (second.published, second.lang) == (date(2020, 1, 1), "en")


def test_a_bad_line_costs_itself_only(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        {"text": "first"},
        "{broken",
        "[1, 2]",
        {"title": "no text"},
        {"text": 5},
        {"text": "x", "published": "spring"},
        {"text": "x", "published": 20240307},
        "[" * 5000,
        {"text": "last"},
    )
    with path.open("ab") as file:
        file.write('\n{"text": "Форум"}'.encode("cp1251"))
    found = failures(path)
    assert [name for name, _ in found] == [f"a.jsonl, line {n}" for n in (2, 3, 4, 5, 6, 7, 8, 10)]
    assert [reason for _, reason in found[:3]] == [
        "is not JSON.",
        "is not a JSON object.",
        "has no text: it needs a field 'text'.",
    ]
    assert "spring" in found[4][1]
    assert found[-1][1] == "is not UTF-8."
    assert [d.text for d in read(path, on_failure=lambda item: None)] == ["first", "last"]


def test_dates_keep_their_time_and_zone(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        {"text": "a", "published": "2024-03-07T09:30:00Z"},
        {"text": "b", "published": "2024-03-07 09:30"},
    )
    first, second = read(path)
    assert first.published == datetime(2024, 3, 7, 9, 30, tzinfo=UTC)
    assert second.published == datetime(2024, 3, 7, 9, 30)


def test_half_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = lines(tmp_path, '{"text": "a\\ud83db", "title": "\\udc00"}')
    (found,) = read(path)
    assert (found.text, found.title) == ("a\ufffdb", "\ufffd")


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.csv"):
        (tmp_path / name).write_text("\n\n")
        with pytest.raises(EventtrackerError, match="is empty"):
            list(read(tmp_path / name))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_pandas_writes_it(delimiter: str, tmp_path: Path) -> None:
    long = 'He said "May", then left.\nSecond line; a, b\t' + "x" * 200_000
    frame = pd.DataFrame([FULL, {"text": long}])
    frame.to_csv(tmp_path / "a.csv", index=False, sep=delimiter)
    first, second = read(tmp_path / "a.csv")
    assert first == WHOLE
    assert second == Document(long)


def test_csv_with_other_names_and_ragged_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "\ufeffHeadline,Body,Date\nT,words,2024-03-07,extra\nonly title\n"
    )
    assert failures(tmp_path / "a.csv") == [
        ("a.csv, line 3", "has no text: it needs a field 'text'.")
    ]
    (found,) = read(tmp_path / "a.csv", on_failure=lambda item: None)
    assert found == Document("words", date(2024, 3, 7), "T")


def test_parquet_as_pandas_writes_it(tmp_path: Path) -> None:
    published = pd.to_datetime(["2024-03-07T09:30", None], utc=True)
    frame = pd.DataFrame([FULL, {"text": "Only text"}]).assign(published=published, n=[1, 2])
    frame.to_parquet(tmp_path / "a.parquet")
    first, second = read(tmp_path / "a.parquet")
    assert first.published == datetime(2024, 3, 7, 9, 30, tzinfo=UTC)
    assert (first.text, first.url, first.source) == (WHOLE.text, WHOLE.url, WHOLE.source)
    assert second == Document("Only text")


def test_parquet_rows_without_text_are_failures(tmp_path: Path) -> None:
    pd.DataFrame({"text": ["a", None, "c"]}).to_parquet(tmp_path / "a.parquet")
    assert [name for name, _ in failures(tmp_path / "a.parquet")] == ["a.parquet, row 2"]


def test_a_table_without_text_is_refused_as_a_whole(tmp_path: Path) -> None:
    pd.DataFrame({"songs": ["a"]}).to_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.csv").write_text("songs\na\n")
    (tmp_path / "b.parquet").write_text("words")
    for name, said in (
        ("a.parquet", "no column 'text'"),
        ("a.csv", "no column 'text'"),
        ("b.parquet", "not a Parquet file"),
    ):
        with pytest.raises(EventtrackerError, match=said):
            list(read(tmp_path / name))
