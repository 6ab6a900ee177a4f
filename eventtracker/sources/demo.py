"""The sample articles that come with the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Where the sample articles (`articles.jsonl`) are: in the package, or in a checkout."""
    installed = _PACKAGE / "demo"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"
