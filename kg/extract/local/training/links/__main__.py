"""`python -m kg.extract.local.training.links`: annotated texts in; the weights of cues in `steps/data/links.toml` out.

Without chance: the same texts give the same weights. Both corpora are public; the model card names them with their licences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.corpora import read_corpus
from kg.extract.local.training.links.examples import Asked, lessons, questions
from kg.extract.local.training.links.fit import fit
from kg.extract.local.training.links.weights import SURE, written
from kg.extract.steps.names.ranking import Ranking


def main() -> None:
    """Learn from GUM; read KnowledgeNet with what was learnt; learn from both."""
    given = _arguments()
    gum = list(lessons(read_corpus(given.gum, "gum")))
    asked = [one for lesson in gum for one in questions(lesson)]
    weights = fit(asked)
    if given.knowledgenet:
        more = list(_partly(given.knowledgenet, Ranking(weights, SURE)))
        weights = fit([*asked, *more])
        sys.stderr.write(f"{len(more)} questions of KnowledgeNet\n")
    given.out.write_text(written(weights), encoding="utf-8")
    sys.stderr.write(f"{len(asked)} questions of GUM, {len(weights)} weights: {given.out}\n")


def _partly(path: Path, ranking: Ranking) -> Iterator[Asked]:
    passages = list(read_corpus(path, "knowledgenet"))
    for lesson in lessons(passages[: len(passages) * 9 // 10]):
        yield from questions(lesson, ranking)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.extract.local.training.links", description=__doc__)
    parser.add_argument("--gum", type=Path, required=True, help="GUM train, CoNLL-U")
    parser.add_argument("--knowledgenet", type=Path, help="KnowledgeNet; the last tenth of its passages is held out")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write: links.toml")
    return parser.parse_args()


if __name__ == "__main__":
    main()
