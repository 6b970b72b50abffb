"""Names: which words are mentions, what they name, and which of them name the same; each row is a rule of reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.link import link
from kg.extract.steps.parse import parses
from kg.model import Document


def linked(text):
    [(document, parse)] = parses([Document("d", text)])
    return link(document, parse)


def mentions(text):
    read = linked(text)
    return {(span.of(text), entity.type.value[0]) for entity in read.entities for span in entity.mentions}


def entity_named(read, name):
    [found] = [entity for entity in read.entities if name in (entity.name, *entity.aliases)]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Maria Gomez met Dr. Alan Smith in Lima.", {("Maria Gomez", "P"), ("Alan Smith", "P"), ("Lima", "R")}),
        ("The Iranian government denied it.", {("Iranian government", "O")}),
        ("Iranian troops left the town.", {("Iranian troops", "O")}),
        ("An Iranian bank closed.", set()),
        ("Many Iranians fled to Turkey.", {("Iranians", "G"), ("Turkey", "R")}),
        ("Saudi officials were silent.", {("Saudi officials", "O")}),
        ("The Comoros government fell.", {("Comoros", "R"), ("Comoros government", "O")}),
        ("She works for the London-based charity Oxfam International.", {("London", "R"), ("Oxfam International", "O")}),
        ("He joined the Ministry of Trade and Industry.", {("Ministry of Trade and Industry", "O")}),
        ("Boats crossed the Volta River near Akosombo Dam.", {("Volta River", "R"), ("Akosombo Dam", "R")}),
        ("Police held Uyghur men.", {("Uyghur", "G")}),
        ("On Tuesday in March the English language won the Nobel Prize.", set()),
        ("U.S.-led forces came from Bosnia and Herzegovina.", {("U.S.", "R"), ("Bosnia and Herzegovina", "R")}),
        ("President Putin spoke as anti-Putin rallies began.", {("Putin", "P")}),
        ("The NATO summit opened.", {("NATO", "O")}),
        ("BAGHDAD - Talks about IRAN went on.", {("BAGHDAD", "R"), ("IRAN", "R")}),
    ],
)
def test_names_are_mentions_as_the_rules_say(text, expected):
    assert mentions(text) == expected


def test_an_adjective_of_a_country_refers_to_it_without_a_mention():
    read = linked("An Iranian bank closed.")
    [iran] = read.entities
    assert (iran.name, iran.wikidata, iran.mentions) == ("Iran", "Q794", ())
    assert [reference.kind for reference in read.references if reference.entity == iran.id] == [ReferenceKind.ADJECTIVE]


def test_a_surname_joins_the_full_name_wherever_that_stands():
    read = linked("Okonkwo spoke first. Later John Okonkwo left for Abuja. Mr. Okonkwo did not return.")
    assert entity_named(read, "John Okonkwo").aliases == ("John Okonkwo", "Okonkwo")


def test_a_family_name_may_stand_first():
    read = linked("Chen Weiguo was dismissed. Chen had led the bureau.")
    assert len(entity_named(read, "Chen Weiguo").mentions) == 2


def test_an_acronym_in_brackets_is_the_name_before_it():
    read = linked("He ran the Northern Roads and Bridges Corps (NRBC) for years. The NRBC denied it.")
    corps = entity_named(read, "NRBC")
    assert corps.name == "Northern Roads and Bridges Corps"
    assert len(corps.mentions) == 3


def test_names_of_one_country_are_one_entity():
    read = linked("The United States agreed. U.S. forces left. America waited.")
    assert {"America", "U.S.", "United States"} <= set(entity_named(read, "United States").aliases)
    assert entity_named(read, "United States").wikidata == "Q30"


def test_two_persons_of_one_surname_take_it_from_the_nearer():
    read = linked("Ana Silva won. Silva thanked her team. Years later Pedro Silva lost. Silva wept.")
    assert [len(entity_named(read, name).mentions) for name in ("Ana Silva", "Pedro Silva")] == [2, 2]


def test_entities_are_numbered_in_text_order():
    read = linked("Ghana and Togo met in Lagos.")
    assert [(entity.id, entity.name) for entity in read.entities] == [("e1", "Ghana"), ("e2", "Togo"), ("e3", "Lagos")]


def test_an_empty_text_has_no_names():
    assert linked("").entities == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AbIl US-’'\"(),.&@#5ofthe\n", max_size=80))
def test_no_text_breaks_the_reading_and_references_point_to_entities(text):
    read = linked(text)
    assert all(
        reference.entity in read.by_id and reference.start <= reference.head < reference.end for reference in read.references
    )


def test_a_well_known_body_has_its_identity_by_any_form():
    assert entity_named(linked("NATO met in Lima."), "NATO").wikidata == "Q7184"
    assert entity_named(linked("The Harbor Post Group met in Lima."), "Harbor Post Group").wikidata is None
