"""`ingest`: sources into the store, with progress and a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eventtracker import ingest as work
from eventtracker.cli.says import complain
from eventtracker.model import EventtrackerError, as_published
from eventtracker.store import Store
from eventtracker.text.language import check_tag

_LISTED = 20


def ingest(
    db: str | None,
    sources: Sequence[str],
    published: str | None,
    lang: str | None,
    private: bool,
    retry_failed: bool,
) -> int:
    """`eventtracker ingest`; the exit status."""
    if not sources and not retry_failed:
        raise EventtrackerError("Name a source: eventtracker ingest SOURCE…", usage=True)
    day = as_published(published)
    if lang:
        check_tag(lang)
    with Store(db) as store, _progress() as progress:
        summary = work.ingest(
            store,
            sources,
            published=day,
            lang=lang,
            private=private,
            retry_failed=retry_failed,
            progress=progress,
        )
    return report(summary)


def load(store: Store, source: Path) -> work.Summary:
    """Read one source into an open store, with progress."""
    with _progress() as progress:
        return work.ingest(store, [source], progress=progress)


def report(summary: work.Summary) -> int:
    """Say what a run did; 0, or 1 if something failed."""
    for name, reason in summary.failed[:_LISTED]:
        complain(reason if name in reason else f"{name}: {reason}")
    if len(summary.failed) > _LISTED:
        complain(f"… and {len(summary.failed) - _LISTED} more failures.")
    if summary.undated:
        complain(
            f"{summary.undated} documents have no date: give --published DATE, or dates that "
            "depend on it stay unresolved."
        )
    print(line_of(summary))
    if summary.interrupted:
        complain("Stopped; the same command goes on where it was.")
        return 130
    return 1 if summary.failed else 0


def line_of(summary: work.Summary) -> str:
    """What a run did, in one line."""
    return (
        f"read {summary.read}, new {summary.new}, changed {summary.changed}, "
        f"unchanged {summary.unchanged}, failed {len(summary.failed)}"
    )


@contextmanager
def _progress() -> Iterator[Callable[[work.Summary], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")

        def show(summary: work.Summary) -> None:
            said = f"{summary.read} documents, {summary.new} new, {summary.changed} changed"
            failed = f", {len(summary.failed)} failed" if summary.failed else ""
            bar.update(task, description=said + failed)

        yield show
