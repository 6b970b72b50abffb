"""The same graph, the seeds' gold, asked the same questions by kg and by plain rdflib: `python tests/benchmarks/queries.py`.

The questions are named queries without the places for parameters, which nobody gives here: rdflib takes minutes over those.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

import rdflib
from articles import SEEDS
from figures import median_time, table, timed

import kg
from kg.query.named import named_query
from kg.vocab import PREFIXES

QUESTIONS = ("sanctioned-by", "sanctioned-members", "positions", "most-connected", "contested-facts", "corroborated")
_NO_VALUE = re.compile(r"VALUES \?\w+ { UNDEF }")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--questions", nargs="+", default=QUESTIONS)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gold = sorted(SEEDS.glob("*.gold.json"))
        with kg.build(gold, store=Path(folder) / "kg-store") as graph:
            quads = graph.export("nq")
            plain, loading = timed(lambda: _plain(quads, graph.base))
            rows = [_compare(graph, plain, name, chosen.times) for name in chosen.questions]
    print(f"{len(quads.splitlines()):,} quads; rdflib took {loading:.2f} s to load them")
    table(f"Questions, median of {chosen.times}", ["query", "rows", "kg s", "rdflib s", "rdflib / kg"], rows)


def _plain(quads: bytes, base: str) -> rdflib.Dataset:
    """Load the quads into rdflib's own memory, the union of all graphs its default graph, as kg asks it."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=quads, format="nquads", publicID=base)
    return dataset


def _compare(graph: kg.KnowledgeGraph, plain: rdflib.Dataset, name: str, times: int) -> list[object]:
    text = f"BASE <{graph.base}>\n{_NO_VALUE.sub('', named_query(name).text)}"
    ours, theirs = len(graph.query(text)), len(list(plain.query(text, initNs=PREFIXES)))
    if ours != theirs:
        raise SystemExit(f"{name}: kg gives {ours} rows and rdflib {theirs}: what is compared is not the same")
    fast = median_time(lambda: graph.query(text).rows, times)
    slow = median_time(lambda: list(plain.query(text, initNs=PREFIXES)), times)
    return [name, ours, fast, slow, slow / fast]


if __name__ == "__main__":
    main()
