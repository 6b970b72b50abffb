"""`kg info`: what a store holds."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import counts, print_json


@click.command("info")
@store_option
@json_option
def command(*, store: Path, as_json: bool) -> int:
    """Say what the store holds."""
    from kg.graph import open_graph

    with open_graph(store) as graph:
        totals, documents = graph.totals(), graph.documents()
        about = {
            "store": str(store),
            "base": graph.base,
            "ontology": graph.ontology_version,
            "documents": [{"id": d.id, "iri": d.iri, "published": d.published, "title": d.title} for d in documents],
            "entities": dict(totals.entities),
            "facts": totals.facts,
            "claims": totals.claims,
            "contested": totals.contested,
            "events": totals.events,
            "quads": totals.quads,
        }
    if as_json:
        print_json(about)
        return 0
    click.echo(f"{store}: {counts({'document': totals.documents, 'quad': totals.quads})}, base {about['base']}")
    click.echo("  " + counts({kind.lower(): number for kind, number in totals.entities.items()}))
    click.echo("  " + counts({"fact": totals.facts, "claim": totals.claims, "event": totals.events}))
    for document in documents:
        click.echo(f"  {document.published or '    -     '}  {document.id}  {document.title or ''}".rstrip())
    return 0
