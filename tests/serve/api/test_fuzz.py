"""A few examples of schemathesis; `python -m tests.serve.api.fuzz` asks five hundred."""

import importlib.util
from pathlib import Path

import pytest


def test_no_example_is_answered_by_an_error_of_the_server(gold_store):
    pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install 'kg[test]'")
    from kg.serve.app import app
    from kg.serve.service import Service, Settings

    spec = importlib.util.spec_from_file_location("kg_fuzz", Path(__file__).with_name("fuzz.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    service = Service(Settings(gold_store, hosts=frozenset({"testserver"})))
    try:
        statuses = module.fuzz(app(service), 42)
    finally:
        service.close()
    assert statuses.total() >= 42
    assert all(status < 500 for status in statuses)
