"""`kg info`: what a store holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import DONE, counts, print_json, say, total_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.known import KnownDocument
    from kg.store.place import Remote


@click.command("info")
@store_option
@json_option
def command(*, store: Path | Remote, as_json: bool) -> int:
    """Say what the store holds."""
    from kg.graph import open_graph

    with open_graph(store) as graph:
        totals, documents = graph.totals(), graph.documents()
        about = {
            "store": str(store),
            "base": graph.base,
            "ontology": graph.ontology_version,
            **totals.as_dict(),
            "documents": [{"id": d.id, "iri": d.iri, "published": d.published, "title": d.title} for d in documents],
        }
    if as_json:
        print_json(about)
        return DONE
    heading = f"{store}: {counts({'document': totals.documents, 'quad': totals.quads})}, base {about['base']}"
    say("\n".join([heading, *total_lines(totals), *_document_lines(documents)]))
    return DONE


def _document_lines(documents: Sequence[KnownDocument]) -> list[str]:
    """List documents under each other: day, id and title."""
    width = max((len(document.id) for document in documents), default=0)
    return [f"  {d.published or 'no date   '}  {d.id:{width}}  {d.title or ''}".rstrip() for d in documents]
