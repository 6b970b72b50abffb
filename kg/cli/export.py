"""`kg export`: the whole graph in a file, the format by its ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import DONE, print_bytes, print_json, say
from kg.files import write_whole

if TYPE_CHECKING:
    from kg.store.place import Remote


@click.command("export")
@click.argument("file", metavar="FILE")
@click.option(
    "--format", "format_name", metavar="NAME", help="turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, json."
)
@click.option("--rdf12", is_flag=True, help="Write statements as RDF 1.2 reifiers (turtle, trig, nquads, ntriples).")
@store_option
@json_option
def command(*, file: str, format_name: str | None, rdf12: bool, store: Path | Remote, as_json: bool) -> int:
    """Write the whole graph to a file.

    FILE ends in .ttl .trig .nq .nt .jsonld .rdf .graphml .gexf or .json, or is - with --format.
    """
    from kg.graph import open_graph

    name = format_name or Path(file).suffix.lstrip(".")
    if not name:
        raise click.UsageError("say which format: by the ending of FILE, or with --format")
    with open_graph(store) as graph:
        content = graph.export(name, rdf12=rdf12)
    if file == "-":
        print_bytes(content)
        return DONE
    write_whole(Path(file), content)
    if as_json:
        print_json({"file": file, "format": name, "bytes": len(content)})
    else:
        say(f"{file}: {len(content):,} bytes")
    return DONE
