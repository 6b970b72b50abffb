"""Answers as SPARQL 1.1 Query Results JSON."""

from __future__ import annotations

import json

from kg.query.formats.setting import Setting
from kg.terms import IRI, XSD_STRING, Answer, Literal, Table, Term


def render(answer: Answer, _: Setting) -> str:
    """Write the answer of a SELECT or ASK."""
    if isinstance(answer, Table):
        bindings = [
            {name: _term(cell) for name, cell in zip(answer.columns, row, strict=True) if cell is not None} for row in answer.rows
        ]
        found: dict[str, object] = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    else:
        found = {"head": {}, "boolean": bool(answer)}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _term(cell: Term) -> dict[str, str]:
    if isinstance(cell, Literal):
        kind = {"xml:lang": cell.language} if cell.language else {"datatype": cell.datatype}
        return {"type": "literal", "value": cell.value} | ({} if kind == {"datatype": XSD_STRING} else kind)
    return {"type": "uri" if isinstance(cell, IRI) else "bnode", "value": str(cell)}
