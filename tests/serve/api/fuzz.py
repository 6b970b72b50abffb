"""schemathesis over the API, in process: `python -m tests.serve.api.fuzz [--examples 500] [--store DIR]`.

Every example is made from the OpenAPI document, some fit it and some do not; none may be answered by an error of the server, and
each answer has to be one that the document names. Without a store one is made of the seeds' gold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[3] / "seeds" / "articles"


def fuzz(application: Any, examples: int) -> Counter[int]:
    """Ask `examples` times in all, and count the answers by status. Raises what schemathesis finds wrong."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

    schema = schemathesis.openapi.from_asgi("/api/openapi.json", application)
    operations = [operation.ok() for operation in schema.get_all_operations()]
    statuses: Counter[int] = Counter()
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    modes = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
    each = -(-examples // (len(operations) * len(modes)))
    for operation in operations:
        for mode in modes:

            @seed(5)
            @settings(
                max_examples=each, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                answer = case.call()
                statuses[answer.status_code] += 1
                case.validate_response(answer, checks=checks)

            ask()
    return statuses


def main() -> int:
    """Ask, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=500)
    parser.add_argument("--store", type=Path)
    chosen = parser.parse_args()
    from kg.pipeline import build
    from kg.serve.app import app
    from kg.serve.service import Service, Settings

    with tempfile.TemporaryDirectory() as folder:
        store = chosen.store or Path(folder) / "kg-store"
        if chosen.store is None:
            build([str(path) for path in sorted(SEEDS.glob("*.gold.json"))], store)
        service = Service(Settings(store, hosts=frozenset({"testserver"})))
        try:
            statuses = fuzz(app(service), chosen.examples)
        finally:
            service.close()
    told = ", ".join(f"{number} times {status}" for status, number in sorted(statuses.items()))
    print(f"{statuses.total()} examples: {told}; 5xx: {sum(n for s, n in statuses.items() if s >= 500)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
