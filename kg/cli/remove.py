"""`kg remove`: withdraw documents, and what they alone supported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.output import counts, exit_code, print_json, say, show_refusals

if TYPE_CHECKING:
    from kg.store.place import Remote


@click.command("remove")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
@json_option
def command(*, documents: tuple[str, ...], store: Path | Remote, as_json: bool) -> int:
    """Withdraw documents and what they alone supported.

    A DOCUMENT is an id, as kg info lists them.
    """
    from kg.pipeline import removal_json, remove

    report = remove(documents, store)
    if as_json:
        print_json(removal_json(report))
    else:
        say(f"{store}: {counts({'document': len(report.removed)})} withdrawn; {report.totals.documents} left")
    show_refusals(report.refused)
    return exit_code(report.refused)
