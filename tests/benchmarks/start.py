"""How long `kg --help` takes to start, beside Python alone: `python tests/benchmarks/start.py [--times 5]`."""

from __future__ import annotations

import argparse
from statistics import median

from figures import process, table

HELP = ("-c", "from kg.cli import main; main()", "--help")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    alone = median(process(("-c", "pass"))[0] for _ in range(times))
    helping = median(process(HELP)[0] for _ in range(times))
    rows = [["python -c pass", alone, 1.0], ["kg --help", helping, helping / alone]]
    table(f"Start, median of {times}", ["command", "seconds", "ratio"], rows)


if __name__ == "__main__":
    main()
