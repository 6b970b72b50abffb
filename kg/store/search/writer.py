"""Writing the index: what a change touches is noted before the quads change, and taken anew from the quads before they are shown.

Every thing is a function of the quads of its document (or of the entity) and of the document's text, never of the change. So a
kill at any step leaves a note of what is still to be done, and what is done twice comes out the same.
"""

from __future__ import annotations

import contextlib
import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import StoreError
from kg.ids import Namer
from kg.store import durable
from kg.store.search import pieces
from kg.store.search.near import grams, is_candidate
from kg.store.search.words import keys, words
from kg.terms import IRI, Quad, Table, to_ntriples

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kg.store.seam import Change
    from kg.store.search.pieces import Piece
    from kg.terms import Snapshot, Term

NAME: Final = "search-1.sqlite"
"""The file; its number is raised when the same quads are to be indexed otherwise."""

_EVERYTHING: Final = "everything"
_TOGETHER: Final = 500  # entities asked for in one query
_AT_ONCE: Final = 20_000  # words whose runs of letters are held in memory
_TABLES: Final = ("names", "naming", "words", "things")


class IndexWriter:
    """The index of the store's one writer; every call is safe on disk when it returns."""

    def __init__(self, connection: sqlite3.Connection, base: str, where: str) -> None:
        """Write through a connection, which `close` closes; `where` names the index in messages."""
        self._connection = connection
        self._names = Namer(base)
        self._documents = f"{base}document/"
        self._where = where

    def touch(self, change: Change) -> None:
        """Note what a change is about to touch; graphs of users' own are not indexed."""
        quads = (*change.add, *change.remove)
        graphs = {*change.drop, *(quad.graph for quad in quads)}
        touched = {str(graph) for graph in graphs if graph.startswith(self._documents)}
        touched.update(str(quad.subject) for quad in quads if quad.graph == self._names.entities)
        if self._names.entities in change.drop:
            touched.add(_EVERYTHING)
        self._note(touched)

    def touch_all(self) -> None:
        """Note that nothing is known of the quads any more."""
        self._note({_EVERYTHING})

    def follow(self, snapshot: Snapshot, text_of: Callable[[str], str | None]) -> None:
        """Take anew from the quads what was touched; `text_of` gives a document's text by its id."""
        touched = {iri for (iri,) in self._connection.execute("SELECT iri FROM touched")}
        if not touched:
            return
        with self._transaction():
            if _EVERYTHING in touched:
                named = self._everything(snapshot)
                documents = {iri for iri in _documents(snapshot) if iri.startswith(self._documents)}
            else:
                documents = {iri for iri in touched if iri.startswith(self._documents)}
                entities = touched - documents
                documents |= self._rename(entities, _about(snapshot, entities, self._names.entities))
                named = entities | self._remove("graph", documents)
            for document in sorted(documents):
                named |= self._put(pieces.document(snapshot.quads(IRI(document)), text_of, cache(self._name)))
            self._weigh(named)
            self._learn()
            self._connection.execute("DELETE FROM touched")

    def backup(self, folder: Path) -> None:
        """Write a copy into a folder, safe on disk when it returns."""
        with contextlib.closing(sqlite3.connect(folder / NAME)) as copy:
            self._connection.backup(copy)
        durable.sync_folder(folder)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _note(self, touched: Iterable[str]) -> None:
        with self._transaction():
            self._connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", sorted((iri,) for iri in touched))

    def _everything(self, snapshot: Snapshot) -> set[str]:
        """Begin anew, with all entities; return them."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant of this file
        found = pieces.entities(snapshot.quads(self._names.entities))
        self._put(found)
        return {piece.iri for piece in found}

    def _rename(self, entities: Collection[str], quads: Iterable[Quad]) -> set[str]:
        """Take entities anew; return the documents that name one which goes by another name now."""
        before = {iri: self._name(iri) for iri in entities}
        self._remove("iri", entities)
        self._put(pieces.entities(quads))
        renamed = [iri for iri, name in before.items() if name != self._name(iri)]
        sql = "SELECT DISTINCT graph FROM things JOIN naming ON thing = id WHERE entity = ?"
        return {graph for iri in renamed for (graph,) in self._connection.execute(sql, (iri,))}

    def _remove(self, column: str, values: Iterable[str]) -> set[str]:
        """Remove things by their IRI or graph; return the entities that they named."""
        ids = f"SELECT id FROM things WHERE {column} = ?"  # noqa: S608 - a constant of this file
        named: set[str] = set()
        for value in values:
            rows = self._connection.execute(f"SELECT entity FROM naming WHERE thing IN ({ids})", (value,))  # noqa: S608
            named.update(entity for (entity,) in rows)
            for table, key in (("names", "thing"), ("naming", "thing"), ("words", "rowid"), ("things", "id")):
                self._connection.execute(f"DELETE FROM {table} WHERE {key} IN ({ids})", (value,))  # noqa: S608
        return named

    def _put(self, found: Sequence[Piece]) -> set[str]:
        """Add things; return the entities that they name."""
        rows = sum(piece.kind in ("statement", "event") for piece in found)
        for piece in found:
            self._put_one(piece, rows if piece.kind == "document" else 0)
        return {entity for piece in found for entity in piece.naming}

    def _put_one(self, piece: Piece, known: int) -> None:
        about = (piece.iri, piece.kind, piece.type, piece.graph, piece.name, piece.shown, known)
        sql = "INSERT INTO things (iri, kind, type, graph, name, shown, known) VALUES (?, ?, ?, ?, ?, ?, ?)"
        thing = self._connection.execute(sql, about).lastrowid
        folded = {key for name in piece.names for key in keys(name)}
        self._connection.executemany("INSERT INTO names VALUES (?, ?)", [(key, thing) for key in folded])
        self._connection.executemany("INSERT INTO naming VALUES (?, ?)", [(entity, thing) for entity in piece.naming])
        columns = (" ".join(piece.names), piece.said, piece.body)
        sql = "INSERT INTO words (rowid, name, said, body) VALUES (?, ?, ?, ?)"
        self._connection.execute(sql, (thing, *(" ".join(words(column)) for column in columns)))

    def _weigh(self, entities: Iterable[str]) -> None:
        """Count anew how many statements and events name each of some entities."""
        sql = "UPDATE things SET known = (SELECT COUNT(*) FROM naming WHERE entity = :iri) WHERE iri = :iri AND kind = 'entity'"
        self._connection.executemany(sql, [{"iri": iri} for iri in entities])

    def _learn(self) -> None:
        """Keep the words that may be meant by one that is nearly the same: those in use, and no others."""
        run = self._connection.execute
        in_use = {word for (word,) in run("SELECT term FROM known_words") if is_candidate(word)}
        learnt = {word for (word,) in run("SELECT word FROM vocabulary")}
        for word in sorted(learnt - in_use):
            run("DELETE FROM vocabulary WHERE word = ?", (word,))
            rows = [(gram, len(word), word) for gram in grams(word)]
            self._connection.executemany("DELETE FROM grams WHERE gram = ? AND size = ? AND word = ?", rows)
        new = sorted(in_use - learnt)
        self._connection.executemany("INSERT INTO vocabulary VALUES (?)", ((word,) for word in new))
        for at in range(0, len(new), _AT_ONCE):  # sorted, since neighbours on disk are written together faster
            rows = sorted((gram, len(word), word) for word in new[at : at + _AT_ONCE] for gram in grams(word))
            self._connection.executemany("INSERT INTO grams VALUES (?, ?, ?)", rows)

    def _name(self, iri: str) -> str:
        """Return what an entity is called; what has no name is called by its IRI."""
        row = self._connection.execute("SELECT name FROM things WHERE iri = ?", (iri,)).fetchone()
        return iri if row is None else str(row[0])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            with contextlib.ExitStack() as undo:
                undo.callback(self._connection.rollback)
                yield
                self._connection.execute("COMMIT")
                undo.pop_all()
        except sqlite3.Error as error:
            raise StoreError(f"{self._where}: {error}: delete it and run kg build: it is made again") from error


def open_index_writer(folder: Path, base: str) -> IndexWriter:
    """Open a store's index for its one writer; one that is missing, damaged or of another form is begun anew."""
    path = folder / NAME
    for old in folder.glob("search-*.sqlite*"):
        if not old.name.startswith(NAME):
            old.unlink()
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        path.with_name(f"{NAME}-journal").unlink(missing_ok=True)
        connection = _connect(path)
    return IndexWriter(connection, base, str(path))


def in_memory(snapshot: Snapshot, text_of: Callable[[str], str | None]) -> sqlite3.Connection:
    """Index any snapshot in memory, whole."""
    connection = _connect(":memory:")
    IndexWriter(connection, snapshot.base, "the index in memory").follow(snapshot, text_of)
    return connection


def _connect(path: Path | str) -> sqlite3.Connection:
    """Open a file, with its tables: all of them, or none yet."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = FULL")  # a commit is on disk when it returns
        connection.execute("PRAGMA cache_size = -65536")  # 64 MiB: half of what indexing 200,000 names touches
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'touched'").fetchone() is None:
            connection.executescript(f"BEGIN;\n{Path(__file__).with_name('tables.sql').read_text('utf-8')}\nCOMMIT;")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _documents(snapshot: Snapshot) -> Iterator[str]:
    answer = snapshot.query("SELECT DISTINCT ?document { ?document a kg:Document }")
    rows = answer.rows if isinstance(answer, Table) else ()
    return (str(iri) for (iri,) in rows)


def _about(snapshot: Snapshot, entities: Collection[str], graph: IRI) -> Iterator[Quad]:
    """Walk the quads of some entities."""
    wanted = sorted(entities)
    for at in range(0, len(wanted), _TOGETHER):
        values = " ".join(to_ntriples(IRI(iri)) for iri in wanted[at : at + _TOGETHER])
        text = f"SELECT ?e ?p ?o {{ VALUES ?e {{ {values} }} GRAPH {to_ntriples(graph)} {{ ?e ?p ?o }} }}"
        answer = snapshot.query(text)
        for entity, predicate, object_ in answer.rows if isinstance(answer, Table) else ():
            yield Quad(_iri(entity), _iri(predicate), object_ or IRI(""), graph)


def _iri(term: Term | None) -> IRI:
    return IRI(str(term))
