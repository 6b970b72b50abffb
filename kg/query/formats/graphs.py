"""Triples of a CONSTRUCT or DESCRIBE in any RDF syntax."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import InputError
from kg.query.formats.setting import Setting
from kg.syntaxes import Syntax, write
from kg.terms import Answer, Triples, to_ntriples


def writer(syntax: Syntax) -> Callable[[Answer, Setting], str]:
    """Return the function that writes triples in one syntax."""

    def render(answer: Answer, setting: Setting) -> str:
        if not isinstance(answer, Triples):
            raise InputError(f"{syntax.name} writes graphs: use CONSTRUCT or DESCRIBE")
        lines = (" ".join(map(to_ntriples, triple)) + " ." for triple in answer.triples)
        return write(lines, syntax, setting.base).decode("utf-8")

    return render
