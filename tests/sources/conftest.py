"""A site to read from, and no pauses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina

from tests.sources.site import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Attempts without pauses between them, as many as ever."""
    monkeypatch.setattr("eventtracker.sources.visitor.sleep", lambda seconds: None)
    with stamina.set_testing(True, attempts=3, cap=True):
        yield
