"""The explorer in a headless Chromium, beside pyvis as it comes: `python tests/benchmarks/explorer.py`.

Prints the figures that the page is measured by: first drawing, panning, layout, labels, requests, and the answer to a click.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from figures import table, timed
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong
from pyvis.network import Network

from kg.known import Known
from kg.view.graph import view_graph
from kg.view.html import page
from kg.view.layout import place
from kg.view.parts import ViewOptions

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_SIZE = {"width": 1400, "height": 900}
_DRAWN = "() => performance.getEntriesByName('kg-drawn').length > 0"
_SEEN = "() => window.seenAt !== undefined"
_PANNING = """async (milliseconds) => {
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < milliseconds) {
    await new Promise(requestAnimationFrame);
    kgView.network.pan(frames % 40 < 20 ? 6 : -6, 2);
    frames += 1;
  }
  return 1000 * frames / (performance.now() - began);
}"""
_ACTS = """async () => {
  const index = kgView.index;
  const node = [...index.nodes.values()].find((each) => each.kind !== 'Event' && each.drawn);
  const time = async (action) => {
    const began = performance.now();
    kgView.act(action);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  };
  return {
    focus: await time({ do: 'choose', chosen: { kind: 'node', id: node.id } }),
    expand: await time({ do: 'expand', id: node.id }),
    filter: await time({ do: 'filter', patch: { confidence: 0.8 } }),
  };
}"""


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nodes", type=int, default=1000, help="nodes of the drawn graph")
    arguments.add_argument("--large", type=int, default=20_000, help="nodes of the large file")
    arguments.add_argument("--patience", type=int, default=300, help="seconds to wait for pyvis, which count as its time then")
    given = arguments.parse_args()
    crowd = _samples().crowd
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=list(_QUIET))
        ours = _page_figures(browser, Path(folder), crowd(given.nodes), given.nodes)
        large = _page_figures(browser, Path(folder), crowd(given.large), given.large)
        labels = _labels(browser, Path(folder), crowd(200))
        theirs = _pyvis_seconds(browser, Path(folder), crowd(given.nodes), given.patience)
        browser.close()
    _print(ours, large, labels, theirs)
    _layout(crowd(5000))


def _page_figures(browser: Browser, folder: Path, known: Known, count: int) -> dict[str, float]:
    """Open a graph's page and measure what a reader feels; the best of three openings."""
    graph, building = timed(lambda: view_graph(known))
    text = page(graph, "Benchmark")
    file = folder / f"page-{count}.html"
    file.write_text(text, encoding="utf-8")
    figures: dict[str, float] = {"nodes": count, "building": building, "megabytes": len(text.encode()) / 1e6, "requests": 0}
    drawn = []
    for _ in range(3):
        tab = browser.new_page(viewport=_SIZE)
        asked: list[str] = []
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.goto(file.as_uri())
        tab.wait_for_function(_DRAWN)
        tab.wait_for_function("() => kgView.network.isReady()")
        drawn.append(tab.evaluate("performance.getEntriesByName('kg-drawn')[0].startTime") / 1000)
        figures["requests"] = max(figures["requests"], len(asked) - 1)
        figures["panning"] = tab.evaluate(_PANNING, 2000)
        figures |= {name: value / 1000 for name, value in tab.evaluate(_ACTS).items()}
        tab.close()
    return figures | {"first drawing": min(drawn)}


def _labels(browser: Browser, folder: Path, known: Known) -> tuple[int, int, int]:
    """Count names, labels shown and pairs that overlap, at 200 nodes."""
    graph = view_graph(known)
    file = folder / "labels.html"
    file.write_text(page(graph, "Labels"), encoding="utf-8")
    tab: Page = browser.new_page(viewport=_SIZE)
    tab.goto(file.as_uri())
    tab.wait_for_function(_DRAWN)
    tab.wait_for_function("() => kgView.network.isReady()")
    boxes = tab.evaluate("kgView.network.labels()")
    names = tab.evaluate("kgView.network.labels().filter(({ id }) => kgView.index.nodes.has(id)).length")
    tab.close()
    return sum(node.drawn for node in graph.nodes), names, _overlapping(boxes)


def _overlapping(boxes: list[dict[str, float]]) -> int:
    def apart(one: dict[str, float], two: dict[str, float]) -> bool:
        across = one["left"] + one["width"] <= two["left"] or two["left"] + two["width"] <= one["left"]
        return across or one["top"] + one["height"] <= two["top"] or two["top"] + two["height"] <= one["top"]

    return sum(not apart(one, two) for at, one in enumerate(boxes) for two in boxes[:at])


def _pyvis_seconds(browser: Browser, folder: Path, known: Known, patience: int) -> float:
    """Open the page that pyvis writes by itself, and wait until it shows its picture, at most for the patience given."""
    graph = view_graph(known)
    network = Network(directed=True, cdn_resources="in_line")
    for node in graph.nodes:
        network.add_node(node.id, label=node.name)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, title=edge.label)
    file = folder / "pyvis.html"
    seen = "network.once('stabilizationIterationsDone', () => { window.seenAt = performance.now(); }); return network;"
    file.write_text(network.generate_html(notebook=False).replace("return network;", seen), encoding="utf-8")
    tab = browser.new_page(viewport=_SIZE)
    tab.route("https://**", lambda route: route.abort())  # pyvis asks two foreign servers
    tab.goto(file.as_uri(), wait_until="commit")
    try:
        tab.wait_for_function(_SEEN, timeout=1000 * patience)
        return float(tab.evaluate("window.seenAt")) / 1000
    except TookTooLong:
        return float(patience)
    finally:
        tab.close()


def _layout(known: Known) -> None:
    """Lay out again what a graph holds, all of it drawn, and see that every place is the same."""
    graph = view_graph(known, ViewOptions(limit=10_000))
    (again, _), seconds = timed(lambda: place(graph.nodes, graph.edges, graph.stories))
    same = [(node.x, node.y) for node in again] == [(node.x, node.y) for node in graph.nodes]
    rows = [["layout, s", seconds, len(graph.nodes), "<= 1 at 5,000", "the same places again" if same else "OTHER PLACES"]]
    table("Layout in Python", ["figure", "seconds", "nodes", "wanted", ""], rows)


def _print(ours: dict[str, float], large: dict[str, float], labels: tuple[int, int, int], theirs: float) -> None:
    nodes, shown, overlapping = labels
    rows = [
        ["first drawing, s", ours["first drawing"], large["first drawing"], "<= 0.6, <= 1.5"],
        ["panning, frames a second", ours["panning"], large["panning"], ">= 30"],
        ["focus, s", ours["focus"], large["focus"], "<= 0.3"],
        ["expand, s", ours["expand"], large["expand"], "<= 0.3"],
        ["filter, s", ours["filter"], large["filter"], "<= 0.3"],
        ["requests that leave the page", ours["requests"], large["requests"], "0"],
        ["the page, MB", ours["megabytes"], large["megabytes"], ""],
        ["from what is known to the graph, s", ours["building"], large["building"], ""],
    ]
    table("The explorer", ["figure", f"{ours['nodes']:,.0f} nodes", f"{large['nodes']:,.0f} in the file", "wanted"], rows)
    rows = [["labels", nodes, shown / nodes, overlapping, ">= 0.6 shown, 0 overlapping"]]
    table("Labels", ["", "nodes", "share shown", "overlapping", "wanted"], rows)
    rows = [["kg", ours["first drawing"], 1.0], ["pyvis as it comes", theirs, theirs / ours["first drawing"]]]
    table(f"To the first picture of {ours['nodes']:,.0f} nodes", ["page", "seconds", "ratio"], rows)


def _samples():
    spec = importlib.util.spec_from_file_location("kg_view_samples", Path(__file__).parents[1] / "view" / "samples.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
