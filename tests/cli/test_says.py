"""What goes to standard output."""

from __future__ import annotations

import io
import sys

import pytest

from eventtracker.cli.says import write
from eventtracker.model import EventtrackerError


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """The bytes that reach standard output, which is of the kind asked for."""
    bytes_ = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", request.param(bytes_, encoding="utf-8"))
    return bytes_


@pytest.mark.parametrize("out", [Terminal], indirect=True)
def test_a_terminal_gets_text_and_no_binary_file(out: io.BytesIO) -> None:
    with pytest.raises(EventtrackerError, match="name a file with -o") as caught:
        write(b"PK\0\1")
    assert caught.value.usage
    write("текст".encode())
    assert out.getvalue().decode() == "текст"


@pytest.mark.parametrize("out", [io.TextIOWrapper], indirect=True)
def test_a_pipe_gets_everything(out: io.BytesIO) -> None:
    write(b"PK\0\1")
    assert out.getvalue() == b"PK\0\1"
