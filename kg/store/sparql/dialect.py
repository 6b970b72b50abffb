"""In what servers differ: a Server header in, a Dialect out; a server that we do not know gets what the standard promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one server takes, and how it wants to be asked.

    `together` quads or `characters` go into one update. A server that `guards` obeys a ground pattern beside the templates of
    an update. `whole` says that one update is seen whole or not at all. `before_update` and `before_query` stand before any
    text, and `union` are the parameters that make the default graph the union of all. `page` rows are asked for at once where
    answers are cut, and graphs at `most_triples`. One that is not `exact` answers some queries of the standard wrongly.
    `own_graphs` are the server's own, and no part of a store.
    """

    name: str
    together: int = 5_000
    characters: int = 2_000_000
    guards: bool = True
    whole: bool = False
    before_update: str = ""
    before_query: str = ""
    describe: str = ""
    union: tuple[tuple[str, str], ...] = ()
    page: int | None = None
    most_triples: int | None = None
    exact: bool = True
    own_graphs: tuple[str, ...] = ()


OTHER: Final = Dialect("another")
OXIGRAPH: Final = Dialect(
    "Oxigraph",
    together=200_000,
    characters=64_000_000,
    whole=True,
    union=(("union-default-graph", ""),),
)
_VIRTUOSO_OWN: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://localuriqaserver/sparql",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localhost:8890/DAV/",
    "http://localhost:8890/sparql",
)
VIRTUOSO: Final = Dialect(
    # 7.2: an update of 5,000 quads exhausts its parser's memory, an answer is cut at 10,000 rows without a word; a guard that is
    # all of a WHERE is compiled to 10,000 lines and refused; "log-enable 1" makes the steps of one request a single transaction.
    # Of kg's own 20 named queries it refuses two, answers four wrongly (OPTIONAL, UNION, BIND), and does not end two (paths).
    # Its own graphs are left out by a DEFINE that goes with no `GRAPH <name>`: with one it would find nothing there.
    "Virtuoso",
    together=1_500,
    characters=400_000,
    guards=False,
    before_update="DEFINE sql:log-enable 1\n",
    before_query="".join(f"DEFINE input:default-graph-exclude <{graph}> " for graph in _VIRTUOSO_OWN),
    describe='DEFINE sql:describe-mode "CBD" ',
    page=5_000,
    most_triples=10_000,
    exact=False,
    own_graphs=_VIRTUOSO_OWN,
)


def dialect_of(server: str) -> Dialect:
    """Recognise a server by its Server header."""
    for known in (OXIGRAPH, VIRTUOSO):
        if server.lower().startswith(known.name.lower()):
            return known
    return OTHER
