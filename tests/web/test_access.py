"""The shared secret: who knows it, who is told to wait, and what stays shut without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from eventtracker.model import EventtrackerError
from eventtracker.web import access

SECRET = "open sesame, please"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Iterator[access.Lock]:
    monkeypatch.setenv(access.VARIABLE, SECRET)
    access.lock.cache_clear()
    lock = access.lock()
    assert lock
    yield lock
    access.lock.cache_clear()


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(access.VARIABLE, raising=False)
    access.lock.cache_clear()
    yield
    access.lock.cache_clear()


def site(client: tuple[str, int] = ("192.0.2.7", 5000), host: str = "testserver") -> TestClient:
    def kept(request: Request) -> Response:
        return PlainTextResponse("kept") if access.allowed(request) else access.refusal()

    def upload(request: Request) -> Response:
        return PlainTextResponse("taken")

    way = "/_stcore/upload_file/{rest:path}"
    routes = [*access.routes(), Route("/kept", kept), Route(way, upload, methods=["PUT"])]
    app = Starlette(routes=routes, middleware=[Middleware(access.Guard)])
    return TestClient(app, base_url=f"http://{host}", client=client, follow_redirects=False)


def test_a_proof_names_its_reviewer_until_it_runs_out() -> None:
    clock = Clock()
    lock = access.Lock(SECRET, clock)
    proof = lock.proof("Лена .x")
    assert SECRET not in proof
    assert lock.reviewer(proof) == "Лена .x"
    assert access.Lock(SECRET, clock).reviewer(proof) == "Лена .x", "a restart keeps it"
    assert access.Lock(SECRET + "!", clock).reviewer(proof) is None
    clock.now += 31 * 24 * 3600
    assert lock.reviewer(proof) is None


@pytest.mark.parametrize(
    "forged",
    [None, "", ".", "..", "a.b.c", "QQ==.9999999999.", "\0" * 50, "х" * 5000, "\ud800.1.x"],
)
def test_a_forged_proof_proves_nothing(forged: str | None) -> None:
    assert access.Lock(SECRET).reviewer(forged) is None


def test_every_change_of_a_proof_shows() -> None:
    lock = access.Lock(SECRET)
    proof = lock.proof("Lena")
    for place in range(len(proof) - 1):  # the last letter of base64 has bits that say nothing
        other = "A" if proof[place] != "A" else "B"
        assert lock.reviewer(proof[:place] + other + proof[place + 1 :]) is None


def test_wrong_tries_are_few_a_minute() -> None:
    clock = Clock()
    tries = access.Tries(clock)
    assert [tries.left("one") for _ in range(7)] == [True] * 5 + [False] * 2
    assert tries.left("another")
    clock.now += 61
    assert tries.left("one")


def test_many_addresses_together_are_slowed_too() -> None:
    tries = access.Tries(Clock())
    allowed = sum(tries.left(f"address {n}") for n in range(1000))
    assert allowed == 60


def test_a_short_password_is_refused() -> None:
    with pytest.raises(EventtrackerError, match="too short"):
        access.Lock("1234567")


@pytest.mark.usefixtures("unlocked")
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org", ""])
def test_elsewhere_than_on_loopback_a_password_is_needed(host: str) -> None:
    with pytest.raises(EventtrackerError, match="EVENTTRACKER_PASSWORD"):
        access.check(host)


@pytest.mark.usefixtures("unlocked")
@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_is_open(host: str) -> None:
    access.check(host)
    assert site(("127.0.0.1", 5), host if ":" not in host else f"[{host}]").get("/kept").text


@pytest.mark.usefixtures("unlocked")
def test_without_a_secret_only_this_machine_gets_in() -> None:
    assert site().get("/kept").status_code == 403
    assert site(("127.0.0.1", 5), "evil.example").get("/kept").status_code == 403
    assert site(("127.0.0.1", 5), "localhost:8501").get("/kept").text == "kept"
    assert site().put("/_stcore/upload_file/a/b", content=b"x").status_code == 403


@pytest.mark.usefixtures("locked")
def test_the_secret_opens_and_nothing_else_does() -> None:
    client = site()
    assert client.get("/kept").status_code == 403
    assert "access-control-allow-origin" not in client.get("/kept").headers
    assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code == 403
    wrong = client.post("/unlock", data={"password": SECRET + " ", "page": "add"})
    assert (wrong.status_code, wrong.headers["location"]) == (303, "add?unlock=wrong")
    assert client.get("/unlock", params={"password": SECRET}).headers.get("set-cookie") is None
    right = client.post("/unlock", data={"password": SECRET, "page": "add", "reviewer": " Le  na "})
    assert right.headers["location"] == "add"
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and SECRET not in cookie
    assert client.get("/kept").text == "kept"
    assert client.put("/_stcore/upload_file/a/b", content=b"x").text == "taken"


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize(
    "body", [b"", b"\0\xff\xfe", b"password=", b"&" * 4000, b"password=" + b"x" * 10_000_000]
)
def test_any_form_gets_an_answer(body: bytes) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = site().post("/unlock", content=body, headers=kind)
    assert (answer.status_code, answer.headers["location"]) == (303, "review?unlock=wrong")


@pytest.mark.usefixtures("locked")
def test_the_way_back_stays_on_the_site() -> None:
    for page in ("https://evil.example", "//evil.example", "timeline", "\r\nSet-Cookie: a=b"):
        answer = site().post("/unlock", data={"password": SECRET, "page": page})
        assert answer.headers["location"] == "review"


@pytest.mark.usefixtures("locked")
def test_who_tries_too_often_waits_though_they_know_it_now() -> None:
    client = site()
    for _ in range(5):
        client.post("/unlock", data={"password": "not this one"})
    last = client.post("/unlock", data={"password": SECRET})
    assert last.headers["location"] == "review?unlock=wait"
    assert "set-cookie" not in last.headers
