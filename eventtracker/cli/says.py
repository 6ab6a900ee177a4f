"""What the commands write: messages, tables and files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eventtracker.languages import reads
from eventtracker.model import EventtrackerError

if TYPE_CHECKING:
    from rich.console import Console

_UNSEEN = 120
"""Columns of a table that goes to a file or a pipe, where no terminal sets them."""


def complain(text: str) -> None:
    """An error or a warning, on standard error, nothing around it."""
    print(text, file=sys.stderr)


def languages_in_words(languages: Mapping[str, int]) -> Iterator[str]:
    """What isn't read in the languages of so many texts each; nothing of those whose events are
    read."""
    for tag, number in languages.items():
        if reads(tag) == "events":
            continue
        if number == 1:
            from eventtracker.publish.notices import of_language

            yield of_language(tag, "en") or ""
        elif tag == "und":
            yield f"{number} texts are in a language that is not known: nothing is read in them."
        else:
            from eventtracker.i18n import language_name

            level = reads(tag)
            what = "only their dates are read, no events" if level == "dates" else None
            name = language_name(tag, "en")
            yield f"{number} texts are in {name}: {what or 'nothing is read in them'}."
    if languages.get("und"):
        yield "Name it with --lang, for instance --lang en."


def minute(moment: datetime) -> str:
    """A moment in UTC, to the minute."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


@cache
def console() -> Console:
    """Standard output, with colours only on a terminal that has them."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else shutil.get_terminal_size((_UNSEEN, 40)).columns
    return Console(width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def write(data: bytes, file: str | None = None) -> None:
    """Bytes to a file ("-" or None: standard output). Raises where a terminal can't show them."""
    if file is None or file == "-":
        if sys.stdout.isatty() and b"\0" in data:
            raise EventtrackerError(
                "This is no text for a terminal: name a file with -o.", usage=True
            )
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # unbuffered (PYTHONUNBUFFERED), a pipe takes as much as it has room for
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
        return
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EventtrackerError(f"{file} cannot be written: {reason}.") from error


def one_of(given: str, allowed: tuple[str, ...]) -> str:
    """`given`, if it is one of the formats. EventtrackerError (usage) if not."""
    if given not in allowed:
        known = ", ".join(allowed)
        raise EventtrackerError(f"--format takes one of {known}; not '{given}'.", usage=True)
    return given
