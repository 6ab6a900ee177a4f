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


def test_a_terminal_gets_text_and_no_binary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(out, encoding="utf-8"))
    with pytest.raises(EventtrackerError, match="name a file with -o") as caught:
        write(b"PK\0\1")
    assert caught.value.usage
    write("текст".encode())
    assert out.getvalue().decode() == "текст"


def test_a_pipe_gets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
    write(b"PK\0\1")
    assert out.getvalue() == b"PK\0\1"
