"""`serve` and `demo`."""

from __future__ import annotations

import time

from eventtracker.cli.storing import load, report
from eventtracker.model import EventtrackerError
from eventtracker.sources.demo import folder
from eventtracker.store import Store
from eventtracker.web import server


def serve(db: str | None, host: str, port: int, password: str | None = None) -> int:
    """`eventtracker serve`; the exit status."""
    try:
        server.run(host, port, db, password, announce=_say)
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


def demo(db: str | None, host: str, port: int, password: str | None = None, *, serves: bool) -> int:
    """`eventtracker demo`; the exit status. EVENTTRACKER_DB is left alone: --db names another."""
    url = db or _own_store()
    begun = time.perf_counter()
    articles = folder() / "articles.jsonl"
    if not articles.is_file():
        raise EventtrackerError(f"The sample articles are missing: there is no {articles}.")
    with Store(url) as store:
        _say(f"Loading the sample articles into {store.path or 'memory'}")
        summary = load(store, articles)
    _say(f"Loaded in {time.perf_counter() - begun:.1f} s.")
    status = report(summary)
    return serve(url, host, port, password) if serves and not summary.interrupted else status


def _own_store() -> str:
    from platformdirs import user_data_path

    place = user_data_path("eventtracker", appauthor=False)
    place.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{place / 'demo.db'}"


def _say(line: str) -> None:
    print(line, flush=True)
