"""One process on one port: the dashboard and the calendar feeds."""

from __future__ import annotations

import importlib
import os
import socket
from collections.abc import Callable

from eventtracker.model import EventtrackerError
from eventtracker.web import access

_APP = ("eventtracker.dashboard.app", "app")
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}
_PATIENCE = 3
"""Seconds that open connections get to end when the server is told to."""


def run(
    host: str,
    port: int,
    db: str | None,
    password: str | None = None,
    *,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve until stopped. `db` is the store's address, `password` what opens the pages that
    change things; None leaves either to the environment.

    `announce` gets the addresses, a line each, once the port is ours. Raises EventtrackerError
    on a port in use, a host that isn't here, a store that cannot be opened, and where others
    could change it without a password.
    """
    import uvicorn

    if db:
        os.environ["EVENTTRACKER_DB"] = db
    if password is not None:
        os.environ[access.VARIABLE] = password
    access.check(host)
    listening = listen(host, port)
    with listening:
        app = getattr(importlib.import_module(_APP[0]), _APP[1])
        for line in addresses(host, listening.getsockname()[1]):
            announce(line)
        settings = uvicorn.Config(
            app, log_level="warning", timeout_graceful_shutdown=_PATIENCE, server_header=False
        )
        uvicorn.Server(settings).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises EventtrackerError in plain words."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError, OverflowError) as error:
        raise EventtrackerError(f"There is no host '{host}' here.", usage=True) from error
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        # Held from here on, so that a second server fails now and not after its start.
        made.listen(128)
    except OSError as error:
        made.close()
        raise EventtrackerError(_why(host, port, error)) from error
    return made


def addresses(host: str, port: int) -> list[str]:
    """What to open and what to subscribe to."""
    name = _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    place = f"{name}:{port}"
    return [
        f"Dashboard  http://{place}/",
        f"Calendar   http://{place}/calendar.ics",
        f"Subscribe  webcal://{place}/calendar.ics",
    ]


def _why(host: str, port: int, error: OSError) -> str:
    import errno

    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: choose another with --port, or stop what serves there."
    if error.errno == errno.EACCES:
        return f"Port {port} is not yours to open: choose one above 1023 with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"'{host}' is not an address of this machine."
    return f"{host}:{port} cannot be opened: {error.strerror}."
