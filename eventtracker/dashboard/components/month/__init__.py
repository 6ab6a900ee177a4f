"""The calendar: weeks of days with bars across them, or a list of days."""

from __future__ import annotations

from typing import Any

import streamlit as st

from eventtracker.dashboard.components import part

KEY = "month"


def view() -> dict[str, Any] | None:
    """What the reader moved to: {"show": "month", "day": "2026-05-14"}."""
    state = st.session_state.get(KEY)
    found: dict[str, Any] | None = (state or {}).get("view")
    return found


def draw(data: dict[str, Any]) -> None:
    """Show a calendar. For `data` see `eventtracker.dashboard.weeks.data`."""
    component = part("month", "days.js", "month.js")
    component(key=KEY, data=data, default={"view": None}, on_view_change=lambda: None)
