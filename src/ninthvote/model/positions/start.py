"""Where the fit sets out from: the leading singular vectors of who differed from the room, and by how much.

Only the direction matters here; a start from zero would leave every slope at zero, since neither side then moves.
"""

from __future__ import annotations

import numpy as np

from ninthvote.model.positions.blocks_numpy import Parameters
from ninthvote.model.positions.layout import Layout
from ninthvote.model.positions.ordered import Array

#: Log half-width of abstention at the start: the band of e^-0.5 = 0.6 logits holds about a tenth of votes.
START_ROOM = -0.5


def start_from_svd(layout: Layout, dimensions: int) -> Parameters:
    """Fixed positions from a truncated singular value decomposition; intercepts at each roll call's own rate."""
    j = np.repeat(np.arange(layout.n_roll_calls), np.diff(layout.roll_call_start))
    said = layout.vote_by_roll_call.astype(np.float64) - 1.0
    n = np.bincount(j, minlength=layout.n_roll_calls)
    mean = np.bincount(j, weights=said, minlength=layout.n_roll_calls) / np.maximum(n, 1)
    position = _leading(layout, j, said - mean[j], dimensions)
    owner = np.repeat(np.arange(layout.n_states), np.diff(layout.path_start))
    path = np.zeros((layout.n_places, dimensions + 1))
    path[:, :dimensions] = position[owner]
    slope = np.zeros((layout.n_roll_calls, dimensions + 1))
    slope[:, dimensions] = 1.0
    share = (mean * n + 1.0) / (n + 2.0)  # from -1 (all no) to 1 (all yes), drawn in for small rooms
    return Parameters(
        intercept=2.0 * np.arctanh(np.clip(share, -0.99, 0.99)),
        slope=slope,
        room=np.full(layout.n_roll_calls, START_ROOM),
        path=path,
        taste=np.zeros(layout.n_states),
    )


def _leading(layout: Layout, j: np.ndarray, residual: Array, dimensions: int) -> Array:
    """(n_states, dimensions) coordinates of unit variance; each State's row over the votes that it cast.

    The States' cross-products are averaged over the roll calls that two of them share, so that a State which
    joined late is not drawn to the middle by the years in which it was not there.
    """
    dense = np.zeros((layout.n_roll_calls, layout.n_states), dtype=np.float32)
    dense[j, layout.state_of] = residual
    product = (dense.T @ dense).astype(np.float64)
    dense[j, layout.state_of] = 1.0
    shared = (dense.T @ dense).astype(np.float64)
    similar = product / (shared + 50.0)
    values, vectors = np.linalg.eigh(similar)
    take = np.argsort(values)[::-1][:dimensions]
    kept = vectors[:, take] * np.sqrt(np.maximum(values[take], 1e-12))
    if kept.shape[1] < dimensions:
        kept = np.pad(kept, ((0, 0), (0, dimensions - kept.shape[1])))
    kept *= np.where(kept[np.abs(kept).argmax(axis=0), np.arange(dimensions)] < 0, -1.0, 1.0)
    spread = kept.std(axis=0)
    return np.asarray((kept - kept.mean(axis=0)) / np.where(spread > 0, spread, 1.0))
