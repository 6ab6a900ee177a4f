"""How far a run is: documents, their rate, the time left, new and changed events, failures."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eventtracker.ingest import Summary
from eventtracker.model import EventtrackerError
from eventtracker.sources import expected

if TYPE_CHECKING:
    from rich.console import Console

_CAUSES = 3
"""Causes of failures that are told apart."""


@contextmanager
def shown(
    sources: Sequence[str], console: Console | None = None
) -> Iterator[Callable[[Summary], None] | None]:
    """A line on a terminal's standard error that is told how far a run is; None elsewhere."""
    if console is None and not sys.stderr.isatty():
        yield None
        return
    from rich import progress as p
    from rich.console import Console

    columns = (
        p.SpinnerColumn(),
        p.TextColumn("{task.description}", markup=False),
        p.BarColumn(bar_width=20),
        p.TextColumn("{task.fields[rate]}"),
        p.TimeRemainingColumn(elapsed_when_finished=True),
    )
    with p.Progress(*columns, console=console or Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_total(sources), rate="")

        def show(summary: Summary) -> None:
            done = summary.read + len(summary.failed)
            total = bar.tasks[0].total
            speed = bar.tasks[0].speed
            bar.update(
                task,
                completed=done,
                total=None if total is None else max(total, done),
                description=said(summary),
                rate=f"{speed:,.1f}/s" if speed else "",
            )

        yield show


def said(summary: Summary) -> str:
    """What a run has done so far, in a line."""
    counts = f"{summary.read} documents, {summary.new} new, {summary.changed} changed"
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    return f"{counts}{failed}: {causes(summary.failed)}" if failed else counts


def causes(failed: Sequence[tuple[str, str]]) -> str:
    """Why things failed, the most frequent cause first: "answers 404 Not Found (12), …"."""
    found = Counter(reason.removeprefix(f"{name} ").rstrip(".") for name, reason in failed)
    told = [f"{cause} ({count})" for cause, count in found.most_common(_CAUSES)]
    return ", ".join([*told, *(["…"] if len(found) > _CAUSES else [])])


def _total(sources: Sequence[str]) -> int | None:
    """How many documents the sources hold; None if one of them can't tell beforehand."""
    found = []
    for source in sources:
        try:
            found.append(expected(source))
        except (OSError, ValueError, EventtrackerError):  # reading it will say why
            found.append(None)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None
