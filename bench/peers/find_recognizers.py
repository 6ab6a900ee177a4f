"""Microsoft Recognizers-Text (English) as a finder of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from answer import Found, answer
from recognizers_date_time import Culture, recognize_datetime

_KINDS = ("date", "datetime", "daterange", "datetimerange")


def find(text: str, ref: datetime) -> Iterator[Found]:
    for result in recognize_datetime(text, Culture.English, reference=ref):
        if result.type_name.split(".")[-1] in _KINDS and result.resolution:
            found = [d for v in result.resolution["values"] if (d := _days(v, ref.date()))]
            if found:
                first, last = min(found, key=lambda d: abs((d[0] - ref.date()).days))
                yield result.start, result.end + 1, first.isoformat(), last.isoformat()


def _days(value: dict[str, str], ref: date) -> tuple[date, date] | None:
    """First and last day of a reading; the end of a period is exclusive, that of a range of days
    (in TIMEX "(…,P5D)") is the day said."""
    if value.get("value", "not resolved")[0].isdecimal():
        day = date.fromisoformat(value["value"][:10])
        return day, day
    if "start" not in value or "end" not in value:
        return None
    first, last = (date.fromisoformat(value[k][:10]) for k in ("start", "end"))
    said = value["timex"].endswith("D)") and last != ref
    return first, last if said or value["type"] == "datetimerange" else last - timedelta(1)


answer(find)
