"""The groups of a query, what stands between two braces and is matched: outermost first, each with the variables it mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.query.tokens import Kind, Token


@dataclass(slots=True)
class Group:
    """What stands between two braces: offsets after the first and before the second."""

    start: int
    end: int = 0
    variables: set[str] = field(default_factory=set)
    is_pattern: bool = True
    """False for a template, for the rows of VALUES and for the braces around a subquery: no VALUES can begin these."""


@dataclass(slots=True)
class Groups:
    """Reads tokens from left to right.

    `short_construct` is set for `CONSTRUCT WHERE { ... }`: the offset where its template may be written out.
    """

    found: list[Group] = field(default_factory=list)
    short_construct: int | None = None
    _open: list[Group] = field(default_factory=list)
    _clause: Token | None = None  # the keyword that decides what the next brace opens: CONSTRUCT or VALUES

    @classmethod
    def of(cls, words: Sequence[Token]) -> Groups:
        """Find the groups of a query."""
        groups = cls()
        before: Token | None = None
        for token in words:
            groups._take(token, before)
            before = token
        return groups

    @property
    def all(self) -> Sequence[Group]:
        """Those that a VALUES may begin."""
        return [group for group in self.found if group.is_pattern]

    def _take(self, token: Token, before: Token | None) -> None:
        if token.kind is Kind.VARIABLE:
            for group in self._open:
                group.variables.add(token.text[1:])
        elif token.is_word("CONSTRUCT", "VALUES"):
            self._clause = token
        elif token.is_word("WHERE", "FROM") and self._clause and self._clause.is_word("CONSTRUCT"):
            self.short_construct = self._clause.end
            self._clause = None
        elif token.is_word("SELECT") and before and before.is_mark("{"):
            self._open[-1].is_pattern = False  # its own WHERE takes them
        elif token.is_mark("{"):
            self.found.append(Group(token.end, is_pattern=self._clause is None))
            self._open.append(self.found[-1])
            self._clause = None
        elif token.is_mark("}") and self._open:
            self._open.pop().end = token.start
