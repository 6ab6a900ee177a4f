"""How sure an event is: named features that add up, so that a person can be told why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eventtracker.events.changes import Outcome
from eventtracker.events.clusters import edition_of
from eventtracker.events.placing import Site
from eventtracker.mentions.name import Name

Feature = tuple[str, float]

BASE: Final = 0.30


def features(out: Outcome, name: Name, site: Site, published: bool) -> list[Feature]:
    """The features of an event (of `model.FEATURES`) and their weights; `total` adds them up."""
    o = out.main
    best = o.links[0]
    found: list[Feature] = [("dated", BASE)]
    if best.kind and best.strength >= 0.9:
        found.append(("predicate", 0.18))
    if best.beside:
        found.append(("beside", 0.12))
    if name.proper:
        found.append(("proper", 0.15))
    if name.titles:
        found.append(("title", 0.05))
    if edition_of(o.cluster.names)[0] is not None:
        found.append(("edition", 0.06))
    if o.grain == "day":
        found.append(("day", 0.12))
    if o.ranged:
        found.append(("range", 0.05))
    if site.place.city:
        found.append(("city", 0.08))
    elif site.place.country:
        found.append(("country", 0.04))
    if len(o.cluster.names) > 2:
        found.append(("repeated", 0.05))
    if "year" in best.time.interval.implied and not published:
        found.append(("year_guessed", -0.25))
    if best.strength < 0.75:
        found.append(("loose_date", -0.15))
    return found


def total(found: Sequence[Feature]) -> float:
    """The confidence, 0.05 to 0.99."""
    return round(min(0.99, max(0.05, sum(weight for _, weight in found))), 2)
