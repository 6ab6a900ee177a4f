"""How far a run is, told on a terminal; and what it says of failures at its end."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from eventtracker.cli import run
from eventtracker.cli.progress import causes, said, shown
from eventtracker.ingest import Summary
from eventtracker.sources import expected

FAILED = [(f"a{n}", "answers 404 Not Found.") for n in range(3)] + [("b.txt", "is empty.")]


def test_what_was_done_and_why_things_failed() -> None:
    assert said(Summary(12, 3, 1)) == "12 documents, 3 new, 1 changed"
    assert said(Summary(12, 3, 1, failed=FAILED)) == (
        "12 documents, 3 new, 1 changed, 4 failed: answers 404 Not Found (3), is empty (1)"
    )
    assert causes([(str(n), f"cause {n}.") for n in range(9)]).endswith("cause 2 (1), …")


def test_a_terminal_sees_the_share_that_is_done(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text("text")
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=160)
    with shown([str(tmp_path)], console) as show:
        assert show
        show(Summary(1))
        show(Summary(2, 5, failed=[("3.txt", "is empty.")]))
    assert "2 documents, 5 new, 0 changed, 1 failed: is empty (1)" in out.getvalue()


def test_no_terminal_sees_nothing() -> None:
    with shown(["a.txt"]) as show:
        assert show is None


def test_how_many_documents_are_to_come(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    pd.DataFrame({"text": ["a", "b", "c"]}).to_parquet(tmp_path / "b.parquet")
    (tmp_path / "c.txt").write_text("text")
    assert expected(str(tmp_path)) == 6
    assert expected(f"{tmp_path}/*.jsonl") == 2
    assert expected("https://example.org/") is None
    (tmp_path / "d.csv").write_text("text\na\n")
    assert expected(str(tmp_path)) is None


def test_failures_are_listed_kept_and_tried_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = ["{}"] * 30 + ['{"text": "The Tidewater Forum opens in Kazan on 5 May 2027."}']
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    ingest = ["--db", f"sqlite:///{tmp_path}/events.db", "ingest"]
    assert run([*ingest, "--retry-failed"]) == 0
    assert "Nothing is kept that failed before." in capfd.readouterr().err
    assert run([*ingest, str(tmp_path / "news.jsonl"), "--published", "2026-11-01"]) == 1
    told = capfd.readouterr()
    assert told.out == "read 1, new 1, changed 0, unchanged 0, failed 30\n"
    *listed, rest, again = told.err.splitlines()
    assert len(listed) == 20
    assert rest == "… and 10 more: has no text: it needs a field 'text' (10)."
    assert again.endswith("eventtracker ingest --retry-failed")
    (tmp_path / "news.jsonl").write_text(lines[-1])
    assert run([*ingest, "--retry-failed", "--published", "2026-11-01"]) == 0
    told = capfd.readouterr()
    assert (told.out, told.err) == ("read 1, new 0, changed 0, unchanged 1, failed 0\n", "")


def test_columns_are_named_where_their_names_do_not_tell(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table = pd.DataFrame(
        {"corpo": ["The Tidewater Forum opens in Kazan on 5 May."], "giorno": ["2027-01-02"]}
    )
    table.to_csv(tmp_path / "a.csv", index=False)
    table.to_parquet(tmp_path / "b.parquet")
    table.to_json(tmp_path / "c.jsonl", orient="records", lines=True)
    named = ["--column", "text=Corpo", "--column", "published=giorno", "--format", "jsonl"]
    for file in sorted(tmp_path.iterdir()):
        assert run(["extract", str(file), *named]) == 0
        assert '"start":"2027-05-05"' in capfd.readouterr().out.replace(" ", "")
    assert run(["extract", str(tmp_path / "a.csv"), "--column", "text=body"]) == 1
    assert "has no column 'body'" in capfd.readouterr().err
    assert run(["extract", str(tmp_path / "a.csv")]) == 1
    assert "--column text=NAME" in capfd.readouterr().err
    for wrong in ("corpo", "body=corpo", "text="):
        assert run(["extract", str(tmp_path / "a.csv"), "--column", wrong]) == 2
