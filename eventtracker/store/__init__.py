"""The store: documents and texts, events and their history, filters answered in SQL."""

from eventtracker.store.answers import Change, Failure, Page
from eventtracker.store.counts import SeriesSpan
from eventtracker.store.engine import default_url
from eventtracker.store.repository import Store
from eventtracker.store.save import Resolver, SaveResult
from eventtracker.store.window import Bar, Cell, Lane, Window

__all__ = [
    "Bar",
    "Cell",
    "Change",
    "Failure",
    "Lane",
    "Page",
    "Resolver",
    "SaveResult",
    "SeriesSpan",
    "Store",
    "Window",
    "default_url",
]
