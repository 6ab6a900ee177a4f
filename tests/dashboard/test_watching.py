"""Addresses in the pages: one read before it is stored, and those read again and again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from eventtracker import i18n, preview
from eventtracker.store import Store
from tests.dashboard.conftest import Visit, html
from tests.sources.site import served

PAGE = (
    "<html><body><article><p>Kazan, 2 March 2027. The Lantern Trade Forum will be held in Kazan "
    "from 14 to 16 May 2027.</p></article></body></html>"
)


def test_an_address_is_read_before_it_is_stored(
    visit: Visit, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = visit("add", store=empty)
    test.radio(key="add_way").set_value("web").run()
    with served() as site:
        address = site.give("/news", PAGE)
        test.text_input(key="add_from_0").set_value(address)
        _submit(test, "Read")
        refused = test.error[0].value.replace("\\", "")
        assert "not public" in refused, "a server reads no neighbours for its readers"
        monkeypatch.setattr(preview, "preview", partial(preview.preview, private=True))
        _submit(test, "Read")
        assert "Lantern Trade Forum" in html(test) and empty.totals()["documents"] == 0
        test.button(key="add_store").click().run()
    (stored,) = empty.query().events
    assert stored.documents[0].url == address
    assert "Lantern" not in html(test), "what is stored leaves the desk"


@pytest.mark.parametrize("address", ["", "ftp://example.org/a", "\0", "example.org"])
def test_what_is_no_address_is_a_sentence(visit: Visit, empty: Store, address: str) -> None:
    test = visit("add", store=empty)
    test.radio(key="add_way").set_value("web").run()
    test.text_input(key="add_from_0").set_value(address)
    _submit(test, "Read")
    assert test.error and not test.exception
    test = visit("sources", store=empty)
    test.text_input(key="watch_address").set_value(address)
    _submit(test, "Watch")
    assert test.error and not test.exception and empty.watched() == []


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_a_feed_is_watched_read_and_removed(visit: Visit, empty: Store, lang: str) -> None:
    test = visit("sources", store=empty, lang=lang)
    test.text_input(key="watch_address").set_value("https://example.org/feed.xml")
    test.selectbox(key="watch_every").set_value(timedelta(days=1))
    _submit(test, i18n.translate(lang)("Watch"))
    (source,) = empty.watched()
    assert source.every == timedelta(days=1) and not source.private
    tr = i18n.translate(lang)
    assert "https://example.org/feed.xml" in html(test) and tr("every day") in html(test)
    assert tr("not read so far") in html(test)
    test.button(key="unwatch_0").click().run()
    assert empty.watched() == [] and "https://example.org/feed.xml" not in html(test)


def test_a_watched_source_is_read_now(visit: Visit, empty: Store) -> None:
    with served() as site:
        address = site.give("/news", PAGE)
        empty.watch(address, private=True)
        test = visit("sources", store=empty)
        test.button(key="read_0").click().run()
        assert "New events: 1" in test.success[0].value.replace("\\", "")
        assert "articles: 1, new events: 1" in html(test)
        site.replies["/news"] = (404, {}, b"")
        test.button(key="read_0").click().run()
    assert "failed in a row: 1" in html(test) and "404" in html(test)


def _submit(test: AppTest, label: str) -> None:
    next(button for button in test.button if button.label == label).click().run()
