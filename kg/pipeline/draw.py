"""What is known and what is asked of a view in, a ViewGraph out: asked for, narrowed, with its articles beside it.

A query chooses first, then dates, sources and facts narrow what it chose, then focus and limit say what is drawn of the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from kg import vocab
from kg.errors import InputError
from kg.pipeline.articles import articles
from kg.query.ask import ask
from kg.terms import Answer, Table
from kg.view.asked import Asked, asked
from kg.view.graph import view_graph
from kg.view.narrow import Narrowing, narrow, undated
from kg.view.parts import LIMIT, ViewOptions

if TYPE_CHECKING:
    from kg.known import Known
    from kg.store.home import HomeReader
    from kg.view.parts import ViewGraph


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """What to draw: all, or less of it.

    `focus` is an entity's IRI, with what lies within `hops` of it; at most `limit` nodes are drawn at first. `since` and `until`
    are days, or text as YYYY-MM-DD; `source` is one or more parts of a document's id, title or source. `query` is SPARQL or the
    name of a query, whose answer is drawn; `parameters` are its values. `answer` is one that is at hand already. Without `text`
    the articles stay out.
    """

    focus: str | None = None
    hops: int = 2
    limit: int = LIMIT
    since: dt.date | str | None = None
    until: dt.date | str | None = None
    facts_only: bool = False
    source: str | Sequence[str] = ()
    query: str | None = None
    parameters: Mapping[str, str] | None = None
    answer: Answer | None = None
    text: bool = True


class DrawKeywords(TypedDict, total=False):
    """Those of them that `KnowledgeGraph.view` takes by name alone, for type checkers."""

    since: dt.date | str | None
    until: dt.date | str | None
    facts_only: bool
    source: str | Sequence[str]
    query: str | None
    parameters: Mapping[str, str] | None
    answer: Answer | None
    text: bool


def draw(reader: HomeReader, known: Known, options: DrawOptions) -> ViewGraph:
    """Draw what the options choose. Raises InputError for what cannot be meant or leaves nothing, and QueryError."""
    narrowing = _narrowing(options)
    chosen = _asked(reader, known, options)
    ends = {end for edge in chosen.derived for end in (edge.source, edge.target)}
    left = narrow(chosen.known, narrowing, besides=ends)
    _refuse_absent(options.focus, left)
    view = ViewOptions(focus=options.focus, hops=options.hops, limit=options.limit)
    graph = view_graph(left, view, derived=chosen.derived)
    return replace(
        graph,
        articles=articles(reader, [document.iri for document in graph.documents]) if options.text else (),
        hidden=replace(graph.hidden, undated=undated(chosen.known, narrowing)),
    )


def _asked(reader: HomeReader, known: Known, options: DrawOptions) -> Asked:
    if options.answer is not None:
        return asked(known, options.answer, _stand_for(reader))
    if options.query is None:
        if options.parameters:
            raise InputError(f"parameters ({', '.join(options.parameters)}) go with a query: say which")
        return Asked(known)
    return asked(known, ask(reader.snapshot, options.query, options.parameters), _stand_for(reader))


def _stand_for(reader: HomeReader) -> Mapping[str, str]:
    """Say which event a claim about one is about, and which statement a holding comes from."""
    found = reader.snapshot.query(
        f"SELECT ?one ?other WHERE {{ ?one <{vocab.kg('aboutEvent')}>|<{vocab.kg('fromStatement')}> ?other }}"
    )
    return {str(one): str(other) for one, other in found.rows} if isinstance(found, Table) else {}


def _narrowing(options: DrawOptions) -> Narrowing:
    if options.limit < 1:
        raise InputError(f"a limit of {options.limit} draws nothing: give 1 or more")
    if options.hops < 0:
        raise InputError(f"{options.hops} is no number of hops: give 0 or more")
    return Narrowing(
        since=_day(options.since),
        until=_day(options.until),
        facts_only=options.facts_only,
        sources=(options.source,) if isinstance(options.source, str) else tuple(options.source),
    )


def _day(given: dt.date | str | None) -> dt.date | None:
    """Read a day; of a moment its day."""
    if isinstance(given, dt.datetime):
        return given.date()
    if given is None or isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise InputError(f"{given!r} is no day: write YYYY-MM-DD") from None


def _refuse_absent(focus: str | None, left: Known) -> None:
    """Say that narrowing left the focus out, where it is known otherwise."""
    if focus is not None and all(entity.iri != focus for entity in left.entities):
        raise InputError(
            "the query, the dates and the sources choose nothing that speaks of the focus: choose more, or another focus"
        )
