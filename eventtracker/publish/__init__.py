"""Events as calendars, tables and pages. Each form's module loads on first use."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventtracker.publish.html import to_html, to_page
    from eventtracker.publish.ics import to_ics
    from eventtracker.publish.jsonld import to_jsonld
    from eventtracker.publish.registry import Output, outputs
    from eventtracker.publish.tables import COLUMNS, to_csv, to_frame, to_jsonl, to_parquet
    from eventtracker.publish.xlsx import to_xlsx

__all__ = [
    "COLUMNS",
    "Output",
    "outputs",
    "to_csv",
    "to_frame",
    "to_html",
    "to_ics",
    "to_jsonl",
    "to_jsonld",
    "to_page",
    "to_parquet",
    "to_xlsx",
]

_HOME = {
    "COLUMNS": "tables",
    "Output": "registry",
    "outputs": "registry",
    "to_csv": "tables",
    "to_frame": "tables",
    "to_html": "html",
    "to_ics": "ics",
    "to_jsonl": "tables",
    "to_jsonld": "jsonld",
    "to_page": "html",
    "to_parquet": "tables",
    "to_xlsx": "xlsx",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'eventtracker.publish' has no attribute '{name}'")
    return getattr(importlib.import_module(f"eventtracker.publish.{_HOME[name]}"), name)
