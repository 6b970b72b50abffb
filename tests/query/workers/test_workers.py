"""Workers: whole replies or errors; what a query does happens to a process that nobody misses."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from kg.errors import InputError, QuerySyntax, QueryTimeout, QueryTooBig, StoreError
from kg.ids import DEFAULT_BASE
from kg.query.workers import Limits, Question, Workers
from kg.store.oxigraph import read
from kg.syntaxes import SYNTAXES
from kg.terms import IRI

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MEMORY = """SELECT (STRLEN(?i) AS ?n) { BIND("0123456789abcdef" AS ?x) BIND(CONCAT(?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x) AS ?a)
BIND(CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?b) BIND(CONCAT(?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b) AS ?c)
BIND(CONCAT(?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c) AS ?d) BIND(CONCAT(?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d) AS ?e)
BIND(CONCAT(?e, ?e, ?e, ?e, ?e, ?e, ?e, ?e) AS ?f) BIND(CONCAT(?f, ?f, ?f, ?f, ?f, ?f, ?f, ?f) AS ?g)
BIND(CONCAT(?g, ?g, ?g, ?g, ?g, ?g, ?g, ?g) AS ?h) BIND(CONCAT(?h, ?h, ?h, ?h, ?h, ?h, ?h, ?h) AS ?i) }"""


def _body(workers, text, format_name="json", **parts):
    with workers.answer(Question(text, format_name, **parts)).body as body:
        return body.read()


def test_a_table_in_each_format(workers):
    text = "SELECT ?b ?a { BIND(1 AS ?a) BIND('x' AS ?b) }"
    assert json.loads(_body(workers, text))["head"]["vars"] == ["b", "a"]
    assert b'<variable name="b"' in _body(workers, text, "xml")
    assert _body(workers, text, "csv") == b"b,a\r\nx,1\r\n"
    assert _body(workers, text, "tsv").splitlines()[0] == b"?b\t?a"


def test_the_columns_of_a_star_come_as_the_query_names_them(workers):
    text = "SELECT * { ?z <http://x.example/p> ?a . ?z <http://x.example/q> ?m FILTER(?hidden != 1 || true) } LIMIT 1"
    assert json.loads(_body(workers, text))["head"]["vars"] == ["z", "a", "m"]


@pytest.mark.parametrize(
    "text", ["SELECT * { { SELECT ?b { ?b ?c ?d } LIMIT 1 } }", "SELECT DISTINCT * { ?b ?a 1 } VALUES ?q { 1 }"]
)
def test_a_star_is_spelled_out_wherever_it_stands(workers, snapshot, text):
    assert sorted(json.loads(_body(workers, text))["head"]["vars"]) == sorted(snapshot.columns(text))


def test_a_boolean(workers):
    reply = workers.answer(Question("ASK {}", "json"))
    assert reply.kind == "boolean"
    assert json.loads(reply.body.read()) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("name", SYNTAXES)
def test_a_graph_in_each_syntax(workers, name):
    reply = workers.answer(Question("CONSTRUCT { <http://x.example/a> ?p ?o } { ?s ?p ?o } LIMIT 3", name))
    body = reply.body.read()
    assert (reply.kind, reply.size, reply.cut) == ("graph", len(body), None)
    assert b"http://x.example/a" in body


@pytest.mark.parametrize(("text", "name"), [("ASK {}", "turtle"), ("DESCRIBE <a:b>", "json"), ("ASK {}", "nonsense")])
def test_a_format_that_does_not_fit(workers, text, name):
    with pytest.raises(InputError, match="cannot hold"):
        workers.answer(Question(text, name))


def test_a_syntax_error_shows_the_query_as_it_was_written(workers):
    with pytest.raises(QuerySyntax) as caught:
        workers.answer(Question("SELECT *\n{ ?s ?p }", "json"))
    assert (caught.value.line, caught.value.source) == (2, "{ ?s ?p }")


@pytest.mark.parametrize("text", ["SELECT", "SELECT *", "SELECT * }", "", "SELECT * WHERE", "\ud800"])
def test_what_is_no_query(workers, text):
    with pytest.raises(QuerySyntax):
        workers.answer(Question(text, "json"))


def test_a_large_answer_comes_whole(workers):
    body = _body(workers, "SELECT ?a ?b { ?a <http://x.example/q> ?x . ?b <http://x.example/q> ?y } LIMIT 30000", "tsv")
    assert body.count(b"\n") == 30_001


def test_a_dataset_takes_the_place_of_from(workers):
    count = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/own> { ?s ?p ?o }"
    assert _body(workers, count, "csv").split() == [b"n", b"800"]
    assert _body(workers, count, "csv", default_graphs=(IRI(f"{DEFAULT_BASE}graph/facts"),)).split() == [b"n", b"1"]


def test_a_dataset_that_is_not_here_is_empty_and_not_fetched(workers):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert _body(workers, count, "csv", default_graphs=(IRI("http://example.org/else"),)).split() == [b"n", b"0"]


def test_what_was_found_for_a_search_is_put_in(workers):
    found = (("zero", 10_000, ((IRI("http://x.example/0"), 1.5),)),)
    body = _body(workers, 'SELECT ?x ?y { ?x kg:search "zero" ; <http://x.example/q> ?y }', "csv", found=found)
    assert body.splitlines()[1:] == [b"http://x.example/0,http://x.example/1"]


def test_a_slow_query_is_stopped_and_the_next_is_answered(hasty):
    for _ in range(2):
        with pytest.raises(QueryTimeout, match=r"longer than 1\.5 s"):
            hasty.answer(Question(FOREVER, "json"))
        assert b"true" in _body(hasty, "ASK {}")


def test_a_query_that_eats_memory_is_stopped_and_the_next_is_answered(opener):
    with Workers(opener, Limits(seconds=20, memory=600 * 2**20), size=1) as workers:
        with pytest.raises(QueryTooBig, match="600 MiB"):
            workers.answer(Question(MEMORY, "json"))
        assert b"true" in _body(workers, "ASK {}")


def test_many_threads_get_each_their_own(workers):
    found = {}

    def ask(number):
        found[number] = _body(workers, f"SELECT ?x {{ BIND({number} AS ?x) }}", "csv").split()[1]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: str(number).encode() for number in range(30)}


def test_slow_queries_do_not_hold_up_the_quick(opener):
    with Workers(opener, Limits(seconds=2), size=1) as workers:
        stopped = []

        def wait():
            with pytest.raises(QueryTimeout):
                workers.answer(Question(FOREVER, "json"))
            stopped.append(True)

        slow = threading.Thread(target=wait)
        slow.start()
        while not workers._crew._busy:
            threading.Event().wait(0.01)
        assert b"true" in _body(workers, "ASK {}")
        assert not stopped
        slow.join()


def test_another_snapshot_takes_over(opener, seeds_opener):
    with Workers(opener, size=1) as workers:
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        before = _body(workers, count)
        workers.replace(seeds_opener)
        assert _body(workers, count) != before


def test_closed_workers_say_so(opener):
    workers = Workers(opener, size=1)
    workers.close()
    with pytest.raises(StoreError, match="closed"):
        workers.answer(Question("ASK {}", "json"))


def test_a_store_that_is_not_there_is_named(tmp_path):
    with (
        Workers(partial(read, tmp_path / "nowhere", DEFAULT_BASE), size=1) as workers,
        pytest.raises(StoreError, match="nowhere"),
    ):
        workers.answer(Question("ASK {}", "json"))


def test_a_worker_that_died_in_its_sleep_is_replaced(workers):
    crew = workers._crew
    _body(workers, "ASK {}")
    for process in list(crew._idle):
        process.kill()
        process._end()
    assert b"true" in _body(workers, "ASK {}")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc, which only Linux has")
def test_workers_go_when_their_parent_is_killed(opener):
    program = f"""
from functools import partial; from pathlib import Path; import signal
from kg.query.workers import Question, Workers; from kg.store.oxigraph import read
workers = Workers(partial(read, Path({str(opener.args[0])!r}), {DEFAULT_BASE!r}), size=1)
workers.answer(Question("ASK {{}}", "json"))
print(workers._crew._nursery._child.pid, *[process._pid for process in workers._crew._idle], flush=True)
signal.pause()
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert all(_runs(pid) for pid in pids)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    for _ in range(500):
        if not any(map(_runs, pids)):
            break
        threading.Event().wait(0.01)
    assert not any(map(_runs, pids))


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_parent_keeps_no_descriptors(opener):
    def count():
        return len(list(Path("/dev/fd").iterdir()))

    with Workers(opener, size=1) as workers:
        _body(workers, "ASK {}")
        keeper = workers._crew._keeper
    keeper.join()
    before = count()
    with Workers(opener, size=1) as workers:
        _body(workers, "ASK {}")
        keeper = workers._crew._keeper
    keeper.join()
    assert count() == before
