"""Saved views: what a cookie holds, and where it may lead."""

from __future__ import annotations

import base64
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from eventtracker.dashboard import saved
from eventtracker.dashboard.saved import View
from tests.dashboard.made import HOSTILE

FAIRS = View("Ярмарки", "events?type=fair&country=RU")


def test_views_survive_their_cookie() -> None:
    views = (FAIRS, View(HOSTILE, "month", start=True))
    assert saved.read(saved.written(views)) == views


@pytest.mark.parametrize(
    "cookie", [None, "", "?", "\0", "W10=x", base64.b64encode(b"[[1]]").decode(), "bnVsbA==", "я"]
)
def test_any_other_cookie_holds_none(cookie: str | None) -> None:
    assert saved.read(cookie) == ()


@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "//evil.example", "javascript:alert(1)", "/events", "events/..", "",
     "nowhere", "events?\r\nx", "\\\\evil", "http://[", "events?q=\u202e"],
)  # fmt: skip
def test_a_view_leads_to_a_page_of_ours_alone(address: str) -> None:
    assert not saved.is_ours(address)
    assert saved.changed((), {"label": "A name", "address": address}) == ()
    forged = base64.urlsafe_b64encode(json.dumps([["A name", address, True]]).encode()).decode()
    assert saved.read(forged) == ()


def test_a_name_is_saved_once_and_one_view_is_the_start() -> None:
    views = saved.changed((), {"label": " Fairs ", "address": "events?type=fair"})
    views = saved.changed(views, {"label": "Month", "address": "month"})
    views = saved.changed(views, {"label": "Fairs", "address": "timeline"})
    assert [(v.name, v.address) for v in views] == [("Month", "month"), ("Fairs", "timeline")]
    views = saved.changed(views, {"begin": "Month"})
    views = saved.changed(views, {"begin": "Fairs"})
    assert [v.name for v in views if v.start] == ["Fairs"]
    assert saved.changed(views, {"forget": "Fairs"}) == (View("Month", "month"),)


def test_too_many_are_not_kept() -> None:
    assert saved.written([View(str(n), "month") for n in range(saved.MOST + 1)]) is None
    assert saved.written([View("x" * 80, f"events?q={'y' * 4000}")]) is None


def test_the_form_sets_the_cookie_and_leads_back() -> None:
    client = TestClient(Starlette(routes=saved.routes()), follow_redirects=False)
    said = {"label": FAIRS.name, "address": FAIRS.address}
    answer = client.post("/views", data=said)
    assert (answer.status_code, answer.headers["location"]) == (303, FAIRS.address)
    assert saved.read(client.cookies[saved.COOKIE].strip('"')) == (FAIRS,)
    elsewhere = client.post("/views", data=said, headers={"Sec-Fetch-Site": "cross-site"})
    assert "set-cookie" not in elsewhere.headers
    for body in (b"", b"\0\xff", b"address=https://evil.example", b"label=" + b"x" * 100_000):
        answer = client.post("/views", content=body)
        assert (answer.status_code, answer.headers["location"]) == (303, "timeline")
