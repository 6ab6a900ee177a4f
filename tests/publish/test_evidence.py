"""Marked text and the page around it."""

from __future__ import annotations

import html
import re
from datetime import date as D
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from eventtracker.model import Document, Event, Evidence, Interval, TimeExpression
from eventtracker.publish import to_html, to_page
from eventtracker.publish.evidence import marked
from tests.publish.made import DOCUMENT, TEXT, forum, hostile


def text_of(page: str) -> str:
    without = re.sub(r'<span class="sr">.*?</span>', "", page, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", without))


def test_a_mark_says_its_field() -> None:
    assert marked("on 14 May.", [(3, 9, "start")]) == (
        'on <mark class="ev ev-start" title="start">14 May<span class="sr"> (start)</span></mark>.'
    )


def test_overlapping_marks_are_split() -> None:
    out = marked("abcdef", [(0, 4, "name"), (2, 6, "place.city")])
    pieces = re.findall(r'<mark class="ev ([^"]*)" title="[^"]*">([^<]*)', out)
    assert pieces == [("ev-name", "ab"), ("ev-name ev-place", "cd"), ("ev-place", "ef")]
    assert re.findall(r"sr\"> \(([^)]*)\)", out) == ["name", "place.city"]


def test_everything_is_escaped() -> None:
    out = marked("<script>&", [(0, 3, '"><b')], label=lambda path: path + "<i>")
    assert "<script" not in out and "<b" not in out and "<i>" not in out
    assert text_of(out) == "<script>&"


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=40),
    st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50), st.sampled_from("abc"))),
)
def test_marks_never_change_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    assert text_of(marked(text, marks)) == text


class Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return checker


def test_the_page_of_a_document() -> None:
    page = to_html(DOCUMENT, [forum()], lang="ar")
    seen = check(page).seen
    assert ("html", {"lang": "ar", "dir": "rtl"}) in seen
    assert ("article", {"lang": "ar", "dir": "auto"}) in seen
    article = page.split("<article", 1)[1].split(">", 1)[1].split("</article>")[0]
    assert text_of(article) == TEXT
    assert re.search(r'class="ev ev-end ev-start"[^>]*>من 14 إلى 19 مايو 2024<', page)
    assert "prefers-color-scheme: dark" in page
    assert "14–19 مايو 2024" in page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = to_html(DOCUMENT, [forum()])
    loaded = [a for _, a in check(page).seen if {"src", "srcset", "data", "action"} & a.keys()]
    assert loaded == []
    assert "<script" not in page and "@import" not in page and "url(" not in page


def test_expressions_that_date_nothing_are_marked_as_such() -> None:
    document = Document("On 3 May they met; on 14 May it opens.", lang="en")
    spoken = [
        TimeExpression(a, b, document.text[a:b], "DATE", Interval(None, None), "")
        for a, b in [(3, 8)]
    ]
    page = to_html(document, [], spoken)
    assert 'class="ev ev-time" title="Temporal expression">3 May<' in page
    assert "No event found in this text." in page


def test_what_was_implied_and_rejected_opens_on_demand() -> None:
    text = "The fair opens on 14 May, they said on Monday, 5 March."
    document = Document(text, lang="en")
    days = Interval(D(2024, 5, 14), D(2024, 5, 14), "day", None, ("year",), ())
    said = Interval(D(2024, 3, 5), D(2024, 3, 5), "day", None, ("year",), ("weekday",))
    times = [
        TimeExpression(18, 24, "14 May", "DATE", days, "2024-05-14"),
        TimeExpression(39, 54, "Monday, 5 March", "DATE", said, "2024-03-05"),
    ]
    evidence = (
        Evidence("start", document.id, 18, 24, "14 May"),
        Evidence("type", document.id, derived_from="name"),
    )
    event = Event("u", "fair", start=D(2024, 5, 14), implied=("year",), evidence=evidence)
    page = to_html(document, [event], times)
    check(page)
    lists = {
        text_of(summary): [text_of(item) for item in re.findall(r"<li>(.*?)</li>", items)]
        for summary, items in re.findall(
            r"<details><summary>(.*?)</summary><ul>(.*?)</ul></details>", page
        )
    }
    assert lists == {
        "The words that say it": ["First day: 14 May"],
        "What was implied": ["Dates: year", "Type ← Name"],
        "Temporal expressions that date no event (1)": [
            "Monday, 5 March — 5 March 2024; implied: year; contradicted: weekday"
        ],
    }


def test_a_deadline_is_no_loose_expression() -> None:
    document = Document("Registration closes on 1 May.", lang="en")
    when = TimeExpression(23, 28, "1 May", "DATE", Interval(None, None), "")
    evidence = (Evidence("registration_deadline", document.id, 23, 28, "1 May"),)
    page = to_html(document, [Event("u", "fair", evidence=evidence)], [when])
    assert 'class="ev ev-registration-deadline"' in page
    assert "date no event" not in page


def test_several_documents_share_a_page() -> None:
    other = Document("Nothing here.")
    page = to_page([(DOCUMENT, [forum()], [], []), (other, [], [], [])])
    assert page.count("<article") == 2
    check(page)


def test_hostile_text_stays_text_on_the_page() -> None:
    for event in hostile():
        document = Document(event.name, title=event.name, source=event.name, url=event.name)
        page = to_html(document, [event])
        check(page)
        assert "<script" not in page and "\u202e" not in page
        assert "javascript:" not in page
