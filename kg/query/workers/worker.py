"""The process that answers: it shuts itself in, opens the store, and answers one question after another until its parent goes."""

from __future__ import annotations

import os
import resource
import sys
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError, QueryTooBig
from kg.query.workers import sandbox
from kg.query.workers.evaluate import Desk
from kg.query.workers.failures import to_parts
from kg.query.workers.question import Question
from kg.query.workers.wire import Channel, Frame, What
from kg.terms import IRI

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.query.workers.limits import Limits
    from kg.terms import Snapshot

_WORN: Final = 0.25  # of its memory: a worker that has once used so much makes way for a fresh one


def work(channel: Channel, opener: Callable[[], Snapshot], limits: Limits, endpoints: frozenset[str]) -> None:
    """Open a store and answer one question after another. Raises EOFError or OSError when the parent has gone."""
    try:
        sandbox.enter(limits, network=limits.network or bool(endpoints))
        desk = Desk(opener(), limits, endpoints)
    except KgError as error:
        channel.send_parts(What.ERROR, **to_parts(error))
        return
    channel.send_parts(What.READY, pid=os.getpid())
    while True:
        _answer(channel, desk, channel.receive(), limits)


def _answer(channel: Channel, desk: Desk, frame: Frame, limits: Limits) -> None:
    sandbox.limit_time(limits.seconds)
    try:
        kind, cut = desk.answer(_question(frame), lambda body: channel.put_by(What.BODY, body))
    except KgError as error:
        channel.send_parts(What.ERROR, **to_parts(error), worn=_is_worn(limits))
    except (MemoryError, RecursionError):
        too_big = QueryTooBig(f"the query was stopped: it asked for more than {limits.memory >> 20} MiB of memory")
        channel.send_parts(What.ERROR, **to_parts(too_big), worn=True)
    else:
        channel.send_parts(What.END, kind=kind, cut=cut, worn=_is_worn(limits))


def _question(frame: Frame) -> Question:
    parts: dict[str, Any] = {**frame.parts()}  # as the parent's Question has them
    for name in ("default_graphs", "named_graphs"):
        parts[name] = tuple(map(IRI, parts[name]))
    parts["found"] = tuple(
        (words, limit, [(IRI(iri), score) for iri, score in ranked]) for words, limit, ranked in parts["found"]
    )
    return Question(**parts)


def _is_worn(limits: Limits) -> bool:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > limits.memory * _WORN
