"""The front door: what `import kg` offers, and a graph asked in every way there is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import json
import typing
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, QuerySyntax, StoreError, StoreMissing
from kg.pipeline.draw import DrawKeywords, DrawOptions
from kg.pipeline.options import BuildKeywords, BuildOptions

SUN = ("Sun Jinlong", "sanctionedBy", "U.S. Treasury Department")


def test_all_is_what_is_there_and_no_more_than_twenty():
    public = {
        name
        for name, value in vars(kg).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("kg")  # modules have no __module__
    } - {"load_ipython_extension"}  # called by IPython, for `%load_ext kg`
    assert set(kg.__all__) == public
    assert list(kg.__all__) == sorted(kg.__all__)
    assert len(kg.__all__) <= 20


def test_everything_public_has_a_docstring_and_annotations():
    for name in kg.__all__:
        public = getattr(kg, name)
        assert inspect.getdoc(public), name
        for member, value in inspect.getmembers(public, inspect.isfunction) if inspect.isclass(public) else [(name, public)]:
            if not member.startswith("_"):
                assert inspect.getdoc(value), f"{name}.{member}"
                assert "return" in value.__annotations__, f"{name}.{member}"


def test_the_keywords_of_view_are_its_options():
    named = typing.get_type_hints(DrawKeywords)
    of_options = typing.get_type_hints(DrawOptions)
    assert named.items() <= of_options.items()
    assert set(of_options) - set(named) == {"focus", "hops", "limit"}
    assert {"focus", "hops", "limit", "title"} <= set(inspect.signature(kg.KnowledgeGraph.view).parameters)


def test_the_keywords_of_build_are_its_options():
    of_options = typing.get_type_hints(BuildOptions)
    assert typing.get_type_hints(BuildKeywords) == of_options
    assert set(of_options) == {field.name for field in dataclasses.fields(BuildOptions)}
    with pytest.raises(TypeError):
        kg.build([], extracter="spacy")


def test_build_opens_what_it_built_and_reports(gold, tmp_path):
    with kg.build(gold[:2], tmp_path / "store") as graph:
        assert [document.id for document in graph.documents()] == list(graph.report.added)
        assert graph.totals().documents == 2
    with kg.build(gold[0], store=str(tmp_path / "store")) as graph:  # one path need not be in a list
        assert graph.report.unchanged == (json.loads(Path(gold[0]).read_text("utf-8"))["document"]["id"],)


def test_open_is_an_error_where_nothing_stands(tmp_path):
    with pytest.raises(StoreMissing, match="kg build PATH"):
        kg.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_query_takes_parameters_as_keywords_or_in_a_mapping(graph):
    every = graph.query("sanctioned-by")
    named = graph.query("sanctioned-by", authority="U.S. Treasury Department")
    assert 0 < len(named) <= len(every)
    assert graph.query("sanctioned-by", {"authority": "U.S. Treasury Department"}).rows == named.rows
    assert graph.query("ASK { ?s kg:sanctionedBy ?o }")
    with pytest.raises(InputError, match="takes no parameter 'nobody'"):
        graph.query("sanctioned-by", nobody="x")
    with pytest.raises(QuerySyntax):
        graph.query("SELECT ?a WHERE { ?a }")


def test_entities_by_name_alias_iri_and_type(graph):
    (sun,) = graph.entities("sun jinlong")
    assert (sun.name, sun.type) == ("Sun Jinlong", "Person")
    assert graph.entities(sun.iri) == (sun,)
    everybody = graph.entities(type="Person")
    assert sun in everybody
    assert {entity.type for entity in everybody} == {"Person"}
    assert [entity.name for entity in everybody] == sorted(entity.name for entity in everybody)
    assert graph.entities("nobody at all") == ()


def test_statements_are_narrowed_by_each_part(graph):
    every = graph.statements()
    (sun,) = graph.entities("Sun Jinlong")
    of_sun = graph.statements(subject="Sun Jinlong")
    assert of_sun == tuple(statement for statement in every if statement.subject == sun.iri)
    assert of_sun == graph.statements(subject=sun.iri)
    assert graph.statements(status="fact") + graph.statements(status="claim") != every  # they are sorted together
    assert len(graph.statements(status="fact")) + len(graph.statements(status="claim")) == len(every)
    assert {statement.predicate for statement in graph.statements(predicate="sanctionedBy")} == {"sanctionedBy"}


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda graph: graph.statements(subject="Sun Jinlon"), "did you mean Sun Jinlong"),
        (lambda graph: graph.statements(predicate="sanctonedBy"), "did you mean sanctionedBy"),
        (lambda graph: graph.statements(status="true"), "known are claim, fact"),
        (lambda graph: graph.entities(type="Persons"), "did you mean Person"),
        (lambda graph: graph.events(type="sanctions"), "did you mean sanction"),
        (lambda graph: graph.evidence(("Sun Jinlong", "sanctonedBy", "Sun Jinlong")), "did you mean sanctionedBy"),
        (lambda graph: graph.view(focus="Sun Jinlon"), "did you mean Sun Jinlong"),
        (lambda graph: graph.view(since="May 2020"), "'May 2020' is no day: write YYYY-MM-DD"),
        (lambda graph: graph.view(since="2021-01-02", until="2021-01-01"), "the first day is after the last"),
        (lambda graph: graph.view(source="02-beijin-reply.txt"), "did you mean 02-beijing-reply.txt"),
        (lambda graph: graph.view(query="sanctoned-by"), "did you mean sanctioned-by"),
        (lambda graph: graph.view(query="ASK { ?s ?p ?o }"), "a yes or no cannot be drawn"),
        (lambda graph: graph.view(parameters={"authority": "x"}), r"parameters \(authority\) go with a query"),
        (lambda graph: graph.view(limit=0), "a limit of 0 draws nothing"),
        (lambda graph: graph.view(hops=-1), "-1 is no number of hops"),
        (lambda graph: graph.view("Chen Quanguo", source="03-"), "chooses? nothing that speaks of the focus"),
        (lambda graph: graph.export("docx"), "'docx' is no format"),
    ],
)
def test_a_mistyped_word_is_an_error_and_not_an_empty_answer(graph, ask, words):
    with pytest.raises(InputError, match=words):
        ask(graph)


def test_evidence_of_an_edge_is_facts_with_their_exact_words(graph):
    facts = graph.evidence(SUN)
    assert facts
    assert all(fact.status == "fact" and fact.polarity for fact in facts)
    by_iri = tuple(graph.entities(end)[0].iri for end in (SUN[0], SUN[2]))
    assert graph.evidence((by_iri[0], SUN[1], by_iri[1])) == facts
    ids = {document.iri: document.id for document in graph.documents()}
    for fact in facts:
        for quote in fact.evidence:
            assert graph.text(ids[fact.document])[quote.start : quote.end] == quote.text
            assert quote.text in quote.sentence


def test_every_edge_of_the_graph_has_evidence(graph):
    """Edges are turned round, doubled and implied when they are written; their words must be found all the same."""
    edges = graph.query("SELECT ?s ?p ?o WHERE { GRAPH <graph/facts> { ?s ?p ?o } }").rows
    assert len(edges) > 100
    for subject, predicate, target in edges:
        assert graph.evidence((subject, predicate.rpartition("#")[2], target)), (subject, predicate, target)


def test_a_claim_is_no_evidence(graph):
    claims = graph.statements(status="claim")
    assert claims
    found = {fact.iri for claim in claims for fact in graph.evidence((claim.subject, claim.predicate, claim.object))}
    assert not found & {claim.iri for claim in claims}


def test_events_documents_and_texts(graph):
    sanctions = graph.events(type="sanction")
    assert sanctions
    assert len(sanctions) < len(graph.events())
    assert [d.id for d in graph.documents()] == sorted(d.id for d in graph.documents())
    assert all(graph.text(document.id) for document in graph.documents())
    assert graph.text("nosuch.txt") is None


def test_the_graph_says_what_it_is_made_of(graph):
    from kg import vocab

    assert graph.base == "https://kg.example/id/"
    assert graph.ontology_version == vocab.ontology().version
    assert graph.report is None


def test_rdf_is_a_read_only_dataset_of_the_union(graph):
    from rdflib import Dataset, URIRef

    assert isinstance(graph.rdf, Dataset)
    assert graph.rdf.default_union
    assert len(graph.rdf) == len({quad[:3] for quad in graph.rdf.quads()}) == graph.totals().quads
    assert graph.rdf is graph.rdf
    triple = (URIRef("https://x.example/s"), URIRef("https://x.example/p"), URIRef("https://x.example/o"))
    with pytest.raises(StoreError, match="read-only"):
        graph.rdf.add(triple)


def test_what_was_opened_is_unchanged_by_a_later_build(gold, tmp_path):
    with kg.build(gold[:3], tmp_path / "store") as before:
        rdf, size, entities = before.rdf, len(before.rdf), len(before.entities())
        with kg.build(gold, tmp_path / "store") as after:
            assert len(after.rdf) > size
        assert len(rdf) == len(before.rdf) == size
        assert len(before.entities()) == entities
        assert len(before.documents()) == before.totals().documents == 3
        assert before.text(after.report.added[-1]) is None


def test_networkx_and_drawing(graph):
    import networkx as nx

    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert len(graph.to_networkx(events=False)) == len(graph.entities())
    assert len(network) == len(graph.entities()) + len(graph.events())
    whole, near = graph.view(), graph.view(focus="Chen Quanguo", hops=1)
    assert 1 < near.entities < whole.entities


def pieces(drawing):
    return {piece.iri: piece for piece in drawing.graph.evidence}


def test_a_view_of_some_days_holds_what_was_so_then(graph):
    whole, late = pieces(graph.view()), pieces(graph.view(since=dt.date(2021, 1, 1)))
    assert 0 < len(late) < len(whole)
    assert late == pieces(graph.view(since="2021-01-01")) == pieces(graph.view(since=dt.datetime(2021, 1, 1, 9, tzinfo=dt.UTC)))
    assert pieces(graph.view(since="2020-01-01", until="2020-12-31")) != late


def test_a_view_of_facts_or_of_some_sources_holds_nothing_else(graph):
    facts = pieces(graph.view(facts_only=True)).values()
    assert {piece.status for piece in facts} == {"fact"}
    of_two = graph.view(source=["02-beijing-reply.txt", "03-"])
    assert {document.id[:2] for document in of_two.graph.documents} == {"02", "03"}
    one = graph.view(source="02-beijing-reply.txt")
    assert [document.id for document in one.graph.documents] == ["02-beijing-reply.txt"]


def test_articles_stay_out_of_a_view_without_text(graph):
    drawing = graph.view(focus="Chen Quanguo", hops=1)
    assert {article.document for article in drawing.graph.articles} == {document.iri for document in drawing.graph.documents}
    without = graph.view(focus="Chen Quanguo", hops=1, text=False)
    assert without.graph.articles == ()
    assert pieces(without) == pieces(drawing)


def test_the_answer_of_a_query_is_what_is_drawn(graph):
    drawing = graph.view(query="sanctioned-by", parameters={"authority": "U.S. Treasury Department"})
    names = {node.name for node in drawing.graph.nodes}
    assert {"Sun Jinlong", "U.S. Treasury Department"} <= names
    assert {edge.predicate for edge in drawing.graph.edges} == {"sanctionedBy"}
    made = (
        "CONSTRUCT { ?a <https://x.example/with> ?b } WHERE { ?a kg:sanctionedBy ?o . ?b kg:sanctionedBy ?o FILTER (?a != ?b) }"
    )
    derived = graph.view(query=made).graph
    assert derived.edges
    assert all(edge.derived for edge in derived.edges)
    assert derived.evidence == ()
    claims = graph.view(query="SELECT ?claim WHERE { ?claim a kg:Claim }").graph
    claimed = {piece.iri for piece in (*graph.statements(status="claim"), *graph.events()) if piece.status == "claim"}
    assert claimed <= {piece.iri for piece in claims.evidence} | {
        event.iri for event in graph.events() if not any_participant(event)
    }


def any_participant(event):
    return event.agents or event.targets or event.places


def test_a_graph_shows_its_totals_and_its_drawing(gold_store):
    with kg.open(gold_store) as graph:
        bundle = graph._repr_mimebundle_()
        assert bundle["image/svg+xml"] == graph.view().svg
        for told in ("12 documents", "227 facts", "46 claims"):
            assert told in bundle["text/plain"]
        assert bundle["text/html"].startswith("<table>")
        assert "<iframe" in bundle["text/html"]
    assert graph._repr_mimebundle_().keys() == {"text/plain"}
    assert graph._repr_mimebundle_()["text/plain"].endswith("closed")


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.query("sanctioned-by"),
        lambda graph: graph.entities(),
        lambda graph: graph.text("01-xinjiang-sanctions.txt"),
        lambda graph: graph.rdf,
        lambda graph: graph.totals(),
        lambda graph: graph.known,
        lambda graph: graph.base,
        lambda graph: graph.export("nquads"),
        lambda graph: graph.to_networkx(),
        lambda graph: graph.view(),
    ],
)
def test_a_closed_graph_says_so(gold_store, ask):
    with kg.open(gold_store) as graph:
        assert graph.known.entities  # what was read before does not answer afterwards either
    graph.close()
    with pytest.raises(StoreError, match=r"this graph is closed: kg\.open"):
        ask(graph)


def test_a_dataset_dies_with_its_graph(gold_store):
    with kg.open(gold_store) as graph:
        rdf = graph.rdf
        assert len(rdf) > 0
    with pytest.raises(StoreError, match="closed"):
        len(rdf)
