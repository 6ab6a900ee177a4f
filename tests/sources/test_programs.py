"""Files as other programs make them: LibreOffice, Chromium, pandas, icalendar."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pandas as pd
import pytest
from playwright.sync_api import sync_playwright

from eventtracker.sources import Declared, read
from tests.browser.conftest import CHROMIUM, QUIET
from tests.sources.office import CHOSEN, DATA, markup
from tests.sources.test_formats import ARTICLES, page, told


@pytest.mark.parametrize("file", sorted(DATA.iterdir()), ids=lambda f: f.name)
def test_what_libreoffice_writes_tells_the_same(file: Path) -> None:
    article = CHOSEN[file.stem]
    (found,) = read(file, published=article.published)
    # In a PDF a paragraph may be cut where a line ends with a sentence: name, days and status
    # stand in one sentence, a place may not.
    fields = slice(4 if file.suffix == ".pdf" else None)
    assert [t[fields] for t in told(found)] == [t[fields] for t in told(article)]


def test_a_pdf_is_as_old_as_its_making() -> None:
    """Its day is written in a way that pypdf can't read."""
    raw = (DATA / "en.pdf").read_bytes()
    made = re.search(rb"/CreationDate\(D:(\d{4})(\d\d)(\d\d)\d{6}Z'\)", raw)
    assert made
    (found,) = read(DATA / "en.pdf")
    assert found.published == datetime(*map(int, made.groups()))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all articles as Chromium prints them, and as it saves their pages."""
    if CHROMIUM is None:
        pytest.skip("needs chromium, which prints to PDF")
    folder = tmp_path_factory.mktemp("printed")

    def work() -> None:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            tab = browser.new_page(java_script_enabled=False)
            for number, article in enumerate(ARTICLES):
                # On lines of their own headlines would be broken in two, and tell less.
                tab.set_content(markup(article).replace("h1>", "p>"))
                tab.pdf(path=folder / f"{number}.pdf")
                tab.set_content(page(article).decode())
                (folder / f"{number}.html").write_text(tab.content(), encoding="utf-8")
            browser.close()

    with ThreadPoolExecutor(1) as own:  # another driver's loop may run in this thread
        own.submit(work).result()
    return folder


def test_what_chromium_prints_and_saves_tells_the_same(printed: Path) -> None:
    for number, article in enumerate(ARTICLES):
        (paper,) = read(printed / f"{number}.pdf", published=article.published)
        assert [t[:4] for t in told(paper)] == [t[:4] for t in told(article)]
        (saved,) = read(printed / f"{number}.html")
        assert told(saved) == told(article)
        assert (saved.title, saved.published) == (article.title, article.published)


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "parquet"])
def test_what_pandas_writes_tells_the_same(kind: str, tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"body": a.text, "date": a.published, "link": a.url, "lang": a.lang, "n": n}
        for n, a in enumerate(ARTICLES)
    )
    path = tmp_path / f"a.{kind}"
    if kind == "jsonl":
        frame.astype({"date": str}).to_json(path, orient="records", lines=True)
    elif kind == "parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, sep="\t" if kind == "tsv" else ",", encoding="utf-16")
    found = list(read(path))
    assert [(d.text, d.url, d.lang) for d in found] == [(a.text, a.url, a.lang) for a in ARTICLES]
    assert [told(d) for d in found] == [told(a) for a in ARTICLES]


def test_what_icalendar_writes_is_read(tmp_path: Path) -> None:
    calendar = icalendar.Calendar.new(name="Fairs")
    calendar.add_component(
        icalendar.Event.new(
            uid="1@example.org",
            summary="Gulfood",
            start=date(2027, 1, 25),
            end=date(2027, 1, 30),
            location="World Trade Centre, Dubai",
        )
    )
    opens = datetime(2027, 5, 14, 10, tzinfo=ZoneInfo("Europe/Moscow"))
    calendar.add_component(
        icalendar.Event.new(
            uid="2@example.org", summary="Форум", start=opens, end=opens + timedelta(hours=2)
        )
    )
    calendar.add_missing_timezones()
    (tmp_path / "a.ics").write_bytes(calendar.to_ical())
    documents = list(read(tmp_path / "a.ics"))
    assert {d.source for d in documents} == {"Fairs"}
    fair, forum = (e for d in documents if isinstance(d, Declared) for e in d.events)
    assert (fair.start, fair.end) == (date(2027, 1, 25), date(2027, 1, 29))
    assert fair.place.city == "Dubai"
    assert (forum.start_time, forum.end_time) == ("10:00", "12:00")
    assert forum.place.timezone == "Europe/Moscow"


def test_a_browser_keeps_the_markup_of_events(tmp_path: Path) -> None:
    node = {"@type": "Event", "name": "Tidewater Forum", "startDate": "2027-01-25"}
    block = f'<script type="application/ld+json">{json.dumps(node)}</script></head>'
    (tmp_path / "a.html").write_bytes(page(ARTICLES[6]).replace(b"</head>", block.encode()))
    article, declared = read(tmp_path / "a.html")
    assert told(article) == told(ARTICLES[6])
    assert isinstance(declared, Declared)
    assert declared.id == f"{ARTICLES[6].url}#schema.org"
