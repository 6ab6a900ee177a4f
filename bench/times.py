"""Ratios of the date extractor to dateparser.search_dates, in one run, and its linearity.

    python bench/times.py [FOLDER]      a folder of JSONL files ar, ru, en with text and published

Without a folder: ../shared/eval/events where it is there, else the sample articles. Both finders
are given the language and read the same articles cut to 3,000 characters. The machine is noisy:
an article counts with its quickest of several rounds, in which both read it in turn, and what
counts is the ratio.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates

import eventtracker as et
from eventtracker import scan

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, THEIR_ROUNDS, CUT = 9, 3, 3000
Article = tuple[str, str]


def articles(lang: str, folder: Path | None) -> list[Article]:
    """(text, publication day) of a language's articles."""
    file = (folder or ROOT / "data") / (f"{lang}.jsonl" if folder else "articles.jsonl")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [(r["text"][:CUT], r["published"][:10]) for r in rows if r["lang"] == lang]


def best(work: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the quickest round."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def in_turn(
    texts: list[Article], mine: Callable[[list[Article]], object], lang: str
) -> tuple[float, float]:
    """Processor seconds of ours and of dateparser over some articles, each with its quickest
    round."""
    here = there = 0.0
    for article in texts:
        here += best(lambda x=article: mine([x]), ROUNDS)
        there += best(lambda x=article: theirs([x], lang), THEIR_ROUNDS)
    return here, there


def engine() -> str:
    """How the engine is built that is measured here."""
    compiled = Path(scan.__file__).suffix != ".py"
    return f"engine: {'compiled' if compiled else 'plain Python'}\n"


def ours(texts: list[Article], lang: str) -> None:
    for text, day in texts:
        et.find_times(text, published=day, lang=lang)


def theirs(texts: list[Article], lang: str) -> None:
    for text, day in texts:
        base = datetime.fromisoformat(day)
        search_dates(text, languages=[lang], settings={"RELATIVE_BASE": base})


def main() -> None:
    warnings.filterwarnings("ignore")
    shared = ROOT.parent / "shared" / "eval" / "events"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared if shared.exists() else None
    print(engine())
    print(f"{'':4}{'articles/s':>12}{'dateparser':>12}{'ratio':>8}")
    for lang in ("ar", "ru", "en"):
        texts = articles(lang, folder)
        ours(texts, lang)
        theirs(texts[:2], lang)
        size = sum(len(text) for text, _ in texts) / CUT
        mine, other = in_turn(texts, lambda some, x=lang: ours(some, x), lang)
        print(f"{lang:4}{size / mine:12,.0f}{size / other:12,.1f}{other / mine:8.1f}")
    print("\nlinear in the length: seconds a megabyte")
    text = "\n\n".join(text for text, _ in articles("en", folder))
    for times in (1, 4, 16):
        long = (text + "\n\n") * times
        took = best(lambda x=long: et.find_times(x, published="2024-05-03", lang="en"), 2)
        print(f"{len(long) / 1e6:8.2f} MB{took / (len(long) / 1e6):8.2f}")


if __name__ == "__main__":
    main()
