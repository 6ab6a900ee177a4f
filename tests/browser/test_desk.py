"""Review and add in a real browser: by keys alone, in three languages, by two at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from eventtracker.resolve import Resolver
from eventtracker.store import Decision, Review, Store
from tests.browser.conftest import DESKTOP, PHONE, WIDER, Open, Tab, filled, serving

SECRET = "a lantern over the river"
ARTICLE = (
    "Kazan, 2 March 2027. The Lantern Trade Forum will be held in Kazan from 14 to 16 May 2027."
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of these tests' own, for they write."""
    return filled(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def locked(kept: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that asks for a password; its log never tells it."""
    folder = tmp_path_factory.mktemp("locked")
    command = ("uvicorn", "app:app", "--port", "{port}")
    with serving(folder, *command, EVENTTRACKER_DB=kept, EVENTTRACKER_PASSWORD=SECRET) as origin:
        yield origin
    assert SECRET not in (folder / "server.txt").read_text(encoding="utf-8", errors="replace")


def enter(tab: Open, origin: str, page: str, name: str, **how: object) -> Tab:
    """Open a locked page with the password, by keyboard."""
    seen = tab(f"/{page}", at=origin, **how)
    seen.page.locator("input[name=reviewer]").focus()
    seen.page.keyboard.type(name)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.type(SECRET)
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector(".st-key-acts, [data-testid=stRadio], .et-table")
    assert SECRET not in seen.rest().page.content() + seen.page.url
    return seen


def press(seen: Tab, key: str, shows: str) -> None:
    """Press a key and wait for what it brings."""
    seen.page.keyboard.press(key)
    seen.page.wait_for_selector(shows)
    seen.rest()


def decisions(address: str) -> list[Decision]:
    with Store(address) as store:
        return Review(store, Resolver()).decisions()


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_review_by_keys_alone(tab: Open, locked: str, kept: str, lang: str) -> None:
    before = len(decisions(kept))
    seen = enter(tab, locked, "review", f"Lena {lang}", lang=lang)
    first = seen.page.locator("header h1").text_content()
    press(seen, "a", "[data-testid=stAlert]")
    expect(seen.page.locator("header h1")).not_to_have_text(first or "")
    press(seen, "u", f"header h1:has-text({first!r})")
    press(seen, "e", ".st-key-correcting input:focus")
    seen.page.keyboard.type("A name typed by hand")
    press(seen, "Enter", "header.et-event:has-text('A name typed by hand')")
    press(seen, "x", "header.et-event:not(:has-text('A name typed by hand'))")
    done = decisions(kept)[before:]
    assert [d.kind for d in done] == ["accept", "undo", "correct", "reject"]
    assert {d.by for d in done} == {f"Lena {lang}"}
    put_off = seen.page.locator("header h1").text_content() or ""
    press(seen, "l", f"header h1:not(:text-is({put_off!r}))")
    expect(seen.go(f"/review?lang={lang}").page.locator("header h1")).not_to_have_text(put_off)
    assert len(decisions(kept)) == before + 4, "to set aside decides nothing"


def test_the_second_of_two_is_told(tab: Open, locked: str, kept: str) -> None:
    first = enter(tab, locked, "review", "Lena")
    second = enter(tab, locked, "review", "Omar")
    name = first.page.locator("header h1").text_content()
    assert second.page.locator("header h1").text_content() == name
    before = len(decisions(kept))
    press(first, "a", "[data-testid=stAlert]")
    press(second, "a", "[data-testid=stAlert]:has-text('Lena')")
    assert [d.by for d in decisions(kept)[before:]] == ["Lena"]


def test_a_text_is_added_by_keys(tab: Open, locked: str, kept: str) -> None:
    seen = enter(tab, locked, "add", "Lena")
    seen.page.locator("textarea").focus()
    seen.page.keyboard.insert_text(ARTICLE)
    press(seen, "Control+Enter", "article mark.ev-name")
    with Store(kept) as store:
        assert store.query().events != [] and _lanterns(store) == 0
    press(seen, "Control+Enter", "[data-testid=stAlert]")
    with Store(kept) as store:
        assert _lanterns(store) == 1


def _lanterns(store: Store) -> int:
    return sum("Lantern" in event.name for event in store.query().events)


def test_without_the_password_nothing_changes(tab: Open, locked: str, kept: str) -> None:
    with Store(kept) as store:
        before = store.version()
    for page in ("review", "add", "sources"):
        seen = tab(f"/{page}", at=locked)
        expect(seen.page.locator("input[name=password]")).to_be_visible()
        assert seen.page.locator(".st-key-acts, textarea, .et-table").count() == 0
        seen.page.keyboard.press("a")
        seen.rest()
    with httpx.Client(base_url=locked) as client:
        assert client.get("/decisions.jsonl").status_code == 403
        assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code == 403
        forged = {"eventtracker_key": "TGVuYQ==.9999999999.AAAA"}
        assert client.get("/decisions.jsonl", cookies=forged).status_code == 403
        assert client.get("/calendar.ics").status_code == 200
        assert client.get("/events.json").status_code == 200
    wrong = tab("/review", at=locked)
    wrong.page.fill("input[name=password]", "something else")
    wrong.page.keyboard.press("Enter")
    wrong.page.wait_for_url("**/review?unlock=wrong")
    expect(wrong.rest().page.get_by_role("alert")).to_contain_text("not the password")
    with Store(kept) as store:
        assert store.version() == before


@pytest.mark.parametrize(
    ("lang", "theme", "size"),
    [("en", "light", DESKTOP), ("ar", "dark", DESKTOP), ("ru", "dark", PHONE)],
    ids=lambda value: value if isinstance(value, str) else str(value[0]),
)
def test_the_pages_for_working_look_right(
    tab: Open, locked: str, tmp_path: Path, lang: str, theme: str, size: tuple[int, int]
) -> None:
    seen = enter(tab, locked, "review", "Lena", lang=lang, theme=theme, size=size)
    for page in ("review?uid=kazan-forum-2024", "add", "changes", "sources"):
        seen.move(f"/{page}")
        seen.page.screenshot(path=tmp_path / f"{page.partition('?')[0]}.png")
        assert seen.page.evaluate(WIDER) <= 0, page
        assert seen.out_of_reach() == [], page
