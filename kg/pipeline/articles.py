"""A reader of a store in, the articles of its documents out: text, boilerplate, and who of the graph is mentioned where.

The archive keeps texts and mentions; the boilerplate is found anew by the rules of reading, and who a mention means by resolving
the archive anew, which gives what the quads were made by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ids import Namer
from kg.known import KnownArticle
from kg.read.boilerplate import boilerplate
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from kg.model import Extraction
    from kg.resolution import Resolution
    from kg.store.home import HomeReader

Mention = tuple[int, int, str]
"""Start, end and the entity's IRI."""


def articles(reader: HomeReader, documents: Iterable[str] | None = None) -> tuple[KnownArticle, ...]:
    """Return the articles of documents (by IRI; None for all), sorted by IRI; a document that is not there gives none.

    A mention of an entity that the snapshot does not know, say one that people rejected since, is left out.
    """
    namer = Namer(reader.base)
    wanted = None if documents is None else frozenset(documents)
    if wanted is not None and not wanted:
        return ()
    extractions = list(reader.archive.walk())
    resolution = resolve(extractions, reader.judgements)
    known = {quad.subject for quad in reader.snapshot.quads(namer.entities)}
    by_iri = {namer.document(extraction.document.id): extraction for extraction in extractions}
    chosen = sorted(iri for iri in by_iri if wanted is None or iri in wanted)
    return tuple(
        KnownArticle(
            document=iri,
            text=by_iri[iri].document.text,
            boilerplate=boilerplate(by_iri[iri].document.text),
            mentions=_mentions(by_iri[iri], resolution, namer, known),
        )
        for iri in chosen
    )


def _mentions(extraction: Extraction, resolution: Resolution, namer: Namer, known: AbstractSet[str]) -> tuple[Mention, ...]:
    found: set[Mention] = set()
    for entity in extraction.entities:
        key = resolution.key_of(extraction.document.id, entity.id)
        iri = namer.entity(key) if key else None
        if iri in known:
            found.update((span.start, span.end, str(iri)) for span in entity.mentions)
    return tuple(sorted(found))
