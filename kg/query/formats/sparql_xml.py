"""Answers as SPARQL Query Results XML Format (Second Edition)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from kg.query.formats.setting import Setting
from kg.terms import IRI, XSD_STRING, Answer, Literal, Table, Term

_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(answer: Answer, _: Setting) -> str:
    """Write the answer of a SELECT or ASK; characters that XML cannot hold become the replacement character."""
    root = ET.Element("sparql", {"xmlns": _NAMESPACE})
    head = ET.SubElement(root, "head")
    if isinstance(answer, Table):
        for name in answer.columns:
            ET.SubElement(head, "variable", {"name": name})
        results = ET.SubElement(root, "results")
        for row in answer.rows:
            result = ET.SubElement(results, "result")
            for name, cell in zip(answer.columns, row, strict=True):
                if cell is not None:
                    _term(ET.SubElement(result, "binding", {"name": name}), cell)
    else:
        ET.SubElement(root, "boolean").text = str(answer).lower()
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")  # a bare one would be read as a newline
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _term(binding: ET.Element, cell: Term) -> None:
    if not isinstance(cell, Literal):
        ET.SubElement(binding, "uri" if isinstance(cell, IRI) else "bnode").text = str(cell)
        return
    attributes = {_LANG: cell.language} if cell.language else {"datatype": cell.datatype}
    element = ET.SubElement(binding, "literal", {} if attributes == {"datatype": XSD_STRING} else attributes)
    element.text = "".join(c if _allowed(c) else "\ufffd" for c in cell.value)


def _allowed(character: str) -> bool:
    """Tell what XML 1.0 can hold (section 2.2)."""
    return character in "\t\n\r" or " " <= character <= "\ud7ff" or "\ue000" <= character <= "\ufffd" or character >= "\U00010000"
