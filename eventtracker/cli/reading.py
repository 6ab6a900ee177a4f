"""`times` and `extract`: documents in, expressions or events out; the store isn't touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from eventtracker import pipeline, sources
from eventtracker.cli.options import columns_of
from eventtracker.cli.says import complain, console, languages_in_words, one_of, write
from eventtracker.languages import reads
from eventtracker.model import Document, EventtrackerError, TimeExpression, as_published, day_of
from eventtracker.pipeline import Inspected
from eventtracker.preview import inspect
from eventtracker.publish.registry import outputs
from eventtracker.publish.seen import seen
from eventtracker.publish.tables import as_json
from eventtracker.publish.text import line
from eventtracker.text.language import check_tag

_Found = tuple[str, Document, Inspected]


@dataclass
class _Reading:
    """The documents of several paths. One that cannot be read costs no other."""

    paths: Sequence[str]
    published: str | None
    lang: str | None
    columns: Sequence[str]
    private: bool
    failed: bool = field(default=False, init=False)
    unresolved: list[TimeExpression] = field(default_factory=list, init=False)
    undated: int = field(default=0, init=False)
    languages: Counter[str] = field(default_factory=Counter, init=False)

    def __post_init__(self) -> None:
        self.day = as_published(self.published)
        self.named = columns_of(self.columns)
        if self.lang:
            check_tag(self.lang)

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Each document with a name that a person knows it by."""
        for path in self.paths:
            try:
                for document in sources.read(
                    path,
                    published=self.day,
                    lang=self.lang,
                    columns=self.named,
                    private=self.private,
                    on_failure=lambda item: self.fail(f"{item.name}: {item.reason}"),
                ):
                    yield document.title or document.url or path, pipeline.dated(document)
            except EventtrackerError as error:
                self.fail(str(error))

    def fail(self, reason: str) -> None:
        self.failed = True
        complain(reason)

    def end(self) -> int:
        """Say once what the languages and missing dates cost; the exit status."""
        for said in languages_in_words(self.languages):
            complain(said)
        if self.unresolved:
            complain(
                f"{self.undated} of the documents have no date, so that expressions such as "
                f"“{line(self.unresolved[0].text)}” stay unresolved: give --published DATE."
            )
        return 1 if self.failed else 0

    def read_in(self, tag: str) -> None:
        """Keep the language of a document that was read."""
        self.languages[tag] += 1

    def note(self, document: Document, found: Sequence[TimeExpression]) -> None:
        """Keep what a document without a date leaves unresolved."""
        if document.published is None:
            left = [t for t in found if t.interval.first is None and t.interval.last is None]
            self.unresolved += left
            self.undated += bool(left)


def times(
    paths: Sequence[str],
    published: str | None,
    lang: str | None,
    columns: Sequence[str],
    private: bool,
    format: str,
) -> int:
    """`eventtracker times`; the exit status."""
    one_of(format, ("jsonl", "table"))
    reading = _Reading(paths, published, lang, columns, private)
    for name, document in reading.documents():
        try:
            reading.read_in(pipeline.language_of(document.text, document.lang))
            found = pipeline.find_times(document.text, document.published, document.lang)
        except EventtrackerError as error:
            reading.fail(f"{name}: {error}")
            continue
        reading.note(document, found)
        if format == "table":
            from eventtracker.cli.tables import times_table

            console().print(times_table(found, name))
        else:
            lines = (as_json(replace(t, document=document.id).to_dict()) + "\n" for t in found)
            write("".join(lines).encode())
    return reading.end()


def extract(
    paths: Sequence[str],
    published: str | None,
    lang: str | None,
    columns: Sequence[str],
    private: bool,
    format: str,
) -> int:
    """`eventtracker extract`; the exit status."""
    one_of(format, ("table", *outputs(), "html"))
    reading = _Reading(paths, published, lang, columns, private)
    found = _extracted(reading)
    if format == "table":
        _print(found)
    elif format == "jsonl":
        for _, _, f in found:  # as they come, for the input may be long
            write(outputs()[format].render(f.events, "en"))
    elif (whole := list(found)) or not reading.failed:
        write(_file(whole, format))
    return reading.end()


def _file(found: Sequence[_Found], format: str) -> bytes:
    if format == "html":
        from eventtracker.publish.html import to_page

        return to_page((d, f.events, f.times, f.rejected) for _, d, f in found).encode()
    return outputs()[format].render([event for *_, f in found for event in f.events], "en")


def _print(found: Iterator[_Found]) -> None:
    from eventtracker.cli.tables import event_table
    from eventtracker.publish.notices import of_nothing

    for name, document, f in found:
        if not f.events:
            complain(f"{name}: no event found.")
            dates = seen(f.times, day_of(document.published))
            for said in (
                of_nothing(dates, f.rejected, "en") if reads(f.lang or "und") == "events" else ()
            ):
                complain(f"  {said}")
        for event in f.events:
            console().print(event_table(event, None), "")


def _extracted(reading: _Reading) -> Iterator[_Found]:
    for name, document in reading.documents():
        try:
            inspected = inspect(document)
        except EventtrackerError as error:
            reading.fail(f"{name}: {error}")
            continue
        reading.note(document, inspected.times)
        if inspected.lang:
            reading.read_in(inspected.lang)
        yield name, document, inspected
