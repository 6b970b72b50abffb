"""`kg view`: the network as one page that works offline."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import DONE, counts, print_json, say


@click.command("view")
@click.option("--focus", metavar="ENTITY", help="Draw the surroundings of one entity: its name or IRI.")
@click.option("--hops", type=click.IntRange(0, 5), default=2, show_default=True, help="How far around the focus.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Draw at most so many entities.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("kg-graph.html"),
    show_default=True,
    metavar="PAGE",
    help="Where the page is written.",
)
@click.option("--open/--no-open", "open_it", default=None, help="Open it in a browser; by default on a terminal with a desktop.")
@store_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *, focus: str | None, hops: int, limit: int, output: Path, open_it: bool | None, store: Path, as_json: bool
) -> int:
    """Draw the network as a page, complete in one file.

    Click an edge for the exact words behind it. Facts are solid, claims dashed.
    """
    from kg.graph import open_graph

    with open_graph(store) as graph:
        view = graph.view(focus=focus, hops=hops, limit=limit)
    view.save(output)
    drawn = {"file": str(output), "entities": view.entities, "edges": view.edges, "hidden": view.hidden}
    if as_json:
        print_json(drawn)
    else:
        rest = f"; not drawn: {counts({'entity': view.hidden})}" if view.hidden else ""
        say(f"{output}: {counts({'entity': view.entities, 'edge': view.edges})}{rest}")
    if open_it or (open_it is None and not as_json and _has_desktop()):
        click.launch(output.resolve().as_uri())
    return DONE


def _has_desktop() -> bool:
    """Tell whether somebody sits at a terminal on a machine with a desktop."""
    if not sys.stdout.isatty() or os.environ.get("CI"):
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
