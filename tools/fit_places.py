"""Fits the section [place] of `eventtracker/events/weights.toml` on labelled corpora.

    python tools/fit_places.py FILE… [--write] [--show]

Conditional logistic regression: an event chooses one of the text's cities or none, and one of its
countries or none; every mention of the labelled one is right. Features are those of
`eventtracker/events/spots.py`. Documents are split into folds by the article they retell; the
figures printed are of documents that the weights weren't fitted on. --write writes the weights
fitted on all, --show prints them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fit import EVAL, FOLDS, Gold, agrees, fold_of, read, watched, write
from scipy.optimize import minimize
from scipy.special import logsumexp

from eventtracker.events import placing, weights
from eventtracker.events.occasions import Occasion
from eventtracker.events.placing import Placer
from eventtracker.events.spots import CITIES, Spot

PENALTY = 1.0
"""Of the squares of the weights."""
PRIOR = {
    "city_in_field": 2.0,
    "state_in_field": 2.0,
    "city_where": 2.0,
    "city_in_other_field": -2.0,
    "state_in_other_field": -2.0,
    "city_of_another": -3.0,
    "state_of_another": -2.0,
    "city_reported": -4.0,
    "state_reported": -3.0,
    "city_outsider": -7.5,
    "city_takes_part": -2.5,
    "state_takes_part": -2.0,
    "city_inside_with_event": 1.5,
    "state_inside_with_event": 1.5,
}
"""What the weights are drawn to where the corpora say little: features too rare to be learnt."""
LEAST = 4
"""Events that a feature must hold in to count."""
Weights = Mapping[str, float]


@dataclass
class Case:
    """A labelled event that was found, with the features of all places, and its document."""

    placer: Placer
    occasion: Occasion
    pairs: list[tuple[Spot, list[str]]]
    gold: Gold
    doc: int
    lang: str


def main() -> None:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--show", action="store_true")
    args = asked.parse_args()
    sys.path.insert(0, str(EVAL))
    docs = [json.loads(line) for f in args.files for line in f.open(encoding="utf-8")]
    cases = [c for k, doc in enumerate(docs) for c in cases_of(doc, k)]
    folds = fold_of(docs)
    total: Counter[str] = Counter()
    for f in range(FOLDS):
        by = fit([c for c in cases if folds[c.doc] != f])
        total += figures([c for c in cases if folds[c.doc] == f], by)
    report("apart", total)
    by = fit(cases)
    report("fitted on", figures(cases, by))
    if args.show:
        for name, weight in sorted(by.items(), key=lambda x: x[1]):
            print(f"{weight:7.3f} {name}")
    if args.write:
        write({"place": by})


def cases_of(doc: dict[str, Any], k: int) -> list[Case]:
    """The labelled events of a document with the occasion that is each one's: the one with its days
    by preference, else one with its name."""
    from score_events import days_agree

    told: list[tuple[Placer, Occasion, Any]] = []
    with watched(placing.watchers, lambda p, o, pairs: told.append((p, o, pairs))):
        read(doc)
    out, taken = [], set()
    for gold in doc["events"]:
        if not (gold.get("city") or gold.get("country")):
            continue
        same = [t for t in told if id(t[1]) not in taken and agrees(gold, texts(t[1]))]
        days = [t for t in same if days_agree(said(t[1]), gold)]
        for placer, o, pairs in (days or same)[:1]:
            taken.add(id(o))
            out.append(Case(placer, o, pairs, gold, k, doc["lang"]))
    return out


def texts(o: Occasion) -> list[str]:
    return [t for n in o.names for t in (n.text, *n.titles) if t]


def said(o: Occasion) -> dict[str, Any]:
    days = {"start": o.first and str(o.first), "end": o.last and str(o.last)}
    return {**days, "precision": o.grain}


def right(case: Case, s: Spot) -> bool | None:
    """Whether a place is an event's; None where the label doesn't tell."""
    from score_events import same_city

    p, gold = s.mention, case.gold
    if p.kind not in CITIES:
        return bool(p.country == gold["country"]) if gold.get("country") else None
    if gold.get("city"):
        name = s.view.scan.text[p.span.start : p.span.end]
        return bool(same_city({"city": p.city, "name": name}, gold))
    return False if gold.get("country") not in (None, p.country) else None


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights, by feature: those that make the choices of all events likeliest."""
    seen = Counter(f for c in cases for f in {f for _, fs in c.pairs for f in fs})
    names = sorted({*PRIOR, *(f for f, n in seen.items() if n >= LEAST)})
    column = {f: k for k, f in enumerate(names)}
    prior = np.array([PRIOR.get(f, 0.0) for f in names])
    choices = [made for case in cases for made in choices_of(case, column)]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        off = w - prior
        total, slope = PENALTY * float(off @ off), 2 * PENALTY * off
        for facts, fine, none in choices:
            scores = np.append(facts @ w, 0.0)
            every = scores - logsumexp(scores)
            good = np.append(fine, none)
            kept = every[good]
            total -= logsumexp(kept)
            share = np.exp(every)
            wanted = np.where(good, share, 0.0) / share[good].sum()
            slope = slope + facts.T @ (share - wanted)[:-1]
        return float(total), slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B")
    return {f: round(float(found.x[k]), 3) for f, k in column.items()}


def choices_of(case: Case, column: Mapping[str, int]) -> list[tuple[np.ndarray, np.ndarray, bool]]:
    """The choice of a city and that of a country: the features of all places (places × features),
    which of them are right, and whether none of them is right too."""
    out = []
    for cities in (True, False):
        of = [(fs, right(case, s)) for s, fs in case.pairs if s.is_city == cities]
        known = bool(case.gold.get("city" if cities else "country"))
        if not of or not (known or case.gold.get("country")):
            continue
        facts = np.zeros((len(of), len(column)))
        for k, (fs, _) in enumerate(of):
            facts[k, [column[f] for f in fs if f in column]] = 1.0
        fine = np.array([label is True or (label is None and not known) for _, label in of])
        out.append((facts, fine, not known or not fine.any()))
    return out


def figures(cases: Sequence[Case], by: Weights) -> Counter[str]:
    """How many cities and countries there are, and how many come out right."""
    from score_events import same_city

    count: Counter[str] = Counter()
    with weights.used("place", by):
        for case in cases:
            place = case.placer.site(case.occasion).place
            for lang in (case.lang, "all"):
                if case.gold.get("country"):
                    count[f"{lang} country"] += 1
                    count[f"{lang} country right"] += place.country == case.gold["country"]
                if case.gold.get("city"):
                    found = {"city": place.city, "name": place.name}
                    count[f"{lang} city"] += 1
                    count[f"{lang} city right"] += same_city(found, case.gold)
                elif case.gold.get("country"):
                    count[f"{lang} city too many"] += place.city is not None
    return count


def report(title: str, count: Counter[str]) -> None:
    for lang in ("ar", "en", "ru", "all"):
        shares = [
            f"{what} {count[f'{lang} {what} right']}/{count[f'{lang} {what}']}"
            f" {count[f'{lang} {what} right'] / max(1, count[f'{lang} {what}']):.3f}"
            for what in ("city", "country")
        ]
        print(title, lang, *shares, "too many cities", count[f"{lang} city too many"])


if __name__ == "__main__":
    main()
