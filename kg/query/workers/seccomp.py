"""A seccomp filter for Linux: what opens a network, starts a program or reaches into another process fails with EPERM.

The filter is a small program of the kernel's packet filter (BPF) over the number of each system call; see seccomp(2). It holds
for the thread that asks for it and all that this one starts, and nothing takes it back.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# socket, socketpair, bind, listen, accept, accept4, connect, sendto, sendmsg, sendmmsg
# others: execve, execveat, kill, ptrace, process_vm_readv, process_vm_writev, pidfd_send_signal, pidfd_getfd, io_uring_setup


@dataclass(frozen=True, slots=True)
class _Machine:
    """How a kind of processor is known to the kernel, and its numbers of the calls above, in that order."""

    audit_name: int
    network: tuple[int, ...]
    others: tuple[int, ...]
    foreign_from: int | None = None
    """Numbers from here on are those of another interface (x32), by which the same calls could be reached."""


_MACHINES: Final[Mapping[str, _Machine]] = MappingProxyType({
    "x86_64": _Machine(
        0xC000003E, (41, 53, 49, 50, 43, 288, 42, 44, 46, 307), (59, 322, 62, 101, 310, 311, 424, 438, 425), 0x40000000
    ),
    "aarch64": _Machine(
        0xC00000B7, (198, 199, 200, 201, 202, 242, 203, 206, 211, 269), (221, 281, 129, 117, 270, 271, 424, 438, 425)
    ),
})  # fmt: skip

_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in what the kernel shows of a call
_ALLOW: Final = 0x7FFF0000
_FAIL: Final = 0x00050000 | errno.EPERM


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse(*, network: bool) -> bool:
    """Set the filter for this process; with `network` it may open one. False where the system has no filters or forbids them."""
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if machine is None or sys.maxsize < 2**32:
        return False
    refused = machine.others if network else machine.network + machine.others
    code = b"".join(_instructions(machine, refused))
    program = _Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _instructions(machine: _Machine, refused: tuple[int, ...]) -> Iterator[bytes]:
    """Write the program: every refused call jumps to the last instruction but one, which fails it."""
    tests = [(_IF_AT_LEAST, machine.foreign_from)] if machine.foreign_from is not None else []
    tests += [(_IF_EQUAL, number) for number in refused]
    yield _instruction(_LOAD, _ARCHITECTURE)
    yield _instruction(_IF_EQUAL, machine.audit_name, no=len(tests) + 2)  # calls of another interface fail, all of them
    yield _instruction(_LOAD, _NUMBER)
    for left, (test, number) in zip(range(len(tests), 0, -1), tests, strict=True):
        yield _instruction(test, number, yes=left)
    yield _instruction(_RETURN, _ALLOW)
    yield _instruction(_RETURN, _FAIL)


def _instruction(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    """Write one; `yes` and `no` count the instructions that are jumped over."""
    return struct.pack("=HBBI", code, yes, no, value)
