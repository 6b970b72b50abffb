"""SPARQL 1.1 Protocol, requests: how a query or an update and its dataset are sent, in any of the three ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import parse_qsl

from kg.errors import StoreError
from kg.serve.body import text
from kg.serve.negotiation import media_type
from kg.serve.problems import Problem
from kg.store.checked import checked
from kg.terms import IRI

if TYPE_CHECKING:
    from starlette.requests import Request

Verb = Literal["query", "update"]
FORM: Final = "application/x-www-form-urlencoded"
_DATASET: Final[Mapping[Verb, tuple[str, str]]] = MappingProxyType({
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """What was asked, and the graphs that the request names as its dataset."""

    verb: Verb
    text: str
    default_graphs: tuple[IRI, ...] = ()
    named_graphs: tuple[IRI, ...] = ()


async def sent(request: Request, verbs: Sequence[Verb], limit: int) -> Sent:
    """Read what a request asks, of the verbs that are answered. Raises Problem for what the protocol does not know."""
    pairs = parameters(request.url.query)
    if request.method != "POST":
        return _sent(pairs, pairs, [verb for verb in verbs if verb == "query"])
    media, _ = media_type(request.headers.get("content-type"))
    for verb in verbs:
        if media == f"application/sparql-{verb}":
            return _sent([(verb, await text(request, limit))], pairs, [verb])
    if media == FORM:
        posted = parameters(await text(request, limit))
        return _sent([*pairs, *posted], [*pairs, *posted], verbs)
    wanted = " or ".join(f"application/sparql-{verb}" for verb in verbs)
    raise Problem(415, "Unsupported media type", f"post it as {wanted}, or as {FORM}; it came as {media or 'nothing'}")


def graph_iri(value: str) -> IRI:
    """Return the name of a graph. Raises Problem 400 for what is no absolute IRI."""
    try:
        return IRI(str(checked(IRI(value))))
    except StoreError as error:
        raise Problem(400, "No graph", str(error)) from None


def _sent(texts: Sequence[tuple[str, str]], pairs: Sequence[tuple[str, str]], verbs: Sequence[Verb]) -> Sent:
    found = [(verb, text) for name, text in texts for verb in verbs if name == verb]
    if len(found) != 1:
        wanted = " or ".join(verbs)
        raise Problem(400, f"Not one {wanted}", f"a request has one parameter {wanted}, and {len(found)} came")
    verb, text = found[0]
    default, named = (tuple(graph_iri(value) for name, value in pairs if name == each) for each in _DATASET[verb])
    return Sent(verb, text, default, named)


def parameters(encoded: str) -> list[tuple[str, str]]:
    """Take a query string or form apart. Raises Problem 400."""
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise Problem(400, "Parameters that cannot be read", str(error)) from None
