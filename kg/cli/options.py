"""Options that several verbs share, spelled the same everywhere."""

from __future__ import annotations

import datetime as dt
import functools
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from kg.extract import DEFAULT
from kg.store.place import place

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A day, written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read the day, or fail with what was expected."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day: write YYYY-MM-DD", param, ctx)


def store_option(function: F) -> F:
    """Add --store, the folder of the graph or the address of a server, and what else a server's address needs."""

    @functools.wraps(function)
    def placed(*, store: str, update_endpoint: str | None, graph_store: str | None, **others: object) -> object:
        return function(store=place(store, update_endpoint, graph_store), **others)

    found = click.option(
        "--store",
        type=click.Path(),  # text all the same; shells complete it
        default="kg-store",
        envvar="KG_STORE",
        show_default="kg-store, or $KG_STORE",
        metavar="DIR|URL",
        help="The folder of the graph, or the http(s) address at which a SPARQL server answers queries.",
    )
    update = click.option(
        "--update-endpoint", envvar="KG_UPDATE_ENDPOINT", metavar="URL", help="Where that server takes updates, if not as usual."
    )
    graphs = click.option(
        "--graph-store", envvar="KG_GRAPH_STORE", metavar="URL", help="Where it takes whole graphs, if not as usual."
    )
    return cast("F", found(update(graphs(placed))))


def json_option(function: F) -> F:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def extractor_option(function: F) -> F:
    """Add --extractor."""
    return click.option("--extractor", default=DEFAULT, show_default=True, metavar="NAME", help="Who reads the text.")(function)


def reading_options(function: F) -> F:
    """Add --published and --columns, which say what the input does not."""
    published = click.option("--published", type=Day(), help="Day of publication, for documents that do not say it.")
    columns = click.option(
        "--columns", metavar="text=...,id=...", help="Columns of .csv or keys of .jsonl documents: text, id, published, title."
    )
    return published(columns(function))


def param_option(function: F) -> F:
    """Add --param, whose values `parameters_of` reads."""
    return click.option(
        "--param", "params", multiple=True, metavar="NAME=VALUE", help="Give a parameter of the query a value; may be repeated."
    )(function)


def parameters_of(params: tuple[str, ...]) -> dict[str, str]:
    """Read the values of --param, by name."""
    found = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--param {param}: write NAME=VALUE")
        found[name.lstrip("?$")] = value
    return found


def complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's
    """Offer the names of the named queries, each with its help."""
    from kg.query.named import named_queries

    return [CompletionItem(q.name, help=q.help) for q in named_queries().values() if q.name.startswith(incomplete)]


def standard_input() -> BinaryIO | None:
    """Return standard input as bytes; None where it is closed, as under some schedulers."""
    return sys.stdin.buffer if sys.stdin else None
