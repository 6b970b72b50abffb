"""Sample graphs."""

import importlib.util
import sys
from pathlib import Path

import pytest

_NAME = "kg_view_samples"


def _load_samples():
    if _NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(_NAME, Path(__file__).with_name("samples.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[_NAME] = module
        spec.loader.exec_module(module)
    return sys.modules[_NAME]


@pytest.fixture(scope="session")
def samples():
    """The module of sample graphs."""
    return _load_samples()
