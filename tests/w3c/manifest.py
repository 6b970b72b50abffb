"""Manifests in, cases out: what each test does and expects, as a node of the manifest's graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .archive import HOME, address

if TYPE_CHECKING:
    from collections.abc import Iterator

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"


class Manifest:
    """A manifest's graph, and the archive that its addresses lie in."""

    def __init__(self, file: Path, root: Path) -> None:
        self.file = file
        self.root = root
        self.folder = file.parent.name
        self._graph = ox.Store()
        self._graph.load(path=str(file), format=ox.RdfFormat.TURTLE, base_iri=address(file, root))

    @property
    def base(self) -> str:
        """The address of the manifest's folder."""
        return address(self.file.parent, self.root) + "/"

    def path(self, iri: str) -> Path:
        """Return the file of an address."""
        return self.root / iri.removeprefix(HOME)

    def cases(self, suite: str) -> Iterator[Case]:
        """Give its entries in their order."""
        whole = Node(ox.NamedNode(address(self.file, self.root)), self)
        entries = whole.one(MF + "entries")
        for entry in entries.items() if entries else ():
            yield Case(suite, self, entry)

    def objects(self, subject: object, predicate: str) -> list[Node]:
        """Give what a node has of a property."""
        found = self._graph.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
        return [Node(quad.object, self) for quad in found]


@dataclass(frozen=True)
class Node:
    """A term of a manifest."""

    term: ox.NamedNode | ox.BlankNode | ox.Literal
    manifest: Manifest

    def all(self, predicate: str) -> list[Node]:
        """Give every value of a property."""
        return self.manifest.objects(self.term, predicate)

    def one(self, predicate: str) -> Node | None:
        """Give the value of a property, if it has one."""
        return next(iter(self.all(predicate)), None)

    def items(self) -> Iterator[Node]:
        """Walk a list."""
        at: Node | None = self
        while at and at.value != RDF + "nil":
            yield at.need(RDF + "first")
            at = at.one(RDF + "rest")

    def need(self, predicate: str) -> Node:
        """Give the value of a property that it must have."""
        found = self.one(predicate)
        if found is None:
            raise LookupError(f"{self.term} of {self.manifest.file} has no {predicate}")
        return found

    @property
    def value(self) -> str:
        """The address, text or label."""
        return self.term.value

    @property
    def path(self) -> Path:
        """The file that it names."""
        return self.manifest.path(self.value)


@dataclass(frozen=True)
class Case:
    """One test of a suite."""

    suite: str
    manifest: Manifest
    node: Node

    @property
    def name(self) -> str:
        """The manifest's folder and the test's own name, as in `aggregates/agg01`: unique in a suite."""
        return f"{self.manifest.folder}/{self.node.value.rpartition('#')[2]}"

    @cached_property
    def kind(self) -> str:
        """The kind of test, such as QueryEvaluationTest."""
        return self.node.need(RDF + "type").value.rpartition("#")[2]

    @property
    def action(self) -> Node:
        """What is done."""
        return self.node.need(MF + "action")

    @property
    def title(self) -> str:
        """What the manifest calls it."""
        found = self.node.one(MF + "name")
        return found.value if found else ""

    @property
    def base(self) -> str:
        """The base of the store that it runs against."""
        return self.manifest.base
