"""A ViewGraph in, the texts of its page out: articles with their boilerplate and mentions, or only the sentences quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.view.payload.columns import flat

if TYPE_CHECKING:
    from kg.known import KnownArticle
    from kg.view.parts import ViewGraph
    from kg.view.payload.numbers import Numbers
    from kg.view.payload.quotes import Places, Units


def words_columns(graph: ViewGraph, numbers: Numbers, places: Places) -> dict[str, Any]:
    """Lay out the texts, document by document; boilerplate is start and length, a mention start, length and node."""
    articles = {article.document: article for article in graph.articles}
    held = [articles.get(document.iri) for document in graph.documents]
    return {
        "texts": [article.text if article else None for article in held],
        "sentences": [_sentences(places, document.iri) for document in graph.documents],
        "boilerplate": [_boilerplate(article, places.units(article.document)) if article else () for article in held],
        "mentions": [
            _mentions(article, places.units(article.document), numbers, len(graph.nodes)) if article else () for article in held
        ],
    }


def _sentences(places: Places, document: str) -> dict[str, str]:
    return {str(start): text for start, text in sorted(places.sentences.get(document, {}).items())}


def _boilerplate(article: KnownArticle, units: Units) -> tuple[int, ...]:
    return flat((units.at(span.start), units.at(span.end) - units.at(span.start)) for span in article.boilerplate)


def _mentions(article: KnownArticle, units: Units, numbers: Numbers, nodes: int) -> tuple[int, ...]:
    """Place the mentions of those who are in the graph."""
    named = ((start, end, numbers.known((iri,))) for start, end, iri in article.mentions)
    return flat((units.at(start), units.at(end) - units.at(start), who[0]) for start, end, who in named if who and who[0] < nodes)
