"""`%sparql` and `%%sparql`: a query in a cell, its answer as a DataFrame, a drawing, or a yes or no."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class, no_var_expand

from kg.errors import InputError, KgError, QuerySyntax
from kg.graph import KnowledgeGraph
from kg.known import KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.notebook.options import Options, parse
from kg.terms import Table
from kg.view.parts import LIMIT

if TYPE_CHECKING:
    import pandas as pd
    from IPython.core.interactiveshell import InteractiveShell

    from kg.drawing import Drawing
    from kg.result import Result

_WITH_IRI: Final = (KnownDocument, KnownEntity, KnownEvent, KnownStatement)
_VALUES: Final = (str, int, float, dt.date, *_WITH_IRI)


@magics_class
class SparqlMagics(Magics):
    """The magics, bound to one shell."""

    shell: InteractiveShell

    def __init__(self, shell: InteractiveShell) -> None:
        """Work in a shell and its variables."""
        super().__init__(shell)

    @no_var_expand
    @line_cell_magic
    def sparql(self, line: str, cell: str | None = None) -> object:
        """Ask a graph, in SPARQL or by the name of a query.

            %%sparql [-o NAME] [--as table|graph|df] [--limit N] [-p NAME=VALUE] [--graph VARIABLE] [--trusted no]
            SELECT ...

        A SELECT gives a DataFrame, with names beside IRIs; CONSTRUCT and DESCRIBE are drawn; ASK says yes or no.

            -o NAME         keep the answer in a variable
            --as SHAPE      table: a kg.Result; graph: a drawing; df: a DataFrame
            --limit N       show at most so many rows, or draw at most so many nodes
            -p NAME=VALUE   give ?NAME a value: the name of a Python variable, {an expression}, or text; may be repeated
            --graph NAME    the variable that holds the graph; needed only where several are open
            --trusted no    a stranger's query: a process of its own answers it, without network, within 10 s; nothing is drawn
        """
        try:
            options = parse(line)
            text = _text(options, cell)
            found = self._answer(self._graph(options.graph), text, options)
        except QuerySyntax as error:
            raise UsageError(str(error if cell is None else replace(error, line=error.line + 1))) from None
        except KgError as error:
            raise UsageError(str(error)) from None
        if options.out:
            self.shell.user_ns[options.out] = found
        return found

    def _answer(self, graph: KnowledgeGraph, text: str, options: Options) -> Result | Drawing | pd.DataFrame:
        parameters = {name: self._value(value) for name, value in options.parameters.items()}
        if not options.trusted and options.shape == "graph":
            raise InputError("--trusted no: what is drawn is asked in this process; say --as table")
        if options.shape != "graph":
            result = graph.query(text, parameters, trusted=options.trusted)
            if options.shape == "df" or (options.shape is None and isinstance(result.answer, Table)):
                from kg.notebook.frame import LinkedFrame

                return LinkedFrame.of(result, options.limit)
            if options.shape == "table" or not options.trusted or isinstance(result.answer, bool):
                return result.first(options.limit) if options.limit else result
        return graph.view(limit=options.limit or LIMIT, query=text, parameters=parameters, title=_title(text))

    def _graph(self, name: str | None) -> KnowledgeGraph:
        """Find the graph to ask: the one that is named, else the only one that is open in the notebook."""
        namespace = self.shell.user_ns
        if name is not None:
            if not isinstance(namespace.get(name), KnowledgeGraph):
                raise InputError(f"--graph {name}: there is no graph of that name")
            return namespace[name]  # type: ignore[no-any-return]
        found = {name: graph for name, graph in graphs(namespace).items() if not graph.closed}
        if not found:
            raise InputError('no graph is open: graph = kg.open("kg-store")')
        if len({id(graph) for graph in found.values()}) > 1:
            raise InputError(f"several graphs are open: say --graph {' or --graph '.join(found)}")
        return next(iter(found.values()))

    def _value(self, written: str) -> str:
        """Read the value of a parameter: a variable, an expression in braces, else the text itself."""
        if re.fullmatch(r"\{.*\}", written):
            return _as_text(self.shell.ev(written[1:-1]))  # type: ignore[no-untyped-call]
        if re.fullmatch(r"\"[^\"]*\"|'[^']*'", written):
            return written[1:-1]
        value = self.shell.user_ns.get(written)
        return _as_text(value) if isinstance(value, _VALUES) else written


def graphs(namespace: Mapping[str, object]) -> Mapping[str, KnowledgeGraph]:
    """Return the graphs that a notebook names; what IPython keeps of outputs is no name."""
    return {name: known for name, known in namespace.items() if isinstance(known, KnowledgeGraph) and not name.startswith("_")}


def _text(options: Options, cell: str | None) -> str:
    if cell is not None and options.query:
        raise InputError(f"{options.query!r} stands after the options: the query begins on the next line")
    text = options.query if cell is None else cell
    if not text.strip():
        raise InputError("there is no query: write SPARQL, or the name of a query, after the options")
    return text


def _as_text(value: object) -> str:
    """Write a Python value as the parameter of a query is typed."""
    if isinstance(value, _WITH_IRI):
        return value.iri
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat()[:10] if isinstance(value, dt.date) else str(value)


def _title(text: str) -> str:
    return text.strip() if re.fullmatch(r"\s*[a-z][a-z0-9-]*\s*", text) else "Answer"
