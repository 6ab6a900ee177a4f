"""What looked like an event of a text, and why it is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eventtracker.events.clusters import Cluster
from eventtracker.mentions.name import Name
from eventtracker.model import Rejected


def rejected(
    text: str, names: Iterable[Name], of: Mapping[int, Cluster], why: Mapping[int, str]
) -> list[Rejected]:
    """The first mention of each name that is no event, in the text's order. `of` gives the
    cluster of each mention that was read, by its first token; `why` the reason by the identity
    of a cluster with a date, "" for an event."""
    told: dict[int | str, Rejected] = {}
    for n in names:
        if not n.named or not n.telling or n.plural:
            continue
        said, cluster = n.span.of(text), of.get(n.first)
        reason = "outside" if cluster is None else why.get(id(cluster), "undated")
        if reason:
            key = said if cluster is None else id(cluster)
            told.setdefault(key, Rejected(n.span.start, n.span.end, said, reason))
    return list(told.values())
