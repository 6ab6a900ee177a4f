"""The date extractor: typed tokens → rules → what was said → days, with what was implied."""

from eventtracker.times.clock import clocks
from eventtracker.times.find import find
from eventtracker.times.lengths import Length, lengths

__all__ = ["Length", "clocks", "find", "lengths"]
