"""`python -m kg.interchange` in a checkout: write extraction.schema.json anew from the model and the ontology."""

from __future__ import annotations

import json
from pathlib import Path

from kg.interchange.schema import schema


def main() -> None:
    """Write the file."""
    path = Path(__file__).with_name("extraction.schema.json")
    path.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
