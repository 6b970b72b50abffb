"""`python -m tests.w3c PATH`: the W3C's suites against this library and this server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .archive import unpacked
from .report import as_json, failures, not_run, table
from .suites import SUITES, run


def main() -> int:
    """Run suites and print what became of them; 1 where anything is news."""
    parser = argparse.ArgumentParser(prog="python -m tests.w3c", description=__doc__)
    parser.add_argument("path", type=Path, help="the W3C's rdf-tests: their folder, or a tar.gz of it")
    parser.add_argument("--suite", action="append", choices=[*SUITES], help="this one only; may be repeated")
    parser.add_argument("--json", action="store_true", help="an object a test instead of a table")
    parser.add_argument("--verbose", action="store_true", help="also what came where a failure was expected")
    chosen = parser.parse_args()
    try:
        with unpacked(chosen.path) as root:
            outcomes = list(run(root, chosen.suite or [*SUITES]))
    except FileNotFoundError as error:
        parser.error(str(error))
    if chosen.json:
        sys.stdout.write(as_json(outcomes) + "\n")
    else:
        parts = [table(outcomes), failures(outcomes, verbose=chosen.verbose), "" if chosen.suite else not_run()]
        sys.stdout.write("\n\n".join(part for part in parts if part) + "\n")
    return int(any(outcome.is_surprise for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
