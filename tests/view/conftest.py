"""Sample graphs; and the page's JavaScript modules, loose as they stand, in a browser that serves them from memory."""

import importlib.util
import itertools
import sys
from pathlib import Path

import pytest

from kg.view.graph import view_graph
from kg.view.html import page as write_page
from kg.view.parts import ViewGraph

PATIENCE = 5_000
_NAME = "kg_view_samples"
_MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
_HOST = "http://modules.test"


def _load_samples():
    if _NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(_NAME, Path(__file__).with_name("samples.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[_NAME] = module
        spec.loader.exec_module(module)
    return sys.modules[_NAME]


@pytest.fixture(scope="session")
def samples():
    """The module of sample graphs."""
    return _load_samples()


@pytest.fixture(scope="module")
def run(browser):
    """Run an expression with one module's exports as `m` and the arguments as `given`."""
    page = browser.new_page()

    def serve(route):
        name = route.request.url.removeprefix(_HOST + "/")
        file = _MODULES / name
        if name and not file.is_file():
            route.fulfill(status=404)
            return
        body = file.read_text("utf-8") if name else "<!doctype html>"
        route.fulfill(body=body, content_type="text/javascript" if name else "text/html")

    page.route(f"{_HOST}/**", serve)
    page.goto(f"{_HOST}/")
    yield lambda module, expression, given=None: page.evaluate(
        f"async (given) => {{ const m = await import('/{module}'); return {expression}; }}", given
    )
    page.close()


_PRELUDE = """(async () => {
  const rooms = ['graph/index', 'graph/filter', 'graph/paths', 'scene/scene', 'scene/shown', 'scene/reveal', 'scene/address',
    'scene/history'];
  const modules = await Promise.all(rooms.map((room) => import(`/${room}.js`)));
  const k = Object.assign({}, ...modules);
  const index = k.indexGraph(given);
  const start = k.startScene(index);
  const after = (...deeds) => deeds.reduce((scene, deed) => k.step(index, scene, deed), start);
  const shown = (scene) => k.shownOf(index, scene);
  const ids = (things) => [...things].map((each) => each.id ?? each).sort();
  const plain = (scene) => ({ ...scene, note: '', drawn: ids(scene.drawn), places: Object.fromEntries(scene.places),
    pinned: ids(scene.pinned), hidden: ids(scene.hidden), opened: [...scene.opened] });
  return (EXPRESSION);
})()"""


@pytest.fixture(scope="module")
def scenes(run):
    """Run an expression over a network as the page decodes it.

    `k` holds the modules' exports; `index`, `start`, `after(...deeds)`, `shown(scene)`, `ids(things)` and `plain(scene)` help.
    """
    return lambda network, expression: run("graph/index.js", _PRELUDE.replace("EXPRESSION", expression), network)


def _network(nodes, edges, **more):
    """A network as the page decodes it: `nodes` maps ids to what they differ in, `edges` are (source, target, difference).

    Under each edge lies a piece of evidence for each of its `said`, unless it names its `evidence` itself.
    """
    numbers = itertools.count()
    usual = {"kind": "Person", "importance": 1, "size": 10, "x": 0, "y": 0, "aliases": [], "evidence": [], "story": -1}
    told = {"status": "fact", "polarity": True, "planned": False}
    heads = [{"id": each, "name": each, "drawn": True, **usual, **told, **own} for each, own in nodes.items()]
    lines, pieces = [], []
    for source, target, own in edges:
        edge = {"id": f"e{next(numbers)}", "source": source, "target": target, "predicate": "knows", "events": [], **told, **own}
        said = edge.pop("said", [{}])
        made = [] if "evidence" in own else [_piece(f"{edge['id']}-{n}", edge, each) for n, each in enumerate(said)]
        lines.append({"evidence": [piece["id"] for piece in made], **edge})
        pieces += made
    network = {"documents": [], "names": {}, "focus": None, "limit": 1500}
    return network | more | {"nodes": heads, "edges": lines, "evidence": [*pieces, *more.get("evidence", [])]}


def _piece(iri, edge, own):
    usual = {"what": "statement", "speaker": "narrator", "document": "", "start": "", "end": "", "confidence": 1.0, "spans": []}
    return {"id": iri, **usual, **{key: edge[key] for key in ("status", "polarity", "predicate")}, **own}


@pytest.fixture(scope="session")
def network_of():
    """The maker of small networks as the page decodes them."""
    return _network


class Explorer:
    """A page of a graph in a browser, and the ways in which a reader handles it."""

    def __init__(self, tab):
        self.tab = tab

    def edge(self, condition):
        return self.tab.evaluate(f"[...kgView.index.edges.values()].find((edge) => {condition}).id")

    def node(self, name):
        return self.tab.evaluate("(name) => [...kgView.index.nodes.values()].find((node) => node.name === name).id", name)

    def spot(self, kind, thing):
        """Where something lies on the screen."""
        at = self.tab.evaluate("([kind, id]) => kgView.network.onScreen({ kind, id })", [kind, thing])
        box = self.tab.locator("#drawing").bounding_box()
        return box["x"] + at["x"], box["y"] + at["y"]

    def click(self, kind, thing):
        self.tab.mouse.click(*self.spot(kind, thing))

    def find(self, text):
        self.tab.fill("#search", text)
        self.tab.keyboard.press("Enter")

    def act(self, **action):
        self.tab.evaluate("(action) => { kgView.act(action); }", action)

    def visible(self, kind, thing):
        return self.tab.evaluate("([kind, id]) => kgView.network.visible(kind, id)", [kind, thing])

    def opacity(self, kind, thing):
        return self.tab.evaluate("([kind, id]) => kgView.network.opacity(kind, id)", [kind, thing])

    def wide(self):
        """How wide the page is."""
        return self.tab.evaluate("document.documentElement.scrollWidth")

    def chosen(self):
        return self.tab.evaluate("kgView.scene().chosen")


@pytest.fixture
def explore(browser, tmp_path):
    """Open a page of a graph (`Known`, or a ViewGraph made of it).

    At the end nothing may have been asked for but the page, and nothing may have gone wrong.
    """
    contexts, requests, wrongs, files = [], [], [], []

    def open_page(graph, size=(1300, 800), scheme="light", address=""):
        width, height = size
        file = tmp_path / f"page{len(files)}.html"
        file.write_text(
            write_page(graph if isinstance(graph, ViewGraph) else view_graph(graph), "A <b>title</b>"), encoding="utf-8"
        )
        files.append(file.as_uri() + address)
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.on("request", lambda request: None if request.url.startswith("blob:") else requests.append(request.url))
        tab.on("console", lambda message: wrongs.append(message.text) if message.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: wrongs.append(str(error)))
        tab.goto(files[-1])
        tab.wait_for_function("() => window.kgView && kgView.network.isReady() && kgView.network.labels().length > 0")
        tab.evaluate("async () => { await kgView.words; }")
        return Explorer(tab)

    yield open_page
    for context in contexts:
        context.close()
    assert [request.partition("#")[0] for request in requests] == [file.partition("#")[0] for file in files]
    assert wrongs == []
