"""Countries, regions and cities: built tables and the finder of places in a text."""

from __future__ import annotations

from eventtracker.places.choose import is_country
from eventtracker.places.find import find
from eventtracker.places.mention import PlaceMention

__all__ = ["PlaceMention", "find", "is_country"]
