"""`python -m kg.extract.local.training.relations`: annotated texts in; relations.npz of the model of `local`, and a log, out.

Needs nothing beyond kg itself, uses no chance, and takes some minutes. The corpora are public; MODEL_CARD.md names them.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    """Train, calibrate and write."""
    given = _arguments()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the vectors are short: threads would only wait for each other
    from kg.extract.local.training.relations.run import run

    run(given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.extract.local.training.relations", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="a folder of articles in our own format, with their texts")
    parser.add_argument("--redocred", type=Path, help="Re-DocRED dev; the last 100 documents are held out")
    parser.add_argument("--knowledgenet", type=Path, help="KnowledgeNet; the last tenth is held out")
    parser.add_argument("--storyweb", type=Path)
    parser.add_argument("--re3d", type=Path, help="re3d; the last 12 documents are held out")
    parser.add_argument("--penalty", type=float, default=3.0, help="of large weights")
    parser.add_argument("--folds", type=int, default=4, help="parts of the articles that are left out in turn, to calibrate")
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="KIND", help="kinds of features to leave out: frame, path ..."
    )
    parser.add_argument("--out", type=Path, required=True, help="a new folder for the model and the log")
    return parser.parse_args()


if __name__ == "__main__":
    main()
