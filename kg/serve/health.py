"""`/healthz`: whether the server answers, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.service import Service


def routes(service: Service) -> list[BaseRoute]:
    """Give the address that a watchdog asks."""

    async def healthz(request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok", "generation": request.state.generation.number, "base": service.base})

    return [Route("/healthz", healthz)]
