"""RDF files of strangers: every syntax is read, and what could harm is refused by the file's name."""

import json

import pyoxigraph
import pytest

from kg.errors import InputError
from kg.terms import to_nquad
from kg.validate import violations
from kg.validate.files import read_rdf
from kg.validate.nesting import DEEPEST, depth
from kg.validate.shacl import validate_file

SYNTAXES = {".ttl": "TURTLE", ".trig": "TRIG", ".nq": "N_QUADS", ".nt": "N_TRIPLES", ".jsonld": "JSON_LD", ".rdf": "RDF_XML"}
TERM = "http://example.org/a"


def save(folder, ending, quads):
    lines = pyoxigraph.parse("\n".join(map(to_nquad, quads)), pyoxigraph.RdfFormat.N_QUADS)
    syntax = getattr(pyoxigraph.RdfFormat, SYNTAXES[ending])
    things = lines if syntax.supports_datasets else {q.triple for q in lines}
    path = folder / f"graph{ending}"
    path.write_bytes(pyoxigraph.serialize(things, format=syntax))
    return path


@pytest.mark.parametrize("ending", SYNTAXES)
def test_every_syntax_gets_the_verdict_of_its_quads(ending, tmp_path, example):
    bad = example(("statement:based", '"asserted"', '"alleged"'))
    found = validate_file(save(tmp_path, ending, bad))
    assert [(v.focus, v.rule, v.words) for v in found] == [(v.focus, v.rule, v.words) for v in violations(bad)]
    assert len(found) == 1


def test_a_good_file_breaks_nothing(tmp_path, example):
    assert validate_file(save(tmp_path, ".trig", example())) == []


def test_relative_iris_do_not_tell_where_the_file_lies(tmp_path):
    (tmp_path / "a.ttl").write_text("<here> a <there> .")
    assert all(str(tmp_path) not in str(quad) for quad in read_rdf(tmp_path / "a.ttl"))


def test_a_triple_about_a_triple_is_left_out(tmp_path):
    star = f"<{TERM}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <{TERM}> <{TERM}> <{TERM}> )>> ."
    (tmp_path / "a.nt").write_text(f"{star}\n<{TERM}> <{TERM}> <{TERM}> .")
    assert len(read_rdf(tmp_path / "a.nt")) == 1


def test_a_blank_node_is_a_focus_like_any_other(tmp_path):
    (tmp_path / "a.ttl").write_text('@prefix kg: <https://kg.example/ontology#> . [] a kg:Document ; kg:documentId "a", "b" .')
    (found,) = validate_file(tmp_path / "a.ttl")
    assert found.rule == "A document has exactly one id."
    assert found.words == "a ... b"
    assert found.focus.startswith("_:")


def bombs(inner):
    """A document type declaration, as a bomb of entities begins."""
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{inner}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'


DEEP = DEEPEST + 1
HOSTILE = {
    "no such ending": ("a.docx", "x", "is no RDF syntax"),
    "no ending": ("graph", "x", "is no RDF syntax"),
    "no Turtle": ("a.ttl", "@", "line 1"),
    "no N-Quads": ("a.nq", "<a> <b> .", "line 1"),
    "no JSON": ("a.jsonld", '{"@id": ', "no valid JSON, line 1"),
    "no XML": ("a.rdf", "<rdf:RDF>", "line 1"),
    "no UTF-8": ("a.ttl", b'<a:a> <a:b> "\xff" .', "no UTF-8 at byte 13"),
    "a document type": ("a.rdf", bombs("ha"), "<!DOCTYPE ...>) is not allowed"),
    "a remote context": (
        "a.jsonld",
        '{"@context": "http://example.org/c.jsonld"}',
        "http://example.org/c.jsonld stands",
    ),
    "one among others": ("a.jsonld", '[{"x": {"@context": [{}, "//example.org/c"]}}]', "nothing is fetched"),
    "an import": ("a.jsonld", '{"@context": {"@import": "http://example.org/c"}}', "nothing is fetched"),
    "a local context": ("a.jsonld", '{"@context": "file:///etc/hostname"}', "nothing is fetched"),
    "deep brackets": ("a.ttl", f"<{TERM}> <{TERM}> " + "[ <x:a> " * DEEP + "1" + " ]" * DEEP + " .", f"nested {DEEP} deep"),
    "deep lists": ("a.trig", f"<{TERM}> <{TERM}> " + "(" * 5000 + ")" * 5000 + " .", "nested 5000 deep"),
    "deep JSON": ("a.jsonld", '{"http://example.org/p": ' * 100_000 + "1" + "}" * 100_000, "nested 100000 deep"),
    "deep XML": ("a.rdf", "<a>" * 5000 + "</a>" * 5000, f"nested {DEEP} deep"),
    "deep triples": ("a.nt", f"<{TERM}> <{TERM}> " + f"<<( <{TERM}> <{TERM}> " * 40 + "1" + " )>>" * 40 + " .", "nested 80 deep"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_cannot_be_read_is_refused_by_name(case, tmp_path):
    name, content, complaint = HOSTILE[case]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as refusal:
        read_rdf(tmp_path / name)
    assert str(refusal.value).startswith(str(tmp_path / name))
    assert complaint in str(refusal.value)


@pytest.mark.parametrize("name", ["missing.ttl", "folder.ttl"])
def test_what_is_no_file_is_refused_by_name(name, tmp_path):
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match=name):
        read_rdf(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "deepest"),
    [
        ("", 0),
        ("( [ ( ) ] ) ( )", 3),
        ('"((("', 0),
        ("'''a ( ' ( b''' (", 1),
        ('"a \\" (" (', 1),
        ("# ((((\n(", 1),
        ("<http://example.org/((> (", 1),
        ("<<( <x:a> <x:b> <x:c> )>>", 2),
        ("ex:it\\'s ( 'a' )", 1),
        (json.dumps({"a": [{"b": "}]"}]}), 3),
    ],
)
def test_depth_counts_brackets_that_are_brackets(text, deepest):
    assert depth(text) == deepest
