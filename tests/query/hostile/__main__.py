"""All hostile queries against the workers or, with --serve, against a server of ours: what became of each, and of the server.

`python -m tests.query.hostile [--seconds 1] [--serve] [--kind paths]`; ends with 1 if a query got out, ran on, or broke anything.
"""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, QueryTimeout, QueryTooBig
from kg.pipeline import build
from kg.query.kind import kind
from kg.query.workers import Limits, Question, Workers
from kg.store.folder import open_reader

from .canary import canary
from .corpus import KINDS, read
from .served import served

GRACE = 0.5
NEXT_WITHIN = 1.0
SEEDS = Path(__file__).parents[3] / "seeds" / "articles"

Ask = Callable[[str], str]
"""Sends a query; returns refused, stopped or answered, or what else came."""


@dataclass(frozen=True, slots=True)
class Outcome:
    what: str
    seconds: float
    next_seconds: float


def main() -> int:
    options = _options()
    queries = [hostile for hostile in read() if options.kind in (None, hostile.kind)]
    with tempfile.TemporaryDirectory() as folder, canary() as watched:
        store = Path(folder) / "kg-store"
        build([str(path) for path in sorted(SEEDS.glob("*.gold.json"))], store)
        outcomes = {}
        with (served if options.serve else _worked)(store, options.seconds) as ask:
            ask("ASK {}")
            for hostile in queries:
                outcomes[hostile] = outcome = _outcome(ask, hostile.aimed_at(watched.address))
                sys.stdout.write(f"{outcome.what:9} {outcome.seconds:6.2f} s, next {outcome.next_seconds:5.2f} s  {hostile}\n")
        return _report(list(outcomes.values()), options.seconds, len(watched.hits))


def _outcome(ask: Ask, text: str) -> Outcome:
    began = time.monotonic()
    what = ask(text)
    ended = time.monotonic()
    after = ask("ASK { ?s ?p ?o }")
    return Outcome(what if after == "answered" else f"broke: {after}", ended - began, time.monotonic() - ended)


def _report(outcomes: list[Outcome], seconds: float, hits: int) -> int:
    counts = collections.Counter(outcome.what for outcome in outcomes)
    late = sum(outcome.seconds > seconds + GRACE for outcome in outcomes)
    waited = sum(outcome.next_seconds > NEXT_WITHIN for outcome in outcomes)
    others = sum(number for what, number in counts.items() if what not in ("refused", "stopped", "answered"))
    sys.stdout.write(
        f"\n{len(outcomes)} queries: {counts['refused']} refused, {counts['stopped']} stopped,"
        f" {counts['answered']} answered in time, {others} otherwise\n"
        f"longest {max(outcome.seconds for outcome in outcomes):.2f} s, later than {seconds + GRACE:g} s: {late}\n"
        f"next query: longest {max(outcome.next_seconds for outcome in outcomes):.2f} s, later than {NEXT_WITHIN:g} s: {waited}\n"
        f"canary hits: {hits}\n"
    )
    return int(bool(late or waited or others or hits))


@contextmanager
def _worked(store: Path, seconds: float) -> Iterator[Ask]:
    """Ask workers of this process."""
    with open_reader(store) as reader, closing(Workers(reader.opener, Limits(seconds=seconds))) as workers:

        def ask(text: str) -> str:
            try:
                workers.answer(Question(text, "turtle" if kind(text) == "graph" else "json")).body.close()
            except (QueryTimeout, QueryTooBig):
                return "stopped"
            except KgError:
                return "refused"
            return "answered"

        yield ask


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.query.hostile", description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="the limit of a query")
    parser.add_argument("--serve", action="store_true", help="through kg serve")
    parser.add_argument("--kind", choices=KINDS, help="those of one file only")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
