"""The table of sources says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eventtracker.sources import calendar, content, feed, fetch, office, registry, sitemap, visitor
from eventtracker.store import watched


@pytest.fixture(scope="module")
def rows(root: Path) -> dict[str, str]:
    """First column -> the row."""
    text = root.joinpath("docs/sources.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return {line.split("|")[1].strip(): line for line in lines[1:]}


def test_ends_of_names_lead_to_their_source(rows: dict[str, str]) -> None:
    named = {s: row for row in rows for s in re.findall(r"`(\.\w+)`", row)}
    assert {".jsonl", ".csv", ".html", ".atom", ".ics", ".docx"} <= named.keys()
    plain = type(registry.source_of("x.txt"))
    for suffix in named:
        assert not isinstance(registry.source_of(f"x{suffix}"), plain), suffix


def test_limits_are_those_of_the_code(rows: dict[str, str]) -> None:
    def row(words: str) -> str:
        (found,) = (line for first, line in rows.items() if first.startswith(words))
        return found

    for words, limit in (
        ("text", f"{content.LIMIT // 10**6} MB"),
        ("address of a page", f"{fetch.MOST_BYTES // 10**6} MB unpacked"),
        ("address of a page", f"{fetch.MOST_SECONDS:.0f} s, {fetch.MOST_REDIRECTS} redirects"),
        ("RSS, Atom", f"{feed.MOST} entries"),
        ("sitemap", f"{sitemap.MOST} pages, {sitemap._MOST_PARTS} parts"),
        ("calendar", f"{calendar.MOST:,} events"),
        ("PDF", f"{office.MOST_PAGES} pages"),
        ("feed, page", f"every {watched.LEAST.seconds // 60} minutes to {watched.MOST.days} days"),
    ):
        assert limit in row(words)
    assert visitor._PAUSE == 1.0  # "a second between two requests to one host"
