"""The timeline: lanes of bars over an axis of days, drawn as SVG by our own JavaScript."""

from __future__ import annotations

from typing import Any

import streamlit as st

from eventtracker.dashboard.components import part

KEY = "timeline"


def view() -> dict[str, Any] | None:
    """What the reader moved to: {"group": "country", "window": ["2026-05-01", "2026-07-31"]}."""
    state = st.session_state.get(KEY)
    found: dict[str, Any] | None = (state or {}).get("view")
    return found


def draw(data: dict[str, Any]) -> None:
    """Show a timeline. For `data` see `eventtracker.dashboard.chart.data`."""
    component = part("timeline", "scale.js", "chart.js", "list.js", "timeline.js")
    component(key=KEY, data=data, default={"view": None}, on_view_change=lambda: None)
