"""What each peer's script does: records of JSON come in on standard input, found days go out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime

Found = tuple[int, int, str, str]
"""Offsets in the text, end exclusive; first and last day, both inclusive."""


def answer(find: Callable[[str, datetime], Iterable[Found]]) -> None:
    """Answers every record; one that the peer crashes on has no days."""
    for line in sys.stdin:
        record = json.loads(line)
        try:
            found = list(find(record["text"], datetime.fromisoformat(record["ref"][:19])))
        except Exception as error:  # a peer may raise anything
            print(f"{record['id']}: {error!r}", file=sys.stderr)
            found = []
        print(json.dumps({"id": record["id"], "preds": found}))
