"""`kg extract`: documents to the extraction format, one JSON object a line, on standard output."""

from __future__ import annotations

import datetime as dt

import click

from kg.cli.options import extractor_option, reading_options, standard_input
from kg.cli.output import exit_code, show_refusals
from kg.cli.progress import progress_bar


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@extractor_option
@reading_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON, which this verb always does.")
def command(
    *,
    paths: tuple[str, ...],
    extractor: str,
    published: dt.date | None,
    columns: str | None,
    as_json: bool,  # noqa: ARG001 - taken like everywhere, and always so
) -> int:
    """Print what is found in documents, as JSON.

    One object a line and document: the extraction format, which kg build reads too.
    """
    from kg.interchange import dumps
    from kg.model import Refusal
    from kg.pipeline import BuildOptions, extractions

    refused: list[Refusal] = []
    options = BuildOptions(extractor=extractor, published=published, columns=columns or "")
    with progress_bar("reading", "words") as progress:
        for outcome in extractions(paths, options, stdin=standard_input(), progress=progress):
            if isinstance(outcome, Refusal):
                refused.append(outcome)
            else:
                click.echo(dumps(outcome))
    show_refusals(refused)
    return exit_code(refused)
