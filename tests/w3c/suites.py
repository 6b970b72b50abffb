"""The suites that are run: which manifests, and how a case is checked. One line of this table each."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

from .description import check_description
from .manifest import Case, Manifest
from .protocol import check_graph_store, check_protocol
from .queries import check_answer
from .rdf import check_rdf
from .server import Server, serving
from .syntax import check_syntax
from .updates import check_update

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPECTED = Path(__file__).with_name("expected_failures.toml")
_ANSWERS = ("QueryEvaluationTest", "CSVResultFormatTest")
_LANGUAGE = (
    "add aggregates basic-update bind bindings cast clear construct copy csv-tsv-res delete delete-data delete-insert"
    " delete-where drop exists functions grouping json-res move negation project-expression property-path subquery"
    " syntax-fed syntax-query syntax-update-1 syntax-update-2 update-silent"
)


@dataclass(frozen=True)
class Suite:
    """Folders of manifests, which of their cases, and what checks one; `asks` where that needs a server."""

    folders: Sequence[str]
    check: Callable[[Case], str | None] | None = None
    asks: Callable[[Case, Server], str | None] | None = None
    manifests: Sequence[str] = ("manifest.ttl",)
    takes: Callable[[Case], bool] = lambda _: True

    def cases(self, name: str, root: Path) -> Iterator[Case]:
        """Give its cases, manifest by manifest."""
        for folder in self.folders:
            for manifest in self.manifests:
                yield from filter(self.takes, Manifest(root / folder / manifest, root).cases(name))


def _sparql(folders: str) -> list[str]:
    return [f"sparql/sparql11/{folder}" for folder in folders.split()]


SUITES: Mapping[str, Suite] = {
    "query": Suite(
        _sparql(_LANGUAGE), check_answer, takes=lambda case: case.kind in ("QueryEvaluationTest", "CSVResultFormatTest")
    ),
    "update": Suite(_sparql(_LANGUAGE), check_update, takes=lambda case: case.kind == "UpdateEvaluationTest"),
    "syntax": Suite(_sparql(_LANGUAGE), check_syntax, takes=lambda case: "SyntaxTest" in case.kind),
    "protocol": Suite(_sparql("protocol"), asks=check_protocol),
    "graph-store": Suite(
        _sparql("graph-store-protocol"), asks=check_graph_store, manifests=("manifest-direct.ttl", "manifest-indirect.ttl")
    ),
    "description": Suite(_sparql("service-description"), asks=check_description),
    "ntriples": Suite(["rdf/rdf11/rdf-n-triples"], check_rdf),
    "nquads": Suite(["rdf/rdf11/rdf-n-quads"], check_rdf),
    "turtle": Suite(["rdf/rdf11/rdf-turtle"], check_rdf),
    "trig": Suite(["rdf/rdf11/rdf-trig"], check_rdf),
    "rdfxml": Suite(["rdf/rdf11/rdf-xml"], check_rdf),
}
NOT_RUN: Mapping[str, str] = {
    "sparql11/service": "asks servers at example.org: kg asks none that its user has not allowed, and these are not there",
    "sparql11/entailment": "kg infers nothing: what is not told is not in the graph",
    "sparql11/http-rdf-update": "deprecated by the W3C in favour of graph-store-protocol",
    "rdf11/rdf-mt": "kg infers nothing",
}


@dataclass(frozen=True)
class Outcome:
    """What became of a case: `failure` says what is wrong, `expected` why that is known."""

    case: Case
    failure: str | None
    expected: str | None

    @property
    def is_surprise(self) -> bool:
        """Whether it fails without being expected to, or passes though it was expected to fail."""
        return (self.failure is None) != (self.expected is None)


def run(root: Path, names: Sequence[str]) -> Iterator[Outcome]:
    """Run suites by their names, case by case; one server for all that need one."""
    expected = expected_failures()
    with contextlib.ExitStack() as held:
        server: Server | None = None
        for name in names:
            suite = SUITES[name]
            if suite.asks and server is None:
                server = held.enter_context(serving())
            for case in suite.cases(name, root):
                failure = _attempt(suite, case, server)
                yield Outcome(case, failure, expected.get(name, {}).get(case.name))


def expected_failures() -> Mapping[str, Mapping[str, str]]:
    """Read which cases are known to fail, suite by suite, each with the reason."""
    return tomllib.loads(_EXPECTED.read_text())


def _attempt(suite: Suite, case: Case, server: Server | None) -> str | None:
    try:
        if suite.asks:
            assert server is not None
            return suite.asks(case, server)
        assert suite.check is not None
        return suite.check(case)
    except (KgError, OSError, RuntimeError, SyntaxError, ValueError, LookupError) as error:
        return f"{type(error).__name__}: {error}"
