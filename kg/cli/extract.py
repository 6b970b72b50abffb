"""`kg extract`: documents to the extraction format, one JSON object a line, on standard output."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.options import extractor_option, reading_options, standard_input
from kg.cli.output import exit_code, show_refusals
from kg.cli.progress import progress_bar

if TYPE_CHECKING:
    from kg.extract.seam import Explained
    from kg.model import Refusal
    from kg.pipeline.options import BuildOptions, Progress


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@extractor_option
@reading_options
@click.option("--why", is_flag=True, help="Print the reasons of each statement instead, a line a statement.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, which this verb always does.")
def command(
    *,
    paths: tuple[str, ...],
    extractor: str,
    published: dt.date | None,
    columns: str | None,
    why: bool,
    as_json: bool,  # noqa: ARG001 - taken like everywhere, and always so
) -> int:
    """Print what is found in documents, as JSON.

    One object a line and document: the extraction format, which kg build reads too. With --why one a statement: its ends, its
    confidence, and what in the text spoke for it and against it, in log odds, the weightiest first.
    """
    from kg.pipeline import BuildOptions

    options = BuildOptions(extractor=extractor, published=published, columns=columns or "")
    refused: list[Refusal] = []
    with progress_bar("reading", "words") as progress:
        for line in (_reasons if why else _found)(paths, options, progress, refused):
            click.echo(line)
    show_refusals(refused)
    return exit_code(refused)


def _found(paths: tuple[str, ...], options: BuildOptions, progress: Progress, refused: list[Refusal]) -> Iterator[str]:
    from kg.interchange import dumps
    from kg.model import Refusal
    from kg.pipeline import extractions

    for outcome in extractions(paths, options, stdin=standard_input(), progress=progress):
        if isinstance(outcome, Refusal):
            refused.append(outcome)
        else:
            yield dumps(outcome)


def _reasons(paths: tuple[str, ...], options: BuildOptions, progress: Progress, refused: list[Refusal]) -> Iterator[str]:
    from kg.model import Refusal
    from kg.pipeline.explain import explanations

    for outcome in explanations(paths, options, stdin=standard_input(), progress=progress):
        if isinstance(outcome, Refusal):
            refused.append(outcome)
        else:
            yield from map(json.dumps, _rows(outcome))


def _rows(explained: Explained) -> Iterator[dict[str, object]]:
    names = {entity.id: entity.name for entity in explained.extraction.entities}
    for one in explained.extraction.statements:
        reasons = [{"seen": reason.seen, "weight": reason.weight} for reason in explained.reasons.get(one.id, ())]
        yield {
            "document": explained.extraction.document.id, "statement": one.id, "subject": names.get(str(one.subject)),
            "predicate": one.predicate, "object": names.get(str(one.object)), "status": one.status.value,
            "confidence": one.confidence, "reasons": reasons,
        }  # fmt: skip
