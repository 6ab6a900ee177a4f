"""The weights of `weights.toml`: how much each named feature counts, a section a slot.

`tools/fit.py` fits them on labelled corpora (logistic regression); a sum of weights is the log-odds
that the candidate is right.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources

Weights = Mapping[str, float]
_instead: dict[str, Weights] = {}


@cache
def _load() -> dict[str, dict[str, float]]:
    text = resources.files("eventtracker.events").joinpath("weights.toml").read_text("utf-8")
    return tomllib.loads(text)


def weights(slot: str) -> Weights:
    """The weights of a slot, by feature. Raises KeyError for a slot that has none."""
    return _instead.get(slot) or _load()[slot]


@contextmanager
def used(slot: str, instead: Weights) -> Iterator[None]:
    """Other weights for a while: fitting tries them."""
    before = _instead.get(slot)
    _instead[slot] = instead
    try:
        yield
    finally:
        _instead.pop(slot)
        if before:
            _instead[slot] = before


def score(features: Mapping[str, float], by: Weights) -> float:
    """The log-odds that features of some sizes give."""
    get = by.get
    return sum([get(name, 0.0) * size for name, size in features.items()])


def probability(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
