"""A filled store behind the pages, a fixed day, and the entry script run without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from eventtracker.dashboard import access, state
from eventtracker.dashboard.serving import SCRIPT
from eventtracker.store import Store
from tests.dashboard.made import fill

TODAY = date(2026, 6, 1)

Visit = Callable[..., AppTest]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The made events; only for tests that write nothing."""
    path = tmp_path_factory.mktemp("store") / "made.db"
    with Store(f"sqlite:///{path}") as store:
        fill(store, TODAY)
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'empty.db'}") as store:
        yield store


@pytest.fixture
def visit(filled: Store, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Opens a page's address as a new reader: visit("events", country="RU")."""

    def open_page(page: str, store: Store | None = None, **query: str) -> AppTest:
        monkeypatch.setattr(state, "store", lambda: store or filled)
        monkeypatch.setattr(state, "today", lambda: TODAY)
        monkeypatch.setattr(access, "at_this_machine", lambda: True)
        test = AppTest.from_file(str(SCRIPT), default_timeout=20)
        for name, value in query.items():
            test.query_params[name.rstrip("_")] = value
        test.switch_page(f"views/{page}.py")
        return test.run()

    return open_page


def html(test: AppTest) -> str:
    """All of our own HTML on a page, without the style sheet."""
    pieces = [element.proto.body for element in test.get("html")]
    return "\n".join(piece for piece in pieces if not piece.startswith("<style>"))
