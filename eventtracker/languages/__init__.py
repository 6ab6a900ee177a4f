"""Languages: one TOML file each, and the loader that checks and compiles it."""

from typing import Literal

from eventtracker.languages.borrowed import borrow, borrowable
from eventtracker.languages.loader import available, dated, load
from eventtracker.languages.pack import NOTHING, Lexicon, Pack

Level = Literal["events", "dates", "nothing"]


def pack_of(tag: str) -> Pack | None:
    """The pack of a language: of its own file, else borrowed, else None."""
    return load(tag) if tag in available() else borrow(tag)


def reads(tag: str) -> Level:
    """What is read in a language: its events, only its dates, or nothing."""
    if tag in available():
        return "events"
    return "dates" if borrow(tag) else "nothing"


__all__ = [
    "NOTHING",
    "Level",
    "Lexicon",
    "Pack",
    "available",
    "borrow",
    "borrowable",
    "dated",
    "load",
    "pack_of",
    "reads",
]
