"""Terms and their one spelling, held against an N-Quads parser that is not ours."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.terms import IRI, Blank, Literal, Quad, to_nquad, to_ntriples

S, P, G = IRI("https://kg.example/s"), IRI("https://kg.example/p"), IRI("https://kg.example/g")
texts = st.text(st.characters(exclude_categories=("Cs",)))
literals = st.builds(Literal, texts) | st.builds(Literal, texts, st.just("https://kg.example/type"))
tagged = st.builds(
    Literal, texts, st.just("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"), st.sampled_from(["en", "pt-br"])
)


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (S, "<https://kg.example/s>"),
        (Blank("b0"), "_:b0"),
        (Literal('say "hi"\\\n\r\t'), '"say \\"hi\\"\\\\\\n\\r\t"'),
        (Literal("7", "http://www.w3.org/2001/XMLSchema#integer"), '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (Literal("Olá", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "pt"), '"Olá"@pt'),
    ],
)
def test_a_term_is_written_one_way(term, written):
    assert to_ntriples(term) == written


@given(literals | tagged)
def test_what_is_written_reads_back(literal):
    line = to_nquad(Quad(S, P, literal, G))
    assert "\n" not in line
    (read,) = pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_QUADS)
    assert (read.object.value, read.object.datatype.value, read.object.language) == (
        literal.value,
        literal.datatype,
        literal.language,
    )
    assert (read.subject.value, read.predicate.value, read.graph_name.value) == (S, P, G)


@given(st.lists(literals, unique=True))
def test_two_terms_are_never_written_alike(some):
    assert len({to_ntriples(term) for term in some}) == len(some)


def test_an_iri_shows_itself_in_brackets():
    assert repr(S) == "<https://kg.example/s>"
    assert str.__eq__(S, "https://kg.example/s")
