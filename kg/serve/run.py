"""Running the server: a socket, signals, and a drain at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from kg.serve.app import app

if TYPE_CHECKING:
    from kg.serve.service import Service


def run(service: Service) -> None:
    """Serve until SIGINT or SIGTERM; the service is closed by its owner."""
    uvicorn.run(app(service), host=service.settings.host, port=service.settings.port)
