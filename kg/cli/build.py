"""`kg build`: read, extract, resolve, validate, load; then say what is in the graph and what was refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import extractor_option, json_option, reading_options, standard_input, store_option
from kg.cli.output import counts, exit_code, print_json, say, show_refusals, total_lines
from kg.cli.progress import progress_bar

if TYPE_CHECKING:
    from kg.pipeline import BuildReport
    from kg.store.place import Remote


@click.command("build")
@click.argument("paths", nargs=-1, metavar="PATH...")
@store_option
@extractor_option
@reading_options
@click.option("--base", metavar="IRI", help="Base IRI of what is named in the graph; kept by the store from its first build.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Processes that extract.")
@click.option(
    "--judgements", type=click.Path(path_type=Path), metavar="FILE", help="Judgements for a server to keep; a folder has its own."
)
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[str, ...],
    store: Path | Remote,
    extractor: str,
    published: dt.date | None,
    columns: str | None,
    base: str | None,
    jobs: int,
    judgements: Path | None,
    as_json: bool,
) -> int:
    """Read articles or facts into the graph.

    A PATH is a file (.txt .md .html .pdf .jsonl .csv .json), a folder, or - for standard input. Facts written by people
    (JSON with a "document", CSV with the columns subject and predicate) are loaded as they stand. Unchanged input costs nothing.
    Without a PATH an existing store is projected anew, by its judgements.csv and the ontology as they are now.
    """
    from kg.pipeline import BuildOptions, build, report_json

    options = BuildOptions(
        extractor=extractor, published=published, columns=columns or "", base=base, jobs=jobs, judgements=judgements
    )
    with progress_bar("reading", "words") as progress:
        report = build(paths, store, options, stdin=standard_input(), progress=progress)
    if as_json:
        print_json(report_json(report))
    else:
        say(_summary(store, report))
    if paths and not (report.added or report.replaced or report.unchanged or report.refused):
        say(f"nothing to read in {', '.join(paths)}: --json lists what was passed over, and why", err=True)
    show_refusals(report.refused)
    return exit_code(report.refused)


def _summary(store: Path | Remote, report: BuildReport) -> str:
    """Say what the store holds, what became of this build's documents, and what was left out."""
    changes = f"{len(report.added)} new, {len(report.replaced)} replaced, {len(report.unchanged)} unchanged"
    lines = [f"{store}: {counts({'document': report.totals.documents})} ({changes})", *total_lines(report.totals)]
    if report.refused:
        lines.append(f"  {len(report.refused)} refused, listed on standard error")
    return "\n".join(lines)
