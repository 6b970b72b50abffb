"""A drawing as a widget: the same page in a frame, and what is chosen in it known to Python. Needs anywidget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import anywidget
import traitlets

from kg.known import KnownEntity

_SCRIPT: Final = """
function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-downloads");
  frame.title = model.get("_title");
  frame.style.cssText = "width: 100%; height: 640px; border: 0";
  const hear = (event) => {
    const said = event.data;
    if (event.source !== frame.contentWindow || said?.kg !== "chosen" || !Array.isArray(said.ids)) return;
    model.set("_chosen", said.ids.filter((id) => typeof id === "string"));
    model.save_changes();
  };
  window.addEventListener("message", hear);
  frame.srcdoc = model.get("_page");
  el.append(frame);
  return () => window.removeEventListener("message", hear);
}
export default { render };
"""


class DrawingWidget(anywidget.AnyWidget):
    """Shows a page; `selected` holds the entities chosen in it, and `observe(..., "selected")` tells of changes."""

    _esm = _SCRIPT
    _page = traitlets.Unicode().tag(sync=True)
    _title = traitlets.Unicode().tag(sync=True)
    _chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)
    selected = traitlets.Tuple()

    def __init__(self, page: str, title: str, entities: Iterable[KnownEntity]) -> None:
        """Show a page of these entities."""
        self._entities: Mapping[str, KnownEntity] = {entity.iri: entity for entity in entities}
        super().__init__(_page=page, _title=title)

    @traitlets.observe("_chosen")
    def _choose(self, change: Mapping[str, Any]) -> None:
        self.selected = tuple(self._entities[iri] for iri in change["new"] if iri in self._entities)
