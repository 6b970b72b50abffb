"""The page's JavaScript modules in, one script out: joined in the order of their imports, so that a file needs no server.

A module imports only by `import { a, b } from './name.js';` (or `'../room/name.js'`) and exports only functions and constants by name. Top-level names
must differ over the folder, since the joined modules share one scope; cycles are refused.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from kg.errors import KgError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_IMPORT: Final = re.compile(r"^import \{[^}]*\} from '(\.\.?/[\w/-]+\.js)';\n", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_TOP: Final = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def joined_script(folder: Traversable, entry: str = "main.js") -> str:
    """Join the entry and all that it imports. Raises KgError for a cycle, a name used twice, or an import of another form."""
    modules: dict[str, str] = {}
    _gather(folder, entry, modules, ())
    _check_names(modules)
    bodies = (f"// {name}\n{_EXPORT.sub('', _IMPORT.sub('', text)).strip()}\n" for name, text in modules.items())
    script = "(() => {\n'use strict';\n" + "\n".join(bodies) + "})();"
    if "</script" in script.lower() or re.search(r"^(?:import|export)\b", script, re.MULTILINE):
        msg = f"{entry}: a module holds `</script`, or imports or exports in a form that cannot be joined"
        raise KgError(msg)
    return script


def _gather(folder: Traversable, name: str, modules: dict[str, str], path: tuple[str, ...]) -> None:
    """Add a module after everything that it imports."""
    if name in path:
        msg = f"modules import each other in a circle: {' -> '.join((*path, name))}"
        raise KgError(msg)
    if name in modules:
        return
    text = folder.joinpath(name).read_text("utf-8")
    for imported in _IMPORT.findall(text):
        _gather(folder, posixpath.normpath(f"{posixpath.dirname(name)}/{imported}".lstrip("/")), modules, (*path, name))
    modules[name] = text


def _check_names(modules: dict[str, str]) -> None:
    owner: dict[str, str] = {}
    for module, text in modules.items():
        for name in _TOP.findall(text):
            if name in owner:
                msg = f"{module} and {owner[name]} both have a top-level {name}: rename one"
                raise KgError(msg)
            owner[name] = module
