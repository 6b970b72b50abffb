"""SVG in, PNG out, by resvg: the fonts of an installed package first, those of the system for letters which that lacks."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Final

_ZOOM: Final = 2.0  # for screens of today
_FONTS: Final = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf", "Roboto-Italic.ttf")


def png(picture: str) -> bytes:
    """Draw an SVG of ours, two pixels to each of its own."""
    import resvg_py

    with as_file(files("font_roboto").joinpath("files")) as fonts:
        drawn = resvg_py.svg_to_bytes(
            svg_string=picture, zoom=_ZOOM, font_files=[str(fonts / name) for name in _FONTS], sans_serif_family="Roboto"
        )
    return bytes(drawn)
