"""Words among many names, by the text index and by SPARQL's CONTAINS over the same quads: `python tests/benchmarks/search.py`.

CONTAINS finds what holds the letters; the index ranks, forgives and knows texts too. Both stand on disk, as in a store.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
from contextlib import closing
from pathlib import Path

from figures import median_time, table, timed

from kg.ids import DEFAULT_BASE, Namer
from kg.store.oxigraph import OxigraphSnapshot, OxigraphStore, read
from kg.store.seam import Change
from kg.store.search import NAME, Index, open_index, open_index_writer
from kg.terms import IRI, Literal, Quad
from kg.vocab import KG, RDF, SKOS

CONTAINS = "SELECT ?e { ?e skos:prefLabel ?name FILTER(CONTAINS(LCASE(STR(?name)), %s)) } LIMIT %d"
LIMIT = 20
_NAMES = Namer(DEFAULT_BASE)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--labels", type=int, default=200_000)
    arguments.add_argument("--times", type=int, default=5)
    chosen = arguments.parse_args()
    names = _names(chosen.labels)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        snapshot, index, making, following = _build(folder, names)
        with closing(snapshot), closing(index):
            rows = [_compare(snapshot, index, words, chosen.times) for words in _questions(names)]
        size = (folder / "generation" / NAME).stat().st_size / 1e6
    print(f"{chosen.labels:,} labels, {size:.0f} MB: stored and indexed in {making:.1f} s, one more in {following:.2f} s")
    columns = ["words", "found", "index ms", "CONTAINS finds", "CONTAINS ms", "CONTAINS / index"]
    table(f"The first {LIMIT}, and of a thing that nobody is called; median of {chosen.times}", columns, rows)


def _names(number: int) -> list[str]:
    """Make names of two or three words, the same ones every time; no two are alike."""
    chance = random.Random(5)  # noqa: S311 - a benchmark
    syllables = ["".join(each) for each in itertools.product("bdfgklmnprstvz", "aeiou", ("", "n", "r", "s"))]
    words = ["".join(chance.choices(syllables, k=chance.choice((2, 2, 3)))).capitalize() for _ in range(40_000)]
    found: dict[str, None] = {}
    while len(found) < number:
        found[" ".join(chance.choices(words, k=chance.choice((2, 2, 3))))] = None
    return list(found)


def _build(folder: Path, names: list[str]) -> tuple[OxigraphSnapshot, Index, float, float]:
    """Make quads and index on disk, and then change one thing; return both to read, and the seconds of both."""
    quads, writer = OxigraphStore(DEFAULT_BASE, folder / "quads"), open_index_writer(folder, DEFAULT_BASE)
    with closing(quads), closing(writer):

        def publish(change: Change, target: Path) -> None:
            """Do what a store's writer does for a generation."""
            writer.touch(change)
            quads.apply(change)
            quads.backup(target)
            with closing(read(target, DEFAULT_BASE)) as snapshot:
                writer.follow(snapshot, lambda _: None)
            writer.backup(target)

        first = Change(add=[quad for number, name in enumerate(names) for quad in _quads(number, name)])
        _, making = timed(lambda: publish(first, folder / "first"))
        _, following = timed(lambda: publish(Change(add=_quads(len(names), "Zo Quist")), folder / "generation"))
    snapshot = read(folder / "generation", DEFAULT_BASE)
    return snapshot, open_index(folder / "generation", folder, lambda _: None), making, following


def _quads(number: int, name: str) -> list[Quad]:
    iri = _NAMES.entity(str(number))
    return [
        Quad(iri, IRI(RDF + "type"), IRI(KG + "Person"), _NAMES.entities),
        Quad(iri, IRI(SKOS + "prefLabel"), Literal(name, language="en"), _NAMES.entities),
    ]


def _questions(names: list[str]) -> list[str]:
    """Ask for a whole name, the beginning of one, a word, one letter, a word with an error, and what nobody is called."""
    whole = names[len(names) // 2]
    word = max(whole.split(), key=len).lower()
    return [whole.lower(), whole.lower()[:-2], word, word[:3], word[0], word[:2] + word[3:], "quist", "xyqq"]


def _compare(snapshot: OxigraphSnapshot, index: Index, words: str, times: int) -> list[object]:
    text = CONTAINS % (f'"{words}"', LIMIT)
    found, contained = index.search(words, LIMIT), snapshot.query(text)
    fast = median_time(lambda: index.search(words, LIMIT), times) * 1000
    slow = median_time(lambda: snapshot.query(text), times) * 1000
    return [words, len(found), fast, len(contained.rows), slow, slow / fast]  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
