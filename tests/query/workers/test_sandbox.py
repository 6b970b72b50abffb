"""The sandbox: what a worker may not do, it cannot, whatever made it try."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
BEGIN = """
import errno, os, socket, sys
from kg.query.workers import sandbox
from kg.query.workers.limits import Limits
shut = sandbox.enter(Limits(memory=2**30), network={network})
def fails(deed, *errors):
    try:
        deed()
    except errors as error:
        return True
    return False
"""


def run(program, *, network=False):
    whole = BEGIN.format(network=network) + program
    return subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=60, check=True).stdout.split()


@pytest.mark.skipif(not LINUX, reason="the filter is Linux's, on x86-64 and ARM64")
@pytest.mark.parametrize(
    "deed",
    [
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "socket.create_connection(('127.0.0.1', 9))",
        "os.execv('/bin/true', ['true'])",
        "os.kill(os.getppid(), 0)",
    ],
)
def test_what_reaches_out_is_not_permitted(deed):
    assert run(f"print(shut, fails(lambda: {deed}, PermissionError))") == ["True", "True"]


@pytest.mark.skipif(not LINUX, reason="the filter is Linux's, on x86-64 and ARM64")
def test_one_that_asks_endpoints_has_a_network_and_nothing_else():
    assert run("print(shut, fails(lambda: socket.socket().close(), OSError))", network=True) == ["True", "False"]
    assert run("print(fails(lambda: os.execv('/bin/true', ['true']), PermissionError))", network=True) == ["True"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no limit of address space that holds")
def test_memory_is_limited_for_good():
    assert run("print(fails(lambda: bytearray(2**30), MemoryError))") == ["True"]
    assert run("import resource as r; print(fails(lambda: r.setrlimit(r.RLIMIT_AS, (2**40, 2**40)), ValueError, OSError))") == [
        "True"
    ]


def test_no_file_is_written(tmp_path):
    program = (
        f"out = open({str(tmp_path / 'out')!r}, 'w'); print(fails(lambda: (out.write('x'), out.flush()), OSError)); os._exit(0)"
    )
    run(program)
    assert (tmp_path / "out").read_text() == ""
