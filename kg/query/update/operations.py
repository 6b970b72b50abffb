"""The text of an update in, its operations out, each with the graphs that it writes: SPARQL 1.1 Update, but for LOAD.

What is read here is the skeleton: keywords, names of graphs, and braces. A brace in a place where this reader knows none is an
error, so that no engine can read a graph's name out of something that was none here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryRefused
from kg.query.escapes import unescaped
from kg.query.guard import guard
from kg.query.tokens import Token, tokens
from kg.query.update.cursor import UNSURE, Cursor
from kg.terms import DEFAULT_GRAPH


@dataclass(frozen=True, slots=True)
class Operation:
    """`writes` are names of graphs, UNSURE among them for those that are known only when it is done.

    `where` is the place in the text where its WHERE begins, None if it has none; `names_dataset` tells whether it says WITH or
    USING; `pattern` is the text in braces of DELETE WHERE, and where that operation begins.
    """

    writes: frozenset[str]
    where: int | None = None
    names_dataset: bool = False
    pattern: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """An update with its code point escapes undone, operation by operation."""

    text: str
    operations: tuple[Operation, ...]


def read_update(text: str, base: str) -> Update:
    """Read an update. Raises QuerySyntax, and QueryRefused for what fetches, or for a WHERE that the guard refuses."""
    text = unescaped(text)
    reader = _Reader(Cursor(tokens(text), text), base)
    found: list[Operation] = []
    cursor = reader.cursor
    while True:
        cursor.prologue()
        if cursor.here is None:
            return Update(text, tuple(found))
        found.append(reader.operation())
        if cursor.here is not None and not cursor.mark(";"):
            cursor.fail("expected ; between two operations")


@dataclass(slots=True)
class _Reader:
    cursor: Cursor
    base: str

    def operation(self) -> Operation:
        cursor = self.cursor
        if cursor.word("LOAD"):
            raise QueryRefused("LOAD reads from an address: send the triples themselves, by INSERT DATA or to /data")
        if cursor.word("CLEAR", "DROP"):
            cursor.word("SILENT")
            return Operation(frozenset([self._cleared()]))
        if cursor.word("CREATE"):
            cursor.word("SILENT")
            cursor.need("GRAPH")
            return Operation(frozenset([cursor.graph()]))
        if verb := cursor.word("ADD", "MOVE", "COPY"):
            return self._transfer(verb)
        return self._modify()

    def _cleared(self) -> str:
        if self.cursor.word("ALL", "NAMED"):
            return UNSURE
        if self.cursor.word("DEFAULT"):
            return DEFAULT_GRAPH
        self.cursor.need("GRAPH")
        return self.cursor.graph()

    def _transfer(self, verb: str) -> Operation:
        self.cursor.word("SILENT")
        source = self._graph_or_default()
        self.cursor.need("TO")
        target = self._graph_or_default()
        return Operation(frozenset([source, target] if verb == "MOVE" else [target]))

    def _graph_or_default(self) -> str:
        if self.cursor.word("DEFAULT"):
            return DEFAULT_GRAPH
        self.cursor.word("GRAPH")
        return self.cursor.graph()

    def _modify(self) -> Operation:
        cursor, start = self.cursor, self.cursor.offset
        around = cursor.graph() if cursor.word("WITH") else None
        default = DEFAULT_GRAPH if around is None else around
        verb = cursor.need("INSERT", "DELETE")
        if around is None and cursor.word("DATA"):
            return Operation(self._template(default))
        if around is None and verb == "DELETE" and cursor.word("WHERE"):
            first = cursor.offset
            writes = self._template(default)
            pattern = cursor.text[first : cursor.words[cursor.at - 1].end]
            return Operation(writes, where=first, pattern=(pattern, start))
        writes = self._template(default)
        if verb == "DELETE" and cursor.word("INSERT"):
            writes |= self._template(default)
        names = self._using() or around is not None
        where = cursor.offset
        self._where()
        return Operation(writes, where, names)

    def _using(self) -> bool:
        found = False
        while self.cursor.word("USING"):
            self.cursor.word("NAMED")
            self.cursor.graph()
            found = True
        return found

    def _template(self, default: str) -> frozenset[str]:
        """Go past a template; return the graphs that its quads are in, `default` always among them."""
        cursor = self.cursor
        if not cursor.mark("{"):
            cursor.fail("expected {")
        writes = {default}
        while not cursor.mark("}"):
            if cursor.word("GRAPH"):
                writes.add(cursor.graph())
                self._triples()
            elif cursor.here is None or cursor.here.is_mark("{"):
                cursor.fail("a template has triples, and GRAPH <...> { triples }")
            else:
                cursor.at += 1
        return frozenset(writes)

    def _triples(self) -> None:
        first, last = self.cursor.braces()
        for place in range(first + 1, last):
            if _is_brace(self.cursor.words[place]):
                self.cursor.at = place
                self.cursor.fail("within GRAPH a template has triples only")

    def _where(self) -> None:
        """Go past WHERE and its group, which is guarded like a query's."""
        cursor = self.cursor
        cursor.need("WHERE")
        first, last = cursor.braces()
        declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in cursor.prefixes.items())
        guard(f"{declared}ASK {cursor.text[cursor.words[first].start : cursor.words[last].end]}", self.base)


def _is_brace(token: Token) -> bool:
    return token.is_mark("{") or token.is_mark("}")
