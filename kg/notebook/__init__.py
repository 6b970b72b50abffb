"""Notebook: what `%load_ext kg` brings, SPARQL cells with completion, and a widget whose selection Python knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load(shell: InteractiveShell) -> None:
    """Bring `%sparql` and `%%sparql` to a notebook, and complete what is typed in them."""
    from kg.notebook.completion import matcher
    from kg.notebook.magic import SparqlMagics

    shell.register_magics(SparqlMagics(shell))
    matchers = shell.Completer.custom_matchers
    matchers[:] = [known for known in matchers if getattr(known, "__module__", "") != matcher.__module__]  # loaded again
    matchers.append(matcher(shell))
