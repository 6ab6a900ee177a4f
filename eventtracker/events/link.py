"""The record of a time that is said of an event."""

from __future__ import annotations

from dataclasses import dataclass

from eventtracker.events.clusters import Cluster
from eventtracker.mentions.name import Name
from eventtracker.model import TimeExpression


@dataclass(slots=True, eq=False)
class Link:
    """A time said of an event: as what (`role`: when, open, close, original, deadline), and how
    surely (`strength`, 0 to 1). `cue` is the token of the word that governs it, `kind` its kind,
    `gap` the tokens between time and mention, few and clean where it stands `beside`; `carried`
    where the mention stands in a sentence before; `laid` where the form of the text says it."""

    time: TimeExpression
    first: int
    cluster: Cluster
    name: Name
    role: str
    strength: float
    cue: int | None = None
    kind: str = ""
    beside: bool = False
    dated: bool = True
    gap: int = 0
    carried: bool = False
    laid: bool = False
