"""Sample graphs; and the page's JavaScript modules, loose as they stand, in a browser that serves them from memory."""

import importlib.util
import itertools
import sys
from pathlib import Path

import pytest

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
