"""Around every request: the newest generation is opened if the store has moved on, and held until the request has ended."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync

from kg.errors import StoreError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from kg.serve.service import Service

_log = logging.getLogger("kg.serve")


class Holding:
    """ASGI middleware; what is held is `request.state.generation`."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        """Stand around an application."""
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._service.is_behind:
            await self._refresh()
        with self._service.held() as generation:
            scope.setdefault("state", {})["generation"] = generation
            await self._app(scope, receive, send)

    async def _refresh(self) -> None:
        try:
            await run_sync(self._service.refresh)
        except StoreError as error:  # as while another program is changing the store's format: what was shown is shown on
            _log.warning("the newest generation cannot be shown: %s", error)
