"""Values into a query: each variable gets the terms it may take, as whole terms, never as text into text.

Where the query keeps a place for them, `VALUES ?x { UNDEF }`, they stand there. Else every group that mentions the variable
begins with a VALUES of it, so that filters, unions and subqueries see them too. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.errors import InputError, QuerySyntax
from kg.query.groups import Groups
from kg.query.tokens import Kind, Token, tokens
from kg.terms import IRI, Blank, Literal, Term, to_ntriples

Bindings = Mapping[str, Sequence[Term]]
"""For each variable, without its `?`, the terms it may take."""

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.*", re.DOTALL)
_SHAPES: Final = ((Kind.IRI,), (Kind.STRING,), (Kind.STRING, Kind.LANGUAGE), (Kind.STRING, Kind.MARK, Kind.IRI))


def bind(text: str, bindings: Bindings) -> str:
    """Give variables their values.

    Raises InputError for a variable that the query does not have, and for a term that is none.
    """
    for name, terms in bindings.items():
        text = _bind_one(text, name, " ".join(map(_written, terms)))
    return text


def _bind_one(text: str, name: str, values: str) -> str:
    words = tokens(text)
    variables = dict.fromkeys(token.text[1:] for token in words if token.kind is Kind.VARIABLE)
    if name not in variables:
        raise InputError(f"the query has no variable ?{name}; it has {', '.join('?' + v for v in variables) or 'none'}")
    places = list(_kept_places(words, name))
    if places:
        return _insert(text, {place.start: (place.end, values) for place in places})
    return _join(text, Groups.of(words), name, f" VALUES ?{name} {{ {values} }} ")


def _kept_places(words: Sequence[Token], name: str) -> Iterator[Token]:
    """Find the UNDEF of each `VALUES ?name { UNDEF }`."""
    for block in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False):
        word, variable, opening, undef, closing = block
        braces = opening.is_mark("{") and closing.is_mark("}")
        if braces and word.is_word("VALUES") and variable.text in (f"?{name}", f"${name}") and undef.is_word("UNDEF"):
            yield undef


def _join(text: str, groups: Groups, name: str, values: str) -> str:
    """Begin every group that mentions the variable with its values; the outermost one always, since SELECT may name it."""
    if not groups.all:
        return f"{text.rstrip()}\nWHERE {{{values}}}"  # DESCRIBE ?x
    starts = {group.start for group in groups.all if name in group.variables} | {groups.all[0].start}
    inserts = {start: (start, values) for start in starts}
    if groups.short_construct is not None:  # CONSTRUCT WHERE { ... } has no room for values: its template is written out
        at, whole = groups.short_construct, groups.all[0]
        inserts[at] = (at, f" {{{text[whole.start : whole.end]}}}")
    return _insert(text, inserts)


def _insert(text: str, parts: Mapping[int, tuple[int, str]]) -> str:
    """Put each text in the place of what stands from its start to its end."""
    done, written = 0, []
    for start, (end, part) in sorted(parts.items()):
        written += [text[done:start], part]
        done = end
    return "".join([*written, text[done:]])


def _written(term: Term) -> str:
    """Write a term, and read it back: it must be one term to whoever reads the query, so that nothing in it can become syntax."""
    text = to_ntriples(term).replace("\t", "\\t")  # rdflib turns a bare tab into blanks
    try:
        shape = tuple(token.kind for token in tokens(text))
    except QuerySyntax:
        shape = ()
    iri = term if isinstance(term, IRI) else term.datatype if isinstance(term, Literal) else ""
    if isinstance(term, Blank) or shape not in _SHAPES or not _ABSOLUTE.match(iri) or not _is_unicode(text):
        raise InputError(f"{text!r} cannot be the value of a variable: it is neither an absolute IRI nor a literal")
    return text


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
