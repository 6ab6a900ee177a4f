"""`ingest`: sources into the store, with progress and a summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eventtracker import ingest as work
from eventtracker.cli.options import columns_of
from eventtracker.cli.progress import causes, shown
from eventtracker.cli.says import complain, languages_in_words
from eventtracker.model import EventtrackerError, as_published
from eventtracker.store import Store
from eventtracker.text.language import check_tag

_LISTED = 20


def ingest(
    db: str | None,
    sources: Sequence[str],
    published: str | None,
    lang: str | None,
    columns: Sequence[str],
    private: bool,
    retry_failed: bool,
) -> int:
    """`eventtracker ingest`; the exit status."""
    if not sources and not retry_failed:
        raise EventtrackerError("Name a source: eventtracker ingest SOURCE…", usage=True)
    day = as_published(published)
    if lang:
        check_tag(lang)
    named = columns_of(columns)
    with Store(db) as store:
        failed = [failure.origin for failure in store.failures()] if retry_failed else []
        if retry_failed and not failed:
            complain("Nothing is kept that failed before.")
        with shown(list(dict.fromkeys([*sources, *failed]))) as progress:
            summary = work.ingest(
                store,
                sources,
                published=day,
                lang=lang,
                columns=named,
                private=private,
                retry_failed=retry_failed,
                progress=progress,
            )
        again = bool(summary.failed and store.failures())
    status = report(summary)
    if again and not summary.interrupted:
        complain("Once it can be read: eventtracker ingest --retry-failed")
    return status


def load(store: Store, source: Path) -> work.Summary:
    """Read one source into an open store, with progress."""
    with shown([str(source)]) as progress:
        return work.ingest(store, [source], progress=progress)


def report(summary: work.Summary) -> int:
    """Say what a run did; 0, or 1 if something failed."""
    list_failures(summary)
    if summary.undated:
        complain(
            f"{summary.undated} documents have no date: give --published DATE, or dates that "
            "depend on it stay unresolved."
        )
    for said in languages_in_words(summary.languages):
        complain(said)
    print(line_of(summary))
    if summary.eventless:
        print(f"{summary.eventless} with dates and no event: eventtracker extract says why")
    if summary.interrupted:
        complain("Stopped; the same command goes on where it was.")
        return 130
    return 1 if summary.failed else 0


def list_failures(summary: work.Summary) -> None:
    """Say what could not be read and why, the first ones one by one."""
    for name, reason in summary.failed[:_LISTED]:
        complain(reason if name in reason else f"{name}: {reason}")
    if rest := summary.failed[_LISTED:]:
        complain(f"… and {len(rest)} more: {causes(rest)}.")


def line_of(summary: work.Summary) -> str:
    """What a run did, in one line."""
    return (
        f"read {summary.read}, new {summary.new}, changed {summary.changed}, "
        f"unchanged {summary.unchanged}, failed {len(summary.failed)}"
    )
