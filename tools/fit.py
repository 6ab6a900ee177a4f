"""Fits the weights of `eventtracker/events/weights.toml` on labelled corpora.

    python tools/fit.py [FILE…] [--write] [--ablate]

Without files: those of ../shared/eval and the made-up texts of tests/corpus, which no figure is of.

Logistic regression over the named features: of pairs of a time and a mention (slot `time`), then of
candidates (slots `event` and `confidence`). Documents are split into folds by the article they
retell; every figure printed is of documents that the weights were not fitted on. --write writes
the weights fitted on all; --ablate prints the F1 of events without each group of features.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from eventtracker.events import dating, select, weights
from eventtracker.model import Document, as_published
from eventtracker.pipeline import inspect

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
MADE = ROOT / "tests" / "corpus" / "made.jsonl"
TARGET = ROOT / "eventtracker" / "events" / "weights.toml"
FOLDS = 6
STRENGTH = {"time": 1.0, "role": 0.5, "event": 0.3, "confidence": 0.3}
"""The inverse of the L2 penalty."""
SEED = ROOT.parent / "shared" / "seed_ar.txt"
SEED_GOLD = {
    "lang": "ar",
    "published": "2024-03-07",
    "events": [
        {"name": "KazanForum", "start": "2024-05-14", "end": "2024-05-19", "precision": "day"},
        {"name": "روسيا - العالم الإسلامي", "start": "2024-05-16", "end": "2024-05-16"},
    ],
}
"""The article that the project began with, which lies beside the repository."""
SAMPLES = 2
"""How often the sample articles count: they are shown to everybody."""
MUCH = 0.5
"""What a row of a made-up text weighs."""
FEW = 3
"""Rows in which a feature must hold to be fitted."""
SLOTS = ("time", "event", "confidence")
Facts = Mapping[str, float]
Gold = dict[str, Any]


@dataclass
class Rows:
    """Features and labels of one slot, with the document of each row; `made` are the documents
    that are made up."""

    facts: list[Facts] = field(default_factory=list)
    right: list[Any] = field(default_factory=list)
    docs: list[int] = field(default_factory=list)
    made: Container[int] = ()

    def add(self, facts: Facts, right: bool | str, doc: int) -> None:
        self.facts.append(dict(facts))
        self.right.append(right)
        self.docs.append(doc)

    def fit_each(
        self, labels: Sequence[str], without: Container[int] = ()
    ) -> dict[str, dict[str, float]]:
        """A slot a label, of one multinomial regression."""
        table, x, y, much = self._table(without)
        model = LogisticRegression(C=STRENGTH["role"], max_iter=5000, fit_intercept=False)
        model.fit(x, y, much)
        order = list(model.classes_)
        return {f"role_{n}": _named(table, model.coef_[order.index(n)]) for n in labels}

    def fit(self, slot: str, without: Container[int] = ()) -> dict[str, float]:
        """The weights of a slot, fitted on all documents but some."""
        table, x, y, much = self._table(without)
        model = LogisticRegression(C=STRENGTH[slot], max_iter=5000, fit_intercept=False)
        model.fit(x, y, much)
        return _named(table, model.coef_[0])

    def _table(self, without: Container[int]) -> tuple[DictVectorizer, Any, Any, Any]:
        use = [k for k, d in enumerate(self.docs) if d not in without]
        seen = Counter(name for k in use for name in self.facts[k])
        kept = {name for name, n in seen.items() if n >= FEW}
        table = DictVectorizer()
        x = table.fit_transform(
            [{n: v for n, v in self.facts[k].items() if n in kept} for k in use]
        )
        much = np.array([MUCH if self.docs[k] in self.made else 1.0 for k in use])
        return table, x, np.array([self.right[k] for k in use]), much


def _named(table: DictVectorizer, row: Any) -> dict[str, float]:
    names = table.get_feature_names_out()
    return {str(n): round(float(w), 3) for n, w in zip(names, row, strict=True)}


def main() -> None:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--ablate", action="store_true")
    asked.add_argument("--least", type=float, default=select.LEAST)
    args = asked.parse_args()
    sys.path.insert(0, str(EVAL))
    select.LEAST = args.least  # type: ignore[misc]
    files = args.files or sorted((EVAL / "events").glob("*.jsonl"))
    docs = [d for f in files for d in lines(f)]
    if not args.files:
        docs += clustered(EVAL / "merge") + SAMPLES * samples()
        docs += [{**d, "unscored": True} for d in lines(MADE)]
    folds = fold_of(docs)
    fitted, figures = cross_fit(docs, folds)
    print_figures(figures)
    if args.ablate:
        ablate(docs, folds)
    if args.write:
        write(fitted)


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def samples() -> list[dict[str, Any]]:
    """The sample articles with the events that they should give."""
    lines = (ROOT / "tests" / "data" / "expected.jsonl").open(encoding="utf-8")
    wanted = {line["url"]: line["events"] for line in map(json.loads, lines)}
    docs = map(json.loads, (ROOT / "data" / "articles.jsonl").open(encoding="utf-8"))
    told = [{**d, "id": d["url"], "unscored": True, "events": wanted[d["url"]]} for d in docs]
    if SEED.exists():
        text = SEED.read_text("utf-8")
        told.append({"id": "seed", "text": text, "unscored": True, **SEED_GOLD})
    return told


def clustered(folder: Path) -> list[dict[str, Any]]:
    """The articles of which one event is labelled: what they say of others is not held against a
    pair or a candidate."""
    docs = []
    for file in sorted(folder.glob("*.jsonl")):
        golds = json.loads(file.with_suffix(".gold.json").read_text("utf-8"))
        for doc in lines(file):
            gold = golds[doc["cluster"]]
            names = [*gold["name"].values(), *(n for ns in gold["alt_names"].values() for n in ns)]
            event = {**gold, "name": names[0], "alt_names": names[1:]}
            docs.append({**doc, "id": doc["cluster"], "events": [event], "partial": True})
    return docs


def made_up(docs: Sequence[dict[str, Any]]) -> set[int]:
    return {k for k, doc in enumerate(docs) if "unscored" in doc}


def fold_of(docs: Sequence[dict[str, Any]]) -> list[int]:
    """The fold of each document; those that retell one article ("…a", "…b") share it."""
    stems = [re.sub(r"(?<=\d)[a-c]$", "", d["id"]) for d in docs]
    made = {stem for stem, d in zip(stems, docs, strict=True) if "unscored" in d}
    known = sorted({s for s in stems if s not in made}, key=lambda s: s[::-1])
    order = {stem: k for k, stem in enumerate([*known, *sorted(made)])}
    return [order[s] % FOLDS for s in stems]


def cross_fit(
    docs: Sequence[dict[str, Any]], folds: Sequence[int], drop: str = ""
) -> tuple[dict[str, dict[str, float]], list[dict[str, Any]]]:
    """The weights fitted on all, and the events of each document by weights fitted without its
    fold."""
    pairs = pair_rows(docs, drop)
    helds = [{k for k, g in enumerate(folds) if g == f} for f in range(FOLDS)]
    times = [{"time": pairs.fit("time", held)} for held in helds]
    made = made_up(docs)
    roles = Rows(made=made)
    for f in range(FOLDS):
        with used(times[f]):
            for k in helds[f]:
                role_rows(docs[k], k, roles)
    times = [{**times[f], **roles.fit_each(dating.ROLES, helds[f])} for f in range(FOLDS)]
    events, sure = Rows(made=made), Rows(made=made)
    for f in range(FOLDS):
        with used(times[f]):
            for k, doc in enumerate(docs):
                if folds[k] == f:
                    candidate_rows(doc, k, events, sure, drop)
    found: list[dict[str, Any]] = []
    for f, held in enumerate(helds):
        chosen = {
            "event": events.fit("event", held),
            "confidence": sure.fit("confidence", held),
        }
        with used({**times[f], **chosen}):
            whole = [k for k in sorted(held) if not {"partial", "unscored"} & docs[k].keys()]
            found += [{**docs[k], "found": read(docs[k])} for k in whole]
    fitted = {"time": pairs.fit("time"), **roles.fit_each(dating.ROLES)}
    fitted |= {"event": events.fit("event"), "confidence": sure.fit("confidence")}
    return fitted, found


@contextmanager
def used(slots: Mapping[str, dict[str, float]]) -> Iterator[None]:
    with ExitStack() as stack:
        for slot, by in slots.items():
            stack.enter_context(weights.used(slot, by))
        yield


def read(doc: dict[str, Any]) -> list[dict[str, Any]]:
    told = inspect(Document(doc["text"], published=as_published(doc["published"])))
    return [e.to_dict() for e in told.events]


@contextmanager
def watched(place: list[Any], watcher: Any) -> Iterator[None]:
    place.append(watcher)
    try:
        yield
    finally:
        place.remove(watcher)


def pair_rows(docs: Sequence[dict[str, Any]], drop: str) -> Rows:
    """Every pair of a time and a mention, right where the mention names a labelled event and the
    time is its first or last day."""
    rows = Rows(made=made_up(docs))
    for k, doc in enumerate(docs):

        def watch(linker: Any, p: Any, n: Any, facts: Facts, doc: Any = doc, k: int = k) -> None:
            names = [t for m in linker.of[n.first].names for t in (m.text, *m.titles) if t]
            i = p.time.interval
            ends = {str(i.first), str(i.last)}
            told = [(bool(ends & days(g)), agrees(g, names)) for g in doc["events"]]
            vague = any(
                mine and around(i, g) for g, (_, mine) in zip(doc["events"], told, strict=True)
            )
            if vague and not any(map(all, told)):
                return
            if not doc.get("partial") or any(map(any, told)):
                rows.add(without(facts, drop), any(map(all, told)), k)

        with watched(dating.watchers, watch):
            read(doc)
    return rows


def role_rows(doc: dict[str, Any], k: int, roles: Rows) -> None:
    """Every day that is rightly an event's: whether it is all of it, its first day or its last."""

    def watch(linker: Any, link: Any, facts: Facts) -> None:
        names = [t for m in link.cluster.names for t in (m.text, *m.titles) if t]
        day = str(link.time.interval.first)
        for g in doc["events"]:
            if g.get("precision", "day") == "day" and day in days(g) and agrees(g, names):
                whole = g.get("start") == g.get("end")
                role = "when" if whole else "open" if day == g.get("start") else "close"
                roles.add(facts, role, k)
                return

    with watched(dating.role_watchers, watch):
        read(doc)


def candidate_rows(doc: dict[str, Any], k: int, events: Rows, sure: Rows, drop: str) -> None:
    """Every candidate of a document: whether it is a labelled event with its days, and whether
    its country isn't wrong either. Of two that are one event, the surer is right."""
    from score_events import days_agree

    told: list[tuple[Any, Facts]] = []
    with watched(select.watchers, lambda c, facts: told.append((c, facts))):
        read(doc)
    taken: set[int] = set()
    told.sort(key=lambda x: -max(link.strength for link in x[0].occasion.links))
    for c, facts in told:
        o = c.occasion
        said = {
            "start": o.first and str(o.first),
            "end": o.last and str(o.last),
            "precision": o.grain,
        }
        same = [
            g
            for n, g in enumerate(doc["events"])
            if n not in taken and days_agree(said, g) and agrees(g, [c.name.text])
        ]
        if same:
            taken.add(doc["events"].index(same[0]))
        elif doc.get("partial") and not any(agrees(g, [c.name.text]) for g in doc["events"]):
            continue
        country = c.site.place.country
        fine = bool(same) and (not same[0].get("country") or country in (None, same[0]["country"]))
        events.add(without(facts, drop), bool(same), k)
        sure.add(without(facts, drop), fine, k)


def without(facts: Facts, drop: str) -> Facts:
    return {n: v for n, v in facts.items() if not n.startswith(drop)} if drop else facts


def days(gold: Gold) -> set[str]:
    keys = ("start", "end", "previous_start", "previous_end")
    return {gold[k] for k in keys if gold.get(k)}


def around(interval: Any, gold: Gold) -> bool:
    """Whether a time says an event's days more vaguely: neither right nor wrong."""
    first, last = gold.get("start") or gold.get("end"), gold.get("end") or gold.get("start")
    return bool(first) and str(interval.first) <= first and last <= str(interval.last)


def agrees(gold: Gold, names: Sequence[str]) -> bool:
    from score_events import names_agree

    known = [gold["name"], *gold.get("alt_names", [])]
    return any(names_agree(n, k) for n in names for k in known)


def figures_of(found: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    import score_events

    by: dict[str, Counter[str]] = {}
    for doc in found:
        count: Counter[str] = Counter()
        score_events.score(doc, doc["found"], [], count, [])
        for key in (doc["lang"], "all"):
            by.setdefault(key, Counter()).update(count)
    return {key: score_events.figures(count) for key, count in sorted(by.items())}


def print_figures(found: Sequence[dict[str, Any]]) -> None:
    for key, f in figures_of(found).items():
        shown = (
            "F1",
            "P",
            "R",
            "date",
            "name",
            "sure",
            "sure_n",
            "ece",
            "feed",
            "false_per_100_neg",
        )
        print(f"{key:4}" + "  ".join(f"{name} {f[name]}" for name in shown))


def ablate(docs: Sequence[dict[str, Any]], folds: Sequence[int]) -> None:
    """F1 without each group of features: those whose names begin alike."""
    groups = sorted({n.split("_")[0] for slot in SLOTS for n in weights.weights(slot)} - {"bias"})
    for group in groups:
        _, found = cross_fit(docs, folds, group)
        print(f"without {group:16} F1 {figures_of(found)['all']['F1']}")


def write(fitted: Mapping[str, Mapping[str, float]]) -> None:
    """Write the fitted slots; slots of others stay as they are."""
    import tomllib

    known = tomllib.loads(TARGET.read_text("utf-8"))
    lines = [
        "# Log-odds by feature, a section a slot; fitted by tools/fit.py on labelled articles."
    ]
    for slot, by in {**known, **fitted}.items():
        lines += ["", f"[{slot}]", *(f"{n} = {w}" for n, w in sorted(by.items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
