"""The layout: the same every run, nothing overlapping, parts packed apart."""

import numpy as np
import pytest

from kg.view.forces import settle
from kg.view.layout import positions, spread
from kg.view.packing import pack


def planted(count, size=10):
    """Join nodes in stories of `size`, each a star with a few chords, the stars in a chain."""
    links = [(i // size * size, i) if i % size else (max(i - size, 0), i) for i in range(1, count)]
    links += [(i, i + 1) for i in range(1, count - 1, 3) if i // size == (i + 1) // size]
    return np.array(sorted(set(links)), dtype=np.int64)


@pytest.mark.parametrize("count", [1, 2, 3, 40, 400])
def test_the_same_bytes_every_run(count):
    links = planted(count).reshape(-1, 2)
    radii = np.full(count, 10.0)
    assert positions(radii, links).tobytes() == positions(radii, links).tobytes()


@pytest.mark.parametrize("count", [40, 400])
def test_no_two_nodes_overlap(count):
    radii = np.linspace(9.0, 24.0, count)
    at = positions(radii, planted(count))
    apart = np.abs(at[:, None] - at[None, :]) + np.diag(np.full(count, np.inf))
    assert (apart >= radii[:, None] + radii[None, :]).all()


def test_stories_stay_together():
    count, size = 400, 10
    at = positions(np.full(count, 9.0), planted(count, size))
    apart = np.abs(at[:, None] - at[None, :])
    nearest = apart.argsort(axis=1)[:, 1:6]
    assert (nearest // size == np.arange(count)[:, None] // size).mean() > 0.75


def test_unconnected_parts_do_not_mix():
    links = np.array([(3 * i, 3 * i + j) for i in range(20) for j in (1, 2)], dtype=np.int64)
    at = positions(np.full(60, 10.0), links).reshape(20, 3)
    low, high = at.real.min(1) + 1j * at.imag.min(1), at.real.max(1) + 1j * at.imag.max(1)
    for one in range(20):
        for two in range(one):
            beside = low[one].real > high[two].real or low[two].real > high[one].real
            above = low[one].imag > high[two].imag or low[two].imag > high[one].imag
            assert beside or above


def test_many_parts_fill_a_screen_and_no_line():
    at = positions(np.full(80, 10.0), np.zeros((0, 2), dtype=np.int64))
    assert 0.8 < np.ptp(at.real) / np.ptp(at.imag) < 2.5


def test_nodes_in_one_place_are_pushed_apart():
    at = spread(np.zeros(12, dtype=np.complex128), np.full(12, 10.0))
    assert (np.abs(at[:, None] - at[None, :]) + np.diag(np.full(12, np.inf))).min() > 20


def test_everything_is_finite_for_odd_shapes():
    star = np.array([(0, i) for i in range(1, 200)], dtype=np.int64)
    chain = np.array([(i, i + 1) for i in range(199)], dtype=np.int64)
    for links in (star, chain):
        assert np.isfinite(settle(200, links)).all()


@pytest.mark.parametrize("count", [61, 400, 3000])
def test_very_many_boxes_are_packed_apart_and_close(count):
    boxes = [complex(20 + number * 7 % 31, 20 + number * 5 % 17) for number in range(count)]
    at = np.array(pack(boxes, 10))
    room = np.array(boxes)
    gap, needed = at[:, None] - at[None, :], (room[:, None] + room[None, :]) / 2
    free = (np.abs(gap.real) >= needed.real + 9.9) | (np.abs(gap.imag) >= needed.imag + 9.9)
    assert free[~np.eye(count, dtype=bool)].all()
    area = (room.real + 10) @ (room.imag + 10)
    assert np.ptp(at.real) * np.ptp(at.imag) < 2.5 * area


def test_boxes_are_packed_apart_with_the_first_in_the_middle():
    boxes = [100 + 80j] + [30 + 20j] * 12
    centres = pack(boxes, 10)
    for one in range(13):
        for two in range(one):
            room = (boxes[one] + boxes[two]) / 2
            gap = centres[one] - centres[two]
            assert abs(gap.real) >= room.real + 9.9 or abs(gap.imag) >= room.imag + 9.9
    assert abs(centres[0]) < 60
