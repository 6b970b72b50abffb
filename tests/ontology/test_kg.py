"""kg.ttl as a document of its own: it loads anywhere, defines every term fully, and says of relations what was designed."""

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.model import EntityType, Modality, Precision, Status
from kg.vocab import KG, SCHEMA, ontology
from kg.vocab.drawing import draw
from kg.vocab.tables import with_tables

ONTOLOGY = Path(__file__).parents[2] / "ontology"
AGENTS = set(EntityType)

# subject -> object, as designed; "Agent" is any of the four
JOINS = {
    "memberOf": "Agent -> Organization, Group",
    "holdsPositionIn": "Person -> Organization, Region, Group",
    "leads": "Person -> Organization, Region, Group",
    "employedBy": "Person -> Organization, Region, Group",
    "foundedBy": "Organization -> Agent",
    "educatedAt": "Person -> Organization",
    "ownedBy": "Organization -> Agent",
    "owns": "Agent -> Organization",
    "partOf": "Organization -> Organization, Region; Group -> Group",
    "affiliatedWith": "Agent -> Agent",
    "basedIn": "Organization, Group -> Region",
    "operatesIn": "Organization, Group -> Region",
    "locatedIn": "Region -> Region",
    "citizenOf": "Person -> Region",
    "bornIn": "Person -> Region",
    "diedIn": "Person -> Region",
    "residesIn": "Person -> Region",
    "deployedTo": "Agent -> Region",
    "spouseOf": "Person -> Person",
    "siblingOf": "Person -> Person",
    "associateOf": "Person -> Person",
    "parentOf": "Person -> Person",
    "sanctionedBy": "Agent -> Agent",
    "accusedBy": "Agent -> Agent",
    "targets": "Agent -> Agent",
    "opposes": "Agent -> Agent",
    "alliedWith": "Agent -> Agent",
    "doesBusinessWith": "Agent -> Agent",
}
SYMMETRIC = {"affiliatedWith", "spouseOf", "siblingOf", "associateOf", "opposes", "alliedWith", "doesBusinessWith"}
CLASSES = {
    "Agent", "Person", "Organization", "Group", "Region", "Holding", "Event", "Statement", "Claim", "Contested",
    "Document", "Span", "Extraction",
}  # fmt: skip
EVENT_TYPES = {
    "sanction", "lift", "appoint", "dismiss", "resign", "deploy", "accuse", "sue", "deny", "detain", "charge",
    "convict", "release", "pardon", "attack", "kill", "order", "agree", "visit", "meet", "acquire", "sell", "found",
    "elect", "protest", "die",
}  # fmt: skip
PROPERTIES = {
    "eventType", "eventStatus", "agent", "target", "place", "program", "legalBasis", "holder", "organization",
    "fromStatement", "role", "inDocument", "evidence", "assertedBy", "reportedBy", "polarity", "modality",
    "confidence", "contradicts", "aboutEvent", "share", "startDate", "endDate", "datePrecision", "ended", "text",
    "start", "end", "documentId", "title", "source", "published", "copyOf", "extraction", "extractorName",
    "extractorVersion", "model", "wikidata", "candidateMatch", "joinReason",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph():
    return rdflib.Graph().parse(ONTOLOGY / "kg.ttl")


def of_type(graph, *types):
    return {s for t in types for s in graph.subjects(RDF.type, t)}


def expand(text):
    names = text.split(", ")
    return AGENTS if names == ["Agent"] else {EntityType(n) for n in names}


def test_both_libraries_read_the_same_triples(graph):
    theirs = {str(t) for t in pyoxigraph.parse(path=str(ONTOLOGY / "kg.ttl"))}
    assert len(theirs) == len(graph) > 800


@pytest.mark.parametrize("name", ["kg.ttl", "shapes.ttl", "example.trig"])
def test_the_other_files_load_in_both_too(name):
    assert len(rdflib.Dataset().parse(ONTOLOGY / name)) > 0
    assert any(pyoxigraph.parse(path=str(ONTOLOGY / name)))


def test_there_are_no_blank_nodes(graph):
    assert not [n for t in graph for n in t if isinstance(n, rdflib.BNode)]


def test_every_term_has_a_label_and_a_comment_of_one_sentence(graph):
    terms = {s for s in graph.subjects() if str(s).startswith(KG) and (s, RDF.type, rdflib.URIRef(KG + "Pair")) not in graph}
    assert len(terms) > 100
    for term in terms:
        assert len(list(graph.objects(term, RDFS.label))) == 1, term
        comments = [str(c) for c in graph.objects(term, RDFS.comment)]
        assert len(comments) == 1, term
        assert comments[0].endswith("."), term
        assert ". " not in comments[0].removesuffix("."), term


def test_every_property_has_a_domain_and_a_range(graph):
    properties = of_type(graph, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert len(properties) == len(JOINS) + len(PROPERTIES) + 3  # kg:joins, kg:pairSubject, kg:pairObject
    for each in properties:
        for one, several in ((RDFS.domain, "domainIncludes"), (RDFS.range, "rangeIncludes")):
            single, listed = list(graph.objects(each, one)), list(graph.objects(each, rdflib.URIRef(SCHEMA + several)))
            assert (len(single), len(listed)) == (1, 0) or (len(single) == 0 and len(listed) > 1), each


def test_the_domain_and_range_of_a_relation_follow_from_its_pairs(graph):
    for name, predicate in ontology().predicates.items():
        term = rdflib.URIRef(KG + name)
        for side, types in ((RDFS.domain, predicate.subjects), (RDFS.range, predicate.objects)):
            least = next(iter(types)) if len(types) == 1 else "Agent"
            assert graph.value(term, side) == rdflib.URIRef(KG + least), (name, side)


def test_relations_are_those_designed_with_exactly_their_joins():
    relations = ontology().predicates
    assert set(relations) == set(JOINS)
    for name, table in JOINS.items():
        rows = [row.split(" -> ") for row in table.split("; ")]
        pairs = {(s, o) for left, right in rows for s in expand(left) for o in expand(right)}
        assert relations[name].pairs == pairs, name
    assert {name for name, r in relations.items() if r.symmetric} == SYMMETRIC
    assert {name: r.parent for name, r in relations.items() if r.parent} == {"leads": "holdsPositionIn"}


def test_classes_event_types_and_properties_are_those_designed(graph):
    assert set(ontology().classes) == CLASSES
    assert set(ontology().event_types) == EVENT_TYPES
    assert len(ontology().event_types) == len(EVENT_TYPES)
    named = {str(p).removeprefix(KG) for p in of_type(graph, OWL.ObjectProperty, OWL.DatatypeProperty)}
    assert named - set(JOINS) - {"joins", "pairSubject", "pairObject"} == PROPERTIES


def test_every_class_but_contested_is_mapped(graph):
    near = (RDFS.subClassOf, SKOS.closeMatch, SKOS.exactMatch)
    mapped = {str(s) for p in near for s, o in graph.subject_objects(p) if not str(o).startswith(KG)}
    assert {KG + name for name in CLASSES} - mapped == {KG + "Contested"}


def test_shapes_list_the_values_of_the_model():
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")

    def values(shape):
        head = shapes.value(rdflib.URIRef(f"https://kg.example/shapes#{shape}"), sh["in"])
        return {str(v) for v in shapes.items(head)}

    assert values("SaidModality") == set(Modality)
    assert values("EventStatus") == set(Status)
    assert values("DatedPrecision") == set(Precision)


def test_edges_are_looked_for_at_every_relation():
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    targets = shapes.objects(
        rdflib.URIRef("https://kg.example/shapes#Edge"), rdflib.URIRef("http://www.w3.org/ns/shacl#targetSubjectsOf")
    )
    assert {str(t).removeprefix(KG) for t in targets} == set(ontology().predicates)


def test_the_readme_says_what_the_turtle_says():
    readme = (ONTOLOGY / "README.md").read_text("utf-8")
    assert readme == with_tables(readme, ontology().turtle), "run python -m kg.vocab"


def test_the_drawing_shows_what_the_turtle_says():
    assert (ONTOLOGY / "kg.svg").read_text("utf-8") == draw(ontology().turtle), "run python -m kg.vocab"
