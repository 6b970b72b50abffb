"""`kg query`: SPARQL text, a file or a named query; the answer in any of the usual formats."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import complete_query, json_option, param_option, parameters_of, store_option
from kg.cli.output import DONE, print_json, say
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store.place import Remote


@click.command("query")
@click.argument("text", required=False, metavar="TEXT|NAME", shell_complete=complete_query)
@click.option("-f", "--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read the query from a file.")
@param_option
@click.option(
    "--format", "format_name", metavar="NAME", help="table (default), csv, tsv, json, xml; turtle, jsonld, ... for graphs."
)
@click.option("--list", "list_them", is_flag=True, help="List the named queries.")
@store_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    text: str | None,
    file: Path | None,
    params: tuple[str, ...],
    format_name: str | None,
    list_them: bool,
    store: Path | Remote,
    as_json: bool,
) -> int:
    """Ask the graph, in SPARQL or by the name of a query.

    The prefixes kg, rdf, rdfs, xsd, skos, prov, foaf, org and schema are known. No query can write, or reach the network.
    """
    if list_them:
        _list(as_json=as_json)
        return DONE
    asked, parameters = _asked(text, file), parameters_of(params)
    from kg.graph import open_graph

    with open_graph(store) as graph:
        result = graph.query(asked, parameters)
        click.echo(result.text(format_name or ("json" if as_json else "table"), _width()), nl=False)
    return DONE


def _asked(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise click.UsageError("give a query as text, by its name, or with -f FILE")
    if file is None:
        return str(text)
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}") from None


def _width() -> int | None:
    """Return the width of the terminal; a table that is piped on is never cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _list(*, as_json: bool) -> None:
    from kg.query.named import named_queries

    queries = named_queries().values()
    if as_json:
        print_json(
            [
                {
                    "name": q.name,
                    "help": q.help,
                    "parameters": [{"name": p.name, "kind": p.kind, "help": p.help} for p in q.parameters],
                }
                for q in queries
            ]
        )
        return
    for query in queries:
        say(f"{query.name}\n    {query.help}")
        for parameter in query.parameters:
            say(f"    --param {parameter.name}=...  {parameter.kind}: {parameter.help}")
