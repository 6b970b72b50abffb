"""The index of a small world."""

from __future__ import annotations

from contextlib import closing

import pytest
from small_world import WORLD, make_index


@pytest.fixture(scope="session")
def index():
    with closing(make_index(WORLD)) as made:
        yield made
