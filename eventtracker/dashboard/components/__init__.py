"""Our own parts of pages, through `st.components.v2`: plain JavaScript, no build, no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


@cache
def part(name: str, *scripts: str) -> Any:
    """The component in folder `name`, made of what all share and of its own style and scripts.

    To the browser it is one module: later scripts use what earlier ones define.
    """
    return st.components.v2.component(
        f"eventtracker_{name}",
        html=f'<div class="part {name}"></div>',
        css=_read("common.css") + _read(f"{name}/{name}.css"),
        js="\n".join(map(_read, ("common.js", *(f"{name}/{script}" for script in scripts)))),
    )


def _read(path: str) -> str:
    return (_HERE / path).read_text(encoding="utf-8")
