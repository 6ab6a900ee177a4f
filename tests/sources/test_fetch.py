"""Safe fetching: what is refused, what is bounded, what is tried again."""

from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.sources import fetch, hosts, read
from eventtracker.sources.fetch import Failed, Fetcher
from eventtracker.sources.visitor import Visitor
from tests.sources.site import Site

pytestmark = pytest.mark.usefixtures("impatient")


def failure(url: str, **options: object) -> Failed:
    with Fetcher(**{"private": True, **options}) as fetcher, pytest.raises(Failed) as caught:  # type: ignore[arg-type]
        fetcher.get(url)
    return caught.value


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:a9fe:a9fe", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses_of_the_open_internet(address: str, public: bool) -> None:
    assert hosts.public(address) is public


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 localhost 2130706433 0x7f000001 0177.0.0.1 127.1 0 169.254.169.254 "
    "[::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [fd00:ec2::254]".split(),
)
def test_hosts_of_this_machine_are_not_asked(host: str, site: Site) -> None:
    site.give("/", "secret")
    said = str(failure(site.url("/", host), private=False))
    assert any(why in said for why in ("not public", "has no address", "not a web address"))
    assert site.asked == []


def test_a_flag_allows_them(site: Site) -> None:
    url = site.give("/", "news")
    with Fetcher(private=True) as fetcher:
        assert fetcher.get(url).data == b"news"
    assert site.asked[0][1]["user-agent"].startswith("eventtracker/")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(EventtrackerError, match="only http and https"):
        list(read(url))
    assert "only http and https" in str(failure(url))


@pytest.mark.parametrize(
    "url", ["http://", "http://[", "http://a b/", "http://\udcff/", "http:///x"]
)
def test_what_is_no_address_says_so(url: str) -> None:
    with pytest.raises(EventtrackerError):
        list(read(url))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Hosts by name -> the answers of successive look-ups; the first open address is the site."""
    answers: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *more: object, **words: object) -> list[object]:
        if host not in answers:
            return real(host, port, *more, **words)  # type: ignore[arg-type]
        found = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    monkeypatch.setattr(hosts.socket, "getaddrinfo", look_up)
    return answers


def test_an_answer_that_changes_between_check_and_use(
    site: Site, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once, and the connection goes to the address that was checked."""
    names["rebinding.example"] = ["93.184.215.14", "127.0.0.1"]
    reached: list[str] = []

    def connect(self: object, host: str, port: int, *a: object, **k: object) -> None:
        reached.append(host)
        raise hosts.httpcore.ConnectError("nobody there")

    monkeypatch.setattr(hosts.httpcore.SyncBackend, "connect_tcp", connect)
    with Fetcher() as fetcher, pytest.raises(Failed):
        fetcher._once(site.url("/", "rebinding.example"), {})
    assert reached == ["93.184.215.14"]
    assert names["rebinding.example"] == ["127.0.0.1"]
    with Fetcher() as fetcher, pytest.raises(Failed, match="not public"):
        fetcher._once(site.url("/", "rebinding.example"), {})
    assert reached == ["93.184.215.14"]


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "http://[::ffff:a9fe:a9fe]/"],
)
def test_redirects_are_checked_too(
    target: str, site: Site, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["open.example"] = ["127.0.0.1"]
    public = hosts.public
    checked: list[str] = []

    def first_is_public(address: str) -> bool:
        checked.append(address)
        return len(checked) == 1 or public(address)

    monkeypatch.setattr(hosts, "public", first_is_public)
    site.replies["/"] = (302, {"Location": target}, b"")
    assert "not public" in str(failure(site.url("/", "open.example"), private=False))
    assert site.paths() == ["/"]


def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    site.replies["/"] = (302, {"Location": "file:///etc/passwd"}, b"")
    failure(site.url("/"))
    assert site.paths() == ["/"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    for n in range(8):
        site.replies[f"/{n}"] = (301, {"Location": f"/{n + 1}"}, b"")
    site.give("/8", "there")
    with Fetcher(private=True) as fetcher:
        answer = fetcher.get(site.url("/3"))
    assert (answer.data, answer.url) == (b"there", site.url("/8"))
    assert "redirects more than 5" in str(failure(site.url("/1")))


def test_packed_answers_are_unpacked(site: Site) -> None:
    for path, data, coding in (
        ("/g", gzip.compress(b"news" * 1000), "gzip"),
        ("/d", zlib.compress(b"news" * 1000), "deflate"),
    ):
        url = site.give(path, data, Content_Encoding=coding)
        with Fetcher(private=True) as fetcher:
            assert fetcher.get(url).data == b"news" * 1000
    assert "wasn't asked for" in str(failure(site.give("/b", b"x", Content_Encoding="br")))
    assert "packed wrongly" in str(failure(site.give("/w", b"words", Content_Encoding="gzip")))


def test_a_bomb_is_left_at_the_limit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 1_000_000)
    packed = gzip.compress(bytes(50_000_000))
    largest: list[int] = []
    decoded = fetch._decoded

    def watched(*words: object) -> object:
        for part in decoded(*words):  # type: ignore[arg-type]
            largest.append(len(part))
            yield part

    monkeypatch.setattr(fetch, "_decoded", watched)
    assert "larger than 1 MB" in str(failure(site.give("/", packed, Content_Encoding="gzip")))
    assert sum(largest) < 1_100_000
    assert max(largest) <= 65_536
    assert "larger than" in str(failure(site.give("/plain", bytes(2_000_000))))
    assert "larger than 1 MB" in str(failure(site.give("/sitemap.xml.gz", packed)))


def test_bytes_that_drip_take_no_longer_than_allowed(site: Site) -> None:
    def drip(connection: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: " + b"x" * 10_000:
            connection.sendall(bytes([byte]))
            time.sleep(0.02)

    site.replies["/"] = drip
    with Fetcher(private=True, seconds=0.3) as fetcher, pytest.raises(Failed, match="too long"):
        fetcher._once(site.url("/"), {})


def test_what_passes_is_tried_again(site: Site) -> None:
    ok = (200, {}, b"news")
    site.replies["/"] = [(500, {}, b""), (503, {"Retry-After": "0"}, b""), ok]
    with Fetcher(private=True) as fetcher:
        assert fetcher.get(site.url("/")).data == b"news"
    assert len(site.asked) == 3
    site.replies["/down"] = (500, {}, b"")
    assert "answers 500 Internal Server Error" in str(failure(site.url("/down")))
    assert site.paths().count("/down") == 3
    assert "answers 404 Not Found" in str(failure(site.url("/gone")))
    assert site.paths().count("/gone") == 1


def test_retry_after_is_kept_to(site: Site) -> None:
    for value, again in (
        ("7", 7.0),
        ("Sat, 01 Jan 2000 00:00:00 GMT", True),
        ("soon", True),
        ("-3", True),
    ):
        site.replies["/"] = (429, {"Retry-After": value}, b"")
        found = failure(site.url("/"))
        assert (found.again, found.status) == (again, 429)
    site.asked.clear()
    site.replies["/"] = (429, {"Retry-After": "86400"}, b"")
    assert failure(site.url("/")).again == 86400.0
    assert len(site.asked) == 1


def test_a_connection_that_breaks_off(site: Site) -> None:
    site.replies["/"] = lambda connection: connection.close()
    assert "cannot be fetched" in str(failure(site.url("/")))


def test_nothing_new_is_no_news(site: Site) -> None:
    site.replies["/"] = (304, {}, b"")
    with Fetcher(private=True) as fetcher:
        assert fetcher.get(site.url("/"), {"If-None-Match": '"1"'}).status == 304
    assert site.asked[0][1]["if-none-match"] == '"1"'


def test_robots_rules_hold_for_what_is_followed(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    site.give("/closed/a", "a")
    site.give("/open/b", "b")
    with Visitor(private=True) as visitor:
        assert visitor.follow(site.url("/open/b")).data == b"b"
        with pytest.raises(Failed, match=r"robots\.txt"):
            visitor.follow(site.url("/closed/a"))
        assert visitor.get(site.url("/closed/a")).data == b"a"  # a person named it
    assert site.paths().count("/robots.txt") == 1


def test_a_site_without_rules_is_open_and_one_that_fails_closed(site: Site) -> None:
    site.give("/a", "a")
    with Visitor(private=True) as visitor:
        assert visitor.follow(site.url("/a")).data == b"a"
    site.replies["/robots.txt"] = (500, {}, b"")
    with Visitor(private=True) as visitor, pytest.raises(Failed, match=r"robots\.txt"):
        visitor.follow(site.url("/a"))


def test_a_host_is_asked_with_pauses(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("eventtracker.sources.visitor.sleep", slept.append)
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    site.give("/a", "a")
    with Visitor(private=True, pause=2.0) as visitor:
        for _ in range(2):
            visitor.get(site.url("/a"))
        visitor.follow(site.url("/a"))
    assert [round(seconds) for seconds in slept] == [2, 7]
    with Visitor(private=True) as another:  # for another source: the host is the same
        another.get(site.url("/a"))
    assert len(slept) == 3
