"""shapes.ttl as SHACL: good by SHACL's own shapes, and kept by the ontology's own files."""

from pathlib import Path

import pyshacl
import pytest
import rdflib

from kg.validate.shacl import validate_file

ONTOLOGY = Path(__file__).parents[2] / "ontology"


def test_the_shapes_are_good_shacl():
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


@pytest.mark.parametrize("name", ["example.trig", "kg.ttl", "shapes.ttl"])
def test_our_own_files_keep_the_rules(name):
    assert validate_file(ONTOLOGY / name) == []
