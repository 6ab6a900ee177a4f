"""ETags, conditions, encodings, methods."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from tests.publish.made import forum
from tests.web.conftest import Site

PATHS = [
    *("/calendar.ics", "/events.json", "/events.csv", "/events.jsonl", "/events.xlsx"),
    *("/events.parquet", "/events.jsonld", "/changes.atom"),
]


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_answer_is_not_sent_again(three: Site, path: str) -> None:
    first = three.client.get(path)
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    assert modified == "Fri, 08 Mar 2024 12:00:00 GMT"
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = three.client.get(path, headers={"if-none-match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    since = three.client.get(path, headers={"if-modified-since": modified})
    assert since.status_code == 304


@pytest.mark.parametrize(
    "headers",
    [
        {"if-none-match": '"other"'},
        {"if-modified-since": "Mon, 01 Jan 1990 00:00:00 GMT"},
        {"if-modified-since": "yesterday"},
        {"if-none-match": '"other"', "if-modified-since": "Fri, 08 Mar 2024 12:00:00 GMT"},
    ],
)
def test_what_the_client_lacks_is_sent(three: Site, headers: dict[str, str]) -> None:
    assert three.client.get("/calendar.ics", headers=headers).status_code == 200


def test_a_change_makes_a_new_answer(three: Site) -> None:
    before = three.client.get("/calendar.ics")
    three.now[0] = three.now[0].replace(day=9)
    three.keep("forum", forum(uid="forum", status="cancelled"))
    after = three.client.get("/calendar.ics", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "STATUS:CANCELLED" in after.text
    assert after.headers["last-modified"] == "Sat, 09 Mar 2024 12:00:00 GMT"


def test_never_changed_later_than_now(three: Site) -> None:
    three.now[0] = datetime.now(UTC) + timedelta(hours=1)
    three.keep("forum", forum(uid="forum", status="cancelled"))
    answer = three.client.get("/calendar.ics")
    assert parsedate_to_datetime(answer.headers["last-modified"]) <= datetime.now(UTC)
    given = {"if-modified-since": answer.headers["last-modified"]}
    assert three.client.get("/calendar.ics", headers=given).status_code == 200


@pytest.mark.parametrize("accept", ["gzip", "br;q=1, gzip;q=0.5", "x-gzip", "*"])
def test_packed_if_asked_for(three: Site, accept: str) -> None:
    plain = three.client.get("/calendar.ics")
    with three.client.stream("GET", "/calendar.ics", headers={"accept-encoding": accept}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert len(packed) == int(answer.headers["content-length"]) < len(plain.content)
    assert answer.headers["etag"] != plain.headers["etag"]
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    tag = {"accept-encoding": accept, "if-none-match": answer.headers["etag"]}
    assert three.client.get("/calendar.ics", headers=tag).status_code == 304


@pytest.mark.parametrize("accept", ["identity", "gzip;q=0", "gzip;q=0, *", "br", "gzip;q=x"])
def test_not_packed_if_not_asked_for(three: Site, accept: str) -> None:
    answer = three.client.get("/calendar.ics", headers={"accept-encoding": accept})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", [*PATHS, "/healthz"])
def test_head_is_get_without_a_body(three: Site, path: str) -> None:
    get, head = three.client.get(path), three.client.head(path)
    assert head.content == b"" or path == "/healthz"
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("path", [*PATHS, "/healthz", "/events/x", "/calendar/x.ics"])
def test_writing_is_refused(three: Site, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = three.client.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", PATHS)
def test_pages_of_other_sites_may_read(three: Site, path: str) -> None:
    answer = three.client.get(path, headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    asked = three.client.options(path, headers={"access-control-request-method": "GET"})
    assert asked.status_code == 204
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]


def test_words_that_mean_another_day_tomorrow_change_daily(three: Site) -> None:
    fixed = three.client.get("/events.json?from=2024-01-01").headers["last-modified"]
    assert fixed == "Fri, 08 Mar 2024 12:00:00 GMT"
    three.today[0] = date(2024, 3, 20)
    moving = three.client.get("/events.json?from=today").headers["last-modified"]
    assert moving == "Wed, 20 Mar 2024 00:00:00 GMT"
