"""What may stand at the cursor of a SPARQL cell: prefixes, classes, properties, variables, keywords, named queries, options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from IPython.core.completer import SimpleCompletion, context_matcher

from kg import vocab
from kg.notebook.magic import graphs
from kg.notebook.options import AS, OPTIONS
from kg.query.named import named_queries
from kg.vocab.turtle import read

if TYPE_CHECKING:
    from IPython.core.completer import CompletionContext, SimpleMatcherResult
    from IPython.core.interactiveshell import InteractiveShell

_MAGIC: Final = re.compile(r"\s*(?:[\w, ]+=\s*)?%{1,2}sparql\b[ \t]*")
_FRAGMENT: Final = re.compile(r"[?$]?[\w-]*(?::[\w-]*)?$")
_KEYWORDS: Final = (
    "SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "DISTINCT", "OPTIONAL", "FILTER", "UNION", "MINUS", "VALUES", "BIND",
    "GRAPH", "EXISTS", "PREFIX", "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "STR", "COALESCE", "BOUND",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completions:
    """What may stand in the place of `fragment`, the characters before the cursor; each with a word of what it is."""

    fragment: str
    found: tuple[tuple[str, str], ...]


def matcher(shell: InteractiveShell) -> Callable[[CompletionContext], SimpleMatcherResult]:
    """Make the matcher that IPython asks; in cells of Python it has nothing to say."""

    @context_matcher(identifier="kg.sparql")  # type: ignore[untyped-decorator]
    def sparql_matcher(context: CompletionContext) -> SimpleMatcherResult:
        lines = context.full_text.splitlines()[: context.cursor_line + 1] or [""]
        before = "\n".join([*lines[:-1], context.text_until_cursor])
        completions = complete(before, context.full_text, graphs(shell.user_ns))
        if completions is None:
            return {"completions": []}
        found = [SimpleCompletion(text=text, type=kind) for text, kind in completions.found]
        return {"completions": found, "matched_fragment": completions.fragment, "suppress": True, "ordered": True}

    return sparql_matcher  # type: ignore[no-any-return]


def complete(before: str, cell: str, names_of_graphs: Iterable[str] = ()) -> Completions | None:
    """Complete the end of `before`, the part of a cell up to the cursor; None where the cell is not SPARQL."""
    magic = _MAGIC.match(before)
    if magic is None:
        return None
    head, newline, body = before[magic.end() :].partition("\n")
    if newline:
        return _in_query(body, cell)
    asked = _in_options(head, names_of_graphs)
    if asked is None and "%%" in magic.group():
        return Completions("", ())
    return _in_query(re.sub(r"^(?:\s*--?\w+[ =]+\S+)*\s*", "", head), cell) if asked is None else asked


def _in_options(head: str, names_of_graphs: Iterable[str]) -> Completions | None:
    """Complete an option or its value; None where neither stands at the end of the line."""
    if found := re.search(r"(?:^|\s)(--?[\w]*)$", head):
        return _starting(found[1], ((option, "option") for option in OPTIONS))
    values = {"--as": AS, "--graph": tuple(names_of_graphs), "--trusted": ("yes", "no")}
    if found := re.search(r"(--as|--graph|--trusted)[ =]+([\w]*)$", head):
        return _starting(found[2], ((value, "value") for value in values[found[1]]))
    return None


def _in_query(body: str, cell: str) -> Completions:
    found = _FRAGMENT.search(body)
    fragment = found.group() if found else ""
    if fragment.startswith(("?", "$")):
        variables = sorted(set(re.findall(r"[?$]\w+", cell)) - {fragment})
        return _starting(fragment, ((variable, "variable") for variable in variables))
    if ":" in fragment:
        return _starting(fragment, ((term, kind) for term, kind in terms().items()))
    return _starting(fragment, _words(alone=not body[: len(body) - len(fragment)].strip()))


def _words(*, alone: bool) -> Iterator[tuple[str, str]]:
    """Give what may begin with a letter: at the beginning of a query its name as well."""
    if alone:
        yield from ((name, "query") for name in named_queries())
    yield from ((f"{prefix}:", "prefix") for prefix in vocab.PREFIXES)
    yield from ((keyword, "keyword") for keyword in _KEYWORDS)


def _starting(fragment: str, known: Iterable[tuple[str, str]]) -> Completions:
    start = fragment.lower()
    return Completions(fragment, tuple((text, kind) for text, kind in known if text.lower().startswith(start)))


@cache
def terms() -> Mapping[str, str]:
    """Return the terms of the ontology, and those of others that it or a named query speaks of, each with what it is; sorted."""
    turtle = read(vocab.ontology().turtle)
    named = {f"kg:{term.name}": term for term in turtle.terms.values() if term.name.isidentifier()}
    ours = {name: "class" if vocab.OWL + "Class" in term.all(vocab.RDF + "type") else "property" for name, term in named.items()}
    spoken = {iri for term in turtle.terms.values() for predicate, values in term.said.items() for iri in (predicate, *values)}
    others = {short for iri in spoken if (short := _short(iri))}
    for query in named_queries().values():
        others.update(re.findall(rf"\b(?:{'|'.join(vocab.PREFIXES)}):\w+", query.text))
    return dict(sorted((dict.fromkeys(others, "term") | ours).items()))


def _short(iri: str) -> str | None:
    """Write an IRI with a prefix that is known; None where its name is no plain word."""
    for prefix, namespace in vocab.PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isidentifier():
            return f"{prefix}:{local}"
    return None
