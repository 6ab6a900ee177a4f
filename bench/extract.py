"""Ratios of the whole extraction to dateparser.search_dates, in one run, and where time goes.

    python bench/extract.py [FOLDER]    a folder of JSONL files ar, ru, en with text and published

Without a folder: ../shared/eval/events where it is there, else the sample articles. Both read
the same articles cut to 3,000 characters; dateparser is given the language, the extraction
finds it out. The machine is noisy: an article counts with its quickest of several rounds, in
which both read it in turn, and what counts is the ratio. Each stage is timed inside whole
extractions; assembly is what is left, in a compiled engine with all that it calls.
"""

from __future__ import annotations

import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from times import ROOT, ROUNDS, Article, articles, engine, in_turn, theirs

import eventtracker as et
from eventtracker import pipeline, places, times
from eventtracker.mentions import blocs, figures, names, roles, status, zones

LANGUAGES = ("ar", "ru", "en")
# Stage → the module that callers take the function from, and its name there.
STAGES: dict[str, tuple[Any, str]] = {
    "language": (pipeline, "identify"),
    "fold, scan": (pipeline, "scan"),
    "times": (times, "find"),
    "places": (places, "find"),
    "zones": (zones, "find"),
    "names": (names, "find"),
    "status": (status, "find"),
    "blocs": (blocs, "find"),
    "roles": (roles, "find"),
    "figures": (figures, "find"),
}


def ours(texts: list[Article]) -> None:
    for text, day in texts:
        et.extract(text, published=day)


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Seconds that each stage takes while the block runs, as they add up."""
    spent = dict.fromkeys(STAGES, 0.0)
    kept = {stage: getattr(module, name) for stage, (module, name) in STAGES.items()}

    def wrapped(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            out = work(*args, **kwargs)
            spent[stage] += time.perf_counter() - start
            return out

        return run

    for stage, (module, name) in STAGES.items():
        setattr(module, name, wrapped(stage, kept[stage]))
    try:
        yield spent
    finally:
        for stage, (module, name) in STAGES.items():
            setattr(module, name, kept[stage])


def by_stage(texts: list[Article]) -> dict[str, float]:
    """Milliseconds of each stage for 3,000 characters, each article with its quickest round."""
    size = sum(len(text) for text, _ in texts) / 3000
    out: dict[str, float] = {}
    for article in texts:
        quickest = min((_round(article) for _ in range(ROUNDS)), key=lambda r: r["whole"])
        for stage, seconds in quickest.items():
            out[stage] = out.get(stage, 0.0) + 1000 * seconds / size
    return out


def _round(article: Article) -> dict[str, float]:
    """Seconds of each stage of one extraction."""
    with timed() as spent:
        start = time.perf_counter()
        ours([article])
        whole = time.perf_counter() - start
    return {**spent, "assembly": whole - sum(spent.values()), "whole": whole}


def main() -> None:
    warnings.filterwarnings("ignore")
    shared = ROOT.parent / "shared" / "eval" / "events"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared if shared.exists() else None
    texts = {lang: articles(lang, folder) for lang in LANGUAGES}
    print(engine())
    print(f"{'':4}{'articles/s':>12}{'dateparser':>12}{'ratio':>8}")
    for lang, some in texts.items():
        ours(some)
        theirs(some, lang)
        size = sum(len(text) for text, _ in some) / 3000
        mine, other = in_turn(some, ours, lang)
        print(f"{lang:4}{size / mine:12,.0f}{size / other:12,.1f}{other / mine:8.1f}")
    print(f"\n{'milliseconds for 3,000 characters':36}" + "".join(f"{x:>8}" for x in texts))
    columns = [by_stage(some) for some in texts.values()]
    for stage in columns[0]:
        if not any(column[stage] for column in columns):
            continue  # called from a compiled module
        print(f"{stage:36}" + "".join(f"{column[stage]:8.3f}" for column in columns))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory, three languages and dateparser loaded: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
