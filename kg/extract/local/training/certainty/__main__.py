"""`python -m kg.extract.local.training.certainty`: annotated texts in; the weights of cues in `steps/data/certainty.toml` out.

Without chance: the same texts and the same encoder give the same weights. The encoder must not have learnt from the texts: of
GUM, the genres that it knows are left out. Both corpora are public; the model card names them with their licences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.corpora import GoldDocument, read_corpus
from kg.extract.local.training.certainty.examples import examples
from kg.extract.local.training.certainty.fit import fit, written

_LEARNT: Final = frozenset({"bio", "news", "speech"})
"""Genres of GUM that the encoder has learnt from."""
_MARKED: Final = 0.5
"""How much an entity of KnowledgeNet counts: it marks only what takes part in a relation, which is rightly found more often."""
_EVERY: Final = 4
"""Of KnowledgeNet one passage in so many: it would outvote GUM."""


def main() -> None:
    """Read, fit and write."""
    given = _arguments()
    found = [*examples(_unknown(given.gum), "gum"), *examples(_passages(given.knowledgenet), "knowledgenet", _MARKED)]
    given.out.write_text(written(fit(found)), encoding="utf-8")
    right = sum(one.right for one in found)
    sys.stderr.write(f"{len(found)} entities, {right} right: {given.out}\n")


def _unknown(path: Path) -> Iterator[GoldDocument]:
    """Give the texts of GUM (`GUM_interview_ants`) in other genres than the encoder knows."""
    return (one for one in read_corpus(path, "gum") if one.id.split("_")[1] not in _LEARNT)


def _passages(path: Path) -> list[GoldDocument]:
    every = list(read_corpus(path, "knowledgenet"))
    return [one for one in every[: len(every) * 9 // 10] if one.facts][::_EVERY]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.extract.local.training.certainty", description=__doc__)
    parser.add_argument("--gum", type=Path, required=True, help="GUM train, CoNLL-U")
    parser.add_argument("--knowledgenet", type=Path, required=True, help="KnowledgeNet; the last tenth is held out")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write: certainty.toml")
    return parser.parse_args()


if __name__ == "__main__":
    main()
