"""What the benchmarks share: a clock, the cost of a process, and a table on standard output."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """Do it once; return what it made, and the seconds it took."""
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def median_time(work: Callable[[], object], times: int) -> float:
    """Do it several times; return the median of the seconds."""
    return median(timed(work)[1] for _ in range(times))


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process: seconds by the clock and of the processor, and the megabytes that it, or the largest of its own, held."""

    seconds: float
    busy: float
    megabytes: float


def process(arguments: Sequence[str]) -> tuple[float, float]:
    """Run Python with arguments; return its seconds and megabytes."""
    spent = cost(arguments)
    return spent.seconds, spent.megabytes


def cost(arguments: Sequence[str]) -> Cost:
    """Run Python with arguments; return what it cost."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        started = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - start
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            errors.seek(0)
            raise SystemExit(f"python {' '.join(arguments)} failed:\n{errors.read().decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column flush left, the others flush right."""
    texts = [list(columns), *([_text(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in texts) for at in range(len(columns))]
    print(f"\n{title}")
    for row in texts:
        cells = [cell.rjust(width) if at else cell.ljust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True))]
        print("  ".join(cells).rstrip())


def _text(cell: object) -> str:
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
