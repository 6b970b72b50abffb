"""The `kg` command: its verbs, and how errors become one line and an exit code.

0: done; 1: done, but something was refused; 2: could not be done.
"""

from __future__ import annotations

import os
import sys

import click

from kg.cli import build, completion, evaluate, export, extract, info, query, remove, search, serve, template, validate, view
from kg.cli.output import DONE, FAILED, say
from kg.errors import KgError


class _Verbs(click.Group):
    """A group that lists its verbs in the order they are used, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; one whose reader has gone (`kg query ... | head -1`) is done, and click must not call it a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more is said, at exit neither
            return DONE


_HELP = """News articles to a knowledge graph, every edge with its exact words.

\b
  kg build article.txt            read, extract and load into ./kg-store
  kg query sanctioned-by          ask one of the named queries (kg query --list)
  kg query 'SELECT ...'           ask in SPARQL
  kg search WORDS                 find by words
  kg view                         draw the network: kg-graph.html
"""


@click.group(cls=_Verbs, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kg", prog_name="kg")
def cli() -> None:
    """Do what a verb says; the verbs are listed by --help."""


for _verb in (build, query, search, serve, view, info, export, extract, validate, remove, evaluate, template, completion):
    cli.add_command(_verb.command)


def main() -> None:
    """Run the command line and exit."""
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = FAILED
    except KgError as error:
        say(f"kg: {error}", err=True)
        code = FAILED
    except (click.Abort, KeyboardInterrupt):
        say("kg: stopped; what was acknowledged is kept", err=True)
        code = 128 + 2  # as the shell has it for SIGINT
    except OSError as error:
        say(f"kg: {error.filename or 'the operating system'}: {error.strerror or error}", err=True)
        code = FAILED
    sys.exit(code if isinstance(code, int) else DONE)
