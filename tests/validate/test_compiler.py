"""The compiler takes what it can enforce and refuses the rest by name."""

import pytest

from kg.errors import OntologyError
from kg.validate.compiler import compile_shapes

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://shapes.example/> .\n"
SHAPE = ":s a sh:NodeShape ; sh:targetClass :Ship ; "
PROPERTY = SHAPE + 'sh:property :p . :p sh:path :flag ; sh:message "One flag." ; '


def test_a_message_is_the_rule():
    (rule,) = compile_shapes(HEAD + PROPERTY + "sh:minCount 1 .").rules
    assert rule.message == "One flag."
    assert len(rule.patterns) == 1


def test_all_that_can_be_wrong_with_a_value_is_one_pattern():
    (rule,) = compile_shapes(HEAD + PROPERTY + 'sh:maxCount 1 ; sh:pattern "^[a-z]$" ; sh:in ( "a" "b" ) .').rules
    assert len(rule.patterns) == 1


@pytest.mark.parametrize(
    ("shape", "complaint"),
    [
        (PROPERTY + "sh:minLength 3 .", "<https://shapes.example/p> says <http://www.w3.org/ns/shacl#minLength>"),
        (SHAPE + "sh:closed true .", "<https://shapes.example/s> says <http://www.w3.org/ns/shacl#closed>"),
        (SHAPE + "sh:or ( :a :b ) .", "which kg.validate cannot enforce"),
        (PROPERTY + "sh:minCount 2 .", "understood only as 1"),
        (
            SHAPE + "sh:property :p . :p sh:path [ sh:inversePath :flag ] ; sh:message 'x' ; sh:minCount 1 .",
            "not a path expression",
        ),
        (SHAPE + "sh:property :p . :p sh:path :flag ; sh:minCount 1 .", "exactly one sh:message"),
        (SHAPE + "sh:property :p . :p sh:path :flag ; sh:message 'x' .", "<https://shapes.example/p> asks for nothing"),
        (":s a sh:NodeShape .", "needs sh:targetClass or sh:targetSubjectsOf"),
        (SHAPE + "sh:targetSubjectsOf :flag .", "and not both"),
        (SHAPE + "sh:sparql :q . :q sh:message 'x' ; sh:select 'ASK { $this a :Ship }' .", "sh:select must read"),
        (SHAPE + "sh:sparql :q . :q sh:message 'x' ; sh:ask 'ASK {}' .", "shacl#ask>, which kg.validate cannot enforce"),
        (":s a sh:NodeShape ; ", "shapes.ttl: Parser error"),
    ],
)
def test_what_is_not_understood_is_refused(shape, complaint):
    with pytest.raises(OntologyError) as refusal:
        compile_shapes(HEAD + shape)
    assert complaint in str(refusal.value)
