"""How the pages look: nothing overlaps or leaves the screen, in both themes and directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Open, Tab

ADDRESSES = {
    "timeline": "/timeline",
    "year": "/timeline?group=type&window=2026-01-01/2026-12-31",
    "countries": "/countries?country=RU",
    "events": "/events",
    "event": "/event?uid=kazan-forum-2024",
}
OVERLAPS = """() => {
  const roots = [...document.querySelectorAll("*")].map((n) => n.shadowRoot).filter(Boolean);
  const shown = roots.flatMap((root) => [...root.querySelectorAll("text, .item, .set")]);
  const boxes = shown.map((node) => [node.textContent, node.getBoundingClientRect()]);
  const bad = [];
  boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 4) bad.push(one + " / " + other);
  }));
  return bad;
}"""
WIDER = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.scrollWidth - main.clientWidth;
}"""


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that keeps the screenshots for whoever wants to look."""
    return tmp_path_factory.mktemp("pictures")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    ("lang", "theme"),
    [("en", "light"), ("en", "dark"), ("ar", "light"), ("ar", "dark"), ("ru", "light")],
)
def test_nothing_overlaps_or_leaves_the_screen(
    tab: Open, pictures: Path, lang: str, theme: str, size: tuple[int, int]
) -> None:
    seen = tab("/timeline", lang=lang, theme=theme, size=size)
    for page, address in ADDRESSES.items():
        seen.go(address)
        seen.page.screenshot(path=pictures / f"{page}-{lang}-{theme}-{size[0]}.png")
        assert seen.page.evaluate(OVERLAPS) == [], page
        assert seen.page.evaluate(WIDER) <= 0, page
        assert _ground(seen) == theme


def _ground(seen: Tab) -> str:
    """ "light" or "dark", by the colour that the page is painted on."""
    colour = seen.page.locator("[data-testid=stApp]").evaluate(
        "node => getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number)"
    )
    return "light" if sum(colour[:3]) > 382 else "dark"
