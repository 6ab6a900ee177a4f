"""What the pages on calendars and tables say is so."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from eventtracker.publish import COLUMNS, ics, outputs
from eventtracker.publish.description import MOST
from eventtracker.web import feeds, site


def table(text: str, heading: str) -> list[str]:
    """The code words in the first cells of the table under a heading row."""
    rows = text.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_every_column_and_form_is_described(root: Path) -> None:
    text = root.joinpath("docs/tables.md").read_text(encoding="utf-8")
    assert table(text, "column") == list(COLUMNS)
    assert set(table(text, "name")) == set(outputs())


def test_the_calendar_s_numbers_are_the_code_s(root: Path) -> None:
    text = root.joinpath("docs/calendar.md").read_text(encoding="utf-8")
    assert f"for {feeds.CALLED_OFF // timedelta(days=1)} days" in text
    assert f"for {feeds.LEFT // timedelta(days=1)} days" in text
    assert f"at most {MOST:,} characters" in text
    assert f"max-age={site.FRESH}" in text
    assert f"At most {ics.MOST_BYTES // 1_000_000} MB" in text
