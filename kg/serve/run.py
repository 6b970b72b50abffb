"""Running the server: a socket, signals, and a drain at the end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import uvicorn

from kg.errors import InputError
from kg.serve.app import app
from kg.serve.service import Service

if TYPE_CHECKING:
    from kg.serve.settings import Settings

_DRAIN: Final = 5  # seconds for what is being answered, after a signal
_AT_ONCE: Final = 1000  # connections

Told = Callable[[str], object]
"""Is called with the server's address, once it answers there."""


def run(settings: Settings, told: Told) -> None:
    """Serve until SIGINT or SIGTERM. Raises StoreMissing, StoreError, and InputError for an address that cannot be had."""
    service = Service(settings)
    listening = _listen(settings.host, settings.port)
    try:
        with _ending_quietly():
            _Server(service, told).run(sockets=[listening])
    finally:
        listening.close()
        service.close()
    _leave_nobody_waiting()


class _Server(uvicorn.Server):
    """uvicorn's, which tells when it answers."""

    def __init__(self, service: Service, told: Told) -> None:
        super().__init__(
            uvicorn.Config(
                app(service), http="httptools", lifespan="off", ws="none", access_log=False, log_level="warning",
                server_header=False, timeout_graceful_shutdown=_DRAIN, limit_concurrency=_AT_ONCE,
            )
        )  # fmt: skip
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and tell where."""
        await super().startup(sockets)
        for each in sockets or ():
            await asyncio.to_thread(self._told, _address(each))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise InputError(f"{host}:{port} cannot be listened at ({error}): choose another with --host and --port") from error


def _address(listening: socket.socket) -> str:
    """Write the address of a socket as it may be typed into a browser."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - told, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextlib.contextmanager
def _ending_quietly() -> Iterator[None]:
    """Let a signal that uvicorn has answered, and raises again after its drain, end nothing else."""
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda *_: None) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _leave_nobody_waiting() -> None:
    """End now, if a thread still waits for a slow answer that nobody will read; the drain is over."""
    others = [each for each in threading.enumerate() if each is not threading.main_thread() and not each.daemon]
    for each in others:
        each.join(0.2)
    if any(each.is_alive() for each in others):
        sys.stderr.flush()
        os._exit(0)
