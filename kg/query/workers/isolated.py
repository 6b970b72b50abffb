"""A snapshot whose queries are answered by workers: the façade's and the notebook's way of asking what a stranger wrote."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import QueryTooBig
from kg.query.workers import cells
from kg.query.workers.pool import Workers
from kg.query.workers.question import Question
from kg.terms import IRI, Answer, Dataset, Quad, Snapshot


class IsolatedSnapshot:
    """A Snapshot over another one, which workers have opened as well; they are closed with it."""

    def __init__(self, snapshot: Snapshot, workers: Workers) -> None:
        """Walk quads here, and let queries be answered there."""
        self._snapshot = snapshot
        self._workers = workers

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._snapshot.base

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL in a worker. Raises what `Workers.answer` raises, and QueryTooBig for an answer that is not whole."""
        graphs = dataset or Dataset()
        reply = self._workers.answer(Question(text, cells.NAME, graphs.default, graphs.named, is_guarded=True))
        with reply.body as body:
            if reply.cut is not None:
                raise QueryTooBig(f"the answer has more than one may have ({reply.cut}): ask for less, or say LIMIT")
            return cells.read(body)

    def quads(self, graph: IRI | None = None) -> Iterator[Quad]:
        """Walk all quads, or those of one graph, in no order."""
        return self._snapshot.quads(graph)

    def __len__(self) -> int:
        """Count the quads."""
        return len(self._snapshot)

    def close(self) -> None:
        """Let the workers go; who opened the snapshot closes it."""
        self._workers.close()
