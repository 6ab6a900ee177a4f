"""Events as tables with the contract's columns: data frame, CSV, Parquet; and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC
from typing import TYPE_CHECKING, Any

from eventtracker.model import Event, Figure
from eventtracker.publish.text import line, whole

if TYPE_CHECKING:
    import pandas

COLUMNS = tuple(
    "uid name series edition type start end start_time end_time precision status attendance "
    "place city country latitude longitude timezone countries blocs figures organizer url "
    "registration_deadline parent lang confidence reviewed sources updated".split()
)
"""The contract's columns, in its order."""

_DAYS = frozenset({"start", "end", "registration_deadline"})
_NUMBERS = frozenset({"latitude", "longitude", "confidence"})
# What makes a spreadsheet read a cell as a formula; the wide forms in East Asian editions.
_FORMULA = tuple("=+-@\t\r＝＋－＠")

# Line separators of Unicode are no line ends in JSON, but readers of lines split there; half
# characters have no other form in UTF-8.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def row(event: Event) -> dict[str, Any]:
    """An event's values by column; days as `date`, lists as text, None where nothing is known."""
    values = {
        **{f.name: getattr(event, f.name) for f in fields(event)},
        **{f.name: getattr(event.place, f.name) for f in fields(event.place)},
        "name": event.name,
        "place": event.place.name,
        "countries": "; ".join(f"{c.country} {c.role}" for c in event.countries) or None,
        "blocs": "; ".join(f"{b.bloc} {b.role}" for b in event.blocs) or None,
        "figures": "; ".join(map(_figure, event.figures)) or None,
        "sources": " ".join(d.url for d in event.documents if d.url) or None,
    }
    return {name: values[name] for name in COLUMNS}


def to_frame(events: Iterable[Event]) -> pandas.DataFrame:
    """A data frame with the contract's columns and an index from 0.

    Days are datetime64[s], `updated` is in UTC, `edition` Int64, `reviewed` bool; numbers are
    float64, all else text, half characters marked. What isn't known is missing (NaT, NaN, <NA>).
    """
    import numpy
    import pandas

    rows = [row(event) for event in events]
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        values = [r[name] for r in rows]
        if name in _DAYS:
            columns[name] = numpy.array(values, dtype="datetime64[s]")
        elif name == "updated":
            moments = [v.astimezone(UTC).replace(tzinfo=None) for v in values]
            naive = pandas.Series(numpy.array(moments, dtype="datetime64[s]"))
            columns[name] = naive.dt.tz_localize("UTC")
        elif name in _NUMBERS:
            columns[name] = numpy.array(values, dtype="float64")
        else:
            kind = {"edition": "Int64", "reviewed": "bool"}.get(name, "string")
            texts = [whole(v) if isinstance(v, str) else v for v in values]
            columns[name] = pandas.array(texts, dtype=kind)  # type: ignore[call-overload]
    return pandas.DataFrame(columns, columns=list(COLUMNS))


def to_parquet(events: Iterable[Event]) -> bytes:
    """Parquet with the data frame's columns and types; days and moments are timestamps.

    The same events give the same bytes.
    """
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    table = pyarrow.Table.from_pandas(to_frame(events), preserve_index=False)
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def to_csv(events: Iterable[Event]) -> str:
    """CSV (RFC 4180) with a header; ISO days, "true" and "false", empty cells for nothing.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in events:
        writer.writerow([_cell(value) for value in row(event).values()])
    return out.getvalue()


def to_jsonl(events: Iterable[Event]) -> str:
    """The contract's JSON of each event, one a line."""
    return "".join(as_json(event.to_dict()) + "\n" for event in events)


def as_json(record: dict[str, Any]) -> str:
    """A record on one line, letters as they are."""
    text = json.dumps(record, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _figure(figure: Figure) -> str:
    year = f" ({figure.year})" if figure.year else ""
    return f"{figure.kind} {figure.comparator} {figure.value}{year}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        text = line(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
