"""Work without a mouse: doubtful pairs, events without an article, files, saved views."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from eventtracker.i18n import translate
from eventtracker.model import Document, Event, Place
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store
from tests.browser.conftest import PHONE, WIDER, Open, Tab, serving

KINDS = ("Lantern", "Tulip")
ARTICLE = "Kazan, 2 March 2027. The Amber Trade Forum will be held in Kazan from 14 to 16 May 2027."


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two pairs of events that may be one each: a long and a short name, days beside each other."""
    address = f"sqlite:///{tmp_path_factory.mktemp('pairs') / 'events.db'}"
    with Store(address) as store:
        for month, kind in enumerate(KINDS, 5):
            for name, first, last in ((f"{kind} Trade Forum", 14, 19), (f"{kind} Forum", 20, 21)):
                days = date(2031, month, first), date(2031, month, last)
                document = Document(f"{name} in Kazan.", title=name, published=date(2031, 1, 1))
                event = Event(name, name, *days, type="forum", place=Place(None, "Kazan", "RU"))
                store.save(document, [event.but(confidence=0.9)], resolver=Resolver())
    return address


@pytest.fixture(scope="module")
def at(kept: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server without a password, where whoever sits before it may work."""
    command = ("uvicorn", "app:app", "--port", "{port}")
    with serving(tmp_path_factory.mktemp("open"), *command, EVENTTRACKER_DB=kept) as origin:
        yield origin


def step_to(seen: Tab, wanted: str) -> None:
    """Press Tab until what has the focus is, or stands in, something wanted."""
    for _ in range(80):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("wanted => !!document.activeElement?.closest(wanted)", wanted):
            return
    pytest.fail(f"no key leads to {wanted}")


@pytest.mark.parametrize(("lang", "key", "kind"), [("ar", "m", "merge"), ("ru", "d", "apart")])
def test_a_doubtful_pair_is_decided_by_a_key(
    tab: Open, at: str, kept: str, lang: str, key: str, kind: str
) -> None:
    seen = tab("/review?kind=merge", at=at, lang=lang)
    doubt = seen.page.locator(".et-doubts li").first
    expect(doubt).to_contain_text(translate(lang)("the days are near"))
    with Store(kept) as store:
        review = Review(store, Resolver())
        event = review.queue(kind="merge").waiting[0].event
        expect(seen.page.locator("header h1")).to_have_text(event.name)
        before = len(review.decisions())
        seen.page.keyboard.press(key)
        seen.page.wait_for_selector("[data-testid=stAlert]")
        seen.rest()
        (done,) = review.decisions()[before:]
        assert (done.kind, done.uid) == (kind, event.uid)
        left = {w.event.uid for w in review.queue(kind="merge").waiting}
        assert event.uid not in left


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_an_event_is_typed_in_by_keyboard_alone(tab: Open, at: str, kept: str, lang: str) -> None:
    seen = tab("/add", at=at, lang=lang)
    name = {"ar": "منتدى الفانوس", "ru": "Форум фонарей"}[lang]
    step_to(seen, "[data-testid=stRadio]")
    seen.page.keyboard.press("ArrowUp")  # from the first way to the last
    seen.page.wait_for_selector(".st-key-typed_name_0 input")
    seen.rest()
    step_to(seen, ".st-key-typed_name_0")
    seen.page.keyboard.insert_text(name)
    step_to(seen, ".st-key-typed_start_0")
    seen.page.keyboard.type("2031/09/01")
    seen.page.keyboard.press("Escape")  # closes the calendar
    step_to(seen, ".st-key-typed_city_0")
    seen.page.keyboard.insert_text("Kazan")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector(".st-key-typed_store button")
    seen.rest().page.keyboard.press("Control+Enter")
    seen.page.wait_for_selector("[data-testid=stAlert]")
    with Store(kept) as store:
        (stored,) = (e for e in store.query().events if e.name == name)
    assert (stored.start, stored.place.city) == (date(2031, 9, 1), "Kazan")


def test_a_file_is_seen_and_stored(tab: Open, at: str, kept: str, tmp_path: Path) -> None:
    file = tmp_path / "amber.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    seen = tab("/add", at=at)
    step_to(seen, "[data-testid=stRadio]")
    seen.page.keyboard.press("ArrowDown")
    seen.page.wait_for_selector("[data-testid=stFileUploader]")
    seen.rest().page.set_input_files("input[type=file]", file)
    expect(seen.page.locator("article mark.ev-name").first).to_contain_text("Amber Trade Forum")
    assert _named(kept, "Amber") == 0, "nothing is stored before it is seen"
    assert seen.rest().page.evaluate(WIDER) <= 0
    step_to(seen, "[data-testid=stFileUploader]")
    seen.page.keyboard.press("Control+Enter")
    seen.page.wait_for_selector("[data-testid=stAlert]")
    assert _named(kept, "Amber") == 1


def test_a_long_address_stays_on_a_phone_s_screen(tab: Open, at: str, kept: str) -> None:
    address = f"https://example.org/{'a-long-way/' * 20}feed.xml"
    with Store(kept) as store:
        store.watch(address)
    seen = tab("/sources", at=at, lang="ru", size=PHONE)
    expect(seen.page.locator(".et-watched")).to_contain_text("https://example.org/")
    right = "nodes => Math.max(...nodes.map(node => node.getBoundingClientRect().right))"
    assert seen.page.locator(".et-watched bdi").evaluate_all(right) <= PHONE[0]


def _named(address: str, word: str) -> int:
    with Store(address) as store:
        return sum(word in event.name for event in store.query().events)


def test_a_view_is_saved_and_is_the_start(tab: Open, at: str) -> None:
    seen = tab("/events?country=RU", at=at)
    seen.page.click(".et-views summary")
    seen.page.fill(".et-views input[name=label]", "Russia <now>")
    seen.page.keyboard.press("Enter")
    saved = seen.page.locator(".et-views li a")
    expect(saved).to_have_text("Russia <now>")
    expect(seen.rest().page).to_have_url(f"{at}/events?country=RU")
    seen.page.click(".et-views button[name=begin]")
    expect(seen.page.locator(".et-views button[name=begin]")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(seen.go("/").page).to_have_url(f"{at}/events?country=RU")
    seen.move("/month").click(".et-views li a")
    expect(seen.page.locator("h1")).to_contain_text("Events")
    other = tab("/", at=at)
    expect(other.page).to_have_url(f"{at}/timeline")
    assert other.page.locator(".et-views li").count() == 0
