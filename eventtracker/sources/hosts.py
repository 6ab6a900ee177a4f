"""Which hosts may be asked: connections go to an address that was checked, and end in time.

A name is looked up once, at connection, and the connection goes to what was looked up: an answer
that changes between check and use changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """A host that must not be asked; the text says why, after the host's name."""


def public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, also in its IPv6 forms."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            within.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(inner and not public(str(inner)) for inner in within):
            return False
        if ip.ipv4_mapped or ip in _NAT64:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, the preferred one first. OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


class Backend(httpcore.NetworkBackend):
    """Connections of httpcore to checked addresses only, until `deadline` (monotonic seconds)."""

    def __init__(self, private: bool) -> None:
        self.private = private
        self.deadline = 0.0
        self._within = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("has no address") from error
        allowed = [each for each in addresses if self.private or public(each)]
        if not allowed:
            raise Refused(f"leads to {addresses[0]}, an address that is not public")
        for address in allowed[:-1]:
            try:
                return self._connect(address, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next one may answer
        return self._connect(allowed[-1], port, timeout, socket_options)

    def _connect(
        self, address: str, port: int, timeout: float | None, options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        left = self.left(timeout, httpcore.ConnectTimeout)
        return _Timed(self._within.connect_tcp(address, port, left, socket_options=options), self)

    def left(self, timeout: float | None, late: type[Exception]) -> float:
        """Seconds that the next step may take; raises `late` if there are none."""
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise late("takes too long")
        return min(rest, timeout) if timeout else rest


class _Timed(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline, however slowly the bytes drip."""

    def __init__(self, within: httpcore.NetworkStream, backend: Backend) -> None:
        self._within, self._backend = within, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._within.read(max_bytes, self._backend.left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._within.write(buffer, self._backend.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._within.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._backend.left(timeout, httpcore.ConnectTimeout)
        return _Timed(self._within.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._within.get_extra_info(info)


class Transport(httpx.HTTPTransport):
    """httpx's transport over such connections; no proxy, which would do the looking up itself."""

    def __init__(self, backend: Backend) -> None:
        context = httpx.create_ssl_context()
        super().__init__(verify=context)  # else it makes one more, only to lose it
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)
