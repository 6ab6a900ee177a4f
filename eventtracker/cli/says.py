"""What the commands write: messages, tables and files."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eventtracker.model import EventtrackerError

if TYPE_CHECKING:
    from rich.console import Console

_UNSEEN = 120
"""Columns of a table that goes to a file or a pipe, where no terminal sets them."""


def complain(text: str) -> None:
    """An error or a warning, on standard error, nothing around it."""
    print(text, file=sys.stderr)


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
