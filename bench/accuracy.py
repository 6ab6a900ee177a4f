"""The table of right dates: ours beside the finders that install from a registry.

    python bench/accuracy.py PEERS      the folder that `make peers` installs them into

The corpora and their scorer lie in ../shared/eval. A peer is not scored on its own test suite;
one that isn't installed is left out, with a line that says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
FINDERS = ROOT / "bench" / "peers"
LANGUAGES = ("ar", "ru", "en")


@dataclass(frozen=True)
class Peer:
    """`requirement` as it is written in bench/peers; `own`: sources of its own test suite."""

    name: str
    requirement: str
    languages: tuple[str, ...]
    own: str


PEERS = (
    Peer("recognizers", "recognizers.txt", ("en",), "recognizers,recognizers-parts"),
    Peer("chrono", "package.json", LANGUAGES, "chrono"),
    Peer("maha", "maha.txt", ("ar",), "maha"),
    Peer("hors", "hors.txt", ("ru",), "hors"),
)


def main() -> None:
    if not EVAL.exists():
        print(f"accuracy: no corpora at {EVAL}: nothing to score.")
        return
    print(f"\nright dates (F1) and ranges (recall), news | all files; {date.today()}")
    print(f"{'':34}" + "".join(f"{lang:>24}" for lang in LANGUAGES))
    show(f"eventtracker {version('eventtracker')}", LANGUAGES, "eventtracker", "")
    name = f"dateparser {version('dateparser')}"
    show(name, LANGUAGES, "dateparser", "dateparser-parse,dateparser-search")
    folder = Path(sys.argv[1]).resolve()
    for peer in PEERS:
        home = folder / peer.name
        if not (home / ".made").exists():
            print(f"{peer.name}: not installed, left out.")
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as answers:
            for lang in peer.languages:
                answers.write(found(peer, home, lang))
            answers.flush()
            show(pinned(peer), peer.languages, answers.name, peer.own)


def pinned(peer: Peer) -> str:
    """Name and version, as bench/peers has them."""
    text = (FINDERS / peer.requirement).read_text("utf-8")
    if peer.requirement.endswith(".json"):
        return " ".join(*json.loads(text)["dependencies"].items())
    return next(x for x in text.splitlines() if "==" in x).replace("==", " ")


def found(peer: Peer, home: Path, lang: str) -> str:
    """What a peer answers to the records of a language."""
    command = [str(home / "bin" / "python"), str(FINDERS / f"find_{peer.name}.py")]
    if peer.requirement.endswith(".json"):
        command = ["node", str(FINDERS / f"find_{peer.name}.mjs"), lang]
    records = "".join(json.dumps(r) + "\n" for r in of_language(lang))
    run = subprocess.run(
        command,
        input=records,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env={**os.environ, "TZ": "UTC"},
    )
    if run.returncode:
        print(f"{peer.name} ({lang}) ended early: {run.stderr.strip().splitlines()[-1:]}")
    return run.stdout


def of_language(lang: str) -> Iterator[dict[str, Any]]:
    for file in sorted((EVAL / "times").glob("*.jsonl")):
        rows = (json.loads(line) for line in file.read_text("utf-8").splitlines())
        yield from ({k: r[k] for k in ("id", "text", "ref")} for r in rows if r["lang"] == lang)


def show(name: str, languages: tuple[str, ...], finder: str, own: str) -> None:
    """One line of the table."""
    cells = []
    for lang in LANGUAGES:
        cell = "–"
        if lang in languages:
            news = scored(finder, lang, "--source=news")
            cell = f"{news} | {scored(finder, lang, *([f'--source=-{own}'] if own else []))}"
        cells.append(f"{cell:>24}")
    print(f"{name:34}" + "".join(cells), flush=True)


def scored(finder: str, lang: str, *only: str) -> str:
    """Right dates and ranges of a finder in one language, as the scorer has them."""
    script = str(EVAL / "score_times.py")
    command = [sys.executable, script, "--json", "--finder", finder, "--lang", lang, *only]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    row = next(r for r in rows if r.get("lang") == lang)
    return f"{row['right']:.2f} {row['ranges']:.2f}"


if __name__ == "__main__":
    main()
