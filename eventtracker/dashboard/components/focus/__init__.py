"""Puts the cursor into a form that a key has just opened."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

_SCRIPT = """export default function ({ data }) {
  const field = document.querySelector(`.st-key-${data} input`);
  if (!field || field.dataset.entered) return;
  field.dataset.entered = true;
  field.focus();
  field.select();
}"""


@cache
def _component() -> Any:
    return st.components.v2.component("eventtracker_focus", js=_SCRIPT)


def enter(key: str) -> None:
    """Focus the first field of the container with this key, once in its life."""
    _component()(key=f"focus_{key}", data=key, height=1)
