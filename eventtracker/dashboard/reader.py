"""The person before the screen: their language, and the words, dates and numbers in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import streamlit as st

from eventtracker import i18n
from eventtracker.dashboard.language import choose
from eventtracker.model import Event
from eventtracker.publish import words


@dataclass(frozen=True)
class Reader:
    """Says things in one language. Calling it translates a message."""

    lang: str

    @cached_property
    def _translate(self) -> Callable[[str], str]:
        return i18n.translate(self.lang)

    def __call__(self, message: str) -> str:
        return self._translate(message)

    @property
    def direction(self) -> str:
        return i18n.direction(self.lang)

    def country(self, code: str) -> str:
        return i18n.country_name(code, self.lang)

    def bloc(self, key: str) -> str:
        """A bloc's name out of its folded one: "OIC", "Arab League"."""
        return self(key.upper() if len(key) <= 5 else key.title())

    def number(self, number: int) -> str:
        return i18n.format_number(number, self.lang)

    def listed(self, parts: Iterable[str]) -> str:
        """Parts with this language's comma between them."""
        return i18n.enumerate_in(self.lang, parts)

    def day(self, day: date) -> str:
        return i18n.format_date(day, self.lang)

    def moment(self, at: datetime) -> str:
        """A moment in UTC, to the minute."""
        return f"{self.day(at.date())}, {at:%H:%M} UTC"

    def term(self, name: str) -> str:
        """A word of the model, such as "round_table", in this language."""
        return words.term(name, self.lang)

    def title(self, event: Event) -> str:
        """The event's name in this language where an article gave it, else its own name."""
        return words.title(event, self.lang)

    def days(self, event: Event) -> str:
        """An event's days as words: "14–19 May 2024", "May 2024" where only the month is known."""
        return i18n.format_days(event.start, event.end, event.precision, self.lang)

    def place(self, event: Event) -> str:
        """The place from small to large, as far as known."""
        return words.place(event, self.lang)


def reader() -> Reader:
    """The reader of this session. Their language is settled when the page loads."""
    if "lang" not in st.session_state:
        st.session_state["lang"] = choose(
            st.query_params.get("lang"),
            st.context.cookies.get("lang"),
            # The page knows its reader's language where the socket's headers are the machine's.
            ",".join(filter(None, (st.context.locale, st.context.headers.get("Accept-Language")))),
        )
    return Reader(st.session_state["lang"])
