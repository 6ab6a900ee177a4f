"""The real server over made events, and a real headless browser that watches every request."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    sync_playwright,
)

from eventtracker.store import Store
from tests.conftest import ROOT
from tests.dashboard.made import fill, hostile
from tests.end_to_end.test_server import free_port, until_it_answers

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
DESKTOP, PHONE = (1400, 900), (390, 844)
# Streamlit asks below a page's own address first, and takes the 404 for an answer.
EXPECTED = ("/_stcore/health", "/_stcore/host-config", "/no/such/page")

WIDER = """() => {
  const main = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
  return main.scrollWidth - main.clientWidth;
}"""
"""How many pixels of a page lie beyond the screen's edge."""

GRAVE = ("serious", "critical")

Open = Callable[..., "Tab"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Tab:
    """A page of the dashboard and what it did: requests, errors, dialogs."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)
        page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(EXPECTED):
            self.errors.append(message.text)

    def go(self, address: str) -> Tab:
        """Load an address of the dashboard anew and wait until it has come to rest."""
        self.page.goto(self.origin + address)
        return self.rest()

    def move(self, address: str) -> Tab:
        """Move to an address inside the running app, as Back and Forward do: no page is loaded."""
        self.page.evaluate(
            """address => {
              history.pushState({}, "", address);
              dispatchEvent(new PopStateEvent("popstate", { state: {} }));
            }""",
            address,
        )
        return self.rest()

    def rest(self) -> Tab:
        """Wait until the script has run and what it sent is drawn."""
        self.page.wait_for_selector(".et-languages, main nav")
        self.page.evaluate("window.calm = 0")
        self.page.wait_for_function(
            """() => {
              const app = document.querySelector("[data-testid=stApp]");
              if (!app && document.querySelector("main nav")) return true;
              const state = app?.getAttribute("data-test-script-state");
              const waits = "[data-stale=true], [data-testid=stSkeleton]";
              const busy = state !== "notRunning" || app.querySelector(waits);
              window.calm = busy ? 0 : (window.calm ?? 0) + 1;
              return window.calm > 4;
            }""",
            polling=50,
        )
        return self

    def click(self, selector: str) -> Tab:
        self.page.click(selector)
        return self.rest()

    def out_of_reach(self) -> list[str]:
        """What axe-core finds that keeps people out: the rule, and the first element it is about."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(
            "axe.run({ resultTypes: ['violations'] }).then((said) => said.violations)"
        )
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in GRAVE]

    @property
    def outside(self) -> set[str]:
        """Requests to any other host."""
        kinds = ("http", "https", "ws", "wss")
        mine = urlsplit(self.origin).netloc
        found = (urlsplit(url) for url in self.requests)
        return {url.geturl() for url in found if url.scheme in kinds and url.netloc != mine}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs a browser: `make browser` installs Debian's chromium where it may")
    with sync_playwright() as driver:
        try:
            started = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        except Error as problem:
            pytest.skip(f"the browser doesn't start here: {problem.message.splitlines()[0]}")
        yield started
        started.close()


@contextmanager
def serving(folder: Path, *command: str, **env: str) -> Iterator[str]:
    """A server in a process of its own, from the checkout; gives its origin."""
    port = free_port()
    log = folder / "server.txt"
    words = [word.format(port=port) for word in command]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=out,
            stderr=out,
        )
    origin = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(base_url=origin, timeout=30) as client:
            until_it_answers(client, server, log)
        yield origin
    finally:
        server.terminate()
        server.wait(timeout=30)
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")


def filled(folder: Path) -> str:
    """The address of a store that holds the made events around today, and the hostile one."""
    address = f"sqlite:///{folder / 'events.db'}"
    today = datetime.now(UTC).date()
    with Store(address) as made:
        fill(made, today)
        document, event = hostile(today)
        made.save(document, [event])
    return address


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that no test writes to."""
    return filled(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def origin(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    command = ("uvicorn", "app:app", "--port", "{port}", "--no-access-log")
    with serving(folder, *command, EVENTTRACKER_DB=store) as started:
        yield started


class Readers:
    """Browsers of people who were never here, each for one tab at a time; scripts stay cached."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = {}
        self._kinds: dict[BrowserContext, str] = {}

    def take(self, **looks: Any) -> BrowserContext:
        """A context of these looks that no open tab uses."""
        kind = repr(looks)
        free = self._free.setdefault(kind, [])
        context = free.pop() if free else self._browser.new_context(**looks)
        context.set_default_timeout(20_000)
        self._kinds[context] = kind
        return context

    def give_back(self, page: Page) -> None:
        """Close a tab; what its site kept is forgotten, but for what is cached."""
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        self._free[self._kinds[page.context]].append(page.context)
        page.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Readers:
    return Readers(browser)


@pytest.fixture
def tab(readers: Readers, origin: str) -> Iterator[Open]:
    """Opens tabs: tab("/events", lang="ar"). None may leave the server, break or be told to."""
    tabs: list[Tab] = []

    def open_tab(
        address: str,
        *,
        lang: str = "en",
        theme: str = "light",
        size: tuple[int, int] = DESKTOP,
        at: str = "",
    ) -> Tab:
        context = readers.take(
            locale={"en": "en-GB", "ar": "ar-EG", "ru": "ru-RU"}[lang],
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": size[0], "height": size[1]},
            has_touch=size == PHONE,
        )
        opened = Tab(context.new_page(), at or origin)
        tabs.append(opened)
        return opened.go(address)

    yield open_tab
    for opened in tabs:
        readers.give_back(opened.page)
    assert {url for opened in tabs for url in opened.outside} == set()
    assert [error for opened in tabs for error in opened.errors] == []
