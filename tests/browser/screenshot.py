"""Draws the README's picture anew: `python -m tests.browser.screenshot`.

The sample articles go through the real engine into a store of their own, which is served and
looked at in English by daylight.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from eventtracker.cli import run
from tests.browser.conftest import CHROMIUM, QUIET, Tab, serving
from tests.conftest import ROOT

PICTURE = ROOT / "docs" / "screenshot.png"
SIZE = {"width": 1400, "height": 720}


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        store = f"sqlite:///{folder / 'demo.db'}"
        run(["--db", store, "ingest", str(ROOT / "data" / "articles.jsonl")])
        command = ("uvicorn", "app:app", "--port", "{port}")
        with (
            serving(folder, *command, EVENTTRACKER_DB=store) as origin,
            sync_playwright() as driver,
        ):
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            context = browser.new_context(locale="en-GB", viewport=SIZE)
            seen = Tab(context.new_page(), origin).go("/timeline")
            seen.page.screenshot(path=PICTURE)
            browser.close()
    print(PICTURE)


if __name__ == "__main__":
    main()
