"""The ranking: how words were found decides first, how much they tell and how much is known of a thing decides the rest.

A score's whole part is the level, its fraction orders within:

    5  the whole name            the more is known of a thing, the higher
    4  the beginning of a name   whole words first, then as above
    3  all words in its names    by bm25 (nothing for a word that half of all have), times one to two by how much is known
    2  all words                 in names, in what it says and in its text, likewise
    1  nearly all words          with words that are nearly those (`near`), when no name was found
    0  some of the words         when nothing was found

A level is searched only if those above leave room. Ties are broken by IRI.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.store.search.near import allowed, grams, nearest
from kg.store.search.words import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

WHOLE, BEGINNING, NAME, TEXT, NEAR, SOME = 5, 4, 3, 2, 1, 0
REASONS: Final = ("some of the words", "nearly the words", "words of the text", "words of a name", "beginning of a name", "name")

_KNOWN: Final = "(t.known / (t.known + 8.0))"
_KINDS: Final = "instr(:kinds, t.kind) > 0"
_BY_NAME: Final = f"""
SELECT t.id, t.iri, ROUND(MAX(0.5 * (substr(n.folded, length(:key) + 1, 1) IN ('', ' ')) + 0.499 * {_KNOWN}), 6) AS fraction
FROM names n JOIN things t ON t.id = n.thing WHERE {{names}} AND {_KINDS}
GROUP BY t.id ORDER BY fraction DESC, t.iri LIMIT :limit
"""  # noqa: S608 - constants of this file
_WHOLE_NAME: Final = _BY_NAME.format(names="n.folded = :key")
_BEGINNING: Final = _BY_NAME.format(names="n.folded > :key AND n.folded < :key || char(1114111)")
_BY_WORDS: Final = f"""
SELECT id, iri, ROUND(told / (told + 8.0), 6) AS fraction FROM (
  SELECT t.id, t.iri, (0.05 - bm25(words, 8.0, 3.0, 1.0)) * (1.0 + {_KNOWN}) AS told
  FROM words JOIN things t ON t.id = words.rowid WHERE words MATCH :words AND {_KINDS}
) ORDER BY fraction DESC, iri LIMIT :limit
"""  # noqa: S608 - constants of this file
_NEAR: Final = """
SELECT word FROM grams WHERE gram IN ({grams}) AND size BETWEEN ? AND ? GROUP BY word ORDER BY COUNT(*) DESC, word LIMIT 300
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found, by its number in the index."""

    thing: int
    iri: str
    score: float

    @property
    def reason(self) -> str:
        """How it was found, in words."""
        return REASONS[int(self.score)]


@dataclass(slots=True)
class Levels:
    """One search: `wanted` are its terms, of which the last may be a beginning."""

    connection: sqlite3.Connection
    wanted: Sequence[tuple[str, ...]]
    limit: int
    kinds: Collection[str]
    _found: dict[int, Found] = field(default_factory=dict)
    _nearly: set[str] = field(default_factory=set)

    def run(self) -> list[Found]:
        """Search level by level; return what was found, best first."""
        every = " AND ".join(self._phrases())
        self._take(WHOLE, _WHOLE_NAME, key=key(self.wanted))
        self._take(BEGINNING, _BEGINNING, key=key(self.wanted))
        self._take(NAME, _BY_WORDS, words=f"{{name}} : ({every})")
        named = bool(self._found)
        self._take(TEXT, _BY_WORDS, words=every)
        if not named and self._has_room and (nearly := self._near()):
            self._take(NEAR, _BY_WORDS, words=nearly)
        if not self._found and len(self.wanted) > 1:
            self._take(SOME, _BY_WORDS, words=" OR ".join(self._phrases()))
        return sorted(self._found.values(), key=lambda found: (-found.score, found.iri))[: self.limit]

    def is_wanted(self, word: str) -> bool:
        """Tell whether a word of a text is one that was searched for."""
        *whole, last = (word for term in self.wanted for word in term)
        return word in whole or word.startswith(last) or word in self._nearly

    @property
    def _has_room(self) -> bool:
        return len(self._found) < self.limit

    def _take(self, level: int, sql: str, **named: str) -> None:
        """Search a level; what was found at one above stays there."""
        if self._has_room:
            more = {"kinds": " ".join(self.kinds), "limit": self.limit + len(self._found)}
            for thing, iri, fraction in self.connection.execute(sql, {**named, **more}):
                self._found.setdefault(thing, Found(thing, iri, round(level + fraction, 6)))

    def _phrases(self) -> list[str]:
        """Write each term for FTS5; one holds letters, digits and marks alone, and stands in quotes, so that none is syntax."""
        written = [_phrase(term) for term in self.wanted]
        return [*written[:-1], f"{written[-1]} *"]

    def _near(self) -> str:
        """Write the search with the words that may be meant beside those that are in no name; "" if there are none."""
        written = []
        for term, phrase in zip(self.wanted, self._phrases(), strict=True):
            near = [] if len(term) > 1 or self._names(phrase) else self._nearest(term[0])
            self._nearly.update(near)
            written.append("(" + " OR ".join([phrase, *(_phrase((word,)) for word in near)]) + ")")
        return " AND ".join(written) if self._nearly else ""

    def _names(self, phrase: str) -> bool:
        sql = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
        return self.connection.execute(sql, (f"{{name}} : {phrase}",)).fetchone() is not None

    def _nearest(self, word: str) -> list[str]:
        most, runs = allowed(word), grams(word)
        if not most:
            return []
        sql = _NEAR.format(grams=", ".join("?" * len(runs)))
        rows = self.connection.execute(sql, (*runs, len(word) - most, len(word) + most))
        return sorted(nearest(word, (candidate for (candidate,) in rows)))


def _phrase(term: Sequence[str]) -> str:
    return '"' + " ".join(term) + '"'
