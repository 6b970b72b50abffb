"""The page of the seeds' gold beside the page that pyvis writes of the same network: `python tests/benchmarks/page.py`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from articles import SEEDS
from figures import median_time, table, timed

import kg


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=3)
    times = arguments.parse_args().times
    with tempfile.TemporaryDirectory() as folder, kg.build(sorted(SEEDS.glob("*.gold.json")), store=Path(folder) / "s") as graph:
        _, reading = timed(lambda: graph.known)
        drawing = graph.view()
        ours = median_time(lambda: graph.view().html, times)
        network = drawing.to_pyvis()
        theirs = median_time(lambda: _pyvis(network), times)
        sizes = [len(text.encode()) / 1e3 for text in (drawing.html, _pyvis(network))]
    print(f"{drawing.entities} entities, {drawing.edges} edges; reading them from the store took {reading:.2f} s")
    rows = [["kg, laid out", ours, sizes[0], 1.0], ["pyvis, not laid out", theirs, sizes[1], theirs / ours]]
    table(f"Page, median of {times}", ["page", "seconds", "kilobytes", "ratio of time"], rows)


def _pyvis(network: object) -> str:
    network.cdn_resources = "in_line"  # complete in itself, as ours is
    return network.generate_html(notebook=False)


if __name__ == "__main__":
    main()
