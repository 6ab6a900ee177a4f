"""The dashboard over 100,000 made events: when a page can be read, how much it weighs, the server.

    python bench/dashboard.py [EVENTS]      (needs chromium, and the store that bench/store.py made
                                            or makes)

Every page is opened by a browser that never saw it, first a page of one sentence for comparison.
Seconds run from the request of its address until its drawing or table stands; bytes are those that
came over the network, pages' data over the websocket included. A filter's seconds run from the key
that ends a searched word until the page of it stands. The machine is noisy: seconds are the
best of several rounds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from store import EVENTS, ROOT, build, t

sys.path.insert(0, str(ROOT))

from tests.browser.conftest import CHROMIUM, QUIET, serving

ROUNDS, BROWSERS = 4, 10
EMPTY = ("/event?uid=nobody", "h1.et-title")
"""A page of one sentence: what the browser and Streamlit take for themselves."""
PAGES = {
    "/timeline": ".timeline[data-ready]",
    "/timeline?window=2015-01-01/2024-12-31&group=type": ".timeline[data-ready] .cell",
    "/month": ".month[data-ready]",
    "/countries": ".world[data-ready]",
    "/countries?country=MY": ".world[data-ready]",
    "/series": ".et-series tbody tr",
    "/events": ".et-table tbody tr",
    "/event?uid=" + f"{7:020x}": ".et-fields dd",
}
BARS = {"paint": 3.0, "filter": 1.0, "megabytes": 3.0, "server": 500.0}
SEARCHES = ("malaysia", "energy forum", "water")


class Weight:
    """Counts the bytes that a page takes from the network, in megabytes."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0.0
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda e: self._add(e["encodedDataLength"]))
        wire.on("Network.webSocketFrameReceived", self._frame)

    def _frame(self, event: dict[str, Any]) -> None:
        # Binary frames come as base64.
        frame = event["response"]
        size = len(frame["payloadData"])
        self._add(size * 3 / 4 if frame["opcode"] == 2 else size)

    def _add(self, size: float) -> None:
        self.bytes += size

    @property
    def megabytes(self) -> float:
        return self.bytes / 1e6


def opened(browser: Browser, origin: str, address: str, drawn: str) -> tuple[Page, float, float]:
    """A page in a browser that has seen nothing: the page, seconds until drawn, megabytes."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    weight = Weight(page)
    begun = time.perf_counter()
    page.goto(origin + address, wait_until="commit")
    page.wait_for_selector(drawn)
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    return page, seconds, weight.megabytes


def paints(browser: Browser, origin: str) -> None:
    print(f"{'a page, never seen before':54}{'seconds':>9}{'MB':>7}")
    for address, drawn in (EMPTY, *PAGES.items()):
        taken = []
        for _ in range(ROUNDS):
            page, seconds, megabytes = opened(browser, origin, address, drawn)
            taken.append((seconds, megabytes))
            page.context.close()
        line(address, min(s for s, _ in taken), BARS["paint"], max(m for _, m in taken))


def line(name: str, seconds: float, bar: float, megabytes: float | None = None) -> None:
    heavy = megabytes is not None and megabytes > BARS["megabytes"]
    verdict = "  too much" if seconds > bar or heavy else ""
    weight = f"{megabytes:7.2f}" if megabytes is not None else " " * 7
    print(f"{name:54}{seconds:9.2f}{weight}{verdict}", flush=True)


def filters(browser: Browser, origin: str) -> None:
    print(f"\n{'another filter':54}{'seconds':>9}")
    for address, drawn in PAGES.items():
        if address.startswith("/event?") or "&" in address:
            continue
        page, _, _ = opened(browser, origin, address, drawn)
        taken = [changed(page, word) for word in SEARCHES]
        page.context.close()
        line(f"{address}, search", min(taken), BARS["filter"])


def changed(page: Page, word: str) -> float:
    """Seconds from Enter behind a searched word until the page of it stands."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    field = page.locator("input[type=search]")
    field.evaluate("(node) => node.select()")
    field.evaluate(
        """(node, word) => {
          const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
          set.call(node, word);
          node.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        word,
    )
    begun = time.perf_counter()
    field.press("Enter")
    page.wait_for_selector(f".st-key-chip_q button:has-text('{word}')")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return time.perf_counter() - begun


def crowd(browser: Browser, origin: str, server: int) -> None:
    """The server's memory with several browsers on it."""
    pages = list(PAGES.items())
    print(f"\nserver's memory, alone: {memory(server):.0f} MB")
    for number in range(BROWSERS):
        opened(browser, origin, *pages[number % len(pages)])
    used = memory(server)
    verdict = "  too much" if used > BARS["server"] else ""
    print(f"server's memory, {BROWSERS} browsers: {used:.0f} MB{verdict}")


def memory(process: int) -> float:
    said = subprocess.check_output(["ps", "-o", "rss=", "-p", str(process)], text=True)
    return int(said) / 1024


def listener(origin: str) -> int:
    """The process that serves, by the port that it was told."""
    port = origin.rsplit(":", 1)[1]
    found = subprocess.check_output(["pgrep", "-f", f"uvicorn app:app --port {port}"], text=True)
    return next(int(pid) for pid in found.split() if int(pid) != os.getpid())


def main() -> None:
    if CHROMIUM is None:
        sys.exit("There is no chromium here: `make browser` installs Debian's where it may.")
    number = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    path = ROOT / "build" / f"store-{number}-{t.REVISION}.db"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        build(path, number)
    command = ("uvicorn", "app:app", "--port", "{port}", "--no-access-log")
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder), *command, EVENTTRACKER_DB=f"sqlite:///{path}") as origin,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page, seconds, _ = opened(browser, origin, *next(iter(PAGES.items())))
        page.context.close()
        print(f"{number:,} events; the first page after the start: {seconds:.2f} s\n")
        paints(browser, origin)
        filters(browser, origin)
        crowd(browser, origin, listener(origin))
        browser.close()


if __name__ == "__main__":
    main()
