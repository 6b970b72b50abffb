"""A connected network in, a place for each node out: ForceAtlas2 from a pivot-MDS start, the same on every run.

Places are complex numbers, x + iy, in units of no meaning. Linked nodes attract by log(1 + distance) (LinLog, which keeps stories
together) up to `_LINLOG` nodes and by distance beyond; all nodes repel by mass * mass / distance, exactly for few nodes and on a
mesh by FFT for many. Jacomy et al., "ForceAtlas2", PLoS ONE 9(6), 2014; Brandes & Pich, "Eigensolver methods for progressive
multidimensional scaling", GD 2006. Nothing is random: ties and coincidences are broken by a node's number.
"""

from __future__ import annotations

import functools
from typing import Final

import numpy as np
import scipy.fft
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

Places = NDArray[np.complex128]
Links = NDArray[np.int64]
"""One row a link: the numbers of its two nodes."""
Floats = NDArray[np.float64]

_PIVOTS: Final = 40
_EXACT: Final = 150  # up to here all pairs are faster than a mesh
_LINLOG: Final = 2000
_REPULSION: Final = 4.0
_GRAVITY: Final = 0.05
_GOLDEN: Final = 2.399963229728653  # the golden angle spreads numbers evenly round a circle


def settle(count: int, links: Links, *, roughly: bool = False) -> Places:
    """Place `count` nodes that are all connected; `roughly` takes a third of the time."""
    if count < 3:  # noqa: PLR2004 - one or two need no forces
        return np.arange(count, dtype=np.complex128)
    at = pivot_mds(count, links, _PIVOTS // (3 if roughly else 1))
    mass: Floats = np.asarray(1.0 + np.bincount(links.ravel(), minlength=count), dtype=np.float64)
    cells = (64 if count <= _LINLOG else 128) // (2 if roughly else 1)
    before: Places = np.zeros(count, dtype=np.complex128)
    speed = 1.0
    for _ in range(_rounds(count) // (3 if roughly else 1)):
        push = _repel_exactly(at, mass) if count <= _EXACT else _repel_on_mesh(at, mass, cells)
        force = _REPULSION * push + _attract(at, links) - _GRAVITY * mass * at / np.maximum(np.abs(at), 1e-9)
        swing, traction = np.abs(force - before), np.abs(force + before) / 2
        speed = min(1.5 * speed, float((mass * traction).sum() / max((mass * swing).sum(), 1e-9)))
        at = at + force * (speed / (1 + speed * np.sqrt(swing)))
        before = force
    settled: Places = at - at.mean()
    return settled


def pivot_mds(count: int, links: Links, pivots: int = _PIVOTS) -> Places:
    """Place nodes so that distances resemble the number of links between them: a start that is already untangled."""
    weights = np.ones(2 * len(links))
    graph = csr_array((weights, (links.ravel("F"), links[:, ::-1].ravel("F"))), shape=(count, count))
    columns: list[Floats] = []
    nearest: Floats = np.full(count, np.inf)
    pivot = int(np.bincount(links.ravel(), minlength=count).argmax())
    for _ in range(min(pivots, count)):
        columns.append(np.asarray(dijkstra(graph, unweighted=True, indices=pivot), dtype=np.float64))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(nearest.argmax())
    squared = np.stack(columns, axis=1) ** 2
    centred = -0.5 * (squared - squared.mean(0) - squared.mean(1, keepdims=True) + squared.mean())
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :2]
    axes = axes * np.where(axes[np.abs(axes).argmax(0), np.arange(2)] < 0, -1, 1)  # an eigenvector's sign is arbitrary
    flat = centred @ axes
    at: Places = flat[:, 0] + 1j * flat[:, 1]
    spread = np.sqrt(count) * 3 / max(float(np.abs(at).mean()), 1e-9)
    number = np.arange(count)
    start: Places = at * spread + np.sqrt(1.0 + number) * np.exp(1j * _GOLDEN * number)
    return start


def _rounds(count: int) -> int:
    """Say how often to move; the fewer nodes, the cheaper it is to be thorough, but a handful is soon at rest."""
    steps = ((11, 60), (_EXACT, 250), (_LINLOG, 100))
    return next((rounds for most, rounds in steps if count <= most), 50)


def _attract(at: Places, links: Links) -> Places:
    one, two = links[:, 0], links[:, 1]
    pull = at[two] - at[one]
    if len(at) <= _LINLOG:
        length = np.maximum(np.abs(pull), 1e-9)
        pull = pull * (np.log1p(length) / length) * 4.0
    return summed(one, pull, len(at)) - summed(two, pull, len(at))


def summed(index: NDArray[np.int64], values: Places, count: int) -> Places:
    """Add up complex values by index."""
    real, imaginary = (np.bincount(index, weights=part, minlength=count) for part in (values.real, values.imag))
    total: Places = real + 1j * imaginary
    return total


def _repel_exactly(at: Places, mass: Floats) -> Places:
    """Sum mass * mass / distance over all pairs; the complex 1 / conj(d) has that length and the direction of d."""
    apart = np.conj(at[:, None] - at[None, :])
    np.fill_diagonal(apart, np.inf)
    push: Places = mass * (mass / np.where(apart == 0, 1e-6, apart)).sum(axis=1)
    return push


def _repel_on_mesh(at: Places, mass: Floats, cells: int) -> Places:
    """Share the masses among the cells of a mesh, convolve with the force of one cell, read off at each node."""
    corner = complex(at.real.min(), at.imag.min())
    step = max(float(np.ptp(at.real)), float(np.ptp(at.imag)), 1e-9) * 1.0001 / (cells - 1)
    on_mesh = (at - corner) / step
    column, row = on_mesh.real.astype(np.int64), on_mesh.imag.astype(np.int64)
    right, down = on_mesh.real - column, on_mesh.imag - row
    shares = (((1 - right) * (1 - down), 0), (right * (1 - down), 1), ((1 - right) * down, cells), (right * down, cells + 1))
    cell = row * cells + column
    size = cells * cells + cells + 2
    density = np.sum([np.bincount(cell + offset, weights=share * mass, minlength=size) for share, offset in shares], axis=0)
    field: Places = np.append(_convolve(density[: cells * cells].reshape(cells, cells)), np.zeros(cells + 2))
    felt = np.sum([share * field[cell + offset] for share, offset in shares], axis=0)
    push: Places = mass * felt / step
    return push


def _convolve(density: Floats) -> Places:
    """Sum, at every cell, the forces from all cells; twice the size, so that the mesh does not wrap round."""
    cells = len(density)
    twice = 2 * cells
    half = scipy.fft.rfft2(density, s=(twice, twice))
    across, along = _force_of_one_cell(cells)
    right = scipy.fft.irfft2(half * across, s=(twice, twice), overwrite_x=True)[:cells, :cells]
    down = scipy.fft.irfft2(half * along, s=(twice, twice), overwrite_x=True)[:cells, :cells]
    whole: Places = right + 1j * down
    return whole


@functools.cache
def _force_of_one_cell(cells: int) -> tuple[Places, Places]:
    """Transform the force of a mass at 0 on every cell, across and along; it depends on nothing but the size of the mesh."""
    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    apart = offset[None, :] - 1j * offset[:, None]
    apart[0, 0] = np.inf
    force = 1.0 / apart
    return scipy.fft.rfft2(force.real), scipy.fft.rfft2(force.imag)
