"""Excel workbooks, read back by openpyxl."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from eventtracker.model import Event, EventtrackerError, Place
from eventtracker.publish import COLUMNS, to_xlsx, xlsx
from eventtracker.publish.tables import row
from eventtracker.publish.text import line
from tests.publish.made import forum, hostile, rich


def sheet(events: list[Event]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(events))).active


def cells(events: list[Event]) -> list[dict[str, Any]]:
    _, *rows = sheet(events).iter_rows()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_the_header_stays_in_sight_and_filters() -> None:
    made = sheet([forum()] * 3)
    assert [cell.value for cell in made[1]] == list(COLUMNS)
    assert (made.freeze_panes, made.auto_filter.ref) == ("C2", "A1:AD4")


def test_every_cell_has_the_event_s_value() -> None:
    events = rich(40)
    for event, read in zip(events, cells(events), strict=True):
        for name, value in row(event).items():
            if isinstance(value, datetime):
                value = value.replace(tzinfo=None)
            elif isinstance(value, date):
                value = datetime(value.year, value.month, value.day)
            elif isinstance(value, str):
                value = line(value)
            assert read[name].value == value, name


def test_days_are_days_and_links_are_links() -> None:
    (read,) = cells([forum()])
    assert read["start"].is_date and read["start"].number_format == "yyyy-mm-dd"
    assert read["url"].hyperlink.target == "https://www.kazanforum.ru"
    assert read["sources"].hyperlink.target == "https://example.org/kazan"
    two = (forum().documents[0], forum().documents[0])
    assert cells([forum(documents=two)])[0]["sources"].hyperlink is None


def test_what_excel_has_no_day_for_is_text() -> None:
    (read,) = cells([forum(start=date(1066, 10, 14), end=date(9999, 12, 31))])
    assert (read["start"].value, read["end"].value) == ("1066-10-14", datetime(9999, 12, 31))


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_hostile_text_is_text(event: Event) -> None:
    (read,) = cells([event])
    assert {cell.data_type for cell in read.values()} <= {"s", "n", "d", "b"}
    assert read["name"].value == line(event.name)
    assert [name for name in COLUMNS if read[name].hyperlink] == []


def test_the_same_events_give_the_same_bytes() -> None:
    assert to_xlsx(rich(5)) == to_xlsx(rich(5))


def test_too_many_events_for_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(EventtrackerError, match="room for 2 events, not for 3") as caught:
        to_xlsx([forum()] * 3)
    assert caught.value.usage


def test_links_beyond_excel_s_limits_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 2)
    long = "https://example.org/" + "a" * 3000
    first, second = cells([forum(url=long), forum(place=Place())])
    assert (first["url"].value, first["url"].hyperlink) == (long, None)
    assert [second["url"].hyperlink is None, second["sources"].hyperlink is None] == [False, True]
