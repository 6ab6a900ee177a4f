"""The store: documents and texts, events and their history, filters answered in SQL."""

from eventtracker.store.answers import Change, Failure, Page
from eventtracker.store.counts import SeriesSpan
from eventtracker.store.deciding import Stale
from eventtracker.store.decisions import Decision
from eventtracker.store.engine import default_url
from eventtracker.store.following import News
from eventtracker.store.library import Held
from eventtracker.store.naming import Naming
from eventtracker.store.order import LATEST_FIRST, Order
from eventtracker.store.queue import Doubt, Queue, Waiting
from eventtracker.store.repository import Store
from eventtracker.store.review import Review
from eventtracker.store.save import Resolver, SaveResult
from eventtracker.store.series import Series
from eventtracker.store.watched import Watched
from eventtracker.store.window import Bar, Cell, Lane, Window

__all__ = [
    "LATEST_FIRST",
    "Bar",
    "Cell",
    "Change",
    "Decision",
    "Doubt",
    "Failure",
    "Held",
    "Lane",
    "Naming",
    "News",
    "Order",
    "Page",
    "Queue",
    "Resolver",
    "Review",
    "SaveResult",
    "Series",
    "SeriesSpan",
    "Stale",
    "Store",
    "Waiting",
    "Watched",
    "Window",
    "default_url",
]
