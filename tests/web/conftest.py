"""A store with a few events, and a client of the routes over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from eventtracker import web
from eventtracker.model import Document, Event
from eventtracker.store import Store
from tests.publish.made import TEXT, forum

KEPT_AT = datetime(2024, 3, 8, 12, tzinfo=UTC)


@dataclass
class Site:
    """A store whose clock stands still until it is set, and HTTP over it."""

    store: Store
    client: TestClient
    now: list[datetime]
    today: list[date]
    documents: dict[str, Document] = field(default_factory=dict)

    def keep(self, name: str, event: Event) -> Event:
        """Store an event of a document of its own, or the document's new state of it."""
        document = Document(f"{TEXT} {name}", date(2024, 3, 7), url=f"https://example.org/{name}")
        self.documents[name] = document
        event = event.but(documents=(document.ref,), evidence=())
        result = self.store.save(document, [event])
        uid = (*result.new, *result.changed, *result.unchanged)[0]
        kept = self.store.get(uid)
        assert kept is not None
        return kept


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    now, today = [KEPT_AT], [KEPT_AT.date()]
    with Store(f"sqlite:///{tmp_path / 'events.db'}", clock=lambda: now[0]) as store:
        app = Starlette(routes=web.routes(store, today=lambda: today[0]))
        with TestClient(app, follow_redirects=False) as client:
            # A plain client: httpx would ask for gzip by itself.
            client.headers["accept-encoding"] = "identity"
            yield Site(store, client, now, today)


@pytest.fixture
def three(site: Site) -> Site:
    """The forum in May, a fair in June that Turkey hosts, and one that few will believe."""
    site.keep("forum", forum(uid="forum"))
    site.keep(
        "fair",
        forum(uid="fair", names={"en": "Fair"}, series="Fair, big", type="fair").but(
            start=date(2024, 6, 1), end=date(2024, 6, 2), countries=()
        ),
    )
    site.keep("doubt", forum(uid="doubt", names={"en": "Doubt"}, series=None, confidence=0.3))
    return site
