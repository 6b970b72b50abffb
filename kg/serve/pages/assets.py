"""Style sheets and modules by their names, under a path that holds the hash of them all: what changes gets another address.

They are the files of `kg/serve/assets/`, as `serve/...`, and those of the explorer's page that these import, as `view/...`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from starlette.requests import Request

_ROOTS: Final = (("serve", "kg.serve.assets"), ("view", "kg.view.page"))
_TYPES: Final = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
_DIGITS: Final = 16
_FOREVER: Final = "public, max-age=31536000, immutable"


@cache
def assets() -> Mapping[str, bytes]:
    """Return every file by its name."""
    return MappingProxyType(dict(sorted(pair for name, package in _ROOTS for pair in _walk(files(package), name))))


@cache
def place() -> str:
    """Return the path under which they stand, without a slash at its end."""
    hashed = hashlib.sha256()
    for name, body in assets().items():
        hashed.update(f"{name}\0{len(body)}\0".encode())
        hashed.update(body)
    return f"/assets/{hashed.hexdigest()[:_DIGITS]}"


def routes() -> list[Route]:
    """Serve them; under the hash of another version nothing is found."""
    return [Route(f"{place()}/{{name:path}}", _serve, methods=["GET"]), Route("/favicon.ico", _icon, methods=["GET"])]


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    body = assets().get(name)
    if body is None:
        return Response("there is no such file\n", 404, media_type="text/plain")
    return Response(body, headers={"Content-Type": _type(name), "Cache-Control": _FOREVER})


async def _icon(_: Request) -> Response:
    headers = {"Content-Type": _TYPES[".svg"], "Cache-Control": "public, max-age=86400"}
    return Response(assets()["serve/icon.svg"], headers=headers)


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _walk(each, f"{name}/{each.name}")
        elif any(each.name.endswith(ending) for ending in _TYPES):
            yield f"{name}/{each.name}", each.read_bytes()


def _type(name: str) -> str:
    return _TYPES[name[name.rindex(".") :]]
