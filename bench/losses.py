"""Where labelled events are lost: at which step of the reading, by language, kind and form of text.

    python bench/losses.py [FOLDER|FILE…] [--lang ar,ru,en] [--by type|form] [--detail]

Needs the scorers of ../shared/eval, which say what "right" means. Steps, in their order:

name       no mention of the event was found
day        its days are no temporal expression
joined     its mentions went into another event's cluster, whose name is not the event's
unlinked   its days were given to no event
another    its days were given to another event
composed   its days are the event's, but the first and last day came out otherwise
dropped    the event was whole, and a filter dropped it (the reason follows the colon)
written    the event came out with the right days under a name that is not the event's
lost       none of these
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eventtracker.model import Document, TimeExpression, as_published
from eventtracker.pipeline import Inspected, inspect

EVAL = Path(__file__).resolve().parents[2] / "shared" / "eval"
sys.path.insert(0, str(EVAL))
Gold = dict[str, Any]


def main() -> None:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("paths", nargs="*", type=Path, default=[EVAL / "events"])
    asked.add_argument("--lang", default="ar,ru,en")
    asked.add_argument("--by", choices=("type", "form"), default="type")
    asked.add_argument("--detail", action="store_true", help="each lost event with its document")
    args = asked.parse_args()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in documents(args.paths, args.lang.split(",")):
        for gold, step, said in losses(doc):
            table[doc["lang"]][step] += 1
            kinds[str((gold if args.by == "type" else doc).get(args.by))][step] += 1
            if args.detail:
                days = f"{gold.get('start')}..{gold.get('end')}"
                print(f"{step:18} {doc['id']} | {gold['name']} | {days} | {said}")
    show("language", table)
    show(args.by, kinds)


def documents(paths: list[Path], langs: list[str]) -> Iterator[dict[str, Any]]:
    files = [f for p in paths for f in (sorted(p.glob("*.jsonl")) if p.is_dir() else [p])]
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from (doc for line in lines if (doc := json.loads(line))["lang"] in langs)


def losses(doc: dict[str, Any]) -> Iterator[tuple[Gold, str, str]]:
    """The missed events of a document, the step at which each was lost, and what came instead."""
    from score_events import days_agree

    found = inspect(Document(doc["text"], published=as_published(doc["published"])))
    events = [e.to_dict() for e in found.events]
    for gold in doc["events"]:
        if gold.get("optional"):
            continue
        same = [e for e in events if agrees(gold, e.get("name") or "", e.get("series") or "")]
        if not any(days_agree(e, gold) for e in same):
            said = "; ".join(f"{e['name']} {e['start']}..{e['end']}" for e in same or events)
            yield gold, step_of(found, events, gold), said


def agrees(gold: Gold, *names: str) -> bool:
    from score_events import names_agree

    known = [gold["name"], *gold.get("alt_names", [])]
    return any(names_agree(n, k) for n in names if n for k in known)


def step_of(found: Inspected, events: list[dict[str, Any]], gold: Gold) -> str:
    """The first step at which an event went astray."""
    from score_events import days_agree

    if any(days_agree(e, gold) and overlap(e, gold) for e in events):
        return "written"
    trace = found.trace
    mine = [n for n in trace.names if agrees(gold, n.text, *n.titles)]
    if not mine:
        return "name"
    right = [t for t in found.times if says(t, gold)]
    if not right:
        return "day"
    clusters = {id(c) for n in mine if (c := trace.of.get(n.first))}
    for o in trace.outcomes:
        if id(o.main.cluster) in clusters and days_agree(days(o.main), gold):
            why = trace.why.get(id(o.main.cluster))
            return f"dropped: {why}" if why else "joined"
    ends = {(t.start, t.end) for t in right}
    linked = [k for k in trace.links if (k.time.start, k.time.end) in ends]
    if any(id(k.cluster) in clusters for k in linked):
        return "composed"
    return "another" if linked else "unlinked"


def says(time: TimeExpression, gold: Gold) -> bool:
    """Whether a time begins or ends with the event, or is it."""
    i = time.interval
    ends = {gold.get("start"), gold.get("end")} - {None}
    return str(i.first) in ends or str(i.last) in ends


def days(occasion: Any) -> dict[str, Any]:
    first, last = occasion.first, occasion.last
    said = {"start": first and str(first), "end": last and str(last)}
    return {**said, "precision": occasion.grain}


def overlap(event: dict[str, Any], gold: Gold) -> bool:
    """Whether an event has a word of a labelled one's names."""
    from score_events import HEADS, words

    known = set().union(*(words(n) for n in (gold["name"], *gold.get("alt_names", []))))
    return bool((words(event["name"]) & known) - HEADS)


def show(head: str, table: dict[str, Counter[str]]) -> None:
    """Print a table: a step a row, most first, a column a language or kind."""
    total: Counter[str] = sum(table.values(), Counter())
    columns = sorted(table, key=lambda c: -sum(table[c].values()))[:12]
    print(f"\n{head:18}" + "".join(f"{c[:9]:>10}" for c in (*columns, "all")))
    for step, n in total.most_common():
        print(f"{step:18}" + "".join(f"{table[c][step]:>10}" for c in columns) + f"{n:>10}")
    print(
        f"{'all':18}"
        + "".join(f"{sum(table[c].values()):>10}" for c in (*columns, "x") if c != "x")
        + f"{sum(total.values()):>10}"
    )


if __name__ == "__main__":
    main()
