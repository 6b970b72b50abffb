"""Gold: a folder in, its extractions as JSON mappings out, each with its text, by the path of its file inside the folder.

Every file is held to the extraction format; the text may stand beside it: `a.txt` beside `a.json` or `a.gold.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.interchange import decode


def load_gold(folder: Path | str) -> dict[str, dict[str, Any]]:
    """Read all `*.json` under a folder, sorted by path.

    Raises InputError (a FormatError where a file breaks the format), which names the file.
    """
    folder = Path(folder)
    if folder.is_file():
        raise InputError(f"{folder}: is a file: name the folder that holds the gold files, or say with --corpus what the file is")
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name the folder that holds the gold files (*.json)")
    files = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not files:
        raise InputError(f"{folder}: no gold files (*.json) in this folder")
    return {path.relative_to(folder).as_posix(): _gold(path) for path in files}


def _gold(path: Path) -> dict[str, Any]:
    try:
        gold = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from None
    beside = _beside(path)
    decode(gold, where=str(path), text=beside)
    whole: dict[str, Any] = gold
    if whole["document"].get("text") is None:
        whole["document"] = {**whole["document"], "text": beside}
    return whole


def _beside(path: Path) -> str | None:
    """Return the text of the .txt file beside a gold file, None where there is none."""
    text = path.with_name(path.name.removesuffix(".json").removesuffix(".gold") + ".txt")
    return _text(text) if text.is_file() else None


def _text(path: Path) -> str:
    """Return a file as it stands: offsets count in it, so newlines stay, and only a byte order mark goes."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
