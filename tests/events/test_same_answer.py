"""The same text gives the same answer, whatever order Python's sets come in."""

import os
import subprocess
import sys
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "data" / "articles.jsonl"
EXTRACT = """
import json, sys
import eventtracker as et
for line in open(sys.argv[1], encoding="utf-8"):
    article = json.loads(line)
    for event in et.extract(article["text"], published=article["published"]):
        print(json.dumps(event.to_dict(), ensure_ascii=False, sort_keys=True))
"""


def extracted(hash_seed: int) -> str:
    run = subprocess.run(
        [sys.executable, "-c", EXTRACT, str(ARTICLES)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONIOENCODING": "utf-8"},
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_hash_seeds_change_nothing():
    first = extracted(0)
    assert first.count("\n") > 20
    assert extracted(1) == first
    assert extracted(2) == first
