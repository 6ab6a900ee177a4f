"""What an address tells of, before anything is stored."""

from __future__ import annotations

import pytest

from eventtracker import ingest
from eventtracker.model import EventtrackerError
from eventtracker.preview import preview
from eventtracker.sources import Declared
from eventtracker.store import Store
from tests.sources.site import Site
from tests.sources.test_calendar import MADE
from tests.sources.test_formats import ARTICLES, page, rss, said, told

pytestmark = pytest.mark.usefixtures("impatient")


def test_a_page_with_its_events_and_then_stored(site: Site) -> None:
    url = site.give("/a", page(ARTICLES[6]))
    seen = preview(f" {url} ", private=True)
    ((document, found),) = seen.found
    assert [said(e) for e in found.events if e.start or e.end] == told(ARTICLES[6])
    assert found.times
    assert (seen.failed, seen.more) == ([], False)
    with Store("sqlite://") as store:
        assert ingest.keep(store, [document]).new == len(told(ARTICLES[6]))
        site.asked.clear()
        assert ingest.ingest(store, [url], private=True).new == 0


def test_what_is_declared_stays_as_it_is(site: Site) -> None:
    seen = preview(site.give("/a.ics", MADE, "text/calendar"), private=True)
    assert all(isinstance(document, Declared) for document, _ in seen.found)
    assert seen.found[0][1].events[0].name == "Harbour Forum"


def test_of_a_feed_the_first_entries(site: Site) -> None:
    for n in range(1, 6):
        site.give(f"/news/{n}", page(ARTICLES[n]))
    feed = site.give("/feed", rss(site, ARTICLES[:6]), "application/rss+xml")
    seen = preview(feed, private=True, most=3)
    assert [name for name, _ in seen.failed] == [site.url("/news/0")]
    assert [document.url for document, _ in seen.found] == [site.url(f"/news/{n}") for n in (1, 2)]
    assert seen.more
    site.replies = {"/feed": site.replies["/feed"]}
    seen = preview(feed, private=True, most=3)
    assert (len(seen.failed), seen.found, seen.more) == (3, [], True)


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "-", ""])
def test_only_addresses_are_read(address: str) -> None:
    with pytest.raises(EventtrackerError, match="begins with https://") as caught:
        preview(address)
    assert caught.value.usage


def test_private_addresses_are_refused(site: Site) -> None:
    with pytest.raises(EventtrackerError, match="not public"):
        preview(site.give("/a", page(ARTICLES[6])))
