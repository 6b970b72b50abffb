"""Text in, harmless HTML out: the tables, cards and frames by which things show themselves in a notebook.

Nothing here needs a script or a style sheet, so that it survives the sanitizers of JupyterLab and GitHub.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

_HIDING: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_HEIGHT: Final = 640
_LEFT: Final = 'style="text-align:left"'  # Jupyter sets tables to the right, which is for numbers
_OVER: Final = "position:absolute;top:0;left:0;width:100%;height:100%"


def visible(text: str) -> str:
    """Show controls, direction overrides and zero-width characters by their code; newlines and tabs become spaces."""
    return _HIDING.sub(lambda found: f"[U+{ord(found.group()):04X}]", re.sub(r"[\t\n\r\u2028\u2029]", " ", text))


def escaped(text: str) -> str:
    """Write text so that it can stand between tags and in attributes."""
    return html.escape(visible(text))


def link(iri: str, name: str) -> str:
    """Write a name that leads to an IRI; of an IRI that is no web address, the name alone."""
    if not _ADDRESS.fullmatch(iri):
        return escaped(name)
    return f'<a href="{html.escape(iri)}" target="_blank" rel="noopener noreferrer">{escaped(name)}</a>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], more: int = 0) -> str:
    """Write a table of cells that are HTML already, under names that are text; `more` rows are left out."""
    names = "".join(f"<th {_LEFT}>{escaped(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td {_LEFT}>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    rest = f"<p>{more:,} more row{'s' if more > 1 else ''}</p>" if more else ""
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{rest}"


def card(title: str, rows: Iterable[tuple[str, str]]) -> str:
    """Write a name with what is known of it: rows of a label, which is text, and its HTML; empty ones are left out."""
    lines = "".join(f"<tr><th {_LEFT}>{escaped(label)}</th><td {_LEFT}>{cell}</td></tr>" for label, cell in rows if cell)
    return f"<table><caption><b>{escaped(title)}</b></caption><tbody>{lines}</tbody></table>"


def framed(page: str, title: str, picture: str | None = None) -> str:
    """Write a page in a frame that may run its own scripts and save files, and nothing else.

    Beneath the frame lies the picture (SVG), so that it is seen where a sanitizer takes the frame away.
    """
    still = ""
    if picture is not None:
        still = f'<img alt="{escaped(title)}" src="{_address(picture)}" style="{_OVER};object-fit:contain">'
    return (
        f'<div style="position:relative;width:100%;height:{_HEIGHT}px">{still}'
        f'<iframe title="{escaped(title)}" sandbox="allow-scripts allow-downloads" style="{_OVER};border:0"'
        f' srcdoc="{_in_quotes(page)}"></iframe></div>'
    )


def _in_quotes(page: str) -> str:
    """Escape what would end an attribute or look like markup; the rest may stay, which keeps a page short."""
    return page.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _address(picture: str) -> str:
    """Write a picture as an address, shorter than base64 would be; what it says when pointed at is lost in an image anyway."""
    silent = re.sub(r"<title>[^<]*</title>", "", picture).replace("\n", " ")
    return "data:image/svg+xml," + quote(silent, safe=" =:/,;()!*?@$+-._~[]{}|")
