"""Events as an Excel workbook: the contract's columns, with a header that stays in sight.

Every text is written as a text, never as a formula. Days are days, what Excel has no day for
(before 1900) is ISO text. The same events give the same bytes: no time of writing stands in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from eventtracker.model import EPOCH, Event, EventtrackerError
from eventtracker.publish.tables import COLUMNS, row
from eventtracker.publish.text import line, web_address

MOST_ROWS = 1_048_575
"""Events that fit on a sheet under its header."""

# Excel's own limits (support.microsoft.com, "Excel specifications and limits").
_MOST_CHARACTERS = 32_767
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was
_WIDE = {
    "uid": 14,
    "name": 46,
    "series": 24,
    "type": 13,
    "start": 11,
    "end": 11,
    "place": 24,
    "city": 16,
    "timezone": 18,
    "countries": 34,
    "figures": 34,
    "organizer": 24,
    "url": 34,
    "registration_deadline": 20,
    "parent": 14,
    "sources": 50,
    "updated": 18,
}


def to_xlsx(events: Iterable[Event]) -> bytes:
    """A workbook with one sheet: frozen header, filters, real dates, links.

    Raises EventtrackerError on more events than a sheet has rows.
    """
    found = list(events)
    if len(found) > MOST_ROWS:
        raise EventtrackerError(
            f"An Excel sheet has room for {MOST_ROWS:,} events, not for {len(found):,}: "
            "take CSV or Parquet, or fewer events.",
            usage=True,
        )
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        changed = max((event.updated for event in found), default=EPOCH)
        book.set_properties({"created": _naive(changed), "title": "Events"})
        _Sheet(book, len(found)).fill(found)
    return out.getvalue()


class _Sheet:
    """The one sheet of a workbook."""

    def __init__(self, book: Any, count: int) -> None:
        self._sheet = book.add_worksheet("events")
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._link = book.get_default_url_format()
        self._links = 0
        head = book.add_format({"bold": True, "bottom": 1})
        self._sheet.write_row(0, 0, COLUMNS, head)
        self._sheet.freeze_panes(1, 2)
        self._sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
        for at, name in enumerate(COLUMNS):
            self._sheet.set_column(at, at, _WIDE.get(name, 12))

    def fill(self, events: Iterable[Event]) -> None:
        for at, event in enumerate(events, 1):
            for column, value in enumerate(row(event).values()):
                self._write(at, column, value)

    def _write(self, at: int, column: int, value: Any) -> None:
        sheet = self._sheet
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(at, column, value)
        elif isinstance(value, datetime):
            sheet.write_datetime(at, column, _naive(value), self._moment)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(at, column, value, self._day)
        elif isinstance(value, int | float):
            sheet.write_number(at, column, value)
        else:
            self._write_text(at, column, line(str(value))[:_MOST_CHARACTERS])

    def _write_text(self, at: int, column: int, text: str) -> None:
        address = web_address(text) if " " not in text else None  # several: no one link
        if address and len(address) <= _LONGEST_LINK and self._links < _MOST_LINKS:
            self._links += 1
            self._sheet.write_url(at, column, address, self._link, text)
        else:
            self._sheet.write_string(at, column, text)


def _naive(moment: datetime) -> datetime:
    """In UTC without saying so, for Excel's clock has no zones."""
    return moment.astimezone(UTC).replace(tzinfo=None)
