"""The command line in a process forked from one that has it loaded: a process of its own still,
without the second that a start takes. `command` in `tests.conftest` is the installed one."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from types import ModuleType

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(
    [f"eventtracker.cli.{part}" for part in ("app", "reading", "reviewing", "showing", "storing")]
)


def forked(
    *arguments: object, cwd: Path | None = None, timeout: float = 120
) -> CompletedProcess[str]:
    """Run `eventtracker ARGS…`; nothing comes from standard input."""
    words = [str(a) for a in arguments]
    with TemporaryDirectory() as told:
        out, err = Path(told, "out"), Path(told, "err")
        process = _FORKS.Process(target=_run, args=(words, cwd, os.environ.copy(), out, err))
        kept = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType(
            "__main__"
        )  # a page that a test ran is not to run anew
        process.start()
        sys.modules["__main__"] = kept
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"after {timeout} seconds still running: {' '.join(words)}")
        said, failed = (file.read_text(encoding="utf-8") for file in (out, err))
    return CompletedProcess(words, process.exitcode, said, failed)


def _run(
    words: list[str], cwd: Path | None, environment: dict[str, str], out: Path, err: Path
) -> None:
    os.environ.clear()
    os.environ.update(environment, COLUMNS="160")
    for stream, file in ((sys.stdout, out), (sys.stderr, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream.fileno())
    if cwd:
        os.chdir(cwd)
    from eventtracker import cli

    sys.exit(cli.run(words))
