"""eventtracker: from news to calendar.

Reads event mentions out of news, with evidence for every field, and publishes them as
a calendar. Heavy parts load on first use, so that importing the package stays quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventtracker.model import Document, Event, EventtrackerError, TimeExpression
    from eventtracker.pipeline import extract, find_times
    from eventtracker.publish import to_frame, to_ics
    from eventtracker.sources import read

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Event",
    "EventtrackerError",
    "TimeExpression",
    "extract",
    "find_times",
    "read",
    "to_frame",
    "to_ics",
]

_HOME = {
    "Document": "model",
    "Event": "model",
    "EventtrackerError": "model",
    "TimeExpression": "model",
    "extract": "pipeline",
    "find_times": "pipeline",
    "read": "sources",
    "to_frame": "publish",
    "to_ics": "publish",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'eventtracker' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"eventtracker.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
