"""`kg completion`: the script that teaches a shell to complete verbs, options and names of queries."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from kg.cli.output import DONE


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(*, shell: str) -> int:
    """Print the completion script of a shell; add it to ~/.bashrc or its like."""
    root = click.get_current_context().find_root().command
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(root, {}, "kg", "_KG_COMPLETE").source())
    return DONE
