"""The command line in a real shell: pipes that break, terminals, interrupts and completion."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from kg.cli.main import cli
from kg.query.named import named_queries

ROOT = Path(__file__).parents[2]
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
posix = pytest.mark.skipif(os.name == "nt", reason="pipes, terminals and signals of POSIX systems")


def command(*arguments):
    return [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)]


@pytest.fixture
def environment(tmp_path):
    keep = {name: value for name, value in os.environ.items() if name not in ("KG_STORE", "NO_COLOR", "FORCE_COLOR")}
    return {"env": {**keep, "PYTHONPATH": str(ROOT)}, "cwd": tmp_path}


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["query", EVERYTHING],
        ["query", EVERYTHING, "--format", "csv"],
        ["export", "-", "--format", "nq"],
        ["info"],
        ["query", "--list"],
    ],
)
def test_a_reader_that_goes_away_is_no_failure(gold_store, environment, arguments):
    """`kg query ... | head -1`: the pipe is closed before anything is written to it."""
    reading, writing = os.pipe()
    os.close(reading)
    store = [] if "--list" in arguments else ["--store", gold_store]
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(command(*arguments, *store), stdout=gone, stderr=subprocess.PIPE, check=False, **environment)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("arguments", [["info"], ["build"], ["build", "-"], ["view", "--no-open"], ["query", "sanctioned-by"]])
def test_closed_standard_streams_raise_nothing(own_store, environment, arguments):
    closed = ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command(*arguments, "--store", own_store)]
    done = subprocess.run(closed, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, check=False, **environment)
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if "-" in arguments else 0)


@posix
def test_an_interrupt_is_said_in_one_line(environment):
    """Ctrl-C while standard input is waited for."""
    with subprocess.Popen(
        command("build", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **environment
    ) as process:
        store = environment["cwd"] / "kg-store" / "judgements.csv"
        while not store.exists():  # the writer is open: the build has begun
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert out == ""
    assert err.strip() == "kg: stopped; what was acknowledged is kept"


@posix
def test_the_progress_bar_is_drawn_on_a_terminal_and_nowhere_else(seeds, environment):
    import pty

    article = seeds / "01-xinjiang-sanctions.txt"
    piped = subprocess.run(command("build", article), capture_output=True, text=True, check=True, **environment)
    assert piped.stderr == ""
    assert "\x1b" not in piped.stdout
    ours, theirs = pty.openpty()
    settings = {**environment, "env": {**environment["env"], "NO_COLOR": "1", "TERM": "xterm"}}
    with subprocess.Popen(command("extract", article), stdout=subprocess.DEVNULL, stderr=theirs, **settings) as process:
        os.close(theirs)
        drawn = b"".join(iter(lambda: chunk(ours), b""))
        assert process.wait() == 0
    os.close(ours)
    assert b"words" in drawn
    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]m", drawn), "NO_COLOR is honoured"


def chunk(terminal):
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux ends a terminal so
        return b""


@pytest.mark.parametrize(
    ("typed", "incomplete", "expected"),
    [
        (["query"], "sanctioned-", {name for name in named_queries() if name.startswith("sanctioned-")}),
        (["query"], "", set(named_queries())),
        ([], "ex", {"export", "extract"}),
        (["view"], "--h", {"--hops", "--help"}),
        (["view", "--query"], "sanctioned-", {name for name in named_queries() if name.startswith("sanctioned-")}),
        (["completion"], "", {"bash", "zsh", "fish"}),
    ],
)
def test_the_shell_completes_verbs_options_and_names_of_queries(typed, incomplete, expected):
    found = ShellComplete(cli, {}, "kg", "_KG_COMPLETE").get_completions(typed, incomplete)
    assert {each.value for each in found} >= expected
    assert all(each.value.startswith(incomplete) for each in found)


def test_completion_shows_the_help_of_a_query():
    (found,) = ShellComplete(cli, {}, "kg", "_KG_COMPLETE").get_completions(["query"], "sanctioned-by")
    assert found.help == named_queries()["sanctioned-by"].help


@posix
def test_the_script_for_bash_completes(environment):
    asked = {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": "kg query alleg", "COMP_CWORD": "2"}
    code = "import sys; sys.argv = ['kg']; from kg.cli import main; main()"
    settings = {"env": environment["env"] | asked, "cwd": environment["cwd"]}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, **settings)
    assert done.stdout == "plain,allegations\n"
