"""A path of length zero leads from a term to itself, also from one that the graph does not have (SPARQL 1.1, 18.4, ALP).

For `:s :p* ?o`, oxigraph finds nothing where :s is no subject or object in the graph. There, no step of the path can be taken, so
that the way from :s to itself is all there is to find: `{ :s :p* ?o } UNION { VALUES ?o { :s } FILTER NOT EXISTS { ... } }`.
Between two variables the standard asks for the terms of the graph alone, as oxigraph does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.query.mends.blocks import Pair, Statement, blocks, statements
from kg.query.mends.edits import Edit, variables
from kg.query.tokens import Kind, Token


def edits(words: Sequence[Token], text: str) -> Iterator[Edit]:
    """Write the triples anew whose path may have no step and whose one end is a constant."""
    if not any(word.is_mark("*") or word.is_mark("?") for word in words) or any(word.kind is Kind.BLANK for word in words):
        return  # a label of a blank node may not stand on both sides of what is put between
    name = _fresh(words)
    for block in blocks(words):
        writer = _Writer(words, text, name, block.graph)
        parts = statements(words, block.span)
        if any(writer.is_short(pair) for statement in parts for pair in statement.pairs):
            yield Edit(words[block.span.start].start, words[block.span.stop - 1].end, writer.block(parts))


def _fresh(words: Sequence[Token]) -> str:
    """Return a beginning of names that no variable of the query has."""
    name = "kg"
    while any(each.startswith(name) for each in variables(words)):
        name += "0"
    return f"?{name}"


@dataclass(frozen=True, slots=True)
class _Writer:
    words: Sequence[Token]
    text: str
    fresh: str
    graph: str | None

    def is_short(self, pair: Pair) -> bool:
        """Tell whether a path may have no step and leads from or to a constant."""
        ends = (pair.subject, pair.object)
        return pair.may_be_empty and all(end.is_plain for end in ends) and not all(end.is_variable for end in ends)

    def block(self, parts: Sequence[Statement]) -> str:
        """Write triples: those that stay, then a group for each of the others."""
        stay = [text for statement in parts for text in self._staying(statement)]
        groups = [self._group(pair) for statement in parts for pair in statement.pairs if self.is_short(pair)]
        return " ".join([" . ".join(stay), "." if stay else "", *groups, ""])

    def _staying(self, statement: Statement) -> Iterator[str]:
        if not any(self.is_short(pair) for pair in statement.pairs):
            yield self._slice(statement.span)
            return
        for pair in statement.pairs:
            if not self.is_short(pair):
                yield self._triple(pair)

    def _group(self, pair: Pair) -> str:
        subject, object_ = self._slice(pair.subject.span), self._slice(pair.object.span)
        graph = f"GRAPH {self.graph} {{}} " if self.graph else ""  # binds its variable, which no triple does here
        constant = object_ if pair.subject.is_variable else subject
        if pair.subject.is_variable or pair.object.is_variable:
            itself = f"VALUES {subject if pair.subject.is_variable else object_} {{ {constant} }}"
        else:
            itself = f"FILTER(sameTerm({subject}, {object_}))"
        ends = f"{{ {self.fresh}S {self.fresh}P {constant} }}"
        if (pair.object if pair.subject.is_variable else pair.subject).is_iri:
            ends += f" UNION {{ {constant} {self.fresh}P {self.fresh}O }}"
        return f"{{ {self._triple(pair)} }} UNION {{ {graph}{itself} FILTER NOT EXISTS {{ {ends} }} }}"

    def _triple(self, pair: Pair) -> str:
        return f"{self._slice(pair.subject.span)} {self._slice(pair.verb)} {self._slice(pair.object.span)}"

    def _slice(self, span: range) -> str:
        return self.text[self.words[span.start].start : self.words[span.stop - 1].end]
