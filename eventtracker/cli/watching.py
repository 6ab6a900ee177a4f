"""`sources` and `watch`: feeds and pages that are read again and again."""

from __future__ import annotations

import re
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from eventtracker.cli.says import complain, console, minute
from eventtracker.cli.storing import line_of, list_failures
from eventtracker.ingest import Summary
from eventtracker.model import EventtrackerError
from eventtracker.store import Store, Watched
from eventtracker.store.watched import EVERY
from eventtracker.text.language import check_tag

_NONE = "No source is watched: eventtracker sources add ADDRESS."
_USAGE = "Write: eventtracker sources list|add ADDRESS…|remove ADDRESS…"
_EVERY = re.compile(r"(\d{1,5})\s*([mhd])", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def sources(
    db: str | None, words: Sequence[str], every: str | None, lang: str | None, private: bool
) -> int:
    """`eventtracker sources`; the exit status. `words` are what stands behind the command."""
    interval = _interval(every) if every else EVERY
    if lang:
        check_tag(lang)
    with Store(db) as store:
        match words:
            case [] | ["list"]:
                return _list(store)
            case ["add", *addresses] if addresses:
                for address in addresses:
                    store.watch(address, every=interval, lang=lang, private=private)
            case ["remove", *addresses] if addresses:
                _remove(store, addresses)
            case _:
                raise EventtrackerError(_USAGE, usage=True)
        print(f"watched: {len(store.watched())}; 'eventtracker watch' reads them when they are due")
    return 0


def watch(db: str | None, once: bool) -> int:
    """`eventtracker watch`; the exit status: 1 if `once` found a source that failed."""
    from eventtracker import watch as work

    failed: list[str] = []

    def report(source: Watched, summary: Summary) -> None:
        failed.extend(name for name, _ in summary.failed)
        _report(source, summary)

    with Store(db) as store:
        if once and not store.watched():
            complain(_NONE)
        # Services are stopped by SIGTERM, people press Ctrl-C.
        former = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            work.watch(store, report, once=once)
        except KeyboardInterrupt:
            print("Stopped.")
            return 0
        finally:
            signal.signal(signal.SIGTERM, former)
    return 1 if failed else 0


def _report(source: Watched, summary: Summary) -> None:
    """One line for a reading, and what in it could not be read."""
    print(f"{minute(datetime.now(UTC))}  {source.address}: {line_of(summary)}", flush=True)
    list_failures(summary)


def _list(store: Store) -> int:
    from eventtracker.cli.tables import watched_table

    if found := store.watched():
        console().print(watched_table(found))
    else:
        complain(_NONE)
    return 0


def _remove(store: Store, addresses: Sequence[str]) -> None:
    unknown = [address for address in addresses if not store.unwatch(address)]
    if unknown:
        raise EventtrackerError(
            f"{unknown[0]} isn't watched: eventtracker sources lists what is.", usage=True
        )


def _interval(words: str) -> timedelta:
    """ "30m", "6h", "1d". EventtrackerError (usage) on anything else."""
    found = _EVERY.fullmatch(words.strip())
    if found is None:
        raise EventtrackerError(
            f"--every takes 30m, 6h, 1d and the like; not '{words}'.", usage=True
        )
    return int(found[1]) * _UNITS[found[2].lower()]
