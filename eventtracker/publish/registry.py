"""The forms that events are published in. One line here, or an entry point, adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from eventtracker.model import Event

GROUP = "eventtracker.outputs"
"""Entry points of other packages: each loads an Output."""

Render = Callable[[Sequence[Event], str], bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """A form: its name (also the file suffix), its media type, and what makes it.

    `render` takes events and the language of the output, and gives a whole file.
    """

    name: str
    media_type: str
    render: Render


def _deferred(module: str, function: str, *, worded: bool = False) -> Render:
    """A function of a module that is imported on first use, for some are heavy.

    `worded` ones hold words, and take the language of the output.
    """

    def render(events: Sequence[Event], lang: str) -> bytes:
        make = getattr(import_module(f"eventtracker.publish.{module}"), function)
        made = make(events, lang=lang) if worded else make(events)
        return made if isinstance(made, bytes) else bytes(made, "utf-8")

    return render


_OURS = (
    Output("jsonl", "application/x-ndjson; charset=utf-8", _deferred("tables", "to_jsonl")),
    Output("csv", "text/csv; charset=utf-8", _deferred("tables", "to_csv")),
    Output(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _deferred("xlsx", "to_xlsx"),
    ),
    Output("parquet", "application/vnd.apache.parquet", _deferred("tables", "to_parquet")),
    Output("jsonld", "application/ld+json", _deferred("jsonld", "to_jsonld", worded=True)),
    Output("ics", "text/calendar; charset=utf-8", _deferred("ics", "to_ics", worded=True)),
)


@cache
def outputs() -> dict[str, Output]:
    """All outputs by name; ours win over another package's of the same name."""
    theirs = (point.load() for point in entry_points(group=GROUP))
    return {output.name: output for output in (*theirs, *_OURS)}
