"""The command line: `eventtracker SUBCOMMAND …`. See `eventtracker --help`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main() -> None:
    """The command's entry point: runs it and leaves with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; 0 done, 1 the work failed, 2 wrong usage.

    Whatever goes wrong is said on standard error in plain lines.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows isn't UTF-8 by itself
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = _invoke(list(arguments))
    try:
        sys.stdout.flush()
    except OSError:  # whoever read our output has gone; the interpreter shall not complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status or 1
    return status


def _invoke(arguments: list[str]) -> int:
    try:
        from eventtracker.cli.app import app

        return int(app(arguments, prog_name="eventtracker", standalone_mode=False) or 0)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _explained(error)


def _explained(error: Exception) -> int:
    """Say what went wrong; the exit status."""
    from eventtracker.cli.says import complain
    from eventtracker.model import EventtrackerError

    if isinstance(error, EventtrackerError):
        complain(str(error))
        return 2 if error.usage else 1
    # Typer's errors of usage: click's own in its older versions, a copy in newer ones.
    if hasattr(error, "format_message"):
        complain(_usage(error))
        return 2
    if isinstance(error, OSError):
        complain(f"{error.filename or 'eventtracker'}: {error.strerror or error}.")
        return 1
    if os.environ.get("EVENTTRACKER_DEBUG"):
        raise error
    complain(
        f"A fault of eventtracker's own: {type(error).__name__}: {error}. Please report it; "
        "with EVENTTRACKER_DEBUG=1 the same command shows where it happened."
    )
    return 1


def _usage(error: Exception) -> str:
    message = str(error.format_message()).rstrip(".")  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "eventtracker"
    if "--db" in message and command != "eventtracker":
        return "--db stands before the subcommand: eventtracker --db URL SUBCOMMAND …"
    return f"{message}.\n'{command} --help' lists what it takes."
