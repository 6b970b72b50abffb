"""Around every request: the newest generation is opened if the store has moved on, and held until the request has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from kg.serve.service import Service


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
            await run_sync(self._service.refresh)
        with self._service.held() as generation:
            scope.setdefault("state", {})["generation"] = generation
            await self._app(scope, receive, send)
