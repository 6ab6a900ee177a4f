"""The contract's addresses over a store.

Endpoints are plain functions that run in threads. What was answered before, and the store
hasn't changed since, is answered at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from eventtracker.filters import Filter
from eventtracker.i18n import LANGUAGES
from eventtracker.model import EPOCH, Event, EventtrackerError
from eventtracker.publish import outputs
from eventtracker.publish.atom import to_atom
from eventtracker.publish.ics import to_ics
from eventtracker.publish.tables import as_json
from eventtracker.store import Store
from eventtracker.web import feeds
from eventtracker.web.answers import NotThere, Prepared, respond, route, sentence
from eventtracker.web.cache import Cache, Entries, Together

CALENDAR = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/json; charset=utf-8"
FRESH = 300
"""Seconds for which a calendar may be kept without asking again."""
PAGE, MOST = 100, 1000
"""Events on a page of /events.json: unless told, and at most."""

_ROBOTS = """\
User-agent: *
Allow: /calendar
Allow: /events
Allow: /changes.atom
Disallow: /lang/
Disallow: /review
"""


def utc_today() -> date:
    """The day that feeds count by: UTC's, so that it is one day for every reader."""
    return datetime.now(UTC).date()


def routes(store: Store, *, today: Callable[[], date] = utc_today) -> list[BaseRoute]:
    """All routes that read `store`, and those that answer for what isn't there.

    `today` says which day "next month" and the 90 days of a cancelled event are counted from.
    """
    site = _Site(store, today)
    tables = [
        route(f"/events.{name}", site.table(name), site.kept) for name in outputs() if name != "ics"
    ]
    return [
        route("/calendar.ics", site.calendar, site.kept),
        route("/calendar/{series:path}.ics", site.series_calendar, site.kept),
        route("/changes.atom", site.changes, site.kept),
        route("/events.json", site.page, site.kept),
        *tables,
        route("/events/{uid}.json", site.event_json),
        route("/events/{uid}.ics", site.event_calendar),
        route("/events/{uid}", site.event_page),
        route("/events/{rest:path}", _nothing),
        route("/calendar/{rest:path}", _nothing),
        route("/events.{rest}", _nothing),
        route("/{rest}.ics", _nothing),
        route("/healthz", site.health),
        route("/robots.txt", _robots),
        Route("/lang/{lang}", _language, methods=["GET"]),
    ]


class _Site:
    """The endpoints, which share a store and what was answered before."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._cache = Cache()
        self._entries = Entries()
        self._version = Together(lambda: store.version())

    async def kept(self, request: Request) -> Prepared | None:
        """The answer given to the same request before, if it would be the same again."""
        return self._cache.kept(self._key(request, await self._version.get()))

    def calendar(self, request: Request) -> Response:
        return self._calendar(request, self._wanted(request))

    def series_calendar(self, request: Request) -> Response:
        name = request.path_params["series"]
        wanted = Filter(series=(name,))
        # A series whose events were all merged or rejected is no wrong address to subscribers.
        if not self._store.count(wanted) and not self._store.gone(wanted, EPOCH):
            raise NotThere(f"There is no series '{name[:200]}' here.")
        return self._calendar(request, self._wanted(request, series=name))

    def page(self, request: Request) -> Response:
        """A page of events as JSON, with the address of the next one."""
        wanted, limit, cursor = self._wanted(request, apart=("limit", "cursor")), *_place(request)

        def make() -> Prepared:
            page = self._store.query(wanted, limit=limit, cursor=cursor)
            following = None
            if page.next:
                words = [wanted.to_query(), f"limit={limit}", f"cursor={quote(page.next)}"]
                following = f"{request.base_url}events.json?{'&'.join(filter(None, words))}"
            records = ", ".join(as_json(event.to_dict()) for event in page.events)
            body = f'{{"events": [{records}], "next": {json.dumps(following)}}}\n'
            return self._prepared(request, body.encode(), JSON)

        return self._answer(request, make)

    def changes(self, request: Request) -> Response:
        """The latest changes, for feed readers."""
        wanted = self._wanted(request)

        def make() -> Prepared:
            body = to_atom(
                feeds.news(self._store, wanted),
                title=feeds.title(wanted),
                address=str(request.url),
                site=str(request.base_url),
                lang=wanted.lang,
            )
            return self._prepared(request, body, ATOM)

        return self._answer(request, make)

    def table(self, name: str) -> Callable[[Request], Response]:
        """The endpoint of a table: all events that match, as a file."""
        output = outputs()[name]

        def endpoint(request: Request) -> Response:
            wanted = self._wanted(request)

            def make() -> Prepared:
                body = output.render(self._store.query(wanted).events, wanted.lang or "en")
                return self._prepared(request, body, output.media_type, f"events.{name}")

            return self._answer(request, make)

        return endpoint

    def event_json(self, request: Request) -> Response:
        event = self._event(request)
        body = as_json(event.to_dict()) + "\n"
        return respond(request, Prepared(body.encode(), JSON, event.updated))

    def event_calendar(self, request: Request) -> Response:
        event = self._event(request)
        lang = self._wanted(request).lang
        body = to_ics([event], name=event.name, lang=lang, source_url=str(request.url))
        return respond(request, Prepared(body, CALENDAR, event.updated, FRESH))

    def event_page(self, request: Request) -> Response:
        """The way from an event's address to its page."""
        event = self._event(request)
        language = request.query_params.get("lang")
        tail = f"&lang={quote(language)}" if language else ""
        return RedirectResponse(f"/event?uid={quote(event.uid)}{tail}", 303)

    def health(self, request: Request) -> Response:
        events = self._store.count()
        said = {"status": "ok", "events": events, "version": self._store.version()}
        return JSONResponse(said, headers={"Cache-Control": "no-store"})

    def _calendar(self, request: Request, wanted: Filter) -> Response:
        def make() -> Prepared:
            feed = feeds.feed(self._store, wanted, self._today())
            body = to_ics(
                feed.events,
                gone=feed.gone,
                name=feeds.title(wanted),
                lang=wanted.lang,
                source_url=str(request.url),
                write=self._entries,
            )
            modified = max(feed.modified, self._turned(request))
            return Prepared(body, CALENDAR, modified, FRESH)

        return self._answer(request, make)

    def _answer(self, request: Request, make: Callable[[], Prepared]) -> Response:
        """From the cache while the store and the day stay the same, else made."""
        key = self._key(request, self._store.version())
        return respond(request, self._cache.get(key, make))

    def _key(self, request: Request, version: str) -> Hashable:
        return str(request.url), version, self._today()

    def _prepared(
        self, request: Request, body: bytes, kind: str, file_name: str | None = None
    ) -> Prepared:
        modified = max(feeds.changed(self._store), self._turned(request))
        return Prepared(body, kind, modified, file_name=file_name)

    def _turned(self, request: Request) -> datetime:
        """Midnight, where the request's words mean something new each day."""
        given = _given(request, ("limit", "cursor"))
        day = self._today() if feeds.relative(given, self._today()) else date(1970, 1, 1)
        return feeds.midnight(day)

    def _wanted(
        self, request: Request, series: str | None = None, apart: tuple[str, ...] = ()
    ) -> Filter:
        given = _given(request, apart)
        if series is not None:
            if "series" in given:
                raise EventtrackerError("The address names the series already.", usage=True)
            given["series"] = [series.replace("\\", "\\\\").replace(",", "\\,")]
        return Filter.parse(given, self._today())

    def _event(self, request: Request) -> Event:
        uid = request.path_params["uid"]
        event = self._store.get(uid)
        if event is None:
            raise NotThere(f"There is no event '{uid[:200]}' here.")
        return event


def _given(request: Request, apart: tuple[str, ...] = ()) -> dict[str, list[str]]:
    query = request.query_params
    return {word: query.getlist(word) for word in query if word not in apart}


def _place(request: Request) -> tuple[int, str | None]:
    """Limit and cursor of a page."""
    text = request.query_params.get("limit", str(PAGE))
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise EventtrackerError(f"'limit' takes a number from 1 to {MOST}.", usage=True)
    return int(text), request.query_params.get("cursor")


def _nothing(request: Request) -> Response:
    raise NotThere("There is nothing at this address.")


def _robots(request: Request) -> Response:
    return PlainTextResponse(_ROBOTS, headers={"Cache-Control": "public, max-age=86400"})


def _language(request: Request) -> Response:
    """Sets the reader's language and goes back to where they were, never to another site."""
    lang = request.path_params["lang"]
    if lang not in LANGUAGES:
        return sentence(f"The languages are {', '.join(LANGUAGES)}.", 404)
    answer = RedirectResponse(_own_path(request.query_params.get("next", "/")), 303)
    year = int(timedelta(days=365).total_seconds())
    answer.set_cookie("lang", lang, max_age=year, samesite="lax", httponly=True)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _own_path(target: str) -> str:
    """`target` if it is a path on this site, else the start page."""
    # Browsers read "/\host" and "//host" as another site, and drop tabs and line ends.
    bad = target.startswith(("//", "/\\")) or any(ord(c) < 33 or c == "\\" for c in target)
    try:
        elsewhere = bool(urlsplit(target).netloc or urlsplit(target).scheme)
    except ValueError:
        elsewhere = True
    return "/" if bad or elsewhere or not target.startswith("/") else target
