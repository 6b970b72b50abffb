"""`python -m kg.vocab` in a checkout: make the tables of ontology/README.md and the drawing anew from kg.ttl."""

from __future__ import annotations

from pathlib import Path

from kg.vocab.drawing import draw
from kg.vocab.tables import with_tables

_ONTOLOGY = Path(__file__).parents[2] / "ontology"


def main() -> None:
    """Write both files."""
    turtle = (_ONTOLOGY / "kg.ttl").read_text("utf-8")
    readme = _ONTOLOGY / "README.md"
    readme.write_text(with_tables(readme.read_text("utf-8"), turtle), "utf-8")
    (_ONTOLOGY / "kg.svg").write_text(draw(turtle), "utf-8")


if __name__ == "__main__":
    main()
