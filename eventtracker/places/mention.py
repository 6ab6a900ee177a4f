"""What the finder of places gives: a place named in a text."""

from __future__ import annotations

from dataclasses import dataclass

from eventtracker.model import Place, Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A city, region or country named, or a country's adjective, at tokens first … last-1.

    `span` leaves proclitics out; `clitic` holds them ("و", "ب" …). `country` is ISO 3166-1
    alpha-2; `city` GeoNames' English name; `latitude` and `longitude` are degrees to a hundredth;
    `timezone` an IANA name, of a country only where one zone covers it. `located` is true where
    the text says "in" it or calls it a city, `joined` where a proclitic "and" stands before.
    """

    first: int
    last: int
    span: Span
    kind: str
    country: str
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    timezone: str | None = None
    clitic: str = ""
    located: bool = False
    joined: bool = False

    def place(self, text: str) -> Place:
        """The model's Place, its name as the text writes it."""
        return Place(
            self.span.of(text),
            self.city,
            self.country,
            self.latitude,
            self.longitude,
            self.timezone,
        )
