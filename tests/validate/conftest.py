"""The ontology's example as quads, whole or changed in one place."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.terms import IRI, Literal, Quad

EXAMPLE = Path(__file__).parents[2] / "ontology" / "example.trig"
BASE = "https://kg.example/id/"


def _quads(trig: str) -> list[Quad]:
    def term(value: pyoxigraph.NamedNode | pyoxigraph.Literal) -> IRI | Literal:
        if isinstance(value, pyoxigraph.NamedNode):
            return IRI(value.value)
        return Literal(value.value, value.datatype.value, value.language)

    quads = pyoxigraph.parse(trig, pyoxigraph.RdfFormat.TRIG)
    return [Quad(term(q.subject), term(q.predicate), term(q.object), IRI(q.graph_name.value)) for q in quads]


def _change(trig: str, subject: str, old: str, new: str) -> str:
    """Replace in what the example says of one subject (its block starts so); without one, add to the document's graph."""
    if not subject:
        return f"{trig}\ndocument:ports {{ {new} }}\n"
    start = trig.index(f"\n    {subject} ")
    end = trig.index(" .\n", start)
    block = trig[start:end]
    assert block.count(old) == 1, f"{old!r} does not stand once in {block}"
    return trig[:start] + block.replace(old, new) + trig[end:]


@pytest.fixture(scope="session")
def example():
    """Give quads of the example after changes, each (subject, old, new), under a base IRI of their own."""
    trig = EXAMPLE.read_text("utf-8")

    def build(*changes, base=BASE):
        changed = trig
        for change in changes:
            changed = _change(changed, *change)
        return _quads(changed.replace(BASE, base))

    return build
