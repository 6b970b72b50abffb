"""The archive to quads and on to readers: only what comes out differently is written, in one transaction, then published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from kg.ids import Namer, digest
from kg.judgement import Judgement
from kg.model import Extraction
from kg.query.totals import Totals, totals
from kg.rdf import Projection
from kg.resolution import Resolution
from kg.resolve import resolve
from kg.resolve.member import members
from kg.store.home import HomeWriter
from kg.store.seam import Change
from kg.terms import IRI, Quad, Snapshot


def project(writer: HomeWriter) -> Totals:
    """Make the quads follow the archive and the judgements, publish, and count; where they follow already, do next to nothing."""
    if needs_projection(writer):
        _project(writer)
    writer.publish()
    with closing(writer.snapshot()) as now:
        return totals(now)


def needs_projection(writer: HomeWriter) -> bool:
    """Tell whether the archive or the judgements have changed since the quads were made."""
    judged = _mark(writer.judgements)
    settled = writer.archive.projections().values()
    return writer.needs_projection or any(not stamp.endswith(judged) for stamp in settled)


def _project(writer: HomeWriter) -> None:
    archive, judgements = writer.archive, writer.judgements
    extractions = list(archive.walk())
    resolution = resolve(extractions, judgements)
    projection = Projection(extractions, resolution, writer.base)
    stamps = {e.document.id: projection.stamp(e.document.id) + _mark(judgements) for e in extractions}
    settled = archive.projections()
    changed = [id for id in stamps if _stamp(settled.get(id, "")) != _stamp(stamps[id])]
    withdrawn = sorted({*settled, *archive.unprojected()} - set(stamps))
    namer = Namer(writer.base)
    with closing(writer.snapshot()) as before:
        change = _change(before, projection, namer, changed, withdrawn)
        retired = _retired(before, projection, namer)
    writer.apply(change)
    archive.redirect(_redirects(retired, extractions, resolution, namer))
    archive.settle(stamps, withdrawn)


def _change(before: Snapshot, projection: Projection, namer: Namer, changed: Sequence[str], withdrawn: Sequence[str]) -> Change:
    """Replace the graphs of documents whole; of the two shared graphs write the difference."""
    add = [quad for document_id in changed for quad in projection.document(document_id)]
    remove: list[Quad] = []
    for graph, now in ((namer.facts, projection.facts()), (namer.entities, projection.entities())):
        old, new = set(before.quads(graph)), set(now)
        add += new - old
        remove += old - new
    return Change(drop=frozenset(namer.document(id) for id in [*changed, *withdrawn]), remove=remove, add=add)


def _retired(before: Snapshot, projection: Projection, namer: Namer) -> set[IRI]:
    """Find the entities that were there and are no more."""
    were, are = before.quads(namer.entities), projection.entities()
    return {IRI(quad.subject) for quad in were} - {quad.subject for quad in are}


def _redirects(retired: set[IRI], extractions: Sequence[Extraction], resolution: Resolution, namer: Namer) -> Mapping[str, str]:
    """Lead a retired IRI to the entity that has the member which gave it its name."""
    if not retired:
        return {}
    every = (member for extraction in extractions for member in members(extraction))
    led = {namer.entity(m.key): resolution.keys.get(m.place) for m in every}
    return {iri: namer.entity(key) for iri in sorted(retired) if (key := led.get(iri)) and namer.entity(key) != iri}


def _mark(judgements: Iterable[Judgement]) -> str:
    """Hash the judgements that quads were made under; it ends the stamp of every document."""
    return " " + digest([[j.verdict, j.left, j.right, j.by, j.when, j.why] for j in sorted(judgements)])


def _stamp(marked: str) -> str:
    return marked.partition(" ")[0]
