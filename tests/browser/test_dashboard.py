"""What a person does with the dashboard, in a real browser."""

from __future__ import annotations

import re
import socket
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDER, Open, Tab, serving

KAZAN = "/event?uid=kazan-forum-2024"
BAR = ".bar[aria-label*=KazanForum]"


def test_kazanforum_is_found_and_its_evidence_seen(tab: Open, tmp_path: Path) -> None:
    seen = tab("/")
    expect(seen.page).to_have_url(f"{seen.origin}/timeline")
    expect(seen.page.locator(".todaydot")).to_be_visible()
    expect(seen.page.locator(BAR)).to_have_count(0)
    seen.page.fill("input[type=search]", "KazanForum")
    seen.page.wait_for_selector(BAR)
    seen.page.screenshot(path=tmp_path / "found.png")
    assert (tmp_path / "found.png").stat().st_size > 20_000

    seen.rest().click(BAR)
    expect(seen.page).to_have_url(re.compile(r"/event\?uid=kazan-forum-2024"))
    expect(seen.page.locator("h1")).to_have_text("Russia – Islamic World: KazanForum")
    article = seen.page.locator("article.et-text")
    assert article.evaluate("node => getComputedStyle(node).direction") == "rtl"
    mark = article.locator("mark.ev-start")
    expect(mark).to_contain_text("من 14 إلى 19 مايو/أيار المقبل")
    looks = (
        "node => [getComputedStyle(node).borderBottomStyle, getComputedStyle(node).backgroundColor]"
    )
    assert mark.evaluate(looks) != article.locator("mark.ev-place").evaluate(looks)

    seen.page.go_back()
    seen.rest()
    expect(seen.page).to_have_url(re.compile("q=KazanForum"))
    expect(seen.page.locator(BAR)).to_be_visible()


def test_the_timeline_by_keyboard_alone(tab: Open) -> None:
    seen = tab("/timeline")
    first = seen.page.locator(".bar[tabindex='0']")
    first.focus()
    expect(seen.page.locator(".tip b")).to_be_visible()
    name = seen.page.locator(".tip b").text_content()
    seen.page.keyboard.press("ArrowRight")
    expect(seen.page.locator(".tip b")).not_to_have_text(name or "")
    chosen = seen.page.locator(".tip b").text_content()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/event?uid=*")
    expect(seen.rest().page.locator("h1")).to_have_text(chosen or "")


def test_moving_and_zooming_go_into_the_address(tab: Open) -> None:
    seen = tab("/timeline")
    seen.page.get_by_role("button", name="Year", exact=True).click()
    seen.page.wait_for_url(re.compile("window="))
    seen.rest()
    year = seen.page.url
    many = seen.page.locator(".bar").count()
    seen.page.get_by_role("button", name="Earlier").click()
    seen.page.wait_for_function("url => location.href !== url", arg=year)
    seen.rest().page.get_by_role("button", name="Series").click()
    seen.page.wait_for_url(re.compile("group=series"))
    expect(seen.page.locator("text.lane", has_text="Canton Fair")).to_be_visible()
    moved = seen.rest().page.url
    names = seen.page.locator("text.lane").all_text_contents()
    assert len(names) >= 5 and many >= 12

    again = tab(moved.removeprefix(seen.origin))
    assert again.page.locator("text.lane").all_text_contents() == names
    pressed = again.page.locator("button[aria-pressed=true]").all_text_contents()
    assert pressed == ["Series", "Year"]


def test_dragging_pans_without_opening_anything(tab: Open) -> None:
    seen = tab("/timeline")
    box = seen.page.locator(".stage").bounding_box()
    assert box
    label = seen.page.locator("text.head").first.text_content()
    x, y = box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 400, y, steps=8)
    seen.page.mouse.up()
    seen.page.wait_for_url(re.compile("window="))
    assert seen.rest().page.url.startswith(f"{seen.origin}/timeline")
    assert seen.page.locator("text.head").first.text_content() != label


def test_the_reader_s_language_stays_with_them(tab: Open) -> None:
    seen = tab("/events?country=RU")
    seen.page.click(".et-languages a[lang=ar]")
    seen.page.wait_for_selector("html[dir=rtl]", state="attached")
    seen.rest()
    expect(seen.page).to_have_url(f"{seen.origin}/events?country=RU")
    root = seen.page.locator("html")
    assert root.get_attribute("lang") == "ar"
    expect(seen.page.locator("h1")).to_contain_text("الفعاليات")
    table = seen.page.locator(".et-table")
    first, last = table.locator("th").first.bounding_box(), table.locator("th").last.bounding_box()
    assert first and last and first["x"] > last["x"], "the first column is on the right"
    seen.go("/timeline")
    assert root.get_attribute("dir") == "rtl"
    lane, axis = seen.page.locator("text.lane").first, seen.page.locator("text.head").first
    left, right = axis.bounding_box(), lane.bounding_box()
    assert left and right and right["x"] > left["x"], "lanes are named on the right"


def test_the_address_wins_over_the_reader_s_language(tab: Open) -> None:
    seen = tab("/events?lang=ru", lang="ar")
    assert seen.page.locator("html").get_attribute("lang") == "ru"
    expect(seen.page.locator("h1")).to_contain_text("События")


def test_a_value_filters_by_it_and_the_menu_keeps_the_filter(tab: Open) -> None:
    seen = tab("/countries")
    seen.click("a[aria-label='Qatar, host: 4']")
    expect(seen.page).to_have_url(f"{seen.origin}/events?country=QA&role=host")
    expect(seen.page.locator(".et-table tbody tr")).to_have_count(4)
    seen.page.get_by_role("link", name="Timeline").click()
    seen.page.wait_for_selector("text.lane")
    seen.rest()
    expect(seen.page).to_have_url(re.compile("country=QA&role=host"))
    seen.page.click(".st-key-chip_all button")
    seen.page.wait_for_function("() => !location.search.includes('country')")


def test_a_column_s_head_sorts_beside_the_filter(tab: Open) -> None:
    seen = tab("/events?type=forum")
    head = seen.page.locator("th", has=seen.page.get_by_role("link", name="Event", exact=True))
    for order, said in (("name", "ascending"), ("-name", "descending")):
        seen.click("th a:has-text('Event')")
        expect(seen.page).to_have_url(f"{seen.origin}/events?type=forum&order={order}")
        expect(head).to_have_attribute("aria-sort", said)
    names = seen.page.locator(".et-table .et-name").all_inner_texts()
    assert len(names) > 2 and names[0] > names[-1]


def test_typing_is_never_taken_back(tab: Open) -> None:
    seen = tab("/events")
    field = seen.page.locator("input[type=search]")
    field.press_sequentially("Cairo Water Week", delay=40)
    seen.page.wait_for_url(re.compile("q=Cairo"))
    seen.rest()
    expect(field).to_have_value("Cairo Water Week")
    rows = seen.page.locator(".et-table tbody tr")
    expect(rows).to_have_count(4)


def test_the_ways_to_subscribe(tab: Open) -> None:
    seen = tab("/events?country=RU&type=forum")
    seen.page.get_by_role("button", name="Subscribe").click()
    drawn = seen.page.locator("[data-testid=stPopoverBody] a")
    expect(drawn).to_have_count(6)
    links = {
        link.inner_text().split("\n")[-1]: link.get_attribute("href") or "" for link in drawn.all()
    }
    host = seen.origin.removeprefix("http://")
    feed = f"{host}/calendar.ics?country=RU&type=forum"
    assert links["Open in a calendar app"] == f"webcal://{feed}"
    google = "https://calendar.google.com/calendar/"
    assert links["Google Calendar: add by address"].startswith(f"{google}r/settings/addbyurl")
    assert links["Or try it in one step."].startswith(f"{google}r?cid=webcal")
    assert links["Outlook.com"].startswith("https://outlook.live.com/calendar/0/addfromweb")
    assert links["Microsoft 365"].startswith("https://outlook.office.com/calendar/0/addfromweb")
    assert links["Download as a file"] == "./calendar.ics?country=RU&type=forum"
    expect(seen.page.locator("[data-testid=stPopoverBody] img")).to_be_visible()
    assert f"http://{feed}" in seen.page.locator("[data-testid=stPopoverBody] code").inner_text()


HOSTILE_ON = {
    "/timeline?q=script": ".bar[aria-label*='<script>']",
    "/month?q=script": "a.bar:has-text('<script>')",
    "/countries?q=script&show=events": ".et-across .et-name:has-text('<script>')",
    "/series?q=script": ".et-series .et-name:has-text('<script>')",
    "/events?q=script": ".et-table .et-name:has-text('<script>')",
    "/event?uid=hostile": "h1:has-text('<script>alert(1)</script> **bold** [link]')",
}


def test_markup_in_articles_is_text_on_every_page(tab: Open) -> None:
    seen = tab("/timeline")
    for address, shown in HOSTILE_ON.items():
        seen.move(address)
        expect(seen.page.locator(shown).first, address).to_be_visible()
        assert seen.page.locator("a[href^='javascript:' i]").count() == 0
        assert seen.page.evaluate(WIDER) <= 0, address
        assert "\u202e" not in seen.page.locator("body").inner_text()


def test_the_calendar_by_pointer_and_by_keyboard(tab: Open) -> None:
    seen = tab("/month?day=2024-05-14", lang="ru")
    expect(seen.page.locator(".tools h2")).to_have_text("май 2024 г.")
    assert seen.page.locator(".heads span").first.inner_text() == "пн"
    seen.page.locator("[data-day='2024-05-14']").focus()
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("ArrowRight")
    expect(seen.page.locator("[data-day='2024-05-16']")).to_be_focused()
    seen.page.keyboard.press("Enter")
    listed = seen.page.locator("dialog .item")
    expect(listed).to_have_count(2)
    seen.page.keyboard.press("Escape")
    expect(seen.page.locator("dialog")).to_have_count(0)
    seen.page.keyboard.press("PageDown")
    seen.page.wait_for_url(re.compile("day=2024-06-01"))
    expect(seen.rest().page.locator(".tools h2")).to_have_text("июнь 2024 г.")
    seen.page.get_by_role("button", name="Раньше").click()
    expect(seen.page.locator(".tools h2")).to_have_text("май 2024 г.")
    seen.rest().page.locator("a.bar:has-text('KazanForum')").first.click()
    seen.page.wait_for_url("**/event?uid=kazan-forum-2024")


def test_a_week_and_an_agenda_from_right_to_left(tab: Open) -> None:
    seen = tab("/month?day=2024-05-14", lang="ar")
    first = seen.page.locator("[data-day]").first
    last = seen.page.locator("[data-day]").nth(6)
    right, left = first.bounding_box(), last.bounding_box()
    assert right and left and right["x"] > left["x"], "the week runs from right to left"
    assert first.get_attribute("data-day") == "2024-04-27", "a Saturday"
    seen.go("/month?show=week&day=2024-05-14")
    expect(seen.page.locator("a.bar")).to_have_count(2)
    seen.go("/month?show=agenda&day=2024-05-14")
    expect(seen.page.locator(".agenda .item")).to_have_count(2)


def test_a_country_on_the_map(tab: Open) -> None:
    seen = tab("/countries", lang="ar")
    qatar = seen.page.locator("a[data-code=QA]")
    expect(qatar).to_have_attribute("aria-label", "قطر: 4")
    seen.page.locator("a[data-code][tabindex='0']").focus()
    seen.page.keyboard.press("ArrowRight")
    expect(seen.page.locator(".tip b")).to_be_visible()
    before = seen.page.locator("svg[role=group]").get_attribute("viewBox")
    seen.page.keyboard.press("+")
    assert seen.page.locator("svg[role=group]").get_attribute("viewBox") != before
    seen.page.keyboard.press("-")
    seen.page.locator("a[data-code=IN] path").click()
    seen.page.wait_for_url(re.compile("country=IN"))
    expect(seen.rest().page.locator("h1")).to_contain_text("الهند")
    expect(seen.page.locator(".known.chosen").first).to_be_visible()


def test_a_series_leads_to_its_editions_and_its_calendar(tab: Open) -> None:
    seen = tab("/series", lang="ru")
    seen.click(".et-series .et-name:has-text('Canton Fair')")
    expect(seen.page.locator("h1")).to_contain_text("Canton Fair")
    expect(seen.page.locator(".et-editions tbody tr")).to_have_count(4)
    seen.page.get_by_role("button", name="Подписаться").click()
    feed = seen.page.locator("[data-testid=stPopoverBody] code")
    expect(feed).to_contain_text("/calendar.ics?series=Canton%20Fair&lang=ru")


def test_a_citation_can_be_copied(tab: Open) -> None:
    seen = tab(KAZAN)
    seen.page.get_by_role("button", name="Cite").click()
    said = seen.page.locator("[data-testid=stPopoverBody] code")
    expect(said).to_contain_text("https://example.org/news/kazanforum-2024-ar")
    expect(said).to_contain_text("من 14 إلى 19 مايو/أيار المقبل")
    href = seen.page.get_by_role("link", name="Add to my calendar").get_attribute("href")
    assert href == "./events/kazan-forum-2024.ics"
    expect(seen.page.locator(".spot")).to_be_visible()


def test_an_address_that_is_none(tab: Open) -> None:
    seen = tab("/no/such/page", lang="ar")
    expect(seen.page.locator("h1")).to_have_text("لا توجد صفحة بهذا العنوان")
    seen.page.click("nav a >> nth=0")
    expect(seen.rest().page.locator("h1")).to_contain_text("الخط الزمني")


def test_a_phone_gets_a_list(tab: Open) -> None:
    seen = tab("/timeline", size=PHONE)
    item = seen.page.locator(".list .item").first
    name = item.locator("b").inner_text()
    item.tap()
    seen.page.wait_for_url("**/event?uid=*")
    expect(seen.rest().page.locator("h1")).to_have_text(name)


def test_streamlit_run_serves_the_same(tab: Open, store: str, tmp_path: Path) -> None:
    command = ("streamlit", "run", "app.py", "--server.port", "{port}")
    with serving(tmp_path, *command, EVENTTRACKER_DB=store) as started:
        seen = tab(KAZAN, at=started)
        expect(seen.page.locator("h1")).to_contain_text("KazanForum")
        assert not seen.outside
        with socket.socket() as elsewhere:
            elsewhere.settimeout(5)
            port = int(started.rsplit(":", 1)[1])
            assert elsewhere.connect_ex(("127.0.0.2", port)) != 0, "open to others than this host"
    assert "usage statistics" not in (tmp_path / "server.txt").read_text(encoding="utf-8")


def _names(seen: Tab) -> list[str]:
    return seen.page.locator(".bar").evaluate_all("all => all.map(n => n.ariaLabel)")


def test_two_readers_share_nothing(tab: Open) -> None:
    one, other = tab("/timeline?country=RU"), tab("/timeline", lang="ar")
    assert set(_names(one)) < set(_names(one)) | set(_names(other))
    expect(other.page.locator("h1")).to_contain_text("الخط الزمني")
    one.page.reload()
    expect(one.rest().page.locator("h1")).to_contain_text("Timeline")
