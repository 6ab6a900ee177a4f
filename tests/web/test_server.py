"""The port, and what is said of it."""

from __future__ import annotations

import socket

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.web import server


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(EventtrackerError, match=rf"Port {port} is in use") as caught:
            server.listen("127.0.0.1", port)
    assert not caught.value.usage


@pytest.mark.parametrize("host", ["no-such-host.invalid", "203.0.113.7", "x" * 300])
def test_a_host_that_is_not_here(host: str) -> None:
    with pytest.raises(EventtrackerError, match=r"here|address"):
        server.listen(host, 0)


def test_the_addresses_can_be_opened() -> None:
    with server.listen("127.0.0.1", 0) as ours:
        port = ours.getsockname()[1]
    assert port > 0
    assert server.addresses("0.0.0.0", port)[0].endswith(f"http://127.0.0.1:{port}/")
    assert server.addresses("::1", port)[1].endswith(f"http://[::1]:{port}/calendar.ics")
    assert server.addresses("127.0.0.1", port)[2].endswith(
        f"webcal://127.0.0.1:{port}/calendar.ics"
    )
