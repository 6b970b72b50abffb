"""`kg template`: where to begin when writing facts by hand, and the JSON Schema of the extraction format."""

from __future__ import annotations

import json

import click

from kg.cli.output import DONE


@click.command("template")
@click.argument("kind", type=click.Choice(["csv", "schema"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, kind: str, as_json: bool) -> int:
    """Print where to begin with facts by hand.

    csv: a spreadsheet to fill in. schema: the JSON Schema of facts in JSON.
    """
    from kg.extract.spreadsheet import template
    from kg.interchange import schema

    if kind == "schema":
        click.echo(json.dumps(schema(), indent=2))
    else:
        click.echo(json.dumps({"csv": template()}) if as_json else template(), nl=as_json)
    return DONE
