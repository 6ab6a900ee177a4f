"""Tables of articles, a document a row: CSV and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, Unreadable, encoding_of, existing, refuse
from eventtracker.sources.records import columns, document

_SAMPLE = 1_000_000
"""Bytes that tell the encoding of a table, whose first columns may be plain ASCII."""


class Csv:
    """Files that end in .csv or .tsv; the first line names the columns."""

    def matches(self, source: str) -> bool:
        return source.lower().endswith((".csv", ".tsv"))

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        path = existing(source)
        csv.field_size_limit(2**31 - 1)  # an article is longer than the module expects
        try:
            with path.open("rb") as file:
                encoding = encoding_of(file.read(_SAMPLE), str(path))
            with path.open(encoding=encoding, newline="") as text:
                head = text.readline()
                if not head.strip():
                    raise EventtrackerError(f"{path} is empty.")
                text.seek(0)
                rows = csv.DictReader(text, delimiter=max(",;\t", key=head.count))
                _need_text(rows.fieldnames or (), path, options)
                for row in rows:
                    yield _item(row, f"{path}, line {rows.line_num}", path, options)
        except OSError as error:
            raise refuse(path, error) from error
        except UnicodeDecodeError as error:
            raise EventtrackerError(
                f"{path} changes its encoding on the way: convert it to UTF-8."
            ) from error
        except csv.Error as error:
            raise EventtrackerError(f"{path} is not CSV: {error}.") from error


class Parquet:
    """Files that end in .parquet, read a batch at a time."""

    def matches(self, source: str) -> bool:
        return source.lower().endswith(".parquet")

    def count(self, source: str) -> int:
        from pyarrow import parquet

        return int(parquet.read_metadata(source).num_rows)

    def read(self, source: str, options: Options) -> Iterator[Document | Unreadable]:
        from pyarrow import ArrowException, parquet

        path = existing(source)
        try:
            with parquet.ParquetFile(path) as file:
                wanted = _need_text(file.schema_arrow.names, path, options)
                number = 0
                for batch in file.iter_batches(1000, columns=list(wanted.values())):
                    for row in batch.to_pylist():
                        number += 1
                        yield _item(row, f"{path}, row {number}", path, options)
        except (ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.strerror:
                raise refuse(path, error) from error
            raise EventtrackerError(f"{path} is not a Parquet file.") from error


def _need_text(names: Any, path: Path, options: Options) -> dict[str, str]:
    """Which column holds which field. EventtrackerError if none holds the text, or if one that
    was named isn't there."""
    known = {name.strip().lower() for name in names}
    for name in options.columns.values():
        if name.strip().lower() not in known:
            raise EventtrackerError(f"{path} has no column '{name}'.")
    found = columns(names, options.columns)
    if "text" not in found:
        raise EventtrackerError(f"{path} has no column 'text': name it with --column text=NAME.")
    return found


def _item(row: Mapping[str, Any], name: str, path: Path, options: Options) -> Document | Unreadable:
    try:
        # A row that is too long has its surplus under None.
        return document({k: v for k, v in row.items() if isinstance(k, str)}, options)
    except EventtrackerError as error:
        return Unreadable(name, str(path), str(error))
