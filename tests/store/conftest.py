"""An empty store in memory with a clock of its own, and the reviewers' side of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eventtracker.store import Review, Store
from tests.store.test_save import ByName, Clock


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://", clock=Clock()) as store:
        yield store


@pytest.fixture
def review(store: Store) -> Review:
    return Review(store, ByName())
