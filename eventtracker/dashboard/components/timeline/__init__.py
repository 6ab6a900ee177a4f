"""The timeline: lanes of bars over an axis of days, drawn as SVG by our own JavaScript."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
# One module to the browser: the later files use what the earlier ones define.
_SCRIPTS = ("scale.js", "chart.js", "list.js", "timeline.js")

KEY = "timeline"


@cache
def _component() -> Any:
    return st.components.v2.component(
        "eventtracker_timeline",
        html='<div class="timeline"></div>',
        css=(_HERE / "timeline.css").read_text(encoding="utf-8"),
        js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS),
    )


def view() -> dict[str, Any] | None:
    """What the reader moved to: {"group": "country", "window": ["2026-05-01", "2026-07-31"]}."""
    state = st.session_state.get(KEY)
    found: dict[str, Any] | None = (state or {}).get("view")
    return found


def draw(data: dict[str, Any]) -> None:
    """Show a timeline. For `data` see `eventtracker.dashboard.chart.data`."""
    _component()(key=KEY, data=data, default={"view": None}, on_view_change=lambda: None)
