"""`events` and `show`: the stored events, listed, exported, or one of them whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from eventtracker import i18n
from eventtracker.cli.says import complain, console, one_of, write
from eventtracker.filters import NAMES, Filter
from eventtracker.model import EventtrackerError
from eventtracker.publish.registry import outputs
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store


def events(db: str | None, given: Mapping[str, Any], format: str, output: str | None) -> int:
    """`eventtracker events`; the exit status. `given` maps filter words to their values."""
    one_of(format, ("table", *outputs()))
    wanted = _filter(given)
    with Store(db) as store:
        found = store.query(wanted).events
        everything = store.count()
    if format != "table":
        write(outputs()[format].render(found, wanted.lang or "en"), output)
        return 0
    if output:
        raise EventtrackerError("--output goes with a --format other than table.", usage=True)
    from eventtracker.cli.tables import events_table

    if found:
        console().print(events_table(found, wanted.lang))
    elif everything:
        complain(f"None of the {everything} stored events match.")
    else:
        complain("The store is empty: eventtracker ingest SOURCE… fills it.")
    return 0


def show(db: str | None, uid: str, lang: str | None) -> int:
    """`eventtracker show`; the exit status."""
    lang = _filter({"lang": lang}).lang
    with Store(db) as store:
        review = Review(store, Resolver())
        merged = review.became(uid)
        event = store.get(merged)
        if event is None:
            raise EventtrackerError(f"There is no event '{uid}': `eventtracker events` lists them.")
        history, children = store.history(merged), store.children(merged)
        decided = review.decisions(merged)
    from eventtracker.cli import tables

    _ = i18n.translate(lang)
    out = console()
    out.print(tables.event_table(event, lang), "")
    if event.features:
        out.print(_("Why this confidence"), tables.reasons_table(event, lang), "")
    out.print(tables.evidence_table(event, lang))
    out.print(*tables.source_lines(event, lang), sep="\n")
    if children:
        out.print("", _("On its programme:"), tables.events_table(children, lang), sep="\n")
    if history:
        out.print("", _("History:"), *map(tables.change_line, history), sep="\n")
    if decided:
        out.print("", _("Decisions:"), *map(tables.decision_line, decided), sep="\n")
    return 0


def _filter(given: Mapping[str, Any]) -> Filter:
    """The filter of the options that were given."""
    said: dict[str, list[str]] = {}
    for word in NAMES:
        value = given.get(word)
        if value is not None:
            said[word] = value if isinstance(value, list) else [value]
    try:
        return Filter.parse(said, datetime.now(UTC).date())
    except EventtrackerError as error:
        # The words are the same everywhere, but here they are options.
        message = re.sub(r"^'(\w+)'", lambda m: "--" + m[1].replace("_", "-"), str(error))
        raise EventtrackerError(message, usage=error.usage) from error
