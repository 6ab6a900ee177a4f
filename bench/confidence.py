"""Whether a confidence means what it says: the share of right events in ten bins of it.

    python bench/confidence.py [-o docs/confidence.svg] [--as-shipped]

Articles: ../shared/eval/events where it is there, else tests/corpus. With the first, each article
is read with weights that were fitted without its fold (`cross_fit` of tools/fit.py); else, and
with --as-shipped, with the package's own, which have seen the articles. An event is right where
name, days and, as far as it is said, country are as labelled (tests/corpus/score.py).
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
sys.path[:0] = [str(ROOT), str(ROOT / "tools"), str(EVAL)]

from tests.corpus import score  # noqa: E402

BINS = 10
SURE, FEED = 0.9, 0.5
Told = tuple[float, bool]
"""The confidence of an event, and whether it is right."""


@dataclass(frozen=True)
class Bin:
    events: int
    mean: float
    right: float


def main() -> None:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("-o", type=Path, default=ROOT / "docs" / "confidence.svg", dest="target")
    asked.add_argument("--as-shipped", action="store_true")
    args = asked.parse_args()
    fitted = EVAL.is_dir() and not args.as_shipped and importlib.util.find_spec("sklearn")
    docs = held_out() if fitted else as_shipped()
    told = [t for doc in docs for t in judged(doc)]
    bins = binned(told)
    print("weights fitted without the article's fold" if fitted else "the package's own weights")
    report(told, bins)
    args.target.write_text(drawing(bins, len(told)), "utf-8")
    print(f"drawn: {args.target}")


def held_out() -> list[dict[str, Any]]:
    """The articles with the events that weights fitted without their fold give."""
    import fit

    whole = list(score.documents(sorted((EVAL / "events").glob("*.jsonl"))))
    docs = [*whole, *fit.clustered(EVAL / "merge")]
    return fit.cross_fit(docs, fit.fold_of(docs))[1]


def as_shipped() -> Iterator[dict[str, Any]]:
    for doc in score.documents(sorted((EVAL / "events").glob("*.jsonl"))):
        yield {**doc, "found": score.extract(doc)}


def judged(doc: dict[str, Any]) -> Iterator[Told]:
    found = doc["found"]
    right = {
        k for k, gold in score.pairs(found, doc["events"]) if score.same_country(found[k], gold)
    }
    for k, event in enumerate(found):
        yield event["confidence"], k in right


def binned(told: Sequence[Told]) -> list[Bin | None]:
    """The bins of confidence, each a tenth wide; None where no event is."""
    out: list[Bin | None] = []
    for k in range(BINS):
        mine = [t for t in told if min(BINS - 1, int(t[0] * BINS)) == k]
        n = len(mine)
        mean, right = (sum(t[i] for t in mine) / max(1, n) for i in (0, 1))
        out.append(Bin(n, mean, right) if mine else None)
    return out


def report(told: Sequence[Told], bins: Sequence[Bin | None]) -> None:
    print(f"{'confidence':12}{'events':>8}{'said':>8}{'right':>8}")
    for k, b in enumerate(bins):
        if b:
            print(f".{k}-{(k + 1) / BINS:<9}{b.events:>8}{b.mean:>8.2f}{b.right:>8.2f}")
    off = sum(b.events * abs(b.mean - b.right) for b in bins if b) / max(1, len(told))
    sure = [right for c, right in told if c >= SURE]
    kept = [right for c, right in told if c >= FEED]
    good = sum(right for _, right in told)
    wrong = len(told) - good
    print(f"events {len(told)}, of which right {good}; expected calibration error {off:.3f}")
    print(f"of the {len(sure)} of {SURE} and more, {sum(sure) / max(1, len(sure)):.3f} are right")
    print(
        f"a feed at {FEED} keeps {sum(kept) / max(1, good):.3f} of the right, drops "
        f"{1 - (len(kept) - sum(kept)) / max(1, wrong):.3f} of the wrong; of its {len(kept)} "
        f"events {sum(kept) / max(1, len(kept)):.3f} are right"
    )


SIDE, EDGE = 320, 56
_STYLE = "text{font:13px sans-serif;fill:#333}.n{font-size:10px;fill:#666}"


def drawing(bins: Sequence[Bin | None], events: int) -> str:
    """The bins as an SVG: how sure on the one axis, how often right on the other."""
    size, foot = SIDE + 2 * EDGE, EDGE + SIDE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size}" height="{size}" role="img">',
        f"<title>Confidence of {events} events against the share that is right</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        *(mark for k in range(0, 11, 2) for mark in _grid(k / 10)),
        f'<path d="M{EDGE} {foot}L{EDGE + SIDE} {EDGE}" stroke="#888" stroke-dasharray="5 4"/>',
        *(bar for k, b in enumerate(bins) if b for bar in _bar(k, b)),
        _text(size / 2, foot + 42, "confidence"),
        f'<text transform="translate(16 {size / 2:.0f}) rotate(-90)" text-anchor="middle">'
        "share that is right</text>",
        _text(size / 2, 24, f"{events} events; the number of events over each bar"),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _grid(share: float) -> Iterator[str]:
    y = EDGE + SIDE * (1 - share)
    yield f'<path d="M{EDGE} {y:.1f}H{EDGE + SIDE}" stroke="#ddd"/>'
    yield _text(EDGE - 16, y + 4, f"{share:.1f}")
    yield _text(EDGE + SIDE * share, EDGE + SIDE + 20, f"{share:.1f}")


def _bar(k: int, b: Bin) -> Iterator[str]:
    wide, high = SIDE / BINS, SIDE * b.right
    left, top = EDGE + k * wide + 3, EDGE + SIDE - high
    size = f'width="{wide - 6:.1f}" height="{high:.1f}"'
    yield f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="#2a6f97"/>'
    yield _text(left + wide / 2 - 3, top - 5, str(b.events), ' class="n"')


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle"{more}>{words}</text>'


if __name__ == "__main__":
    main()
