"""A `kg` that runs in this process, and answers with its exit code and what it printed."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from kg.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsysbinary, tmp_path):
    """Run `kg` with arguments in an empty folder; standard input as bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def kg(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsysbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode("utf-8"), err.decode("utf-8"))

    return kg
