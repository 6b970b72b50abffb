"""`kg eval`: an extractor against gold or a public corpus, with the measures of the field."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import extractor_option
from kg.cli.output import exit_code, show_refusals
from kg.cli.progress import progress_bar

_CORPORA = ("gold", "redocred", "conll04", "knowledgenet", "storyweb", "re3d", "gum", "wikigold")


@click.command("eval")
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="PATH")
@click.option("--corpus", type=click.Choice(_CORPORA), default="gold", show_default=True, help="What PATH holds.")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Of a corpus, its last N documents alone.")
@extractor_option
@click.option("--verbose", is_flag=True, help="Show each document of gold, and what was missed and invented.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, path: Path, corpus: str, last: int | None, extractor: str, verbose: bool, as_json: bool) -> int:
    """Score an extractor on gold, or on a public corpus.

    For gold, PATH is a folder of *.gold.json, or *.json, with the texts beside them: precision, recall and F1 of mentions,
    entities, statements and events; how often status, speaker, date and evidence are right; how far confidences can be trusted;
    and the counts that must be 0: claims asserted as facts, forbidden triples.

    For a corpus, PATH is one file of it, plain or .gz: F1 of names by type, of relations (also with the names given), of
    KnowledgeNet's facts, of coreference, by the definitions of the field. --last scores a part that training never saw.
    """
    if corpus == "gold":
        if last:
            raise click.UsageError("--last takes documents of a corpus: leave it out with gold")
        return _gold(path, extractor, verbose=verbose, as_json=as_json)
    if verbose:
        raise click.UsageError("--verbose shows documents of gold: leave it out with --corpus")
    return _corpus(path, corpus, extractor, last, as_json=as_json)


def _gold(path: Path, extractor: str, *, verbose: bool, as_json: bool) -> int:
    from kg import eval as scoring
    from kg.pipeline.evaluate import evaluate

    with progress_bar("reading", "words") as progress:
        golds, predictions, refused = evaluate(path, extractor, progress)
    scores = scoring.score(golds, predictions)
    documents = scoring.by_document(golds, predictions)
    measures = scoring.gold_measures(scores, golds, predictions)
    bins = scoring.reliability(scoring.statements_judged(golds, predictions))
    if as_json:
        click.echo(scoring.as_json(scores, documents if verbose else (), measures, bins))
    else:
        click.echo(scoring.table(scores))
        click.echo(f"\n{scoring.reliability_table(bins, measures.get('ece'))}")
        if verbose:
            click.echo(f"\n{scoring.document_table(documents)}\n")
            click.echo(scoring.confusion_lines(scoring.confusions(golds, predictions)))
    show_refusals(refused)
    return exit_code(refused)


def _corpus(path: Path, corpus: str, extractor: str, last: int | None, *, as_json: bool) -> int:
    from kg.eval import corpus_measures, measure_lines
    from kg.pipeline.evaluate_corpus import evaluate_corpus

    with progress_bar("reading", "words") as progress:
        readings, refused = evaluate_corpus(path, corpus, extractor, progress, last)
    measures = corpus_measures(corpus, readings)
    if as_json:
        click.echo(json.dumps({"corpus": corpus, "documents": len(readings), "measures": measures}, indent=2))
    else:
        click.echo(f"{corpus}: {len(readings)} documents\n{measure_lines(measures)}")
    show_refusals(refused)
    return exit_code(refused)
