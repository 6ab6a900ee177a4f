"""Links marked with `data-go` move inside the running app instead of loading a page anew."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


@cache
def _component() -> Any:
    return st.components.v2.component(
        "eventtracker_links", js=(_HERE / "links.js").read_text(encoding="utf-8")
    )


def follow() -> str | None:
    """The path and query of the link that was just clicked; None mostly. Once in a run."""
    clicked = _component()(key="links", on_go_change=lambda: None, height=1)
    return str(clicked.go) if clicked.go else None
