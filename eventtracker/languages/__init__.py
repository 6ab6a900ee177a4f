"""Languages: one TOML file each, and the loader that checks and compiles it."""

from eventtracker.languages.loader import available, load
from eventtracker.languages.pack import NOTHING, Lexicon, Pack

__all__ = ["NOTHING", "Lexicon", "Pack", "available", "load"]
