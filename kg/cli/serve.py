"""`kg serve`: the graph over HTTP, to people as pages and to programs as SPARQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli.options import store_option
from kg.cli.output import DONE, say
from kg.errors import InputError

_SHORTEST: Final = 16

if TYPE_CHECKING:
    from kg.store.place import Remote


@click.command("serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen; 0.0.0.0 is everywhere.")
@click.option("--port", type=click.IntRange(0, 65535), default=8477, show_default=True, help="0 takes any that is free.")
@click.option("--timeout", type=click.FloatRange(0.1), default=10.0, show_default=True, metavar="SECONDS", help="For one query.")
@click.option("--writable", is_flag=True, help="Take updates into users' own graphs, from who has the token.")
@click.option("--token-file", type=click.Path(path_type=Path), metavar="FILE", help="Holds the token, of 16 letters or more.")
@click.option("--endpoints", type=click.Path(path_type=Path), metavar="FILE", help="Endpoints that SERVICE may ask, one a line.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which this server is asked; may be repeated.")
@click.option(
    "--origin", "origins", multiple=True, metavar="ORIGIN", help="A site whose pages may read answers; may be repeated."
)
@click.option("--open", "open_it", is_flag=True, help="Open it in a browser.")
def command(  # noqa: PLR0913 - one parameter an option
    *,
    store: Path | Remote,
    host: str,
    port: int,
    timeout: float,
    writable: bool,
    token_file: Path | None,
    endpoints: Path | None,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    open_it: bool,
) -> int:
    """Serve the graph until it is stopped (Ctrl-C).

    Pages for people at /, a query page and SPARQL 1.1 at /sparql, whole graphs at /data, JSON at /api. Queries are answered by
    processes without network, within limits of time and memory. Nothing is written but with --writable and a token.
    """
    if not isinstance(store, Path):
        raise InputError(f"{store} answers SPARQL itself: kg serve takes a folder; kg export and kg build bring a graph there")
    if writable != (token_file is not None):
        raise click.UsageError("--writable and --token-file FILE go together: who writes must know the token")
    from kg.serve.run import run
    from kg.serve.settings import Settings

    settings = Settings(
        store=store,
        host=host,
        port=port,
        timeout=timeout,
        writable=writable,
        token=_token(token_file),
        allowed=_allowed(endpoints),
        hosts=frozenset(name.lower() for name in names),
        origins=frozenset(origin.rstrip("/") for origin in origins),
    )

    def told(address: str) -> None:
        say(f"kg: {store} is served at {address}{' (writable)' if writable else ''}; Ctrl-C stops it", err=True)
        if open_it:
            click.launch(address)

    run(settings, told)
    return DONE


def _token(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--token-file {path} cannot be read: {error}") from None
    if len(token) < _SHORTEST or not token.isascii() or len(token.split()) != 1:
        raise InputError(f"--token-file {path}: a token is one word of {_SHORTEST} ASCII characters or more")
    if os.name == "posix" and path.stat().st_mode & 0o077:
        say(f"kg: others on this machine can read {path}: chmod 600 {path}", err=True)
    return token


def _allowed(path: Path | None) -> frozenset[str]:
    from kg.query.endpoints import read_endpoints

    return frozenset() if path is None else read_endpoints(path)
