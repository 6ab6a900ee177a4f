"""Every page in every language: nothing overlaps or leaves the screen, nothing is out of reach
for those who don't see or don't point, and nobody else is asked for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, WIDER, Open, Tab

ADDRESSES = {
    "timeline": "/timeline",
    "year": "/timeline?group=type&window=2026-01-01/2026-12-31",
    "month": "/month",
    "week": "/month?show=week",
    "countries": "/countries?show=events",
    "all-series": "/series",
    "events": "/events",
    "event": "/event?uid=kazan-forum-2024",
    "series": "/series?series=KazanForum",
    "country": "/countries?country=RU",
    "nowhere": "/no/such/page",
}
"""Pages by names for their pictures, the unfiltered first: the next page keeps a filter."""
OVERLAPS = """() => {
  const roots = [...document.querySelectorAll("*")].map((n) => n.shadowRoot).filter(Boolean);
  const shown = roots.flatMap((root) => [...root.querySelectorAll("text, .item, .set, .bar bdi")]);
  const boxes = shown.map((node) => [node.textContent, node.getBoundingClientRect()]);
  const bad = [];
  boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 4) bad.push(one + " / " + other);
  }));
  return bad;
}"""


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that keeps the screenshots for whoever wants to look."""
    return tmp_path_factory.mktemp("pictures")


@pytest.mark.parametrize(
    ("lang", "theme", "size"),
    [
        ("en", "light", DESKTOP),
        ("ar", "dark", DESKTOP),
        ("ru", "light", DESKTOP),
        ("ar", "light", PHONE),
        ("ru", "dark", PHONE),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value[0]),
)
def test_every_page_is_whole_and_within_reach(
    tab: Open, pictures: Path, lang: str, theme: str, size: tuple[int, int]
) -> None:
    seen = tab("/timeline", lang=lang, theme=theme, size=size)
    for page, address in ADDRESSES.items():
        # Loading each page anew takes long, and is the same in each language.
        anew = lang == "en" or page == "nowhere"
        (seen.go if anew else seen.move)(address)
        seen.page.screenshot(path=pictures / f"{page}-{lang}-{theme}-{size[0]}.png")
        assert seen.page.evaluate(OVERLAPS) == [], page
        assert seen.page.evaluate(WIDER) <= 0, page
        assert _ground(seen) == theme, page
        assert seen.page.locator("html").get_attribute("lang") == lang, page
        if size == DESKTOP:
            assert seen.out_of_reach() == [], page


def _ground(seen: Tab) -> str:
    """ "light" or "dark", by the colour that the page is painted on."""
    colour = seen.page.evaluate(
        """() => {
          const node = document.querySelector("[data-testid=stApp]") ?? document.body;
          return getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number);
        }"""
    )
    return "light" if sum(colour[:3]) > 382 else "dark"
