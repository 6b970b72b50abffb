"""`kg validate`: an RDF file against the shapes, by pyshacl."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import json_option
from kg.cli.output import DONE, REFUSED, counts, print_json, say


@click.command("validate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def command(*, file: Path, as_json: bool) -> int:
    """Check an RDF file against the shapes.

    Every statement with its words, no claim among the edges. Exits with 1 if a rule is broken.
    """
    from kg.validate.shacl import validate_file

    broken = validate_file(file)
    if as_json:
        print_json(
            {
                "file": str(file),
                "conforms": not broken,
                "violations": [
                    {"focus": v.focus, "rule": v.rule, "words": v.words, "path": v.path, "value": v.value} for v in broken
                ],
            }
        )
    else:
        for violation in broken:
            say(str(violation))
        say(f"{file}: {counts({'violation': len(broken)}) if broken else 'conforms'}")
    return REFUSED if broken else DONE
