"""One root, the tree as its docstring draws it, and messages as they are printed."""

import inspect
import re

import pytest

from kg import errors
from kg.errors import ExtraMissing, FormatError, KgError, QuerySyntax


def drawn():
    """The tree of the docstring, as (name, parent)."""
    path = []
    for line in errors.__doc__.splitlines():
        found = re.match(r"    ([| +-]*)([A-Z]\w+)  ", line)
        if found:
            depth = len(found[1]) // 4
            path[depth:] = [found[2]]
            yield found[2], path[depth - 1] if depth else "Exception"


def test_the_tree_is_drawn_as_it_is():
    classes = {name: each for name, each in vars(errors).items() if inspect.isclass(each) and issubclass(each, KgError)}
    assert {name: each.__base__.__name__ for name, each in classes.items()} == dict(drawn())


def test_a_format_error_keeps_its_parts():
    error = FormatError("is empty", where="a.json", place="entities[0].name")
    assert (error.reason, error.where, error.place) == ("is empty", "a.json", "entities[0].name")
    assert str(error) == "a.json: entities[0].name: is empty"
    assert str(FormatError("is empty")) == "is empty"


@pytest.mark.parametrize(("place", "whole"), [("id", "row.id"), ("[3]", "row[3]"), ("[3].id", "row[3].id"), ("", "row")])
def test_a_place_grows_outwards(place, whole):
    assert FormatError("x", where="f", place=place).inside("row").place == whole
    assert FormatError("x", where="f", place=place).inside("row").where == "f"


def test_a_query_is_shown_with_a_caret():
    error = QuerySyntax("expected }", 2, 5, "?s ?p ?o")
    assert str(error) == "line 2, column 5: expected }\n  ?s ?p ?o\n      ^"
    assert isinstance(error, KgError)


def test_what_to_type_for_a_missing_package():
    assert str(ExtraMissing("pandas", "notebook")) == "this needs the package pandas: pip install 'kg[notebook]'"
