"""What leaves the server: policy, language and compression."""

from __future__ import annotations

import base64
import gzip
import hashlib

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from eventtracker.dashboard import lost
from eventtracker.dashboard.addresses import PAGES
from eventtracker.dashboard.middleware import in_language, is_page, policy
from eventtracker.dashboard.serving import middleware

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body>é</body></html>'
SCRIPT = "let known = 1;\n" * 400


def _page(request: Request) -> Response:
    assert "accept-encoding" not in request.headers
    return HTMLResponse(PAGE, headers={"etag": '"one"'})


def _script(request: Request) -> Response:
    request.app.state.asked += 1
    return PlainTextResponse(SCRIPT, media_type="text/javascript", headers={"etag": '"two"'})


def _feed(request: Request) -> Response:
    said = request.headers.get("accept-encoding", "")
    return PlainTextResponse(said, headers={"etag": '"three"'})


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/timeline", _page),
        Route("/nothing/here", _page),
        Route("/static/js/app.js", _script),
        Route("/calendar.ics", _feed),
        Route("/calendar/{series}", _feed),
        Route("/events/{uid}", _feed),
        Route("/healthz", _feed),
    ]
    # Without the last one, which answers for feeds itself.
    app = Starlette(routes=routes, middleware=middleware([]))
    app.state.asked = 0
    return TestClient(app)


@pytest.mark.parametrize(
    ("header", "cookie", "query", "root"),
    [
        ("", "", "", 'lang="en" dir="ltr"'),
        ("ar-EG,ar;q=0.9,en;q=0.8", "", "", 'lang="ar" dir="rtl"'),
        ("de, ru;q=0.7, en;q=0.5", "", "", 'lang="ru" dir="ltr"'),
        ("ru", "ar", "", 'lang="ar" dir="rtl"'),
        ("ru", "ar", "?lang=en", 'lang="en" dir="ltr"'),
        ("ru;q=0", "xx", "?lang=%22%3E", 'lang="en" dir="ltr"'),
        ("ar;q=x,,;;q", "", "", 'lang="en" dir="ltr"'),
    ],
)
def test_the_page_has_the_reader_s_language(
    client: TestClient, header: str, cookie: str, query: str, root: str
) -> None:
    headers = {"accept-language": header}
    if cookie:
        headers["cookie"] = f"lang={cookie}"
    answer = client.get(f"/timeline{query}", headers=headers)
    assert f"<html {root}>" in answer.text
    assert "<title>eventtracker</title>" in answer.text
    assert "etag" not in answer.headers, "it is another page in another language"
    assert "Cookie" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "There is no such page"), ("ar", 'dir="rtl"'), ("ru", "Такой страницы нет")],
)
def test_an_address_that_is_no_page_says_so(client: TestClient, lang: str, said: str) -> None:
    answer = client.get("/nothing/here", headers={"accept-language": lang})
    assert answer.status_code == 404
    assert said in answer.text and 'href="/timeline"' in answer.text
    assert "Streamlit" not in answer.text


def test_the_lost_are_led_to_pages_that_there_are() -> None:
    assert lost.PAGES.keys() <= PAGES and "event" in PAGES


def test_the_page_is_compressed_only_if_asked_for(client: TestClient) -> None:
    plain = client.get("/timeline", headers={"accept-encoding": "identity"})
    packed = client.get("/timeline", headers={"accept-encoding": "br, gzip"})
    refused = client.get("/timeline", headers={"accept-encoding": "gzip;q=0"})
    assert "content-encoding" not in plain.headers and "content-encoding" not in refused.headers
    assert packed.headers["content-encoding"] == "gzip" and packed.text == plain.text


def test_scripts_are_compressed_once(client: TestClient) -> None:
    headers = {"accept-encoding": "gzip"}
    first = client.get("/static/js/app.js", headers=headers)
    again = client.get("/static/js/app.js", headers=headers)
    assert first.text == again.text == SCRIPT
    assert int(first.headers["content-length"]) == len(gzip.compress(SCRIPT.encode(), 6)) < 200
    assert client.app.state.asked == 1  # type: ignore[attr-defined]
    plain = client.get("/static/js/app.js", headers={"accept-encoding": "identity"})
    assert plain.text == SCRIPT and "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    "path", ["/calendar.ics", "/calendar/KazanForum.ics", "/events/uid.json", "/healthz"]
)
def test_feeds_pass_through_untouched(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept-encoding": "gzip"})
    assert answer.text == "gzip" and answer.headers["etag"] == '"three"'
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/timeline", "/static/js/app.js", "/calendar.ics", "/nowhere"])
def test_every_answer_has_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'self'"
    sources = " ".join(rules.values())
    assert "http" not in sources and "*" not in sources and "'unsafe-eval'" not in sources
    assert "'unsafe-inline'" not in rules["script-src"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_policy_allows_exactly_the_page_s_inline_scripts() -> None:
    page = "<script>one()</script><script src='x.js'></script><script type=module>two()</script>"
    rules = policy(page)
    for script in ("one()", "two()"):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    assert rules.count("'sha256-") == 2


def test_addresses_that_are_pages() -> None:
    pages = ["/", "/timeline", "/event", "/nowhere"]
    others = [
        "/events.csv",
        "/events/uid",
        "/calendar/x",
        "/_stcore/health",
        "/healthz",
        "/lang/ar",
    ]
    assert all(map(is_page, pages)) and not any(map(is_page, others))


def test_only_streamlit_s_own_page_is_rewritten() -> None:
    assert in_language(b"<p>other</p>", "ar") == b"<p>other</p>"
