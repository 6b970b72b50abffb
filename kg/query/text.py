"""Text search inside SPARQL: `kg:search`, the one property that asks the text index instead of the quads.

    ?thing kg:search "words"                    whatever is found by the words
    ?thing kg:search ("words" 10)               the ten best
    (?thing ?score) kg:search "words"           with the score, a decimal: higher is better, ORDER BY DESC(?score)
    (?thing ?score) kg:search ("words" 10)

It may stand in a list of properties: `?who a kg:Person ; kg:search "sun jinlong" ; kg:memberOf ?party`. Found are entities by
their names, documents by title and text, statements and events by what they say and their exact words, as by `kg search`; a limit
counts all of these, and without one up to 10,000 are found. The last word may be the beginning of one; nothing in the words is
syntax. Words may come from a parameter: `kg query '... ?thing kg:search ?words ...' --param words="sun jinlong"`.

Before evaluation each such pattern becomes a VALUES of what was found, so that any engine can go on from there. Lines keep their
numbers. The forms are those of Apache Jena's `text:query`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.errors import InputError, QueryError
from kg.query.escapes import unescaped
from kg.query.text_patterns import Pattern, Run, runs
from kg.query.tokens import syntax_error, tokens
from kg.terms import IRI, Term, to_ntriples

Ranked = Sequence[tuple[IRI, float]]
"""Things with their scores, best first."""

Search = Callable[[str, int], Ranked]
"""Finds what answers to some words, so many at most."""

Answered = tuple[str, int, Ranked]
"""Words and limit of a search with what was found."""


def searched(text: str, search: Search | None, bindings: Mapping[str, Sequence[Term]] | None = None) -> str:
    """Return a query, its escapes undone, with what was found in the place of each `kg:search`; one without any as it is.

    `bindings` are the values of parameters. Raises QuerySyntax, and QueryError where there is no index to search.
    """
    found = _runs(text, bindings)
    if not found:
        return text
    if search is None:
        raise QueryError("kg:search asks the text index, and here is none: ask through a kg store")
    edits: dict[int, tuple[int, str]] = {}
    for run in found:
        values = " ".join(_values(pattern, _found(pattern, text, search)) for pattern in run.patterns)
        start, end = run.removed
        lines = "\n" * text.count("\n", start, end)
        if run.values_at == start:
            edits[start] = (end, values + lines)
        else:
            at, before = edits.get(run.values_at, (run.values_at, ""))
            edits[run.values_at] = (at, f"{before}{values} ")
            edits[start] = (end, lines)
    return _edited(text, edits)


def answers(text: str, search: Search) -> tuple[Answered, ...]:
    """Make all the searches of a query, as it was sent, for whoever evaluates it elsewhere: `given` turns them back into one."""
    if "search" not in text and "\\" not in text:
        return ()
    plain = unescaped(text)
    patterns = (pattern for run in _runs(plain, None) for pattern in run.patterns)
    return tuple((p.words, p.limit, _found(p, plain, search)) for p in patterns)


def given(answered: Iterable[Answered]) -> Search:
    """Search in what was found before."""
    known = {(words, limit): found for words, limit, found in answered}
    return lambda words, limit: known[words, limit]


def _runs(text: str, bindings: Mapping[str, Sequence[Term]] | None) -> list[Run]:
    return list(runs(tokens(text), text, bindings or {})) if "search" in text else []


def _found(pattern: Pattern, text: str, search: Search) -> Ranked:
    try:
        return search(pattern.words, pattern.limit)
    except InputError as error:
        raise syntax_error(str(error), text, pattern.at) from error


def _values(pattern: Pattern, found: Ranked) -> str:
    if pattern.score is None:
        return f"VALUES {pattern.thing} {{ {' '.join(to_ntriples(iri) for iri, _ in found)} }}"
    rows = " ".join(f"({to_ntriples(iri)} {score:.6f})" for iri, score in found)
    return f"VALUES ({pattern.thing} {pattern.score}) {{ {rows} }}"


def _edited(text: str, edits: Mapping[int, tuple[int, str]]) -> str:
    """Put each text in the place of what stands from its start to its end."""
    done, written = 0, []
    for start, (end, part) in sorted(edits.items()):
        written += [text[done:start], part]
        done = end
    return "".join([*written, text[done:]])
