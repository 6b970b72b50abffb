"""Known in, the bytes of a file for other programs out: GraphML, GEXF, node-link JSON, the same bytes every time.

All go through `to_networkx`, whose attributes they carry. XML cannot hold control characters: they become U+FFFD. networkx puts
today's date into GEXF: it is taken out.
"""

from __future__ import annotations

import io
import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.view.networkx_graph import to_networkx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from networkx import MultiDiGraph

    from kg.known import Known

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def graphml(known: Known) -> bytes:
    """Write GraphML, for yEd, Gephi, Cytoscape and igraph."""
    from networkx.readwrite.graphml import write_graphml_xml

    out = io.BytesIO()
    write_graphml_xml(_cleaned(known, _NOT_XML), out, prettyprint=True, named_key_ids=True)
    return out.getvalue() + b"\n"


def gexf(known: Known) -> bytes:
    """Write GEXF 1.2, for Gephi."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_cleaned(known, _NOT_XML))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + b"\n"


def node_link(known: Known) -> bytes:
    """Write networkx's node-link JSON, for D3 and `networkx.node_link_graph(..., edges="edges")`."""
    from networkx.readwrite.json_graph import node_link_data

    plain = node_link_data(_cleaned(known, _SURROGATE), edges="edges")
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8") + b"\n"


FORMATS: Final[Mapping[str, Callable[[Known], bytes]]] = MappingProxyType({"graphml": graphml, "gexf": gexf, "json": node_link})
"""Each export by the ending of its files."""


def _cleaned(known: Known, banned: re.Pattern[str]) -> MultiDiGraph[str]:
    """Build the graph with every text free of banned characters."""
    graph = to_networkx(known)
    for attributes in (*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = banned.sub("\ufffd", value)
    return graph
