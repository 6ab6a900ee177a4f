"""HTTP: calendar feeds, events as JSON and tables, and the server that carries them."""

from eventtracker.web.front import Front
from eventtracker.web.site import routes

__all__ = ["Front", "routes"]
