"""`python -m kg.extract.local.training`: published weights and annotated texts in; the model of `local`, and a log, out.

Needs the extra `train`. The corpora are public; MODEL_CARD.md beside this folder names each with its licence.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

PUBLISHED: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the published `model.safetensors` of all-MiniLM-L6-v2."""


def main() -> None:
    """Train, log, save and export."""
    given = _arguments()
    from kg.extract.local.training.run import run

    if hashlib.sha256(given.weights.read_bytes()).hexdigest() != PUBLISHED:
        sys.exit(f"{given.weights}: is not the published file of all-MiniLM-L6-v2: its SHA-256 differs")
    run(given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.extract.local.training", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2, as published")
    parser.add_argument("--vocabulary", type=Path, required=True, help="its vocab.txt")
    parser.add_argument("--redocred", type=Path, required=True, help="Re-DocRED dev; the last 100 documents are held out")
    parser.add_argument("--wikigold", type=Path, required=True)
    parser.add_argument("--knowledgenet", type=Path, help="KnowledgeNet; the last tenth of its passages is held out")
    for corpus in ("storyweb", "gum", "re3d"):
        parser.add_argument(f"--{corpus}", type=Path, help="names alone, where it marks them")
    parser.add_argument("--gold", type=Path, required=True, help="a folder of articles in our own format, with their texts")
    parser.add_argument("--gold-weight", type=int, default=2, help="how often each of these articles is read in an epoch")
    parser.add_argument("--go-on", type=Path, help="networks.safetensors of an earlier run, to start from instead")
    parser.add_argument("--invented", type=float, default=0.0, help="share of the words of names that are made up")
    parser.add_argument("--headlines", type=float, default=0.0, help="share of the windows that are written in title case")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--polish", type=int, default=20, help="rounds of the pair network alone, after those of both")
    parser.add_argument("--polish-gold-weight", type=int, default=8, help="how often the articles are read in these")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--pair-weight", type=float, default=0.0, help="above 0: pairs are learnt together with names")
    parser.add_argument("--frozen", type=int, default=0, help="layers of the encoder, from its input, that learn nothing more")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="a new folder for the network, the model and the log")
    return parser.parse_args()


if __name__ == "__main__":
    main()
