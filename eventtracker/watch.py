"""The feeds and pages that are watched: each is read when it is due, again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import sleep

from eventtracker.ingest import Summary, ingest
from eventtracker.sources import Memory
from eventtracker.store import Store, Watched

_SOONEST = timedelta(minutes=5)
"""After a first failure; the pause doubles with each further one, up to the usual interval."""
_LONGEST_WAIT = timedelta(days=1)
"""That a host may ask for."""
_NAP = 30.0
"""Seconds after which a sleeping watcher looks whether there are new sources."""

Report = Callable[[Watched, Summary], None]


def watch(store: Store, report: Report, *, once: bool = False) -> None:
    """Read all sources that are due, one after another; then sleep until others are, for ever.

    `report` is called after each; `once` ends it after the first round. Ctrl-C ends it with
    KeyboardInterrupt, after the last whole document. Raises EventtrackerError if the store
    itself fails; a source that fails is reported, and read again later.
    """
    while True:
        for source in store.due():
            if summary := visit(store, source):
                report(source, summary)
        if once:
            return
        due = store.next_due()
        rest = (due - datetime.now(UTC)).total_seconds() if due else _NAP
        sleep(min(max(rest, 1.0), _NAP))


def visit(store: Store, source: Watched) -> Summary | None:
    """Read a watched source now, store what it tells of, and write down how it went.

    None if another process reads it just now. Raises EventtrackerError if the store itself
    fails, KeyboardInterrupt if a person stops it; the source then stays due.
    """
    if (begun := store.begin_reading(source)) is None:
        return None
    now, pages = begun
    memory = Memory(now, dict(pages))
    summary = ingest(
        store, [source.address], lang=source.lang, private=source.private, memory=memory
    )
    if summary.interrupted:
        store.end_reading(source, due=source.due, memory=pages)
        raise KeyboardInterrupt
    error = next((why for name, why in summary.failed if name == source.address), None)
    counts = {name: getattr(summary, name) for name in ("read", "new", "changed", "unchanged")}
    store.end_reading(
        source,
        due=now + _pause(source, memory, error),
        memory=memory.latest(source.address),
        result=counts | {"failed": len(summary.failed)},
        error=error,
    )
    return summary


def _pause(source: Watched, memory: Memory, error: str | None) -> timedelta:
    """Until the next reading: sooner than usual after a failure, later if a host asks for it."""
    usual = source.every
    if error:
        usual = min(usual, _SOONEST * 2 ** min(source.failures, 12))
    return max(usual, min(timedelta(seconds=memory.wait), _LONGEST_WAIT))
