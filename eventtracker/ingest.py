"""Sources into the store: read, extract, resolve, keep; a document a transaction.

A killed run is begun again with the same words: what is stored already is passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from eventtracker import pipeline
from eventtracker.model import Document, EventtrackerError
from eventtracker.preview import inspect, lacks_events
from eventtracker.resolve import Resolver
from eventtracker.sources import Memory, Unreadable, read
from eventtracker.store import SaveResult, Store


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `read` counts documents; `new`, `changed`, `unchanged` count events,
    each once; `undated` documents without a date, which leaves some expressions unresolved.

    `eventless` counts documents with dates and no event, in a language whose events are read;
    `languages` the documents extracted, by their language. `failed` lists (what, why);
    `interrupted` is true if a person stopped the run.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    undated: int = 0
    interrupted: bool = False
    eventless: int = 0
    languages: dict[str, int] = field(default_factory=dict)


Progress = Callable[[Summary], None]


def ingest(
    store: Store,
    sources: Iterable[str | Path],
    *,
    published: date | datetime | str | None = None,
    lang: str | None = None,
    columns: Mapping[str, str] | None = None,
    private: bool = False,
    retry_failed: bool = False,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read sources, extract their events, and store them, resolved with those known.

    `published` and `lang` stand in where a document has none; `columns` and `private` are as
    in `sources.read`; `retry_failed` adds what failed in earlier runs; what a
    `memory` knows to be unchanged is passed over; `progress` is called after each document and
    each source. Ctrl-C ends the run after the last whole document. Raises EventtrackerError if
    the store itself fails.
    """
    named = [str(source) for source in sources]
    if retry_failed:
        named += [failure.origin for failure in store.failures()]
    run = _Run(store, published, lang, columns, private, memory, progress)
    interrupted = False
    try:
        for source in dict.fromkeys(named):
            run.take(source)
    except KeyboardInterrupt:
        interrupted = True
    return replace(run.summary(), interrupted=interrupted)


def keep(store: Store, documents: Iterable[Document]) -> Summary:
    """Extract and store documents that were read already, as `ingest` does those of a source."""
    run = _Run(store)
    for document in documents:
        run.document(document, document.id)
        run.settle(document.id)
    return run.summary()


@dataclass(slots=True)
class _Run:
    store: Store
    published: date | datetime | str | None = None
    lang: str | None = None
    columns: Mapping[str, str] | None = None
    private: bool = False
    memory: Memory | None = None
    progress: Progress | None = None
    resolver: Resolver = field(default_factory=Resolver)
    documents: int = 0
    undated: int = 0
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    failed: list[tuple[str, str]] = field(default_factory=list)
    eventless: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    former: dict[str, Document] = field(default_factory=dict)
    """Texts that were replaced once: they stand again if the source has no later one."""

    def take(self, source: str) -> None:
        """Everything of one source; then forget what failed in it before and didn't now."""
        before = {f.name for f in self.store.failures() if _within(f.origin, source)}
        failed = len(self.failed)
        refused: list[Unreadable] = []
        items = read(
            source,
            published=self.published,
            lang=self.lang,
            columns=self.columns,
            private=self.private,
            memory=self.memory,
            on_failure=refused.append,
        )
        going = True
        while going:
            try:
                document = next(items, None)
            except EventtrackerError as error:
                document = None
                self.refuse(source, error)
            except Exception as error:  # a fault of ours costs the source, not the others
                document = None
                self.fail(source, _fault("reading", "source", error), source)
            for item in refused:
                self.fail(item.name, item.reason, item.origin)
            refused.clear()
            going = document is not None
            if document:
                self.document(document, source)
            if self.progress:
                self.progress(self.summary())
        self.settle(source)
        mended = before - {name for name, _ in self.failed[failed:]}
        if self.memory:  # what was passed over has not been tried
            mended = set() if source in self.memory.same else mended - self.memory.same
        if mended:
            self.store.forgive(sorted(mended))

    def refuse(self, source: str, error: EventtrackerError) -> None:
        """A source that cannot be read at all; one that isn't there is nothing to try again."""
        reason = str(error).removeprefix(f"{source} ")
        if error.usage:
            self.failed.append((source, reason))
        else:
            self.fail(source, reason, source)

    def document(self, document: Document, source: str) -> None:
        """One document, unless it was stored before as it is."""
        self.documents += 1
        try:
            document = pipeline.dated(document)
        except EventtrackerError as error:
            self.fail(document.id, str(error), source)
            return
        self.undated += document.published is None
        if (held := self.store.held(document)) is not None:
            self.seen |= set(held)
            self.former.pop(document.id, None)
            if self.store.outdated(document):
                self.former[document.id] = document
            return
        self.former.pop(document.id, None)
        self.extract(document, source)

    def settle(self, source: str) -> None:
        """Bring back the texts that their source has gone back to."""
        for document in self.former.values():
            self.extract(document, source)
        self.former.clear()

    def extract(self, document: Document, source: str) -> None:
        """Store a document with what it tells of."""
        try:
            inspected = inspect(document)
        except Exception as error:  # a fault of ours costs the document, not the run
            self.fail(document.id, _reason(error), source)
            return
        self.count(self.store.save(document, inspected.dated, resolver=self.resolver))
        if inspected.lang:
            self.languages[inspected.lang] += 1
            self.eventless += lacks_events(document, inspected)

    def count(self, result: SaveResult) -> None:
        self.new |= set(result.new)
        self.changed |= set(result.changed)
        self.seen |= {*result.new, *result.changed, *result.unchanged}

    def fail(self, name: str, reason: str, origin: str) -> None:
        self.failed.append((name, reason))
        self.store.fail(name, reason, origin=origin)

    def summary(self) -> Summary:
        changed = self.changed - self.new
        unchanged = len(self.seen) - len(self.new) - len(changed)
        counts = (self.documents, len(self.new), len(changed), unchanged)
        return Summary(
            *counts,
            failed=list(self.failed),
            undated=self.undated,
            eventless=self.eventless,
            languages=dict(self.languages),
        )


def _reason(error: Exception) -> str:
    if isinstance(error, EventtrackerError):
        return str(error)
    return _fault("extraction", "text", error)


def _fault(work: str, what: str, error: Exception) -> str:
    return f"The {work} failed ({type(error).__name__}: {error}): please report this {what}."


def _within(origin: str, source: str) -> bool:
    """Whether reading `source` reads `origin` too: it is that, or lies in that folder."""
    return origin == source or Path(origin).is_relative_to(source)
