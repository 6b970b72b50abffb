"""The W3C's test archive: a folder or a tar.gz in, a folder with `sparql/` and `rdf/` out."""

from __future__ import annotations

import contextlib
import re
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = "https://w3c.github.io/rdf-tests/"
"""Where the archive is published, and so the base of every file in it."""

_NEEDED = re.compile(r"(^|/)(sparql/sparql11|rdf/rdf11)/")


@contextlib.contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give the folder of the archive, unpacked for as long as it is needed. Raises FileNotFoundError for a path without one."""
    with contextlib.ExitStack() as held:
        if path.is_file():
            folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="rdf-tests-")))
            with tarfile.open(path) as packed:
                packed.extractall(folder, [each for each in packed if _NEEDED.search(each.name) and _stays_inside(each)])  # noqa: S202
        else:
            folder = path
        found = next((each for each in (folder, *folder.glob("*")) if (each / "sparql" / "sparql11").is_dir()), None)
        if found is None:
            raise FileNotFoundError(f"{path} holds no sparql/sparql11: give the unpacked rdf-tests of the W3C, or their tar.gz")
        yield found


def _stays_inside(member: tarfile.TarInfo) -> bool:
    """Tell whether unpacking writes below the folder alone; Python 3.11.2, Debian's, has no filter for it yet."""
    plain = member.isfile() or member.isdir()
    return plain and not member.name.startswith("/") and ".." not in Path(member.name).parts


def address(file: Path, root: Path) -> str:
    """Return the published address of a file."""
    return HOME + file.relative_to(root).as_posix()
