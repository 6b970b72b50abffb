"""What an answer names is what is drawn: by IRI, by words, by edges whichever way they are told, or by names alone."""

from __future__ import annotations

import pytest

from kg import vocab
from kg.errors import InputError
from kg.known import Known
from kg.model import Status
from kg.terms import IRI, Literal, Table, Triple, Triples
from kg.view.asked import asked
from kg.view.excerpt import ends_of, pieces_of
from kg.view.parts import DerivedEdge


@pytest.fixture
def world(samples):
    return samples.small_world()


@pytest.fixture
def named(world):
    """IRIs of entities by name."""
    return {entity.name: IRI(entity.iri) for entity in world.entities}


def text(words: str) -> Literal:
    return Literal(words, language="en")


def table(*rows) -> Table:
    return Table(tuple(f"c{place}" for place in range(max(map(len, rows), default=0))), rows)


def graph(*triples) -> Triples:
    return Triples(tuple(Triple(subject, IRI(predicate), target) for subject, predicate, target in triples))


def said(known: Known) -> set[tuple[str, str, str]]:
    """Statements as names and predicates."""
    names = {entity.iri: entity.name for entity in known.entities}
    return {(names[s.subject], s.predicate, names[s.object]) for s in known.statements}


def statements(known: Known, predicate: str):
    return [statement for statement in known.statements if statement.predicate == predicate]


def test_statements_and_events_named_in_a_table_are_drawn_with_whom_they_speak_of(world):
    statement = statements(world, "educatedAt")[0]
    event = next(event for event in world.events if event.type == "meet")
    left = asked(world, table((IRI(statement.iri), text("of no interest")), (None, IRI(event.iri)))).known
    assert left.statements == (statement,)
    assert left.events == (event,)
    assert {entity.iri for entity in left.entities} == {*ends_of(statement), *ends_of(event)}
    assert {document.iri for document in left.documents} == {statement.document, event.document}


def test_an_edge_of_a_graph_brings_the_statements_behind_it(world, named):
    triple = (named["Ilya Torrend"], vocab.kg("sanctionedBy"), named["Dunmark Treasury"])
    left, derived = asked(world, graph(triple))
    assert len(left.statements) == 2  # two documents say so
    assert said(left) == {("Ilya Torrend", "sanctionedBy", "Dunmark Treasury")}
    assert derived == ()
    assert left.events == ()


@pytest.mark.parametrize(
    ("subject", "predicate", "target", "expected"),
    [
        ("Blue Keel Lines", "doesBusinessWith", "Tern & Sons Shipping", "doesBusinessWith"),  # as it is said
        ("Tern & Sons Shipping", "doesBusinessWith", "Blue Keel Lines", "doesBusinessWith"),  # it reads alike from both ends
        ("Cormorant Bank", "owns", "Blue Keel Lines", "ownedBy"),  # the same turned round
        ("Ilya Torrend", "holdsPositionIn", "Ministry of Harbours", "leads"),  # who leads holds a position
    ],
)
def test_an_edge_may_be_told_another_way_than_it_was_said(world, named, subject, predicate, target, expected):
    left, derived = asked(world, graph((named[subject], vocab.kg(predicate), named[target])))
    assert [statement.predicate for statement in left.statements] == [expected]
    assert derived == ()


def test_a_wider_edge_is_no_narrower_one(world, named):
    left, derived = asked(world, graph((named["Ludo Brandt"], vocab.kg("leads"), named["Port Sable Harbour Board"])))
    assert left.statements == ()
    assert derived == (DerivedEdge(named["Ludo Brandt"], "leads", named["Port Sable Harbour Board"]),)


def test_a_claim_stands_behind_an_edge_that_is_no_fact(world, named):
    triple = (named["Port Sable Harbour Board"], vocab.kg("targets"), named["Ossel"])
    left = asked(world, graph(triple)).known
    assert [statement.status for statement in left.statements] == [Status.CLAIM]
    assert "Shoreline Monitor" in {entity.name for entity in left.entities}  # who says so stays named
    assert "The Sable Courier" in {entity.name for entity in left.entities}  # and who passed it on


def test_what_contradicts_a_fact_comes_with_it(world, named):
    left = asked(world, graph((named["Tern & Sons Shipping"], vocab.kg("ownedBy"), named["Aurel Isk"]))).known
    assert [(statement.status, statement.polarity) for statement in sorted(left.statements, key=lambda s: s.polarity)] == [
        (Status.CLAIM, False),
        (Status.FACT, True),
    ]


def test_an_edge_that_nobody_says_is_the_querys_own(world, named):
    colleague = "https://x.example/colleagueOf"
    both = [named["Maren Okell-Lindt"], named["Teodora Moll"]]
    left, derived = asked(world, graph((both[0], colleague, both[1]), (both[1], vocab.kg("knows"), both[0])))
    assert set(derived) == {DerivedEdge(both[0], colleague, both[1]), DerivedEdge(both[1], "knows", both[0])}
    assert {entity.iri for entity in left.entities} == set(both)
    assert pieces_of(left) == ()  # that they are married was not asked for


def test_a_description_is_drawn_by_its_edges_and_not_by_its_document(world, named):
    iri = named["Aurel Isk"]
    statement = statements(world, "citizenOf")[0]
    document = IRI(statement.document)
    described = graph(
        (iri, vocab.RDF + "type", vocab.kg("Person")),
        (iri, vocab.SKOS + "prefLabel", text("Port Sable")),  # a name that another has is no word of a table here
        (iri, vocab.kg("citizenOf"), named["Dunmark"]),
        (IRI(statement.iri), vocab.kg("inDocument"), document),
    )
    left = asked(world, described).known
    assert left.statements == (statement,)
    assert {entity.name for entity in left.entities} == {"Aurel Isk", "Dunmark"}


def test_names_with_the_exact_words_name_the_statement(world):
    rows = [(text("Ilya Torrend"), text("Dunmark Treasury"), Literal("placed Torrend under sanctions"))]
    left = asked(world, table(*rows)).known
    assert [statement.evidence[0].text for statement in left.statements] == ["placed Torrend under sanctions"]


def test_the_predicate_tells_statements_of_the_same_words_apart(samples):
    w = samples.World()
    ilya, front = w.entity("P", "Ilya"), w.entity("O", "Tidal Front")
    document = w.document("one", "One", "2021-01-01")
    w.say(document, ilya, "memberOf", front, "*Ilya of the Front*")
    w.say(document, ilya, "leads", front, "*Ilya of the Front*")
    w.happen(document, "meet", "*Ilya of the Front*", agents=(ilya,))
    row = [text("Ilya"), text("Tidal Front"), Literal("Ilya of the Front")]
    assert len(pieces_of(asked(w.known(), table(tuple(row))).known)) == 3
    for predicate, expected in (("memberOf", "memberOf"), (vocab.kg("holdsPositionIn"), "leads")):
        cell = predicate if isinstance(predicate, IRI) else Literal(predicate)
        (piece,) = pieces_of(asked(w.known(), table((*row, cell))).known)
        assert piece.predicate == expected


def test_words_are_only_those_of_whom_the_row_names(world):
    words = Literal("placed Torrend under sanctions")
    left = asked(world, table((text("Ludo Brandt"), words), (text("Sanna Dray"), words))).known
    assert pieces_of(left) == ()
    assert {entity.name for entity in left.entities} == {"Ludo Brandt", "Sanna Dray"}


def test_words_alone_name_whoever_said_them(world):
    left = asked(world, table((Literal("placed Torrend under sanctions"),))).known
    assert said(left) == {("Ilya Torrend", "sanctionedBy", "Dunmark Treasury")}


def test_a_role_names_the_statement_that_gives_it(world):
    left = asked(world, table((text("Ilya Torrend"), Literal("minister"), text("Ministry of Harbours")))).known
    assert said(left) == {("Ilya Torrend", "leads", "Ministry of Harbours")}


def test_two_names_and_a_predicate_name_an_edge(world):
    row = (text("Tern & Sons Shipping"), vocab.kg("ownedBy"), text("Aurel Isk"))
    assert {s.predicate for s in asked(world, table(row)).known.statements} == {"ownedBy"}


def test_the_names_of_a_row_are_joined_by_what_is_said_of_just_them(world):
    left = asked(world, table((text("Hale"), text("Justin Hale"), text("Nadia Quist"), text("Orrin Valley")))).known
    assert {event.type for event in left.events} == {"meet"}
    assert left.statements == ()


def test_entities_alone_are_drawn_with_what_is_said_among_them(world, named):
    left = asked(world, table((named["Ilya Torrend"],), (named["Dunmark Treasury"],), (named["Dunmark"],))).known
    assert said(left) >= {("Ilya Torrend", "sanctionedBy", "Dunmark Treasury"), ("Dunmark Treasury", "basedIn", "Dunmark")}
    assert {entity.name for entity in left.entities} == {"Ilya Torrend", "Dunmark Treasury", "Dunmark"}
    assert {event.type for event in left.events} == {"sanction", "accuse", "deny"}
    lonely = asked(world, table((named["Farrow Bight"],))).known
    assert [entity.name for entity in lonely.entities] == ["Farrow Bight"]


@pytest.mark.parametrize("by", ["iri", "id"])
def test_documents_alone_are_drawn_by_what_they_say(world, by):
    (merger,) = (document for document in world.documents if document.id == "merger")
    cell = IRI(merger.iri) if by == "iri" else Literal(merger.id)
    left = asked(world, table((cell,))).known
    assert {piece.document for piece in pieces_of(left)} == {merger.iri}
    assert left.statements == tuple(s for s in world.statements if s.document == merger.iri)
    described = graph((IRI(merger.iri), vocab.kg("title"), Literal("Two shipping lines agree to merge")))
    assert asked(world, described).known == left


def test_a_claim_about_an_event_stands_for_the_event(world):
    (detained,) = (event for event in world.events if event.type == "detain")
    claim = "https://kg.example/id/statement/about"
    assert asked(world, table((IRI(claim),)), {claim: detained.iri}).known.events == (detained,)
    assert asked(world, graph((IRI(claim), vocab.kg("polarity"), Literal("true"))), {claim: detained.iri}).known.events == (
        detained,
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (True, "a yes or no cannot be drawn: ask for entities"),
        (table(), "the query finds nothing"),
        (graph(), "the query finds nothing"),
        (table((Literal("12", vocab.XSD + "integer"),)), "names nothing that can be drawn: ask for entities, .*kg query --list"),
        (table((IRI("https://x.example/elsewhere"), None)), "names nothing that can be drawn"),
        (graph((IRI("https://x.example/a"), vocab.kg("leads"), IRI("https://x.example/b"))), "names nothing that can be drawn"),
    ],
)
def test_what_cannot_be_drawn_says_what_to_ask_for(world, answer, words):
    with pytest.raises(InputError, match=words):
        asked(world, answer)
