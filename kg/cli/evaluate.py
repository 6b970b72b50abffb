"""`kg eval`: an extractor against gold, with the measures of the field."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import extractor_option
from kg.cli.output import exit_code, show_refusals
from kg.cli.progress import progress_bar


@click.command("eval")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="GOLD_FOLDER")
@extractor_option
@click.option("--verbose", is_flag=True, help="Show each document, and what was missed and invented.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, gold: Path, extractor: str, verbose: bool, as_json: bool) -> int:
    """Score an extractor on gold.

    GOLD_FOLDER holds *.gold.json, or *.json, with the texts beside them.

    Precision, recall and F1 of mentions, entities, statements and events; how often status, speaker, date and evidence are
    right; and the counts that must be 0: claims asserted as facts, forbidden triples.
    """
    from kg import eval as scoring
    from kg.pipeline.evaluate import evaluate

    with progress_bar("reading", "words") as progress:
        golds, predictions, refused = evaluate(gold, extractor, progress)
    scores = scoring.score(golds, predictions)
    documents = scoring.by_document(golds, predictions)
    if as_json:
        click.echo(scoring.as_json(scores, documents if verbose else ()))
    else:
        click.echo(scoring.table(scores))
        if verbose:
            click.echo(f"\n{scoring.document_table(documents)}\n")
            click.echo(scoring.confusion_lines(scoring.confusions(golds, predictions)))
    show_refusals(refused)
    return exit_code(refused)
