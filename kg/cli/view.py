"""`kg view`: the network as one page that works offline, or as a picture."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from kg.cli.options import Day, complete_query, json_option, param_option, parameters_of, store_option
from kg.cli.output import DONE, counts, print_json, say

if TYPE_CHECKING:
    from kg.drawing import Drawing
    from kg.pipeline.draw import DrawKeywords
    from kg.store.place import Remote


@click.command("view")
@click.option("--focus", metavar="ENTITY", help="The surroundings of one entity: its name or IRI.")
@click.option("--hops", type=click.IntRange(0, 5), default=2, show_default=True, help="How far around the focus.")
@click.option("--from", "since", type=Day(), help="What was so, or happened, on this day or later.")
@click.option("--to", "until", type=Day(), help="What was so, or happened, on this day or earlier.")
@click.option("--facts-only", is_flag=True, help="Leave out the claims.")
@click.option("--source", multiple=True, metavar="TEXT", help="Documents with TEXT in id, source or title; may be repeated.")
@click.option("--query", metavar="TEXT|NAME", shell_complete=complete_query, help="What a query names, in SPARQL or by its name.")
@param_option
@click.option("--limit", type=click.IntRange(1), default=1500, show_default=True, help="Draw at first at most so many nodes.")
@click.option("--without-text", is_flag=True, help="Leave the articles out, for a page that is passed on; the evidence stays.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("kg-graph.html"),
    show_default=True,
    metavar="FILE",
    help="Where it is written; the ending decides: .html, .svg or .png.",
)
@click.option("--open/--no-open", "open_it", default=None, help="Open it in a browser; by default on a terminal with a desktop.")
@store_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    store: Path | Remote,
    output: Path,
    params: tuple[str, ...],
    without_text: bool,
    open_it: bool | None,
    as_json: bool,
    focus: str | None,
    hops: int,
    limit: int,
    **chosen: Unpack[DrawKeywords],
) -> int:
    """Draw the network as a page, complete in one file, or as a picture.

    Click an edge for the exact words behind it. Facts are solid, claims dashed. The page holds all that the options choose, and
    folds into stories what is too much to draw at once. What has no date goes by the day on which its document appeared.
    """
    from kg.drawing import ending_of
    from kg.graph import open_graph

    ending_of(output)
    chosen |= {"parameters": parameters_of(params), "text": not without_text}
    with open_graph(store) as graph:
        drawing = graph.view(focus, hops, limit, **chosen)
    drawing.save(output)
    if as_json:
        print_json({"file": str(output), "entities": drawing.entities, "edges": drawing.edges, **_undrawn(drawing)})
    else:
        say(_line(output, drawing))
    if open_it or (open_it is None and not as_json and _has_desktop()):
        click.launch(output.resolve().as_uri())
    return DONE


def _undrawn(drawing: Drawing) -> dict[str, int]:
    """Count what is not drawn at first, by why."""
    hidden, stories = drawing.graph.hidden, drawing.graph.stories
    return {
        "hidden": drawing.hidden,
        "folded": sum(story.folded for story in stories),
        "stories": sum(story.folded > 0 for story in stories),
        "alone": hidden.alone,
        "outside": hidden.outside,
        "events_outside": hidden.events,
        "undated": hidden.undated,
    }


def _line(output: Path, drawing: Drawing) -> str:
    """Say what is drawn and where, and what is not and why."""
    undrawn = _undrawn(drawing)
    parts = [f"{output}: {counts({'entity': drawing.entities, 'edge': drawing.edges})}"]
    if undrawn["folded"]:
        parts.append(f"folded into {counts({'story': undrawn['stories']})}: {counts({'node': undrawn['folded']})}")
    if undrawn["alone"]:
        parts.append(f"joined by nothing, so only found by search: {counts({'entity': undrawn['alone']})}")
    outside = {name: number for name, number in (("entity", undrawn["outside"]), ("event", undrawn["events_outside"])) if number}
    if outside:
        parts.append(f"{'beyond the focus' if drawing.graph.focus else 'naming nobody'}: {counts(outside)}")
    if undrawn["undated"]:
        parts.append(f"left out for want of a date: {undrawn['undated']}")
    return "; ".join(parts)


def _has_desktop() -> bool:
    """Tell whether somebody sits at a terminal on a machine with a desktop."""
    if not sys.stdout.isatty() or os.environ.get("CI"):
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
