"""A field's value, as the contract's JSON has it, in the reader's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from eventtracker.dashboard.reader import Reader
from eventtracker.model import Figure
from eventtracker.publish import words

_DAYS = frozenset("start end previous_start previous_end registration_deadline".split())
_TERMS = frozenset("type status attendance precision".split())


def in_words(tr: Reader, field: str, value: Any) -> str:
    """A value of the contract's JSON in few words; a dash where there is none."""
    if value is None or value in ([], {}, ""):
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if field in _DAYS:
        return tr.day(date.fromisoformat(value))
    if field in _TERMS:
        return tr.term(value)
    if isinstance(value, list):
        return tr.listed(in_words(tr, field, each) for each in value)
    if isinstance(value, dict):
        return _record(tr, field, value)
    return tr.term(value) if field == "implied" else str(value)


def _record(tr: Reader, field: str, value: dict[str, Any]) -> str:
    if field == "countries":
        return f"{tr.country(value['country'])} ({tr.term(value['role'])})"
    if field == "blocs":
        return f"{value['bloc']} ({tr.term(value['role'])})"
    if field == "figures":
        year = f" ({value['year']})" if value.get("year") else ""
        return f"{tr.term(value['kind'])}: {words.amount(Figure(**value), tr.lang)}{year}"
    if field == "place":
        country = value.get("country")
        known = (value.get("name"), value.get("city"), tr.country(country) if country else None)
        return tr.listed(dict.fromkeys(part for part in known if part))
    return " ".join(str(each) for each in value.values() if each is not None)
