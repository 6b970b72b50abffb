"""Words a second of the stages, the extractors and `kg build`.

`python tests/benchmarks/stages.py [--documents 200] [--extractor local]`. The stages run one after another in this process, on
articles recombined from the seeds; some are compared with a peer on the same input, and the extractors with each other. A cold
start is `kg extract` of one sentence, the whole is `kg build`: each a process of its own, the start of Python and the loading of
the models included.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from articles import write_articles
from figures import cost, process, table, timed

from kg.extract import EXTRACTORS, extractor
from kg.extract.steps.parse import DEFAULT_MODEL, load
from kg.ids import DEFAULT_BASE
from kg.model import Document, Extraction, Refusal
from kg.pipeline.examine import examine
from kg.rdf import Projection
from kg.read import ReadOptions, read
from kg.resolve import resolve
from kg.store.folder import open_writer
from kg.store.seam import Change
from kg.terms import Quad, to_nquad
from kg.validate.shacl import shacl_violations

KG = ("-c", "from kg.cli import main; main()")
SENTENCE = "Mara Lind, the finance minister of Kardovia, resigned on Friday.\n"
FEW = 2  # documents that pyshacl validates: it takes half a second for each


class Clock:
    """Runs stages; keeps the seconds of each, and how many times longer a peer took."""

    def __init__(self, words: int) -> None:
        self._words = words
        self._seconds: dict[str, float] = {}
        self._busy: dict[str, float] = {}  # of the processor: on a machine that others use, it tells more than the clock
        self._peers: dict[str, tuple[str, float]] = {}

    def run(self, stage: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        made, self._seconds[stage] = timed(work)
        self._busy[stage] = time.process_time() - start
        return made

    def beside(self, stage: str, peer: str, work: Callable[[], Any], share: float = 1.0) -> None:
        """Let a peer do what a stage did, or that share of it."""
        self._peers[stage] = (peer, timed(work)[1] / share / self._seconds[stage])

    def rows(self) -> list[list[object]]:
        whole = sum(self._seconds.values())
        seconds = self._seconds | {"all stages": whole}
        busy = self._busy | {"all stages": sum(self._busy.values())}
        return [
            [stage, spent, busy[stage], self._words / spent, f"{spent / whole:.0%}", *self._peers.get(stage, ("", ""))]
            for stage, spent in seconds.items()
        ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--extractor", choices=sorted(EXTRACTORS), default="local")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        articles = Path(made) / "articles"
        articles.mkdir()
        words = write_articles(articles, chosen.documents)
        build = (*KG, "build", str(articles), "--extractor", chosen.extractor)
        wholes = [_whole((*build, "--store", str(Path(made) / f"whole-{n}"), "--jobs", str(n)), words, n) for n in chosen.jobs]
        clock = Clock(words)
        _stages(clock, chosen.extractor, articles, Path(made) / "staged")
        extractors = _extractors(articles, Path(made) / "sentence.txt", words)
    print(f"{chosen.documents} articles, {words:,} words")
    columns = ["stage", "seconds", "of CPU", "words/s", "share", "peer", "peer / ours"]
    table(f"Stages, by {chosen.extractor}", columns, clock.rows())
    columns = ["extractor", "words/s", "words/s of CPU", "time / first", "cold start, s", "of CPU", "peak MB"]
    table("Extractors", columns, extractors)
    table("Whole", ["command", "seconds", "words/s", "peak MB of a process"], wholes)


def _whole(arguments: Sequence[str], words: int, jobs: int) -> list[object]:
    seconds, peak = process(arguments)
    return [f"kg build --jobs {jobs}", seconds, words / seconds, peak]


def _extractors(articles: Path, sentence: Path, words: int) -> list[list[object]]:
    """Let each extractor read the articles, once it is loaded, and tell what it costs to start."""
    sentence.write_text(SENTENCE, encoding="utf-8")
    documents = [document for document in read([str(articles)], ReadOptions(None, {})) if isinstance(document, Document)]
    rows: list[list[object]] = []
    first = 0.0
    for name in sorted(EXTRACTORS, reverse=True):
        reader = extractor(name)
        list(reader.extract(documents[:1]))
        start = time.process_time()
        seconds = timed(lambda reader=reader: list(reader.extract(documents)))[1]
        busy = time.process_time() - start
        cold = cost((*KG, "extract", str(sentence), "--extractor", name))
        whole = cost((*KG, "extract", str(articles), "--extractor", name))
        first = first or seconds
        rows.append([name, words / seconds, words / busy, seconds / first, cold.seconds, cold.busy, whole.megabytes])
    return rows


def _stages(clock: Clock, reader: str, articles: Path, store: Path) -> None:
    clock.run("load model", lambda: list(extractor(reader).extract([Document("sentence", SENTENCE)])))
    documents = clock.run("read", lambda: list(read([str(articles)], ReadOptions(None, {}))))
    extractions = clock.run("extract", lambda: list(extractor(reader).extract(documents)))
    clock.beside("extract", "spaCy's parse alone", lambda: _parse(documents))
    accepted = clock.run("validate", lambda: [examine(each) for each in extractions])
    refused = [each for each in accepted if isinstance(each, Refusal)]
    if refused:
        raise SystemExit(f"{len(refused)} refused, such as {refused[0]}")
    graphs = [_alone(extraction) for extraction in accepted[:FEW]]
    clock.beside("validate", "pyshacl", lambda: [shacl_violations(graph) for graph in graphs], len(graphs) / len(accepted))
    quads = _to_store(clock, accepted, store)
    clock.beside("load", "rdflib's memory", lambda: _to_rdflib(quads))


def _to_store(clock: Clock, extractions: Sequence[Extraction], store: Path) -> list[Quad]:
    with open_writer(store) as writer:
        clock.run("archive", lambda: _archive(writer.archive, extractions))
        walked = clock.run("walk archive", lambda: list(writer.archive.walk()))
        resolution = clock.run("resolve", lambda: resolve(walked, ()))
        quads, stamps = clock.run("project", lambda: _project(walked, resolution, writer.base))
        clock.run("load", lambda: writer.apply(Change(add=quads)))
        writer.archive.settle(stamps, ())
        clock.run("publish", writer.publish)
    return quads


def _archive(archive: Any, extractions: Sequence[Extraction]) -> None:
    with archive.together():
        for extraction in extractions:
            archive.put(extraction)


def _project(extractions: Sequence[Extraction], resolution: Any, base: str) -> tuple[list[Quad], dict[str, str]]:
    projection = Projection(extractions, resolution, base)
    stamps = {extraction.document.id: projection.stamp(extraction.document.id) for extraction in extractions}
    return projection.all(), stamps


def _parse(documents: Sequence[Document]) -> None:
    for _ in load(DEFAULT_MODEL).pipe([document.text for document in documents], batch_size=16):
        pass


def _alone(extraction: Extraction) -> list[Quad]:
    return Projection([extraction], resolve([extraction]), DEFAULT_BASE).all()


def _to_rdflib(quads: Sequence[Quad]) -> None:
    import rdflib

    rdflib.Dataset().parse(data="\n".join(map(to_nquad, quads)), format="nquads")


if __name__ == "__main__":
    main()
