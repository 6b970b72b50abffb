"""The command line: one verb a file, each a stage or a few; `main` is what `kg` starts."""

from kg.cli.main import main

__all__ = ["main"]
