"""The whole graph in every format: all of RDF comes back to the same quads, and every reifier to its statement."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

import kg
from kg import vocab
from kg.errors import InputError
from kg.syntaxes import SYNTAXES
from kg.terms import Literal, to_nquad
from kg.view.exports import FORMATS

REIFIES = ox.NamedNode(vocab.RDF + "reifies")
PARTS = [ox.NamedNode(vocab.RDF + part) for part in ("subject", "predicate", "object")]
REIFYING = ["turtle", "trig", "nquads", "ntriples"]


def engine_format(name):
    return getattr(ox.RdfFormat, SYNTAXES[name].engine_name)


def as_text(data):
    """The triples of a Dataset; rdflib tells "x" from "x"^^xsd:string, which are one literal in RDF 1.1."""
    return {" ".join(term.n3() for term in quad[:3]).removesuffix(f"^^<{vocab.XSD}string>") for quad in data.quads()}


@pytest.fixture
def lines(graph):
    return sorted(to_nquad(quad) for quad in graph._reader.snapshot.quads())


def test_nquads_are_the_quads_sorted(graph, lines):
    assert graph.export("nquads").decode("utf-8").splitlines() == lines
    assert len(lines) == graph.totals().quads


@pytest.mark.parametrize("name", list(SYNTAXES))
def test_every_syntax_comes_back_to_the_same_quads(graph, lines, name):
    quads = list(ox.parse(graph.export(name), engine_format(name)))
    expected = list(ox.parse("\n".join(lines), ox.RdfFormat.N_QUADS))
    if SYNTAXES[name].has_graphs:
        assert sorted(map(str, quads)) == sorted(map(str, expected))
    else:
        assert sorted(str(quad.triple) for quad in quads) == sorted({str(quad.triple) for quad in expected})


@pytest.mark.parametrize("name", list(SYNTAXES))
def test_rdflib_reads_as_many_triples(graph, name):
    """Another reader than the one that wrote."""
    from rdflib import Dataset

    data = Dataset(default_union=True)
    data.parse(data=graph.export(name), format={"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}.get(name, name))
    assert as_text(data) == as_text(graph.rdf)


@pytest.mark.parametrize("name", [*SYNTAXES, *FORMATS])
def test_equal_graphs_give_equal_bytes(graph, gold_store, name):
    with kg.open(gold_store) as again:
        assert again.export(name) == graph.export(name)


@pytest.mark.parametrize("name", list(SYNTAXES))
def test_an_ending_means_its_syntax(graph, name):
    syntax = SYNTAXES[name]
    assert graph.export(syntax.ending) == graph.export(syntax.ending[1:]) == graph.export(name)


@pytest.mark.parametrize("name", REIFYING)
def test_reifiers_say_what_the_statements_said(graph, name):
    plain = list(ox.parse(graph.export("nquads"), ox.RdfFormat.N_QUADS))
    reified = list(ox.parse(graph.export(name, rdf12=True), engine_format(name)))
    said = {}
    for quad in plain:
        if quad.predicate in PARTS:
            said.setdefault(quad.subject, {})[quad.predicate] = quad.object
    found = {quad.subject: quad.object for quad in reified if quad.predicate == REIFIES}
    assert found == {statement: ox.Triple(*(parts[part] for part in PARTS)) for statement, parts in said.items()}
    assert found
    rest = {quad.triple for quad in reified if quad.predicate != REIFIES}
    assert rest == {quad.triple for quad in plain if quad.predicate not in PARTS}
    if SYNTAXES[name].has_graphs:
        home = {quad.subject: quad.graph_name for quad in plain if quad.predicate == PARTS[0]}
        assert {quad.subject: quad.graph_name for quad in reified if quad.predicate == REIFIES} == home


def test_a_reified_claim_is_still_no_edge(graph):
    reified = set(ox.parse(graph.export("nquads", rdf12=True), ox.RdfFormat.N_QUADS))
    asserted = {quad.triple for quad in reified}
    claims = {claim.iri for claim in graph.statements(status="claim")}
    facts = {str(quad.object) for quad in reified if quad.predicate == REIFIES and quad.subject.value not in claims}
    alone = [quad.object for quad in reified if quad.predicate == REIFIES and quad.subject.value in claims]
    assert alone
    assert not [triple for triple in alone if triple in asserted and str(triple) not in facts]


@pytest.mark.parametrize("name", ["jsonld", "rdfxml", *FORMATS])
def test_what_has_no_reifiers_says_so(graph, name):
    with pytest.raises(InputError, match="--rdf12 goes with turtle, trig, nquads and ntriples"):
        graph.export(name, rdf12=True)


def test_an_unknown_format_names_all_there_are(graph):
    with pytest.raises(InputError) as refused:
        graph.export("docx")
    assert all(name in str(refused.value) for name in (*SYNTAXES, *FORMATS))


def test_the_networks_hold_the_same_graph(graph, tmp_path):
    import networkx as nx

    whole = graph.to_networkx()
    for name, read in [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)]:
        path = tmp_path / f"graph.{name}"
        path.write_bytes(graph.export(name))
        back = read(path)
        assert set(back.nodes) == set(whole.nodes)
        assert back.number_of_edges() == whole.number_of_edges()
    back = nx.node_link_graph(json.loads(graph.export("json")), edges="edges")
    assert nx.utils.graphs_equal(back, whole)


def test_values_of_statements_are_reified_too():
    """The model allows literals as objects; the reifier must write them as they are."""
    from kg.export import export
    from kg.store.memory import RdflibStore
    from kg.store.seam import Change
    from kg.terms import IRI, Quad

    store, graph = RdflibStore("https://x.example/"), IRI("https://x.example/document/1")
    statement = IRI("https://x.example/statement/1")
    objects = [IRI("https://x.example/a"), IRI("https://x.example/p"), Literal('so "be"\nit', language="en")]
    parts = [Quad(statement, IRI(part.value), o, graph) for part, o in zip(PARTS, objects, strict=True)]
    store.apply(Change(add=parts))
    (quad,) = ox.parse(export(store.snapshot(), lambda: None, "nquads", rdf12=True), ox.RdfFormat.N_QUADS)
    assert quad.object.object == ox.Literal('so "be"\nit', language="en")
