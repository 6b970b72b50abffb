"""`kg search`: words in, what the graph holds about them out, best first."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import DONE, harmless, print_json, say

if TYPE_CHECKING:
    from kg.known import Hit, Marks
    from kg.store.place import Remote

_KINDS = ("entity", "document", "statement", "event")


@click.command("search")
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Find only these; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to list at most.")
@store_option
@json_option
def command(*, text: tuple[str, ...], kinds: tuple[str, ...], limit: int, store: Path | Remote, as_json: bool) -> int:
    """Find people, organizations, articles and statements by words.

    The last word may be the beginning of one. Case, accents and small typing errors do not count; nothing in TEXT is syntax.
    """
    from kg.graph import open_graph

    words = " ".join(text)
    with open_graph(store) as graph:
        hits = graph.search(words, limit, kinds or None)
    if as_json:
        print_json(list(hits))
        return DONE
    if not hits:
        say(f"nothing found for {words}", err=True)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for hit in hits:
        click.echo(_lines(hit), color=colour)
    return DONE


def _lines(hit: Hit) -> str:
    """Write a hit: what it is, its name, its IRI, and below the words that were found."""
    kind = hit.type if hit.kind in ("entity", "document") else f"{hit.kind}, {hit.type}"
    head = f"{click.style(harmless(hit.name), bold=True)}  {click.style(f'({kind})', dim=True)}"
    also = "also known as " if hit.kind == "entity" else ""
    lines = [head, f"    {also}{_marked(hit.snippet, hit.marks)}"] if hit.snippet else [head]
    return "\n".join([*lines, f"    {click.style(harmless(hit.iri), dim=True)}"])


def _marked(text: str, marks: Marks) -> str:
    done, written = 0, []
    for start, end in marks:
        written += [harmless(text[done:start]), click.style(harmless(text[start:end]), fg="yellow")]
        done = end
    return "".join([*written, harmless(text[done:])])
