"""How many articles become one event: the figures on the corpus never fall below these."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FLOORS = {"pair_F1": 0.88, "whole": 0.7, "days": 0.9, "status": 0.9, "same": 1.0}


def test_articles_become_events_in_any_order(shared: Callable[[str], Path]) -> None:
    scorer, corpus = shared("eval/score_merge.py"), shared("eval/merge/dev.jsonl")
    here = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        [sys.executable, scorer, corpus, "--together", "--shuffle", "1", "--json"],
        capture_output=True,
        encoding="utf-8",
        env=here,
    )
    assert run.returncode == 0, run.stderr
    worst = json.loads(run.stdout.splitlines()[-1])
    assert {name: worst[name] for name, floor in FLOORS.items() if worst[name] < floor} == {}
