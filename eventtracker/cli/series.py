"""`series`: recurrent forums and their names."""

from __future__ import annotations

from collections.abc import Sequence

from eventtracker.cli.says import complain, console
from eventtracker.model import EventtrackerError
from eventtracker.resolve import Resolver
from eventtracker.store import Naming, Store

_USAGE = "Write: eventtracker series list|alias SERIES NAME|merge SERIES OTHER"


def series(db: str | None, words: Sequence[str]) -> int:
    """`eventtracker series`; the exit status. `words` are what stands behind the command."""
    with Store(db) as store:
        naming = Naming(store, Resolver())
        match words:
            case [] | ["list"]:
                return _list(naming)
            case ["alias", name, other]:
                touched = naming.alias(name, other)
            case ["merge", name, other]:
                touched = naming.merge(name, other)
            case _:
                raise EventtrackerError(_USAGE, usage=True)
    print(f"changed {len(touched)} events")
    return 0


def _list(naming: Naming) -> int:
    from eventtracker.cli.tables import series_table

    if found := naming.listed():
        console().print(series_table(found))
    else:
        complain("No series is known: eventtracker ingest SOURCE… learns them.")
    return 0
