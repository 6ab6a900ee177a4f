"""Languages: one TOML file each, and the loader that checks and compiles it."""

from eventtracker.languages.borrowed import borrow
from eventtracker.languages.loader import available, load
from eventtracker.languages.pack import NOTHING, Lexicon, Pack


def pack_of(tag: str) -> Pack | None:
    """The pack of a language: of its own file, else borrowed, else None."""
    return load(tag) if tag in available() else borrow(tag)


__all__ = ["NOTHING", "Lexicon", "Pack", "available", "borrow", "load", "pack_of"]
