"""`doctor`, `backup` and `restore`."""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires, version

from eventtracker import __version__
from eventtracker.model import EventtrackerError
from eventtracker.store import Store


def doctor(db: str | None, mends: bool) -> int:
    """`eventtracker doctor`: a line a check; 1 if one of them finds something wrong."""
    if mends:
        with Store(db) as store:
            store.mend()
    checks: dict[str, Callable[[], str]] = {
        "eventtracker": lambda: __version__,
        "Python": lambda: f"{platform.python_version()} on {platform.system()}",
        "packages": _packages,
        "languages": _languages,
        "extraction": _extraction,
        "store": lambda: _store(db),
    }
    wrong = 0
    for name, check in checks.items():
        try:
            print(f"ok     {name}: {check()}")
        except Exception as error:
            wrong += 1
            print(f"wrong  {name}: {error}")
    return 1 if wrong else 0


def backup(db: str | None, file: str) -> int:
    """`eventtracker backup`; the exit status."""
    with Store(db) as store:
        store.backup(file)
        print(f"{store.count()} events of {store.path or 'memory'} are in {file}.")
    return 0


def restore(db: str | None, file: str) -> int:
    """`eventtracker restore`; the exit status."""
    with Store(db) as store:
        store.restore(file)
        print(f"{store.path or 'The store'} holds {store.count()} events, as in {file}.")
    return 0


def _packages() -> str:
    """The versions of what this package needs."""
    found, missing = [], []
    for requirement in requires("eventtracker") or []:
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0].strip()
        for sign in "<>=!~[ (":
            name = name.split(sign)[0]
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        raise EventtrackerError(f"{', '.join(missing)} missing: install eventtracker again.")
    return ", ".join(found)


def _languages() -> str:
    """The languages whose events are read, those whose dates are, and that no others are."""
    from eventtracker.i18n import language_name
    from eventtracker.languages import available, borrowable, dated, load, reads

    for tag in available():
        load(tag)
    names = {t: language_name(t, "en") for t in borrowable() if reads(t) == "dates"}
    events = sorted(language_name(tag, "en") for tag in available())
    ranges = sorted(names.pop(tag) for tag in dated())
    single = sorted({*names.values()} - {*ranges})
    return (
        f"events in {', '.join(events)}\n"
        f"       only dates, ranges among them, in {', '.join(ranges)}\n"
        f"       only plain dates in {len(single)} more: {', '.join(single)}\n"
        "       nothing in any other"
    )


def _extraction() -> str:
    from eventtracker import pipeline

    text = "The forum will be held in Kazan from 14 to 19 May 2024."
    (found,) = pipeline.find_times(text, "2024-03-07", "en")
    if (str(found.interval.first), str(found.interval.last)) != ("2024-05-14", "2024-05-19"):
        raise EventtrackerError("a range of days is read wrongly: install eventtracker again.")
    return "a range of days is found and read"


def _store(db: str | None) -> str:
    with Store(db) as store:
        if problems := store.check():
            raise EventtrackerError(" ".join(problems))
        totals = store.totals()
        counts = ", ".join(f"{number} {name}" for name, number in totals.items())
        return f"{store.path or 'in memory'}, {counts}"
