"""The page's modules and style sheets in, one script and one style sheet out, so that a file needs no server.

Modules are joined in the order of their imports. One imports only by `import { a, b } from './name.js';` (or `'../room/name.js'`)
and exports only functions, classes and constants by name. Top-level names must differ, since the joined modules share one scope;
cycles are refused. Comments that have lines of their own, and indentation, stay behind: so no text may span lines.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Collection
    from importlib.resources.abc import Traversable

_IMPORT: Final = re.compile(r"^import \{[^}]*\} from '(\.\.?/[\w/-]+\.js)';\n", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_COMMENT: Final = re.compile(r"^[ ]*(?:/\*(?:(?!\*/).)*\*/[ ]*|//[^\n]*)$\n?", re.MULTILINE | re.DOTALL)
_INDENT: Final = re.compile(r"^[ ]+", re.MULTILINE)
_TOP: Final = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def joined_script(folder: Traversable, entry: str = "main.js", after: str | None = None) -> str:
    """Join the entry and all that it imports, but for what the script that runs before it, `after`, has brought already.

    That one must be joined by `joined_opening`. Raises KgError for a cycle, a name used twice, or an import of another form.
    """
    brought = joined_modules(folder, after) if after else ()
    return "(() => {\n'use strict';\n" + _joined(folder, entry, brought) + "})();"


def joined_opening(folder: Traversable, entry: str) -> str:
    """Join a script whose names the next one shares; raises KgError as `joined_script` does."""
    return "'use strict';\n" + _joined(folder, entry, ())


def _joined(folder: Traversable, entry: str, brought: Collection[str]) -> str:
    modules: dict[str, str] = {}
    _gather(folder, entry, modules, ())
    _check_names(modules)
    texts = (text for name, text in modules.items() if name not in brought)
    script = "".join(_bare(_EXPORT.sub("", _IMPORT.sub("", text))) for text in texts)
    if "</script" in script.lower() or re.search(r"^(?:import|export)\b", script, re.MULTILINE):
        msg = f"{entry}: a module holds `</script`, or imports or exports in a form that cannot be joined"
        raise KgError(msg)
    return script


def joined_modules(folder: Traversable, entry: str = "main.js") -> list[str]:
    """Name the modules of a script in the order in which they are joined."""
    modules: dict[str, str] = {}
    _gather(folder, entry, modules, ())
    return list(modules)


def joined_style(folder: Traversable) -> str:
    """Join the style sheets in the order of their names."""
    sheets = sorted(
        (file for file in folder.joinpath("style").iterdir() if file.name.endswith(".css")), key=lambda file: file.name
    )
    return "".join(_bare(sheet.read_text("utf-8")) for sheet in sheets)


def _bare(text: str) -> str:
    """Leave out comments that have lines of their own, indentation and empty lines."""
    return re.sub(r"\n{2,}", "\n", _INDENT.sub("", _COMMENT.sub("", text))).strip() + "\n"


def _gather(folder: Traversable, name: str, modules: dict[str, str], path: tuple[str, ...]) -> None:
    """Add a module after everything that it imports."""
    if name in path:
        msg = f"modules import each other in a circle: {' -> '.join((*path, name))}"
        raise KgError(msg)
    if name in modules:
        return
    file = folder.joinpath(name)
    if not file.is_file():
        msg = f"{path[-1] if path else folder}: imports {name}, which is not there"
        raise KgError(msg)
    text = file.read_text("utf-8")
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
